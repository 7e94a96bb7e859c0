/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-activity.h"
#include "model/qz-material.h"

G_BEGIN_DECLS

gboolean qz_material_may_attach (const QzRequirement *requirement,
                                 const char *name,
                                 const char *kind,
                                 gint64 bytes,
                                 guint attached,
                                 GError **error);
gboolean
qz_material_may_keep (const QzRequirement *requirement, const QzMaterial *material, GError **error);
void qz_material_check_file (const QzRequirement *requirement,
                             const QzMaterial *material,
                             GPtrArray *findings);
void qz_material_check (const QzActivity *activity,
                        const char *category,
                        const GPtrArray *materials,
                        GPtrArray *findings);

G_END_DECLS
