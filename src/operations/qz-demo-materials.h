/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"

G_BEGIN_DECLS

gboolean qz_demo_materials_make (
    QzWorkspace *workspace, guint n, guint64 seed, GCancellable *cancellable, GError **error);

G_END_DECLS
