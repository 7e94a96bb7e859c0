/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "operations/qz-print-forms.h"
#include "ui/entries/qz-wizard-session.h"

G_BEGIN_DECLS

void qz_form_preview_present_session (GtkWidget *parent,
                                      QzWorkspace *workspace,
                                      QzWizardSession *session,
                                      QzPaperKind kind);
void qz_form_preview_present_papers (GtkWidget *parent,
                                     QzWorkspace *workspace,
                                     const char *const *entries,
                                     QzPaperKind kind);
const char *qz_form_preview_get_words (QzPaperKind kind);

G_END_DECLS
