/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-certificate.h"
#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_VOID_DIALOG (qz_void_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzVoidDialog, qz_void_dialog, QZ, VOID_DIALOG, QzDialog)

GtkWidget *qz_void_dialog_new (GtkWidget *parent,
                               QzWorkspace *workspace,
                               const QzCertificate *certificate) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
