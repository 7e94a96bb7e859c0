/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far a file is: @done of @total pages or papers. */
typedef void (*QzProgressFunc) (gsize done, gsize total, gpointer user_data);

G_END_DECLS
