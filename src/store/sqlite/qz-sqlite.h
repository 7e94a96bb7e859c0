/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"

G_BEGIN_DECLS

#define QZ_SQLITE_APPLICATION_ID 0x515A4844u

/**
 * QzSqliteMode:
 * @QZ_SQLITE_CREATE: a new file, filled by the migrations before anybody else sees it
 * @QZ_SQLITE_WRITE: the one connection that writes and checkpoints
 * @QZ_SQLITE_READ: reads beside the writer, never checkpoints
 * @QZ_SQLITE_IMMUTABLE: reads a file in a folder where nothing can be written
 */
typedef enum
{
  QZ_SQLITE_CREATE,
  QZ_SQLITE_WRITE,
  QZ_SQLITE_READ,
  QZ_SQLITE_IMMUTABLE,
} QzSqliteMode;

QzConnection *qz_sqlite_open (const char *path, QzSqliteMode mode, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

gboolean qz_sqlite_check_header (const char *path, guint newest, guint *out_version,
                                 GError **error);
guint qz_sqlite_get_newest_version (void);
gboolean qz_sqlite_migrate (QzConnection *connection, GError **error);
gboolean qz_sqlite_snapshot (QzConnection *connection, const char *path, GError **error);
gboolean qz_sqlite_checkpoint (QzConnection *connection, GError **error);

G_END_DECLS
