/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_EXPORT_TYPED (qz_export_typed_get_type ())

G_DECLARE_FINAL_TYPE (QzExportTyped, qz_export_typed, QZ, EXPORT_TYPED, QzOperation)

QzExportTyped *qz_export_typed_new (QzWorkspace *workspace,
                                    const char *path) G_GNUC_WARN_UNUSED_RESULT;
void qz_export_typed_set_all (QzExportTyped *self, gboolean all);

guint qz_export_typed_get_n_sheets (QzExportTyped *self);
guint qz_export_typed_get_n_left (QzExportTyped *self);
guint qz_export_typed_get_sequence (QzExportTyped *self);
const GPtrArray *qz_export_typed_get_findings (QzExportTyped *self);

G_END_DECLS
