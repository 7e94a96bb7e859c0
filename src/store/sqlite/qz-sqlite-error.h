/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

void qz_sqlite_set_error (sqlite3 *db, int code, GError **error);

G_END_DECLS
