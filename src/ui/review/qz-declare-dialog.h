/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_DECLARE_DIALOG (qz_declare_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzDeclareDialog, qz_declare_dialog, QZ, DECLARE_DIALOG, QzDialog)

GtkWidget *qz_declare_dialog_new (GtkWidget *parent,
                                  QzWorkspace *workspace,
                                  const char *activity) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
