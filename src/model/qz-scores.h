/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-sheet.h"

G_BEGIN_DECLS

/* A score sheet as its judge has handed it in. */
typedef struct
{
  char *entry;    /* UUID */
  guint revision; /* of the entry as the judge saw it */
  char *stage;
  char *rubric;
  guint version;     /* of the sheet */
  char *reason;      /* why it was amended; "" of the first version */
  GPtrArray *scores; /* (element-type QzSheetScore) */
  char *comment;
  GPtrArray *remarks; /* (element-type QzSheetRemark) */
  char *updated;      /* instant */
} QzHandedSheet;

/* An entry from which a judge stays away, as he declares himself 回避. */
typedef struct
{
  char *entry; /* UUID */
  char *reason;
  char *declared; /* instant */
} QzRecusal;

/* What is in a score bundle 评分包: all that a judge has handed in so far. */
typedef struct
{
  char *judge;         /* UUID */
  char *packet;        /* UUID of the packet that is answered */
  guint version;       /* of the packet */
  char *handed;        /* instant */
  GPtrArray *sheets;   /* (element-type QzHandedSheet) */
  GPtrArray *recusals; /* (element-type QzRecusal) */
} QzScores;

/* A score bundle that has come. */
typedef struct
{
  gint64 bundle; /* seq of the bundle */
  char *judge;   /* UUID */
  guint packet;  /* version of the packet that it answers */
  guint sheets;  /* how many are in it */
  guint sequence;
  char *handled; /* instant */
  char *object;  /* SHA-256 of the bundle, encrypted as it came */
  char *file;
} QzScoreArrival;

QzHandedSheet *qz_handed_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_handed_sheet_free (QzHandedSheet *self);
QzRecusal *qz_recusal_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_recusal_free (QzRecusal *self);
QzScores *qz_scores_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_scores_free (QzScores *self);
QzScoreArrival *qz_score_arrival_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_score_arrival_free (QzScoreArrival *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzScores, qz_scores_free)

G_END_DECLS
