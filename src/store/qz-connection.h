/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/qz-driver.h"
#include "store/qz-topic.h"

G_BEGIN_DECLS

/**
 * QzConnection:
 *
 * One connection to the database of a workspace, used by one thread at a time.
 */
typedef struct _QzConnection QzConnection;

/**
 * QzStatement:
 *
 * A prepared statement; letting go of it gives it back to its connection for the next time.
 */
typedef struct _QzStatement QzStatement;

QzConnection *qz_connection_new (const QzDriver *driver, gpointer handle) G_GNUC_WARN_UNUSED_RESULT;
void qz_connection_free (QzConnection *self);

gboolean qz_connection_execute (QzConnection *self, const char *script, GError **error);
gboolean qz_connection_begin (QzConnection *self, gboolean write, GError **error);
gboolean qz_connection_commit (QzConnection *self, GError **error);
void qz_connection_rollback (QzConnection *self);
gint64 qz_connection_get_changes (QzConnection *self);
void qz_connection_watch (QzConnection *self, GCancellable *cancellable);

void qz_connection_touch (QzConnection *self, QzTopic topics);
QzTopic qz_connection_take_topics (QzConnection *self);

QzStatement *qz_connection_prepare (QzConnection *self, const char *sql, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void qz_statement_free (QzStatement *self);

void qz_statement_bind_null (QzStatement *self, const char *name);
void qz_statement_bind_int (QzStatement *self, const char *name, gint64 value);
void qz_statement_bind_points (QzStatement *self, const char *name, gint64 points);
void qz_statement_bind_text (QzStatement *self, const char *name, const char *value);
void qz_statement_bind_bytes (QzStatement *self, const char *name, GBytes *value);

QzFetch qz_statement_step (QzStatement *self, GError **error);
gboolean qz_statement_run (QzStatement *self, GError **error);
void qz_statement_reset (QzStatement *self);

gboolean qz_statement_is_null (QzStatement *self, guint column);
gint64 qz_statement_get_int (QzStatement *self, guint column);
gint64 qz_statement_get_points (QzStatement *self, guint column);
const char *qz_statement_get_text (QzStatement *self, guint column);
char *qz_statement_dup_text (QzStatement *self, guint column) G_GNUC_WARN_UNUSED_RESULT;
void qz_statement_read_text (QzStatement *self, guint column, char **field);
GBytes *qz_statement_dup_bytes (QzStatement *self, guint column) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzConnection, qz_connection_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzStatement, qz_statement_free)

G_END_DECLS
