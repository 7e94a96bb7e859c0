/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

#define QZ_TYPE_OPINION_DIALOG (qz_opinion_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QzOpinionDialog, qz_opinion_dialog, QZ, OPINION_DIALOG, QzDialog)

GtkWidget *qz_opinion_dialog_new (QzPage *page,
                                  const char *activity,
                                  const char *host) G_GNUC_WARN_UNUSED_RESULT;
void qz_opinion_dialog_set_candidates (QzOpinionDialog *self, const char *path);
void qz_opinion_dialog_set_path (QzOpinionDialog *self, const char *path);

G_END_DECLS
