/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

gboolean qz_border_is_known (const char *name);
gboolean qz_border_draw (
    const char *name, const char *colour, cairo_t *cr, double width, double height, GError **error);

G_END_DECLS
