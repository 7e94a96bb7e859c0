/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double qz_screen_density (int pixels, int mm, double calibration);
double qz_screen_get_density (GtkWidget *widget);

G_END_DECLS
