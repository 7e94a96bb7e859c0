/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-import-scores.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

GtkWidget *qz_scores_report_dialog_new (GtkWidget *parent,
                                        const char *title,
                                        QzImportScores *operation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
