/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-spreadsheet-writer.h"

G_BEGIN_DECLS

gboolean qz_csv_write (const char *path,
                       const QzTable *table,
                       QzRowFunc func,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error);

G_END_DECLS
