/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-edition.h"
#include "model/qz-prize.h"
#include "model/qz-review-fact.h"
#include "model/qz-sheet.h"

G_BEGIN_DECLS

/* The mean of an entry at one stage: thousandths of a point over a count, 0 over 0 for none. */
typedef struct
{
  char *stage; /* id */
  gint64 sum;
  gint64 count;
} QzFrozenMean;

/* The seed that the panels of a stage were planned with. */
typedef struct
{
  char *stage; /* id */
  gint64 seed;
} QzFrozenSeed;

/* What an entry was given and where that put it. */
typedef struct
{
  char *id; /* UUID */
  char *number;
  char *category;
  char *title;
  char *team;
  char *unit;        /* certificate name 发证名称 */
  guint missing;     /* sheets that its panels still owed */
  char *group;       /* in which it was ranked, "" for none */
  guint place;       /* among equals by deliberation, 0: none */
  GPtrArray *facts;  /* (element-type QzReviewFact) by kind and stage: what else it follows from;
                        kind, stage and value are given */
  gboolean by_hand;  /* whether its award was given against or beside the rule */
  char *hand;        /* id of that award, "" when it was to have none */
  GPtrArray *sheets; /* (element-type QzSheet) by stage and judge: judge, stage, rubric, state and
                        scores are given; the total is worked out */

  /* What follows is worked out from the above and the rules. */
  GPtrArray *means; /* (element-type QzFrozenMean) of the stages, as in the rules */
  gint64 sum;       /* of the exact total, thousandths */
  gint64 count;     /* 0: no total */
  gint64 points;    /* rounded, thousandths; QZ_POINTS_NONE without a total */
  guint rank;       /* 0: not ranked */
  guint decided;    /* step for ties that told it from its equals, from 1; 0: the total did */
  gboolean shared;
  gboolean open; /* waited for the deliberation */
  char *award;   /* id, "" for none */
} QzFrozenEntry;

/**
 * QzFrozenResult:
 *
 * A frozen result 评审结果: everything that a ranking follows from, and what followed. It stands
 * for itself: entries, judges and the edition may change or go without changing it.
 */
typedef struct
{
  guint version;   /* from 1, counted for each activity and stage */
  char *previous;  /* SHA-256 of the record of the version before, "" for the first */
  char *program;   /* version of the program that froze it */
  char *reason;    /* why it was frozen although something was open, "" when nothing was */
  char *stage;     /* id of the one stage it is about, "" for the whole activity */
  gboolean awards; /* whether awards were given */
  QzCutPolicy ties;
  QzEdition *rules;   /* owned: id, version, name and language, the one activity, its rubrics */
  GPtrArray *seeds;   /* (element-type QzFrozenSeed) */
  GPtrArray *entries; /* (element-type QzFrozenEntry) by number */
  GPtrArray *prizes;  /* (element-type QzPrize) beside the levels, of a whole activity: award,
                         entry, name and unit are given */
} QzFrozenResult;

/* A version as the workspace keeps it: its record and what is known beside it. */
typedef struct
{
  char *id; /* UUID, the subject of its event in the audit trail */
  char *edition;
  char *activity;
  char *stage; /* "" for the whole activity */
  guint version;
  char *frozen; /* instant */
  char *sha256; /* of the record */
  guint entries;
  char *reason;
  GBytes *record; /* nullable: when it was read along */
} QzFrozenVersion;

QzFrozenMean *qz_frozen_mean_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_frozen_mean_free (QzFrozenMean *self);
QzFrozenSeed *qz_frozen_seed_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_frozen_seed_free (QzFrozenSeed *self);
QzFrozenEntry *qz_frozen_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_frozen_entry_free (QzFrozenEntry *self);
QzFrozenResult *qz_frozen_result_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_frozen_result_free (QzFrozenResult *self);
QzFrozenVersion *qz_frozen_version_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_frozen_version_free (QzFrozenVersion *self);

const QzActivity *qz_frozen_result_get_activity (const QzFrozenResult *self);
const QzFrozenEntry *qz_frozen_result_find (const QzFrozenResult *self, const char *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzFrozenEntry, qz_frozen_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzFrozenResult, qz_frozen_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzFrozenVersion, qz_frozen_version_free)

G_END_DECLS
