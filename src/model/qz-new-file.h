/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzNewFile:
 *
 * A file in the making. It has a temporary name until it is whole and on the disk, so that under
 * its final name there is never half of it. Everything that writes a file, in the workspace or
 * where the user wants it, does it through here.
 */
typedef struct _QzNewFile QzNewFile;

QzNewFile *qz_new_file_begin (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzNewFile *qz_new_file_begin_outside (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *qz_new_file_get_path (QzNewFile *self);
int qz_new_file_get_fd (QzNewFile *self);
gboolean qz_new_file_write (QzNewFile *self, gconstpointer bytes, gsize length, GError **error);
gboolean qz_new_file_keep (QzNewFile *self, const char *path, GError **error);
gboolean qz_new_file_set_aside (QzNewFile *self, GError **error);
gboolean qz_new_file_sync (QzNewFile *self, GError **error);
gboolean qz_new_file_rename (QzNewFile *self, const char *path, GError **error);
gboolean qz_new_file_fail (QzNewFile *self, int number, GError **error);
void qz_new_file_free (QzNewFile *self);

gboolean
qz_new_file_put_outside (const char *path, gconstpointer bytes, gsize length, GError **error);
gboolean qz_new_file_refuse (const char *path, int number, GError **error);
gboolean qz_new_file_sync_folder (const char *folder, GError **error);
void qz_new_file_sweep (const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzNewFile, qz_new_file_free)

G_END_DECLS
