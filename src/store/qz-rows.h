/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"

G_BEGIN_DECLS

/* The three things that every table does. @arguments go to $1, $2 …; a %NULL ends them. */

typedef gpointer (*QzRowFunc) (QzStatement *statement);

GPtrArray *qz_rows_list (QzConnection *connection, const char *sql, const char *const *arguments,
                         QzRowFunc read, GDestroyNotify destroy, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_rows_first (QzConnection *connection, const char *sql, const char *const *arguments,
                        QzRowFunc read, gpointer *out_row, GError **error);
gboolean qz_rows_run (QzConnection *connection, const char *sql, const char *const *arguments,
                      GError **error);
GStrv qz_rows_strings (QzConnection *connection, const char *sql, const char *const *arguments,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_rows_number (QzConnection *connection, const char *sql, const char *const *arguments,
                         gint64 *out_number, GError **error);

#define QZ_ARGUMENTS(...) ((const char *const[]){ __VA_ARGS__, NULL })

G_END_DECLS
