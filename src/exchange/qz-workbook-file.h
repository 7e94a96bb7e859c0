/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/qz-late-calls.h"

G_BEGIN_DECLS

/**
 * QzWorkbookFunc:
 * @xlsx: the functions that fill it
 * @workbook: empty, to be filled
 * @user_data: as given
 * @error: set when it cannot be filled
 *
 * Returns: %FALSE with @error set
 */
typedef gboolean (*QzWorkbookFunc) (const QzXlsx *xlsx,
                                    lxw_workbook *workbook,
                                    gpointer user_data,
                                    GError **error);

gboolean qz_workbook_file_write (const char *path,
                                 const char *title,
                                 const char *created,
                                 gboolean rows,
                                 QzWorkbookFunc func,
                                 gpointer user_data,
                                 GError **error);
char *qz_workbook_dup_sheet_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
