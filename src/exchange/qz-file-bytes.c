/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file as a whole, for readers that know how much they take. */

#include "config.h"

#include "exchange/qz-file-bytes.h"
#include "model/qz-error.h"

#define BYTES_AT_ONCE (64 * 1024)

/**
 * qz_file_bytes_read:
 * @path: of a file
 * @most: how many bytes the caller takes
 * @error: %QZ_ERROR_NOT_FOUND, %QZ_ERROR_IO
 *
 * Reads at most one byte more than @most, which is enough for the caller to refuse the file in its
 * own words.
 *
 * Returns: (transfer full) (nullable): the content
 */
GBytes *
qz_file_bytes_read (const char *path, gsize most, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &local);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (BYTES_AT_ONCE);
  gssize n = stream != NULL ? 1 : -1;

  g_return_val_if_fail (path != NULL && most < G_MAXUINT, NULL);

  while (n > 0 && content->len <= most)
    {
      gsize room = MIN (BYTES_AT_ONCE, most + 1 - content->len);

      n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, room, NULL, &local);
      if (n > 0)
        g_byte_array_append (content, buffer, (guint) n);
    }
  if (n < 0)
    {
      qz_error_set_unreadable (error, path, local);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}
