/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/qz-edition.h"

G_BEGIN_DECLS

GtkWidget *qz_activity_view_new (const QzEdition *edition,
                                 const QzActivity *activity) G_GNUC_WARN_UNUSED_RESULT;

/* The parts of the view, one group of rows each. */
GtkWidget *_qz_activity_form_new (const QzActivity *activity);
GtkWidget *_qz_activity_materials_new (const QzActivity *activity);
GtkWidget *_qz_activity_sign_offs_new (const QzActivity *activity);
void _qz_activity_add_review (GtkBox *box, const QzEdition *edition, const QzActivity *activity);
GtkWidget *_qz_activity_awards_new (const QzActivity *activity);
GtkWidget *_qz_activity_certificates_new (const QzActivity *activity);

G_END_DECLS
