/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qz_preferences_dialog_present (GtkWidget *parent);
void qz_preferences_apply_colour_scheme (void);

G_END_DECLS
