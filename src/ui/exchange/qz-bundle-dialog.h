/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-bundle-note.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

GtkWidget *qz_bundle_dialog_new (GtkWidget *parent,
                                 const char *title,
                                 const GPtrArray *reports,
                                 gboolean ahead) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qz_bundle_dialog_new_written (GtkWidget *parent,
                                         const char *title,
                                         const char *path,
                                         const char *const *beside) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
