/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_EXPORT_RANKING (qz_export_ranking_get_type ())

G_DECLARE_FINAL_TYPE (QzExportRanking, qz_export_ranking, QZ, EXPORT_RANKING, QzOperation)

QzExportRanking *qz_export_ranking_new (QzWorkspace *workspace,
                                        const char *activity,
                                        const char *path) G_GNUC_WARN_UNUSED_RESULT;

guint qz_export_ranking_get_n_rows (QzExportRanking *self);

G_END_DECLS
