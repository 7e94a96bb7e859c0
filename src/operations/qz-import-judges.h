/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_IMPORT_JUDGES (qz_import_judges_get_type ())

G_DECLARE_FINAL_TYPE (QzImportJudges, qz_import_judges, QZ, IMPORT_JUDGES, QzOperation)

QzImportJudges *qz_import_judges_new (QzWorkspace *workspace,
                                      const char *path) G_GNUC_WARN_UNUSED_RESULT;
void qz_import_judges_set_dry_run (QzImportJudges *self, gboolean dry_run);

const GPtrArray *qz_import_judges_get_judges (QzImportJudges *self);
guint qz_import_judges_get_n_new (QzImportJudges *self);
guint qz_import_judges_get_n_changed (QzImportJudges *self);
guint qz_import_judges_get_n_same (QzImportJudges *self);
const GPtrArray *qz_import_judges_get_findings (QzImportJudges *self);

G_END_DECLS
