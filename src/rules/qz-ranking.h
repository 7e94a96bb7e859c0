/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"
#include "model/qz-entry.h"
#include "model/qz-panel.h"
#include "model/qz-sheet.h"
#include "rules/qz-award-rules.h"

G_BEGIN_DECLS

/* What the sheets of one stage gave one entry. */
typedef struct
{
  const QzStage *stage; /* borrowed from the edition */
  GPtrArray *sheets;    /* (element-type QzSheet) borrowed, in the order of the judges */
  QzDrop *drops;        /* one for each sheet */
  GPtrArray *missing;   /* (element-type QzJudge) borrowed: who still owes a sheet that counts */
  QzMean mean;
} QzStageResult;

/* Where one entry stands and why. */
typedef struct
{
  const QzEntry *entry; /* borrowed */
  char *field;          /* key of the field in which it competes */
  GPtrArray *stages;    /* (element-type QzStageResult), as in the activity */
  QzMean total;         /* exact */
  gint64 points; /* rounded, thousandths; QZ_POINTS_NONE while a counted stage has no sheet */
  QzMean *items; /* one for each tie step */
  guint rank;    /* 0: not ranked */
  int decided;   /* tie step, or QZ_DECIDED_BY_TOTAL */
  gboolean shared;
  gboolean open; /* waits for the deliberation */
  guint missing; /* sheets that its panels still owe at the stages that count */
} QzStanding;

/* The ranking of an activity. Borrows from edition and entries, which have to outlive it. */
typedef struct
{
  const QzEdition *edition;
  const QzActivity *activity;
  GPtrArray *entries; /* (element-type QzEntry) a reference */
  GPtrArray *sheets;  /* (element-type QzSheet) a reference */
  GPtrArray *panels;  /* (element-type QzPanel) a reference, nullable */
  GPtrArray
      *standings;      /* (element-type QzStanding) field by field, best first, the unranked last */
  GPtrArray *findings; /* (element-type QzFinding) warnings; the path is the id of the entry */
} QzRanking;

typedef const char *(*QzJudgeNameFunc) (const char *judge, gpointer user_data);

QzRanking *qz_ranking_new (const QzEdition *edition,
                           const QzActivity *activity,
                           GPtrArray *panels,
                           GPtrArray *entries,
                           GPtrArray *sheets,
                           GHashTable *places,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_ranking_free (QzRanking *self);

const QzStanding *qz_ranking_find (const QzRanking *self, const char *entry);
guint qz_ranking_count_incomplete (const QzRanking *self);
GArray *qz_ranking_award (const QzRanking *self,
                          const GPtrArray *awards,
                          QzCutPolicy policy,
                          GHashTable *out_awards) G_GNUC_WARN_UNUSED_RESULT;
const char *
qz_ranking_find_item_title (const QzRanking *self, const QzEntry *entry, const char *item);
char *qz_ranking_dup_decision (const QzRanking *self,
                               const QzStanding *standing) G_GNUC_WARN_UNUSED_RESULT;
void qz_ranking_report_missing (const QzRanking *self, GPtrArray *findings);
char *qz_ranking_explain (const QzRanking *self,
                          const QzStanding *standing,
                          QzJudgeNameFunc judge_name,
                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzRanking, qz_ranking_free)

G_END_DECLS
