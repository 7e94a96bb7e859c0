/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*FirstFrameFunc) (GtkWidget *window);

void first_frame_watch (GtkWidget *window, FirstFrameFunc is_complete);

G_END_DECLS
