/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-form.h"

G_BEGIN_DECLS

/*
 * QzWizardHistory: what a form looked like before and after each step of editing. Forms are
 * immutable, so a step is one reference. Typing into one field joins into one step until the
 * burst ends. A plain value without signals: the session speaks for it.
 */
typedef struct _QzWizardHistory QzWizardHistory;

QzWizardHistory *qz_wizard_history_new (QzForm *form,
                                        const char *category) G_GNUC_WARN_UNUSED_RESULT;
void qz_wizard_history_free (QzWizardHistory *self);

QzForm *qz_wizard_history_get_form (QzWizardHistory *self);
const char *qz_wizard_history_get_category (QzWizardHistory *self);

gboolean qz_wizard_history_push (
    QzWizardHistory *self, QzForm *form, const char *category, const char *origin, gint64 instant);
void qz_wizard_history_end_burst (QzWizardHistory *self);

gboolean qz_wizard_history_can_undo (QzWizardHistory *self);
gboolean qz_wizard_history_can_redo (QzWizardHistory *self);
gboolean qz_wizard_history_undo (QzWizardHistory *self);
gboolean qz_wizard_history_redo (QzWizardHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzWizardHistory, qz_wizard_history_free)

G_END_DECLS
