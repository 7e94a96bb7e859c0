/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_EXPORT_OPINIONS (qz_export_opinions_get_type ())

G_DECLARE_FINAL_TYPE (QzExportOpinions, qz_export_opinions, QZ, EXPORT_OPINIONS, QzOperation)

QzExportOpinions *qz_export_opinions_new (QzWorkspace *workspace,
                                          const char *activity,
                                          const char *stage,
                                          const char *path) G_GNUC_WARN_UNUSED_RESULT;

guint qz_export_opinions_get_n_rows (QzExportOpinions *self);

G_END_DECLS
