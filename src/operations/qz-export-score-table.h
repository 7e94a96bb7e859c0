/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_EXPORT_SCORE_TABLE (qz_export_score_table_get_type ())

G_DECLARE_FINAL_TYPE (
    QzExportScoreTable, qz_export_score_table, QZ, EXPORT_SCORE_TABLE, QzOperation)

QzExportScoreTable *qz_export_score_table_new (QzWorkspace *workspace,
                                               const char *activity,
                                               const char *panel,
                                               const char *path) G_GNUC_WARN_UNUSED_RESULT;
void qz_export_score_table_set_judge (QzExportScoreTable *self, const char *judge);

guint qz_export_score_table_get_n_rows (QzExportScoreTable *self);
const GPtrArray *qz_export_score_table_get_findings (QzExportScoreTable *self);

G_END_DECLS
