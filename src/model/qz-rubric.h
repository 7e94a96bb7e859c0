/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzItemKind:
 * @QZ_ITEM_SCORE: points between minimum and maximum
 * @QZ_ITEM_BONUS: points added
 * @QZ_ITEM_DEDUCTION: points taken off; typed as a positive number
 * @QZ_ITEM_YES_NO: a gate that counts no points; 0 is no, one point is yes
 */
typedef enum
{
  QZ_ITEM_SCORE,
  QZ_ITEM_BONUS,
  QZ_ITEM_DEDUCTION,
  QZ_ITEM_YES_NO,
} QzItemKind;

typedef struct
{
  char *id;
  char *title;
  char *guidance;
  QzItemKind kind;
  gint64 minimum;          /* thousandths of a point */
  gint64 maximum;
  gint64 step;             /* > 0 */
} QzItem;

/* A score sheet, rubrics/ID.json. Its total need not be 100. Immutable once read. */
typedef struct
{
  char *id;
  char *name;
  char *version;
  char *source;            /* standard, annex and edition */
  gboolean confirmed;      /* FALSE: 待确认 */
  GPtrArray *items;        /* (element-type QzItem) */
} QzRubric;

QzRubric *qz_rubric_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_rubric_free (QzRubric *self);
QzItem *qz_item_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_item_free (QzItem *self);

const QzItem *qz_rubric_find_item (const QzRubric *self, const char *id);
gint64 qz_rubric_maximum (const QzRubric *self);
gboolean qz_rubric_scores_alike (const QzRubric *a, const QzRubric *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzRubric, qz_rubric_free)

G_END_DECLS
