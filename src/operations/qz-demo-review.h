/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"

G_BEGIN_DECLS

gboolean qz_demo_review_make (
    QzWorkspace *workspace, guint judges, guint64 seed, GCancellable *cancellable, GError **error);

G_END_DECLS
