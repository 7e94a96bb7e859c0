/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "model/qz-form.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

GHashTable *qz_figures_read (QzWorkspace *workspace,
                             QzForm *form,
                             const GPtrArray *materials,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
