/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/entries/qz-wizard-session.h"

G_BEGIN_DECLS

/**
 * QzStepPage:
 *
 * The form of one step, laid out as the edition describes it: a group for each section, an editor
 * for each field, a group for each requirement.
 */
#define QZ_TYPE_STEP_PAGE (qz_step_page_get_type ())
G_DECLARE_FINAL_TYPE (QzStepPage, qz_step_page, QZ, STEP_PAGE, AdwBin)

GtkWidget *qz_step_page_new (QzWizardSession *session, guint index) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_step_page_focus (QzStepPage *self, const char *path);
void qz_step_page_mark_all (QzStepPage *self);

G_END_DECLS
