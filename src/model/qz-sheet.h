/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-points.h"
#include "model/qz-sheet-remark.h"

G_BEGIN_DECLS

/* The points given for one item. */
typedef struct
{
  char *item;    /* id of the item in the rubric */
  gint64 points; /* thousandths; QZ_POINTS_NONE: blank */
} QzSheetScore;

/**
 * QzSheetState:
 * @QZ_SHEET_OPEN: being typed; does not count
 * @QZ_SHEET_LOCKED: handed in; counts
 * @QZ_SHEET_RECUSED: 回避; never counts
 * @QZ_SHEET_HELD: 待核实; does not count until the panel head decides
 */
typedef enum
{
  QZ_SHEET_OPEN,
  QZ_SHEET_LOCKED,
  QZ_SHEET_RECUSED,
  QZ_SHEET_HELD,
} QzSheetState;

/* A score sheet 打分表: what one judge gave one entry at one stage on one form. */
typedef struct
{
  char *id; /* UUID */
  char *entry;
  char *judge;
  char *stage;
  char *rubric;
  gboolean active; /* FALSE: kept, on the form of a category that the entry has left */
  QzSheetState state;
  gint64 total;      /* thousandths, QZ_POINTS_NONE while an item is blank */
  GPtrArray *scores; /* (element-type QzSheetScore) */
  char *comment;
  GPtrArray *remarks; /* (element-type QzSheetRemark), nullable: they were not read */
  char *updated;  /* instant */
  guint version;  /* from 1: one more with each amendment of what was locked */
  guint handed;   /* the version that its judge has handed in, 0 for none */
  gboolean paper; /* typed from signed paper, by two people: it counts once they agree */
} QzSheet;

const char *qz_sheet_state_get_id (QzSheetState state);
QzSheetState qz_sheet_state_from_id (const char *id);

QzSheetScore *qz_sheet_score_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_sheet_score_free (QzSheetScore *self);
QzSheet *qz_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_sheet_free (QzSheet *self);

gint64 qz_scores_get_points (const GPtrArray *scores, const char *item);
void qz_scores_set_points (GPtrArray *scores, const char *item, gint64 points);
GPtrArray *qz_scores_copy (const GPtrArray *scores) G_GNUC_WARN_UNUSED_RESULT;

gint64 qz_sheet_get_points (const QzSheet *self, const char *item);
void qz_sheet_set_points (QzSheet *self, const char *item, gint64 points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSheetScore, qz_sheet_score_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSheet, qz_sheet_free)

G_END_DECLS
