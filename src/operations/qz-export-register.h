/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_EXPORT_REGISTER (qz_export_register_get_type ())

G_DECLARE_FINAL_TYPE (QzExportRegister, qz_export_register, QZ, EXPORT_REGISTER, QzOperation)

QzExportRegister *qz_export_register_new (QzWorkspace *workspace,
                                          const char *activity,
                                          const char *path) G_GNUC_WARN_UNUSED_RESULT;

guint qz_export_register_get_n_rows (QzExportRegister *self);

G_END_DECLS
