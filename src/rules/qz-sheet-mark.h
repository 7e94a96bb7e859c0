/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "model/qz-rubric.h"

G_BEGIN_DECLS

#define QZ_SHEET_MARK_SCHEME "QZS1" /* raised when the fields change */

/**
 * QzSheetMark:
 *
 * Which printed score sheet 评分表 a paper is. Its check code follows from what it names alone, so
 * that a code that was typed finds the sheet as the QR code does, and a sheet that was printed for
 * another rubric is known.
 */
typedef struct
{
  char *activity;
  char *stage;
  char *panel;   /* UUID */
  char *entry;   /* UUID */
  char *judge;   /* UUID */
  char *rubric;  /* id */
  char *version; /* of the rubric */
} QzSheetMark;

QzSheetMark *qz_sheet_mark_new (const QzPanel *panel,
                                const char *entry,
                                const char *judge,
                                const QzRubric *rubric) G_GNUC_WARN_UNUSED_RESULT;
void qz_sheet_mark_free (QzSheetMark *self);

char *qz_sheet_mark_dup_code (const QzSheetMark *self) G_GNUC_WARN_UNUSED_RESULT;
char *qz_sheet_mark_dup_qr (const QzSheetMark *self) G_GNUC_WARN_UNUSED_RESULT;
QzSheetMark *qz_sheet_mark_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSheetMark, qz_sheet_mark_free)

G_END_DECLS
