/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-store.h"

G_BEGIN_DECLS

/* Objects are on the disk before the rows that name them. What is between the two is written down,
   so that a program that ended there leaves nothing behind for good. */

gboolean qz_unfinished_write (QzStore *store, const GPtrArray *objects, GError **error);
gboolean qz_unfinished_sweep (QzStore *store, GError **error);

G_END_DECLS
