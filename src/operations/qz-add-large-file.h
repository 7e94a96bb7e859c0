/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_ADD_LARGE_FILE (qz_add_large_file_get_type ())

G_DECLARE_FINAL_TYPE (QzAddLargeFile, qz_add_large_file, QZ, ADD_LARGE_FILE, QzOperation)

QzAddLargeFile *qz_add_large_file_new (QzWorkspace *workspace,
                                       const char *path) G_GNUC_WARN_UNUSED_RESULT;

const GPtrArray *qz_add_large_file_get_materials (QzAddLargeFile *self);

G_END_DECLS
