/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "ui/widgets/qz-dialog.h"

G_BEGIN_DECLS

/**
 * QzDialogNextFunc:
 * @dialog: the dialog, still busy
 * @operation: what was done, with its results
 *
 * Goes on with the act of a dialog.
 */
typedef void (*QzDialogNextFunc) (QzDialog *dialog, QzOperation *operation);

void qz_dialog_run (QzDialog *self, QzOperation *operation, QzDialogNextFunc next);

G_END_DECLS
