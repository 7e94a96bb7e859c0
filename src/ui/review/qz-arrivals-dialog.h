/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-list-arrivals.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

/* Scores that judges send: whose have come, and what became of them once their stage is open. */

GtkWidget *qz_arrivals_dialog_new (GtkWidget *parent,
                                   const GPtrArray *rows) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qz_arrivals_dialog_new_opened (GtkWidget *parent,
                                          const GPtrArray *lines) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
