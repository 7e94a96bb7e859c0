/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/entries/qz-wizard-session.h"

G_BEGIN_DECLS

/**
 * QzStepList:
 *
 * The steps of the wizard with a tick, a dot or a warning each. A row activates "win.go-to-step".
 */
#define QZ_TYPE_STEP_LIST (qz_step_list_get_type ())
G_DECLARE_FINAL_TYPE (QzStepList, qz_step_list, QZ, STEP_LIST, AdwBin)

GtkWidget *qz_step_list_new (QzWizardSession *session) G_GNUC_WARN_UNUSED_RESULT;
void qz_step_list_set_current (QzStepList *self, guint index);
const char *qz_step_title (const QzStep *step);

G_END_DECLS
