/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_EXPORT_SCORES (qz_export_scores_get_type ())

G_DECLARE_FINAL_TYPE (QzExportScores, qz_export_scores, QZ, EXPORT_SCORES, QzOperation)

QzExportScores *qz_export_scores_new (QzWorkspace *workspace,
                                      const char *path) G_GNUC_WARN_UNUSED_RESULT;

guint qz_export_scores_get_n_sheets (QzExportScores *self);
guint qz_export_scores_get_sequence (QzExportScores *self);
const GPtrArray *qz_export_scores_get_findings (QzExportScores *self);

G_END_DECLS
