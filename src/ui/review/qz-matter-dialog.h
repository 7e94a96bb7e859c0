/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-meeting.h"
#include "operations/qz-workspace.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_MATTER_DIALOG (qz_matter_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzMatterDialog, qz_matter_dialog, QZ, MATTER_DIALOG, QzDialog)

GtkWidget *qz_matter_dialog_new (GtkWidget *parent,
                                 QzWorkspace *workspace,
                                 const char *activity,
                                 const QzMatter *matter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
