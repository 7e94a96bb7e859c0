/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"

G_BEGIN_DECLS

/* Large files 待补大文件 that travel beside their bundle: chosen, or dropped where an entry waits
   for one. A page that shows them gets the actions "add-large-files" and "add-large-files-from". */
void qz_large_files_add_actions (QzPage *page);
void qz_large_files_accept_drops (GtkWidget *widget);
GtkWidget *qz_large_files_button_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
