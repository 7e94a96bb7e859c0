/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/qz-entry.h"
#include "ui/entries/qz-wizard-session.h"

G_BEGIN_DECLS

void qz_form_preview_present_session (GtkWidget *parent, QzWizardSession *session);
void qz_form_preview_present_entry (GtkWidget *parent,
                                    QzEdition *edition,
                                    const QzEntry *entry,
                                    GPtrArray *materials);

G_END_DECLS
