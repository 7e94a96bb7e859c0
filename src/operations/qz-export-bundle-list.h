/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_EXPORT_BUNDLE_LIST (qz_export_bundle_list_get_type ())

G_DECLARE_FINAL_TYPE (
    QzExportBundleList, qz_export_bundle_list, QZ, EXPORT_BUNDLE_LIST, QzOperation)

QzExportBundleList *qz_export_bundle_list_new (QzWorkspace *workspace,
                                               const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
