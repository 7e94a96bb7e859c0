/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *qz_first_run_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qz_fault_page_new (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qz_loading_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
