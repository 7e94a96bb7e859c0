/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* Files over this size travel beside the bundle. */
#define QZ_SUBMISSION_FILE_LIMIT ((gint64) 20 * 1000 * 1000)

#define QZ_TYPE_EXPORT_SUBMISSION (qz_export_submission_get_type ())

G_DECLARE_FINAL_TYPE (QzExportSubmission, qz_export_submission, QZ, EXPORT_SUBMISSION, QzOperation)

QzExportSubmission *qz_export_submission_new (QzWorkspace *workspace,
                                              const char *path) G_GNUC_WARN_UNUSED_RESULT;
void qz_export_submission_add_entry (QzExportSubmission *self, const char *entry);
void qz_export_submission_set_recipient (QzExportSubmission *self, const char *name);
void qz_export_submission_set_drafts (QzExportSubmission *self, gboolean drafts);
void qz_export_submission_set_file_limit (QzExportSubmission *self, gint64 bytes);

guint qz_export_submission_get_n_entries (QzExportSubmission *self);
guint qz_export_submission_get_sequence (QzExportSubmission *self);
const char *const *qz_export_submission_get_beside (QzExportSubmission *self);

G_END_DECLS
