/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/entries/qz-wizard-session.h"

G_BEGIN_DECLS

/**
 * QzMaterialGroup:
 *
 * One requirement: its limits, the files attached for it, a place to drop one. Its buttons activate
 * "win.choose-file", "win.open-material" and "win.detach-file".
 */
#define QZ_TYPE_MATERIAL_GROUP (qz_material_group_get_type ())
G_DECLARE_FINAL_TYPE (QzMaterialGroup, qz_material_group, QZ, MATERIAL_GROUP, AdwPreferencesGroup)

GtkWidget *qz_material_group_new (QzWizardSession *session,
                                  const QzRequirement *requirement) G_GNUC_WARN_UNUSED_RESULT;
const QzRequirement *qz_material_group_get_requirement (QzMaterialGroup *self);
void qz_material_group_refresh (QzMaterialGroup *self);

char *qz_material_dup_summary (const QzMaterial *material) G_GNUC_WARN_UNUSED_RESULT;
const char *qz_material_kind_words (const char *kind);

G_END_DECLS
