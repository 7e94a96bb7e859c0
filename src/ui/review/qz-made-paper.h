/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "operations/qz-operation.h"
#include "preview/qz-paper.h"

G_BEGIN_DECLS

/* Papers that an operation writes into a folder, shown before anybody says where to keep them. */

char *qz_made_paper_make_folder (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_made_paper_keep_folder (QzOperation *operation, const char *folder);
QzPaper *qz_made_paper_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_made_paper_present (GtkWidget *parent,
                            const char *heading,
                            QzOperation *operation,
                            const char *path);

G_END_DECLS
