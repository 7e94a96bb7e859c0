/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-rubric.h"
#include "model/qz-sheet.h"

G_BEGIN_DECLS

/*
 * What is being typed into a score sheet: a text for each item of a rubric, what it says as points,
 * and what is wrong with it. Without widgets, so that its rules are tested without a display.
 */
typedef struct _QzScoreDraft QzScoreDraft;

QzScoreDraft *qz_score_draft_new (const QzRubric *rubric,
                                  const QzSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
void qz_score_draft_free (QzScoreDraft *self);

const QzRubric *qz_score_draft_get_rubric (const QzScoreDraft *self);
gboolean qz_score_draft_set_text (QzScoreDraft *self, guint item, const char *text, GError **error);
const char *qz_score_draft_get_text (const QzScoreDraft *self, guint item);
gint64 qz_score_draft_get_points (const QzScoreDraft *self, guint item);
const char *qz_score_draft_get_fault (const QzScoreDraft *self, guint item);

gint64 qz_score_draft_get_sum (const QzScoreDraft *self);
gint64 qz_score_draft_get_total (const QzScoreDraft *self);
guint qz_score_draft_count_blank (const QzScoreDraft *self);
guint qz_score_draft_count_faults (const QzScoreDraft *self);
gboolean qz_score_draft_is_modified (const QzScoreDraft *self);
void qz_score_draft_rebase (QzScoreDraft *self, const QzSheet *sheet);
gboolean qz_score_draft_check (const QzScoreDraft *self, guint *out_item, GError **error);
gboolean qz_score_draft_check_written (const QzScoreDraft *self, guint *out_item, GError **error);
void qz_score_draft_apply (const QzScoreDraft *self, gboolean as_written, QzSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzScoreDraft, qz_score_draft_free)

G_END_DECLS
