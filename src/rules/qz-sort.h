/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void qz_sort_stably (gpointer values,
                     gsize n,
                     gsize size,
                     GCompareDataFunc compare,
                     gpointer user_data);

G_END_DECLS
