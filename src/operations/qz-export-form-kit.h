/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_EXPORT_FORM_KIT (qz_export_form_kit_get_type ())

G_DECLARE_FINAL_TYPE (QzExportFormKit, qz_export_form_kit, QZ, EXPORT_FORM_KIT, QzOperation)

QzExportFormKit *qz_export_form_kit_new (QzWorkspace *workspace,
                                         const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void qz_export_form_kit_add_entry (QzExportFormKit *self, const char *entry);

const char *const *qz_export_form_kit_get_files (QzExportFormKit *self);

G_END_DECLS
