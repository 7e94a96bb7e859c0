/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"
#include "model/qz-entry.h"
#include "model/qz-panel.h"
#include "model/qz-review-fact.h"
#include "model/qz-sheet.h"
#include "rules/qz-award-rules.h"

G_BEGIN_DECLS

/**
 * QzPass:
 * @QZ_PASS_ON: goes on, or nothing keeps it back
 * @QZ_PASS_WAITS: has no mean yet, and one is asked for
 * @QZ_PASS_MARK: the mean does not reach the pass mark
 * @QZ_PASS_COUNT: is not among the best that go on
 * @QZ_PASS_DECIDED: was kept back by decision, or did not come
 *
 * Whether an entry goes on from a stage.
 */
typedef enum
{
  QZ_PASS_ON,
  QZ_PASS_WAITS,
  QZ_PASS_MARK,
  QZ_PASS_COUNT,
  QZ_PASS_DECIDED,
} QzPass;

/* What the sheets of one stage gave one entry. */
typedef struct
{
  const QzStage *stage; /* borrowed from the edition */
  GPtrArray *sheets;    /* (element-type QzSheet) borrowed, in the order of the judges */
  QzDrop *drops;        /* one for each sheet */
  GPtrArray *missing;   /* (element-type QzJudge) borrowed: who still owes a sheet that counts */
  QzMean raw;           /* of the sheets alone */
  QzMean mean;          /* what time took off included: this counts */
  gint64 seconds;       /* how long it took, -1 when not known */
  gint64 penalty;       /* thousandths that time takes off */
  gboolean too_long;    /* the time excludes it */
  const QzItem *gate;   /* nullable: yes-no item whose answers exclude it, borrowed */
  guint n_no;           /* so many answered it with no */
  QzPass pass;
  gboolean admitted; /* it goes on by decision */
} QzStageResult;

/* Where one entry stands and why. */
typedef struct
{
  const QzEntry *entry; /* borrowed */
  char *field;          /* key of the field in which it competes */
  GPtrArray *stages;    /* (element-type QzStageResult), as in the activity */
  guint reached;        /* stages that it goes through; what came after does not count */
  gboolean excluded;    /* a gate or the time of a stage excludes it */
  gint64 votes;         /* of the public, -1 when not known */
  QzMean bonus;         /* points for votes, exact; none without a rule or a total */
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
  GPtrArray *facts;   /* (element-type QzReviewFact) a reference, nullable */
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
                           GPtrArray *facts,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_ranking_free (QzRanking *self);

const QzStanding *qz_ranking_find (const QzRanking *self, const char *entry);
const QzReviewFact *
qz_ranking_find_fact (const QzRanking *self, const char *entry, const char *stage, QzFactKind kind);
guint qz_ranking_count_incomplete (const QzRanking *self);
void qz_ranking_fill_candidate (const QzRanking *self,
                                const QzStanding *standing,
                                const GPtrArray *awards,
                                QzCandidate *candidate,
                                GPtrArray *owned);
GArray *qz_ranking_award (const QzRanking *self,
                          const GPtrArray *awards,
                          QzCutPolicy policy,
                          GHashTable *out_awards) G_GNUC_WARN_UNUSED_RESULT;
const char *
qz_ranking_find_item_title (const QzRanking *self, const QzEntry *entry, const char *item);
const char *qz_ranking_find_group_label (const QzRanking *self, const QzEntry *entry);
char *qz_ranking_dup_decision (const QzRanking *self,
                               const QzStanding *standing) G_GNUC_WARN_UNUSED_RESULT;
char *qz_ranking_dup_obstacle (const QzRanking *self,
                               const QzStanding *standing) G_GNUC_WARN_UNUSED_RESULT;
char *qz_ranking_dup_field_name (const QzRanking *self,
                                 const QzStanding *standing) G_GNUC_WARN_UNUSED_RESULT;
void qz_ranking_report_missing (const QzRanking *self, GPtrArray *findings);
char *qz_ranking_explain (const QzRanking *self,
                          const QzStanding *standing,
                          QzJudgeNameFunc judge_name,
                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzRanking, qz_ranking_free)

G_END_DECLS
