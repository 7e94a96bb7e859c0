/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define QZ_OBJECTS_FOLDER "objects" /* in the workspace */

/**
 * QzObjectsProgressFunc:
 * @done: bytes written so far
 * @total: bytes to write
 * @user_data: what was handed in
 */
typedef void (*QzObjectsProgressFunc) (gint64 done, gint64 total, gpointer user_data);

char *qz_objects_put_file (const char *directory,
                           const char *source,
                           QzObjectsProgressFunc progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           gboolean *out_new,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qz_objects_put_bytes (const char *directory,
                            GBytes *bytes,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GInputStream *qz_objects_open (const char *directory,
                               const char *sha256,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *qz_objects_read (const char *directory,
                         const char *sha256,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_objects_check (const char *directory, const char *sha256, GError **error);
void qz_objects_remove (const char *directory, const char *sha256);
char *qz_objects_path (const char *directory, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;

void qz_objects_discard (const char *directory);

G_END_DECLS
