/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * qz_clear_cancellable:
 * @place: (inout): what is under way, %NULL when nothing is
 *
 * Calls off what is under way and forgets it, so that something else can be begun in its @place.
 */
static inline void
qz_clear_cancellable (GCancellable **place)
{
  g_cancellable_cancel (*place);
  g_clear_object (place);
}

G_END_DECLS
