/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/qz-rubric.h"
#include "model/qz-sheet.h"

G_BEGIN_DECLS

#define QZ_TYPE_SCORE_SHEET (qz_score_sheet_get_type ())

G_DECLARE_FINAL_TYPE (QzScoreSheet, qz_score_sheet, QZ, SCORE_SHEET, AdwBin)

GtkWidget *qz_score_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;

void qz_score_sheet_set_sheet (QzScoreSheet *self, const QzRubric *rubric, const QzSheet *sheet);
void qz_score_sheet_set_editable (QzScoreSheet *self, gboolean editable);

void qz_score_sheet_set_remarking (QzScoreSheet *self, gboolean remarking);
void qz_score_sheet_add_remarks (QzScoreSheet *self, GPtrArray *remarks);

void qz_score_sheet_set_as_written (QzScoreSheet *self, gboolean as_written);
void qz_score_sheet_set_text (QzScoreSheet *self, guint item, const char *text);
gint64 qz_score_sheet_get_total (QzScoreSheet *self);
gboolean qz_score_sheet_is_modified (QzScoreSheet *self);
gboolean qz_score_sheet_has_faults (QzScoreSheet *self);
void qz_score_sheet_rebase (QzScoreSheet *self, const QzSheet *sheet);
gboolean qz_score_sheet_check (QzScoreSheet *self, GError **error);
gboolean qz_score_sheet_check_typed (QzScoreSheet *self, GError **error);
gboolean qz_score_sheet_check_written (QzScoreSheet *self, GError **error);
void qz_score_sheet_apply (QzScoreSheet *self, gboolean as_written, QzSheet *sheet);
void qz_score_sheet_grab_first (QzScoreSheet *self);

G_END_DECLS
