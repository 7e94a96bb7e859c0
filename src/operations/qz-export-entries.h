/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"
#include "store/qz-query.h"

G_BEGIN_DECLS

#define QZ_TYPE_EXPORT_ENTRIES (qz_export_entries_get_type ())

G_DECLARE_FINAL_TYPE (QzExportEntries, qz_export_entries, QZ, EXPORT_ENTRIES, QzOperation)

QzExportEntries *qz_export_entries_new (QzWorkspace *workspace,
                                        const QzQuery *query,
                                        const char *path) G_GNUC_WARN_UNUSED_RESULT;

guint qz_export_entries_get_count (QzExportEntries *self);

G_END_DECLS
