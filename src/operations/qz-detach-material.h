/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_DETACH_MATERIAL (qz_detach_material_get_type ())

G_DECLARE_FINAL_TYPE (QzDetachMaterial, qz_detach_material, QZ, DETACH_MATERIAL, QzOperation)

QzDetachMaterial *qz_detach_material_new (QzWorkspace *workspace,
                                          const char *material) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
