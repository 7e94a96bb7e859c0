/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* No file of this process may grow beyond so many bytes until the disk is made whole again: the
 * nearest thing to a disk that ends in the middle. */
void small_disk_begin (gsize bytes);
void small_disk_end (void);

G_END_DECLS
