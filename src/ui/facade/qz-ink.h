/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qz_ink_get (GtkWidget *widget, GdkRGBA *out_colour);

G_END_DECLS
