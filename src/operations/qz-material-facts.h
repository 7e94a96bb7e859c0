/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-material.h"

G_BEGIN_DECLS

gboolean qz_material_read_facts (QzMaterial *material,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
