/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

/**
 * QzReasonFunc:
 * @reason: what was typed; not blank
 * @data: of the dialog
 *
 * Returns: (transfer full): what is done for that reason
 */
typedef QzOperation *(*QzReasonFunc) (const char *reason, gpointer data);

#define QZ_TYPE_REASON_DIALOG (qz_reason_dialog_get_type ())

/**
 * QzReasonDialog:
 *
 * An act that is done for a reason only: asks for it, does it, and stays open with what was typed
 * when it cannot be done.
 */
G_DECLARE_FINAL_TYPE (QzReasonDialog, qz_reason_dialog, QZ, REASON_DIALOG, QzDialog)

GtkWidget *qz_reason_dialog_new (GtkWidget *parent,
                                 const char *title,
                                 const char *text,
                                 const char *accept,
                                 QzReasonFunc func,
                                 gpointer data,
                                 GDestroyNotify destroy) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
