/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/entries/qz-wizard-session.h"

G_BEGIN_DECLS

/**
 * QzWizard:
 *
 * The submission wizard: steps, form, checks, and what has been saved. Everything that it does goes
 * through actions of the window; its owner adds them.
 */
#define QZ_TYPE_WIZARD (qz_wizard_get_type ())
G_DECLARE_FINAL_TYPE (QzWizard, qz_wizard, QZ, WIZARD, AdwBin)

GtkWidget *qz_wizard_new (QzWizardSession *session) G_GNUC_WARN_UNUSED_RESULT;
QzWizardSession *qz_wizard_get_session (QzWizard *self);
void qz_wizard_set_notice (QzWizard *self, const char *text);
const char *qz_wizard_get_step (QzWizard *self);
gboolean qz_wizard_go_to_step (QzWizard *self, const char *id);
gboolean qz_wizard_go_to_field (QzWizard *self, const char *path);
void qz_wizard_go_by (QzWizard *self, int steps);
void qz_wizard_mark_all (QzWizard *self);

gboolean qz_wizard_preview (QzWizard *self, const QzMaterial *material, const char *path);
gboolean qz_wizard_offer_preview (QzWizard *self, const QzMaterial *material, const char *path);
void qz_wizard_close_preview (QzWizard *self);

G_END_DECLS
