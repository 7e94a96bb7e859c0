/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qz_faults_dialog_present (GtkWidget *parent, const char *summary, const GPtrArray *faults);

G_END_DECLS
