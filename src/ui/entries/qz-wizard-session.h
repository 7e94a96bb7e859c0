/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-edition.h"
#include "model/qz-form.h"
#include "model/qz-material.h"
#include "rules/qz-finding.h"
#include "ui/entries/qz-autosave.h"
#include "ui/entries/qz-wizard-steps.h"

G_BEGIN_DECLS

/**
 * QzStepMark:
 * @QZ_STEP_OPEN: nothing to say yet: a dot
 * @QZ_STEP_DONE: everything that is asked for is there: a tick
 * @QZ_STEP_WARNING: something should be looked at
 * @QZ_STEP_FAULT: something stops the submission
 */
typedef enum
{
  QZ_STEP_OPEN,
  QZ_STEP_DONE,
  QZ_STEP_WARNING,
  QZ_STEP_FAULT,
} QzStepMark;

#define QZ_TYPE_WIZARD_SESSION (qz_wizard_session_get_type ())
G_DECLARE_FINAL_TYPE (QzWizardSession, qz_wizard_session, QZ, WIZARD_SESSION, GObject)

QzWizardSession *qz_wizard_session_new (QzEdition *edition,
                                        const char *activity,
                                        const char *category,
                                        QzForm *form,
                                        const char *entry) G_GNUC_WARN_UNUSED_RESULT;

QzEdition *qz_wizard_session_get_edition (QzWizardSession *self);
const QzActivity *qz_wizard_session_get_activity (QzWizardSession *self);
QzAutosave *qz_wizard_session_get_autosave (QzWizardSession *self);

const char *qz_wizard_session_get_entry (QzWizardSession *self);
void qz_wizard_session_set_entry (QzWizardSession *self, const char *entry);

const char *qz_wizard_session_get_category (QzWizardSession *self);
void qz_wizard_session_set_category (QzWizardSession *self, const char *category);

QzForm *qz_wizard_session_get_form (QzWizardSession *self);
const char *qz_wizard_session_get_value (QzWizardSession *self, const char *path);
void qz_wizard_session_set_value (QzWizardSession *self, const char *path, const char *value);
void qz_wizard_session_set_form (QzWizardSession *self, QzForm *form);
void qz_wizard_session_move_row (QzWizardSession *self, const QzField *table, guint from, guint to);
void qz_wizard_session_end_burst (QzWizardSession *self);

gboolean qz_wizard_session_can_undo (QzWizardSession *self);
gboolean qz_wizard_session_can_redo (QzWizardSession *self);
void qz_wizard_session_undo (QzWizardSession *self);
void qz_wizard_session_redo (QzWizardSession *self);

const char *qz_wizard_session_get_directory (QzWizardSession *self);
void qz_wizard_session_set_directory (QzWizardSession *self, const char *directory);
GPtrArray *qz_wizard_session_get_materials (QzWizardSession *self);
void qz_wizard_session_set_materials (QzWizardSession *self, GPtrArray *materials);

GPtrArray *qz_wizard_session_get_steps (QzWizardSession *self);
gboolean
qz_wizard_session_find_step_of_path (QzWizardSession *self, const char *path, guint *out_index);
void qz_wizard_session_visit (QzWizardSession *self, guint index);
QzStepMark qz_wizard_session_get_mark (QzWizardSession *self, guint index);

GPtrArray *qz_wizard_session_get_findings (QzWizardSession *self);
const QzFinding *qz_wizard_session_find_finding (QzWizardSession *self, const char *path);
const char *qz_wizard_session_get_reason (QzWizardSession *self, const QzFinding *finding);
void qz_wizard_session_set_reason (QzWizardSession *self, const char *path, const char *reason);
void qz_wizard_session_check (QzWizardSession *self);
gboolean qz_wizard_session_is_ready (QzWizardSession *self);

G_END_DECLS
