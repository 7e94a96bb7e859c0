/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_FORM_DECISION_DIALOG (qz_form_decision_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzFormDecisionDialog,
                      qz_form_decision_dialog,
                      QZ,
                      FORM_DECISION_DIALOG,
                      QzDialog)

GtkWidget *qz_form_decision_dialog_new (GtkWidget *parent,
                                        QzWorkspace *workspace,
                                        const char *path,
                                        const char *refusal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
