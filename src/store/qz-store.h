/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"

G_BEGIN_DECLS

/**
 * QzStoreMode:
 * @QZ_STORE_READ_WRITE: the one process that writes
 * @QZ_STORE_READ_ONLY: reads beside it
 */
typedef enum
{
  QZ_STORE_READ_WRITE,
  QZ_STORE_READ_ONLY,
} QzStoreMode;

/* What goes into the audit trail; the strings are copied. @detail may be %NULL. */
typedef struct
{
  const char *verb;    /* entry.submit */
  const char *subject; /* UUID, "" for the workspace */
  const char *summary; /* a sentence in the language of the edition */
  const char *detail;  /* one "path: old → new" a line */
} QzAct;

/**
 * QzStoreFunc:
 * @connection: inside a transaction, good until the function returns
 * @data: what was handed in
 * @error: return location
 *
 * Returns: %FALSE with @error set to undo everything
 */
typedef gboolean (*QzStoreFunc) (QzConnection *connection, gpointer data, GError **error);

#define QZ_TYPE_STORE (qz_store_get_type ())
G_DECLARE_FINAL_TYPE (QzStore, qz_store, QZ, STORE, GObject)

QzStore *qz_store_create (const char *directory, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzStore *
qz_store_open (const char *directory, QzStoreMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_store_close (QzStore *self, GError **error);
void qz_store_discard (QzStore *self);

const char *qz_store_get_directory (QzStore *self);
gboolean qz_store_is_read_only (QzStore *self);

gboolean qz_store_write (QzStore *self,
                         const QzAct *act,
                         QzStoreFunc func,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error);
void qz_store_write_async (QzStore *self,
                           const QzAct *act,
                           QzStoreFunc func,
                           gpointer data,
                           GDestroyNotify destroy,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean qz_store_write_finish (QzStore *self, GAsyncResult *result, GError **error);

gboolean qz_store_read_apart (QzStore *self, QzStoreFunc func, gpointer data, GError **error);
gboolean qz_store_read (QzStore *self, QzStoreFunc func, gpointer data, GError **error);
void qz_store_read_async (QzStore *self,
                          QzStoreFunc func,
                          gpointer data,
                          GDestroyNotify destroy,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean qz_store_read_finish (QzStore *self, GAsyncResult *result, GError **error);

gboolean qz_store_catch_up_search (QzStore *self, GCancellable *cancellable, GError **error);
gboolean qz_store_rebuild_search (QzStore *self, GCancellable *cancellable, GError **error);
gboolean
qz_store_snapshot (QzStore *self, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
