/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/qz-edition.h"
#include "model/qz-form.h"

G_BEGIN_DECLS

/**
 * QzFormView:
 *
 * What a form holds, to be read: a group for each section that has something, tables as tables.
 */
#define QZ_TYPE_FORM_VIEW (qz_form_view_get_type ())
G_DECLARE_FINAL_TYPE (QzFormView, qz_form_view, QZ, FORM_VIEW, AdwBin)

GtkWidget *qz_form_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_form_view_show (QzFormView *self,
                        QzEdition *edition,
                        const QzActivity *activity,
                        const char *category,
                        QzForm *form);

G_END_DECLS
