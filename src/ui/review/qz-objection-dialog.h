/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_OBJECTION_DIALOG (qz_objection_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzObjectionDialog, qz_objection_dialog, QZ, OBJECTION_DIALOG, QzDialog)

GtkWidget *qz_objection_dialog_new (GtkWidget *parent,
                                    QzWorkspace *workspace,
                                    const char *activity,
                                    const char *host) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
