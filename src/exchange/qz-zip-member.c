/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One member of a ZIP file whose layout was checked. The archive library is shown the bytes of this
 * member alone, so that nothing else in the file can be taken for it.
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "exchange/qz-late-calls.h"
#include "exchange/qz-zip-member.h"
#include "model/qz-error.h"

#define CHUNK (256 * 1024)

/* Behind the last descriptor the library looks for as many bytes as one of 64 bits would have. */
#define PADDING 64

/* Where the archive library has got to. */
typedef struct
{
  const QzArchive *calls;
  int fd;
  gint64 offset;
  gint64 end;
  guint8 *buffer;
  gsize buffer_length;
  gboolean padded; /* whether what stands behind the end was handed out */
  int saved_errno; /* 0 unless reading failed */
} Source;

static la_ssize_t
read_cb (struct archive *archive, void *data, const void **out_buffer)
{
  Source *source = data;
  gsize length = (gsize) MIN ((gint64) source->buffer_length, source->end - source->offset);
  gssize n;

  *out_buffer = source->buffer;
  if (length == 0 && !source->padded)
    {
      source->padded = TRUE;
      memset (source->buffer, 0, PADDING);
      return PADDING;
    }
  do
    n = pread (source->fd, source->buffer, length, source->offset);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      source->saved_errno = errno;
      source->calls->archive_set_error (archive, errno, "read");
      return -1;
    }
  source->offset += n;
  return n;
}

static gboolean
fail (const char *name, const QzZipMember *member, const Source *source, GError **error)
{
  if (source->saved_errno != 0)
    g_set_error (error, QZ_ERROR, QZ_ERROR_IO, _ ("“%s” cannot be read: %s."), name,
                 qz_error_get_reason (source->saved_errno));
  else
    g_set_error (
        error, QZ_ERROR, QZ_ERROR_CORRUPT,
        _ ("“%s” is damaged: the content of %s cannot be unpacked. Copy the file again, or "
           "ask the sender for it."),
        name, member->name);
  return FALSE;
}

/* Opens the archive at the member and makes sure that the library sees the same member. */
static gboolean
open_member (struct archive *archive, Source *source, const QzZipMember *member)
{
  const QzArchive *calls = source->calls;
  struct archive_entry *entry;
  const char *name;

  if (archive == NULL || calls->archive_read_support_format_zip_streamable (archive) != ARCHIVE_OK
      || calls->archive_read_open (archive, source, NULL, read_cb, NULL) != ARCHIVE_OK
      || calls->archive_read_next_header (archive, &entry) != ARCHIVE_OK)
    return FALSE;
  name = calls->archive_entry_pathname_utf8 (entry);
  return name != NULL && strcmp (name, member->name) == 0
         && calls->archive_entry_filetype (entry) == AE_IFREG;
}

/* Where the content of a member goes, and who may stop it. */
typedef struct
{
  const char *name; /* of the file, for messages */
  const QzZipMember *member;
  QzZipFunc func;
  gpointer data;
  GCancellable *cancellable; /* nullable */
} Target;

static gboolean
read_data (struct archive *archive, const Source *source, const Target *target, GError **error)
{
  const QzZipMember *member = target->member;
  gint64 done = 0;

  for (;;)
    {
      const void *bytes;
      gsize length;
      la_int64_t offset;
      int result;

      if (g_cancellable_set_error_if_cancelled (target->cancellable, error))
        return FALSE;
      result = source->calls->archive_read_data_block (archive, &bytes, &length, &offset);
      if (result == ARCHIVE_EOF && done == member->bytes)
        return TRUE;
      if (result != ARCHIVE_OK || offset != done || length > (gsize) (member->bytes - done))
        return fail (target->name, member, source, error);
      done += (gint64) length;
      if (length > 0 && !target->func (bytes, length, target->data, error))
        return FALSE;
    }
}

/**
 * qz_zip_member_read:
 * @fd: the file, open for reading
 * @name: what to call it in messages
 * @member: of the layout of this file
 * @func: (scope call): takes the content piece by piece
 * @data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: %QZ_ERROR_CORRUPT when it cannot be unpacked to exactly the size that the directory
 *   says, %QZ_ERROR_IO, and whatever @func says
 *
 * Unpacks a member in memory of constant size.
 *
 * Returns: whether @func was given the whole content
 */
gboolean
qz_zip_member_read (int fd,
                    const char *name,
                    const QzZipMember *member,
                    QzZipFunc func,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  const Target target = { name, member, func, data, cancellable };
  g_autofree guint8 *buffer = NULL;
  struct archive *archive;
  Source source = { .fd = fd };
  gboolean ok;

  g_return_val_if_fail (fd >= 0 && name != NULL && member != NULL && func != NULL, FALSE);

  source.calls = qz_archive_load (error);
  if (source.calls == NULL)
    return FALSE;
  source.offset = member->start;
  source.end = member->end;
  source.buffer_length = (gsize) CLAMP (member->end - member->start, PADDING, CHUNK);
  source.buffer = buffer = g_malloc (source.buffer_length);
  archive = source.calls->archive_read_new ();
  ok = open_member (archive, &source, member) ? read_data (archive, &source, &target, error)
                                              : fail (name, member, &source, error);
  source.calls->archive_read_free (archive);
  return ok;
}

static gboolean
append_cb (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  g_byte_array_append (data, bytes, (guint) length);
  return TRUE;
}

/**
 * qz_zip_member_read_bytes:
 * @fd: the file, open for reading
 * @name: what to call it in messages
 * @member: of the layout of this file
 * @most: how large it may be
 * @error: as of qz_zip_member_read(), and %QZ_ERROR_LIMIT when it is larger than @most
 *
 * Returns: (transfer full) (nullable): its content
 */
GBytes *
qz_zip_member_read_bytes (
    int fd, const char *name, const QzZipMember *member, gsize most, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();

  g_return_val_if_fail (name != NULL && member != NULL, NULL);

  if (member->bytes > (gint64) most)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("“%s” cannot be read: %s has more than %zu KiB."), name, member->name,
                   most >> 10);
      return NULL;
    }
  if (!qz_zip_member_read (fd, name, member, append_cb, content, NULL, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}
