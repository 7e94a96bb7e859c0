/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/qz-rubric.h"

G_BEGIN_DECLS

#define QZ_TYPE_SCORE_ROW (qz_score_row_get_type ())

G_DECLARE_FINAL_TYPE (QzScoreRow, qz_score_row, QZ, SCORE_ROW, GtkListBoxRow)

GtkWidget *qz_score_row_new (const QzItem *item, guint index) G_GNUC_WARN_UNUSED_RESULT;

guint qz_score_row_get_index (QzScoreRow *self);
const char *qz_score_row_get_text (QzScoreRow *self);
void qz_score_row_set_text (QzScoreRow *self, const char *text);
void qz_score_row_set_fault (QzScoreRow *self, const char *fault);
void qz_score_row_set_editable (QzScoreRow *self, gboolean editable);
void qz_score_row_grab_entry (QzScoreRow *self);

void qz_score_row_set_remark (QzScoreRow *self, const char *text);
const char *qz_score_row_get_remark (QzScoreRow *self);
void qz_score_row_ask_remark (QzScoreRow *self);

G_END_DECLS
