/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-rank-activity.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_FACTS_DIALOG (qz_facts_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzFactsDialog, qz_facts_dialog, QZ, FACTS_DIALOG, QzDialog)

GtkWidget *qz_facts_dialog_new (GtkWidget *parent,
                                QzWorkspace *workspace,
                                QzRankActivity *standing,
                                const char *stage,
                                QzFactKind kind) G_GNUC_WARN_UNUSED_RESULT;
void qz_facts_dialog_set_file (QzFactsDialog *self, const char *path);

G_END_DECLS
