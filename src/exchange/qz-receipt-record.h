/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-receipt.h"

G_BEGIN_DECLS

GBytes *qz_receipt_record_print (const QzReceipt *self) G_GNUC_WARN_UNUSED_RESULT;
QzReceipt *qz_receipt_record_parse (const char *name, GBytes *bytes, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
