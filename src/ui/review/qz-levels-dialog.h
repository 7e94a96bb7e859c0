/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-award-activity.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_LEVELS_DIALOG (qz_levels_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzLevelsDialog, qz_levels_dialog, QZ, LEVELS_DIALOG, QzDialog)

GtkWidget *qz_levels_dialog_new (GtkWidget *parent,
                                 QzWorkspace *workspace,
                                 const QzActivity *activity) G_GNUC_WARN_UNUSED_RESULT;

gint64 qz_levels_parse_amount (QzAwardBy by, const char *text);
char *qz_levels_format_amount (QzAwardBy by, gint64 amount) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
