/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-sheet.h"

G_BEGIN_DECLS

/* The two who type a signed score sheet. */
typedef enum
{
  QZ_TURN_FIRST = 1,  /* 录入 */
  QZ_TURN_SECOND = 2, /* 校对: without having seen what the first one typed */
} QzTypingTurn;

/* What one of them read on the paper. */
typedef struct
{
  guint version; /* of the sheet */
  QzTypingTurn turn;
  char *typist;
  char *typed;       /* instant */
  GPtrArray *scores; /* (element-type QzSheetScore): as written, whether or not they may stand */
} QzSheetTyping;

/* What was decided on an item: which of two readings it is, or what stands instead of one. */
typedef struct
{
  guint version; /* of the sheet */
  char *item;
  gint64 points; /* thousandths; QZ_POINTS_NONE: it is blank on the paper */
  char *decider;
  char *reason;
  char *decided; /* instant */
} QzSheetDecision;

/* A sheet as it was before it was amended. */
typedef struct
{
  guint version;
  QzSheetState state;
  gboolean paper;
  gint64 total;      /* thousandths, or QZ_POINTS_NONE */
  GPtrArray *scores; /* (element-type QzSheetScore) */
  char *comment;
  char *updated; /* instant */
  char *amender; /* who put it aside */
  char *reason;
  char *amended; /* instant */
} QzSheetVersion;

/* How a score sheet came about, through all its versions. */
typedef struct
{
  GPtrArray *typings;   /* (element-type QzSheetTyping) by version and turn */
  GPtrArray *decisions; /* (element-type QzSheetDecision) by version, in their order */
  GPtrArray *versions;  /* (element-type QzSheetVersion) before the present one */
} QzSheetTrail;

QzSheetTyping *qz_sheet_typing_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_sheet_typing_free (QzSheetTyping *self);
QzSheetDecision *qz_sheet_decision_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_sheet_decision_free (QzSheetDecision *self);
QzSheetVersion *qz_sheet_version_new (const QzSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
void qz_sheet_version_free (QzSheetVersion *self);
QzSheetTrail *qz_sheet_trail_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_sheet_trail_free (QzSheetTrail *self);

const QzSheetTyping *
qz_sheet_trail_find_typing (const QzSheetTrail *self, guint version, QzTypingTurn turn);
void qz_sheet_trail_take_typing (QzSheetTrail *self, QzSheetTyping *typing);
const QzSheetDecision *
qz_sheet_trail_find_decision (const QzSheetTrail *self, guint version, const char *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSheetTyping, qz_sheet_typing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSheetDecision, qz_sheet_decision_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSheetVersion, qz_sheet_version_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSheetTrail, qz_sheet_trail_free)

G_END_DECLS
