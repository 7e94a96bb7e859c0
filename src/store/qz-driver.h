/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzFetch:
 * @QZ_FETCH_FAILED: an error was set
 * @QZ_FETCH_ROW: a row can be read
 * @QZ_FETCH_DONE: there is no further row
 */
typedef enum
{
  QZ_FETCH_FAILED,
  QZ_FETCH_ROW,
  QZ_FETCH_DONE,
} QzFetch;

/**
 * QzDriver:
 *
 * What a database has to do for the store. A driver is a constant table; the handles are its own.
 * Everything above this table speaks the SQL that SQLite 3.40 and PostgreSQL 15 share, with the
 * placeholders $1, $2 … bound by name.
 *
 * @commit sets %QZ_ERROR_UNKNOWN_OUTCOME when the driver cannot tell whether the transaction took
 * place, and another code when it surely did not.
 */
typedef struct
{
  void (*close) (gpointer handle);
  gboolean (*execute) (gpointer handle, const char *script, GError **error);
  gboolean (*begin) (gpointer handle, gboolean write, GError **error);
  gboolean (*commit) (gpointer handle, GError **error);
  void (*rollback) (gpointer handle);
  gint64 (*get_changes) (gpointer handle);
  void (*watch) (gpointer handle, GCancellable *cancellable);

  gpointer (*prepare) (gpointer handle, const char *sql, GError **error);
  void (*finalize) (gpointer statement);
  void (*reset) (gpointer statement);
  void (*bind_null) (gpointer statement, const char *name);
  void (*bind_int) (gpointer statement, const char *name, gint64 value);
  void (*bind_text) (gpointer statement, const char *name, const char *value);
  void (*bind_bytes) (gpointer statement, const char *name, GBytes *value);
  QzFetch (*step) (gpointer statement, GError **error);
  guint (*get_n_columns) (gpointer statement);
  gboolean (*is_null) (gpointer statement, guint column);
  gint64 (*get_int) (gpointer statement, guint column);
  const char *(*get_text) (gpointer statement, guint column, gsize *out_length);
  GBytes *(*get_bytes) (gpointer statement, guint column);
} QzDriver;

G_END_DECLS
