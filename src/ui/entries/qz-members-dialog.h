/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-import-members.h"
#include "ui/entries/qz-wizard-session.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_MEMBERS_DIALOG (qz_members_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QzMembersDialog, qz_members_dialog, QZ, MEMBERS_DIALOG, QzDialog)

GtkWidget *qz_members_dialog_new (GtkWidget *parent,
                                  QzWizardSession *session,
                                  QzImportMembers *operation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
