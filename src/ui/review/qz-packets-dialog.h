/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/review/qz-review-data.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

/**
 * QzPacketsDialog:
 *
 * The judges of the panels of a stage, and whether their keys are on file. Packets 评审包 are
 * written by `win.write-packet`, keys put on file by `win.judge-key`.
 */
#define QZ_TYPE_PACKETS_DIALOG (qz_packets_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QzPacketsDialog, qz_packets_dialog, QZ, PACKETS_DIALOG, QzDialog)

GtkWidget *qz_packets_dialog_new (GtkWidget *parent,
                                  const QzReviewData *data,
                                  gboolean writable) G_GNUC_WARN_UNUSED_RESULT;
void qz_packets_dialog_set_data (QzPacketsDialog *self, const QzReviewData *data);

G_END_DECLS
