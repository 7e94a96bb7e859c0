/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-material.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_ATTACH_MATERIAL (qz_attach_material_get_type ())

G_DECLARE_FINAL_TYPE (QzAttachMaterial, qz_attach_material, QZ, ATTACH_MATERIAL, QzOperation)

QzAttachMaterial *qz_attach_material_new (QzWorkspace *workspace,
                                          const char *entry,
                                          const char *requirement,
                                          GFile *file) G_GNUC_WARN_UNUSED_RESULT;

void qz_attach_material_set_check_code (QzAttachMaterial *self, const char *code);
const QzMaterial *qz_attach_material_get_material (QzAttachMaterial *self);
const char *const *qz_attach_material_get_warnings (QzAttachMaterial *self);

G_END_DECLS
