/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is done before each frame; @frame counts from 0. */
typedef void (*FrameStep) (guint frame);

void frames_use_own_display (char **argv);
void frames_use_style (void);
void frames_watch (GtkWidget *window, const char *only);
void frames_rest (guint ms);
double frames_get_effort (void);
void frames_measure (const char *name, FrameStep step, double target, gboolean of_max);

G_END_DECLS
