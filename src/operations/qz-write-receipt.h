/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_WRITE_RECEIPT (qz_write_receipt_get_type ())

G_DECLARE_FINAL_TYPE (QzWriteReceipt, qz_write_receipt, QZ, WRITE_RECEIPT, QzOperation)

QzWriteReceipt *qz_write_receipt_new (QzWorkspace *workspace,
                                      const char *path) G_GNUC_WARN_UNUSED_RESULT;
void qz_write_receipt_add_bundle (QzWriteReceipt *self, const char *bundle);
void qz_write_receipt_set_organisation (QzWriteReceipt *self, const char *organisation);

guint qz_write_receipt_get_n_bundles (QzWriteReceipt *self);
guint qz_write_receipt_get_sequence (QzWriteReceipt *self);

G_END_DECLS
