/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files named by their SHA-256. A file is written under a temporary name, synced, renamed, and read
 * once more: under its final name there is never half of it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "store/qz-objects.h"

#define NAME_LENGTH 64
#define CHUNK (64 * 1024)

typedef struct
{
  QzNewFile *file;
  GChecksum *checksum;
} Draft;

static gboolean
is_name (const char *sha256)
{
  if (strlen (sha256) != NAME_LENGTH)
    return FALSE;
  for (const char *p = sha256; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p) && (*p < 'a' || *p > 'f'))
      return FALSE;
  return TRUE;
}

static void
draft_free (Draft *self)
{
  if (self == NULL)
    return;
  qz_new_file_free (self->file);
  g_checksum_free (self->checksum);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Draft, draft_free)

static Draft *
draft_new (const char *directory, GError **error)
{
  g_autofree char *folder = g_build_filename (directory, QZ_OBJECTS_FOLDER, NULL);
  QzNewFile *file = qz_new_file_begin (folder, error);
  Draft *self;

  if (file == NULL)
    return NULL;
  self = g_new0 (Draft, 1);
  self->file = file;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return self;
}

static gboolean
draft_write (Draft *self, const guint8 *bytes, gsize length, GError **error)
{
  g_checksum_update (self->checksum, bytes, (gssize) length);
  return qz_new_file_write (self->file, bytes, length, error);
}

/* Gives the draft its name and reads it back. What cannot be relied on does not keep the name,
 * unless it was there before. */
static char *
draft_finish (Draft *self, const char *directory, gboolean *out_new, GError **error)
{
  g_autofree char *sha256 = g_strdup (g_checksum_get_string (self->checksum));
  g_autofree char *path = qz_objects_path (directory, sha256);
  gboolean fresh = !g_file_test (path, G_FILE_TEST_EXISTS);

  if (!qz_new_file_keep (self->file, path, error))
    return NULL;
  if (!qz_objects_check (directory, sha256, error))
    {
      if (fresh)
        qz_objects_remove (directory, sha256);
      return NULL;
    }
  if (out_new != NULL)
    *out_new = fresh;
  return g_steal_pointer (&sha256);
}

static gboolean
copy_stream (Draft *draft,
             GInputStream *stream,
             gint64 total,
             QzObjectsProgressFunc progress,
             gpointer user_data,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gint64 done = 0;

  for (;;)
    {
      gssize length = g_input_stream_read (stream, buffer, CHUNK, cancellable, error);

      if (length < 0)
        return FALSE;
      if (length == 0)
        return TRUE;
      if (!draft_write (draft, buffer, (gsize) length, error))
        return FALSE;
      done += length;
      if (progress != NULL)
        progress (done, MAX (done, total), user_data);
    }
}

static GInputStream *
open_source (const char *source, gint64 *out_size, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (source);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &cause);
  g_autoptr (GFileInfo) info = NULL;

  if (stream != NULL)
    info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, &cause);
  if (info == NULL)
    {
      qz_error_set_unreadable (error, source, cause);
      return NULL;
    }
  *out_size = g_file_info_get_size (info);
  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

/**
 * qz_objects_put_file:
 * @directory: the workspace
 * @source: path of the file to copy
 * @progress: (nullable) (scope call): called after each piece, in the calling thread
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @out_new: (out) (optional): whether no such object was there before
 * @error: %QZ_ERROR_NOT_FOUND, %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO,
 *   %QZ_ERROR_CORRUPT when the disk gives back something else than was written
 *
 * Copies a file into the object store. Nothing is left behind when it fails.
 *
 * Returns: (transfer full) (nullable): the SHA-256 of its content, 64 hex digits
 */
char *
qz_objects_put_file (const char *directory,
                     const char *source,
                     QzObjectsProgressFunc progress,
                     gpointer user_data,
                     GCancellable *cancellable,
                     gboolean *out_new,
                     GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (Draft) draft = NULL;
  gint64 size = 0;

  g_return_val_if_fail (directory != NULL && source != NULL, NULL);

  stream = open_source (source, &size, error);
  draft = stream != NULL ? draft_new (directory, error) : NULL;
  if (draft == NULL || !copy_stream (draft, stream, size, progress, user_data, cancellable, error))
    return NULL;
  return draft_finish (draft, directory, out_new, error);
}

/**
 * qz_objects_put_bytes:
 * @directory: the workspace
 * @bytes: what to store
 * @error: as for qz_objects_put_file()
 *
 * Returns: (transfer full) (nullable): the SHA-256 of @bytes, 64 hex digits
 */
char *
qz_objects_put_bytes (const char *directory, GBytes *bytes, GError **error)
{
  g_autoptr (Draft) draft = NULL;
  gsize length = 0;
  gconstpointer data;

  g_return_val_if_fail (directory != NULL && bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  draft = draft_new (directory, error);
  if (draft == NULL || !draft_write (draft, data, length, error))
    return NULL;
  return draft_finish (draft, directory, NULL, error);
}

/**
 * qz_objects_path:
 * @directory: the workspace
 * @sha256: name of an object, 64 hex digits
 *
 * Returns: (transfer full): where the object lies, whether or not it is there
 */
char *
qz_objects_path (const char *directory, const char *sha256)
{
  char folder[3] = { 0 };

  g_return_val_if_fail (directory != NULL && sha256 != NULL, NULL);
  g_return_val_if_fail (is_name (sha256), NULL);

  memcpy (folder, sha256, 2);
  return g_build_filename (directory, QZ_OBJECTS_FOLDER, folder, sha256 + 2, NULL);
}

/**
 * qz_objects_remove:
 * @directory: the workspace
 * @sha256: name of an object that nothing refers to
 *
 * Takes back what was put there for an act that then did not take place.
 */
void
qz_objects_remove (const char *directory, const char *sha256)
{
  g_autofree char *path = qz_objects_path (directory, sha256);

  g_return_if_fail (path != NULL);

  g_unlink (path);
}

/**
 * qz_objects_open:
 * @directory: the workspace
 * @sha256: name of an object as stored; may come from outside
 * @error: %QZ_ERROR_INVALID when it is no such name, %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO
 *
 * Returns: (transfer full) (nullable): its content
 */
GInputStream *
qz_objects_open (const char *directory, const char *sha256, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) cause = NULL;
  GFileInputStream *stream;

  g_return_val_if_fail (directory != NULL && sha256 != NULL, NULL);

  if (!is_name (sha256))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("“%s” is not the name of a stored file. Attach the file again."), sha256);
      return NULL;
    }
  path = qz_objects_path (directory, sha256);
  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, &cause);
  if (stream != NULL)
    return G_INPUT_STREAM (stream);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("The stored file “%s” is missing. Attach the file again, or restore it from a "
                    "backup."),
                 path);
  else
    g_set_error (error, QZ_ERROR, QZ_ERROR_IO,
                 _ ("The stored file “%s” cannot be read: %s. Check the disk."), path,
                 qz_error_get_reason (qz_error_get_number (cause)));
  return NULL;
}

/**
 * qz_objects_check:
 * @directory: the workspace
 * @sha256: name of an object
 * @error: %QZ_ERROR_CORRUPT when its content is not what its name says; as for qz_objects_open()
 *
 * Returns: %TRUE when the object is whole
 */
gboolean
qz_objects_check (const char *directory, const char *sha256, GError **error)
{
  g_autoptr (GInputStream) stream = qz_objects_open (directory, sha256, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gssize length;

  if (stream == NULL)
    return FALSE;
  while ((length = g_input_stream_read (stream, buffer, CHUNK, NULL, error)) > 0)
    g_checksum_update (checksum, buffer, length);
  if (length < 0)
    return FALSE;
  if (strcmp (g_checksum_get_string (checksum), sha256) == 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
               _ ("The stored file “%s” is damaged. Attach the file again, or restore it from a "
                  "backup."),
               sha256);
  return FALSE;
}

/**
 * qz_objects_read:
 * @directory: the workspace
 * @sha256: name of an object
 * @error: as for qz_objects_check()
 *
 * Returns: (transfer full) (nullable): the whole content, checked
 */
GBytes *
qz_objects_read (const char *directory, const char *sha256, GError **error)
{
  g_autoptr (GInputStream) stream = qz_objects_open (directory, sha256, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree char *found = NULL;
  guint8 buffer[4096];
  gssize length;

  if (stream == NULL)
    return NULL;
  while ((length = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error)) > 0)
    g_byte_array_append (content, buffer, (guint) length);
  if (length < 0)
    return NULL;
  found = g_compute_checksum_for_data (G_CHECKSUM_SHA256, content->data, content->len);
  if (strcmp (found, sha256) == 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&content));
  g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
               _ ("The stored file “%s” is damaged. Attach the file again, or restore it from a "
                  "backup."),
               sha256);
  return NULL;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      if (g_unlink (below) != 0)
        remove_tree (below);
    }
  g_rmdir (path);
}

/**
 * qz_objects_discard:
 * @directory: of a workspace that is given up and had no objects before
 *
 * Removes every object.
 */
void
qz_objects_discard (const char *directory)
{
  g_autofree char *path = NULL;

  g_return_if_fail (directory != NULL);

  path = g_build_filename (directory, "objects", NULL);
  remove_tree (path);
}
