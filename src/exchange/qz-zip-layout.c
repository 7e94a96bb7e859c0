/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a ZIP file is laid out, read strictly before anything in it is unpacked. Each member has to
 * be said twice in the same words, in its own header and in the directory; the members stand one
 * after the other from the first byte to the directory without gap or overlap; the directory ends
 * the file. What unpacks the members can then rely on one reading of the file.
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange/qz-zip-layout.h"
#include "model/qz-error.h"

#define LOCAL_SIGNATURE 0x04034b50
#define CENTRAL_SIGNATURE 0x02014b50
#define END_SIGNATURE 0x06054b50
#define DESCRIPTOR_SIGNATURE 0x08074b50

#define LOCAL_BYTES 30
#define CENTRAL_BYTES 46
#define END_BYTES 22
#define DESCRIPTOR_BYTES 16

#define MOST_NAME 128
#define MOST_EXTRA 64
#define MOST_DIRECTORY_ENTRY (CENTRAL_BYTES + MOST_NAME + MOST_EXTRA)
#define MOST_COMMENT 65535

#define FLAG_ENCRYPTED (1 << 0)
#define FLAG_DESCRIPTOR (1 << 3)
#define FLAG_UTF8 (1 << 11)
#define FLAGS_ALLOWED (FLAG_DESCRIPTOR | FLAG_UTF8 | 0x6)

#define METHOD_STORE 0
#define METHOD_DEFLATE 8

/* What is the same in each member: it says nothing, so it may not hide anything either. */
#define NO_TIME 0x00210000 /* 1980-01-01 00:00 */
#define PLAIN_FILE ((guint32) 0100644 << 16)

#define HOST_UNIX 3
#define DOS_DIRECTORY 0x10

typedef struct
{
  int fd;
  const char *name;
  const QzZipCaps *caps;
  gint64 size;      /* of the file */
  gint64 directory; /* where the directory begins */
  guint n_members;
} File;

/* One entry of the directory, and what the local header has to repeat. */
typedef struct
{
  const guint8 *bytes;
  guint16 flags;
  guint16 method;
  guint32 crc;
  guint32 packed;
  guint32 unpacked;
  guint32 start;
  guint16 name_length;
  guint16 extra_length;
} Central;

static guint16
get_16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static guint32
get_32 (const guint8 *bytes)
{
  return (guint32) get_16 (bytes) | (guint32) get_16 (bytes + 2) << 16;
}

static gboolean
refuse (const File *file, GError **error, QzError code, const char *cause, const char *remedy)
{
  g_set_error (error, QZ_ERROR, (int) code, _ ("“%s” %s. %s"), file->name, cause, remedy);
  return FALSE;
}

static gboolean
refuse_damage (const File *file, GError **error, const char *cause)
{
  return refuse (file, error, QZ_ERROR_CORRUPT, cause,
                 _ ("Copy the file again, or ask the sender for it."));
}

static gboolean
refuse_content (const File *file, GError **error, const char *cause)
{
  return refuse (file, error, QZ_ERROR_INVALID, cause,
                 _ ("Do not use it; ask the sender for a new one."));
}

static gboolean
read_at (const File *file, gint64 offset, guint8 *out, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n = pread (file->fd, out, length, offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_IO, _ ("“%s” cannot be read: %s."), file->name,
                       qz_error_get_reason (errno));
          return FALSE;
        }
      if (n == 0)
        return refuse_damage (file, error, _ ("ends too early"));
      offset += n;
      out += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* The file may be cut off, or something may have been put behind its end. */
static gboolean
explain_end (const File *file, GError **error)
{
  gint64 length = MIN (file->size, END_BYTES + MOST_COMMENT);
  g_autofree guint8 *tail = g_malloc ((gsize) length);

  if (!read_at (file, file->size - length, tail, (gsize) length, error))
    return FALSE;
  for (gint64 i = length - END_BYTES; i >= 0; i--)
    if (get_32 (tail + i) == END_SIGNATURE)
      return refuse_damage (file, error, _ ("has something behind its end"));
  return refuse_damage (file, error, _ ("is cut off: its end is missing"));
}

/* The record at the very end says where the directory is. */
static gboolean
read_end (File *file, GError **error)
{
  guint8 end[END_BYTES];
  gint64 length;

  if (!read_at (file, file->size - END_BYTES, end, sizeof end, error))
    return FALSE;
  if (get_32 (end) != END_SIGNATURE || get_16 (end + 20) != 0)
    return explain_end (file, error);
  file->n_members = get_16 (end + 10);
  length = get_32 (end + 12);
  file->directory = get_32 (end + 16);
  if (get_16 (end + 4) != 0 || get_16 (end + 6) != 0 || get_16 (end + 8) != file->n_members
      || file->directory + length != file->size - END_BYTES)
    return refuse_damage (file, error, _ ("has a directory that does not fit the file"));
  if (file->n_members > file->caps->most_members)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("“%s” has %u members; %u can be read. Ask the sender to split it."),
                   file->name, file->n_members, file->caps->most_members);
      return FALSE;
    }
  if (length > (gint64) file->n_members * MOST_DIRECTORY_ENTRY)
    return refuse_content (file, error,
                           _ ("has members whose names are too long for a bundle, or a directory "
                              "that holds more than its members"));
  return TRUE;
}

static gboolean
refuse_attributes (const File *file, GError **error)
{
  return refuse_content (file, error, _ ("has members with attributes that a bundle never has"));
}

/* The fields for times and owners are there and empty; anything else could give the member another
 * name or size. */
static gboolean
check_extra (const File *file, const guint8 *extra, gsize length, GError **error)
{
  static const guint8 time[] = { 0x55, 0x54, 1, 0, 0 };
  static const guint8 owner[] = { 0x75, 0x78, 11, 0, 1, 4, 0, 0, 0, 0, 4, 0, 0, 0, 0 };

  if (length >= sizeof time && memcmp (extra, time, sizeof time) == 0)
    {
      extra += sizeof time;
      length -= sizeof time;
    }
  if (length == sizeof owner && memcmp (extra, owner, sizeof owner) == 0)
    length = 0;
  return length == 0 || refuse_attributes (file, error);
}

/* Links, devices, pipes and folders are told apart from plain files by the system that made them.
 */
static gboolean
check_plain (const File *file, const guint8 *central, GError **error)
{
  guint32 attributes = get_32 (central + 38);
  guint32 mode = attributes >> 16;

  if (central[5] != HOST_UNIX)
    mode = 0;
  if (S_ISLNK (mode))
    return refuse_content (file, error, _ ("has a member that is a link"));
  if (S_ISDIR (mode) || (attributes & DOS_DIRECTORY) != 0)
    return refuse_content (file, error, _ ("has a member that is a folder"));
  if ((mode & S_IFMT) != 0 && !S_ISREG (mode))
    return refuse_content (file, error, _ ("has a member that is a device or a pipe"));
  if ((mode & (S_ISUID | S_ISGID | S_ISVTX)) != 0)
    return refuse_content (file, error, _ ("has a member with special rights"));
  return TRUE;
}

static gboolean
check_name (const File *file, const guint8 *name, gsize length, GError **error)
{
  const char *text = (const char *) name;

  if (length == 0)
    return refuse_content (file, error, _ ("has a member without a name"));
  if (length > MOST_NAME)
    return refuse_content (file, error, _ ("has a member whose name is too long"));
  if (text[0] == '/' || (length > 1 && g_ascii_isalpha (text[0]) && text[1] == ':'))
    return refuse_content (file, error, _ ("has a member with an absolute path"));
  if (memchr (text, '\\', length) != NULL)
    return refuse_content (file, error, _ ("has a member with a backslash in its name"));
  if (g_strstr_len (text, (gssize) length, "..") != NULL)
    return refuse_content (file, error, _ ("has a member that would reach out of its folder"));
  if (text[length - 1] == '/')
    return refuse_content (file, error, _ ("has a member that is a folder"));
  for (gsize i = 0; i < length; i++)
    if (name[i] <= 0x20 || name[i] >= 0x7f)
      return refuse_content (file, error,
                             _ ("has a member whose name has characters that a bundle never uses"));
  return TRUE;
}

static gboolean
check_packing (const File *file, const Central *central, GError **error)
{
  if ((central->flags & FLAG_ENCRYPTED) != 0)
    return refuse_content (file, error, _ ("has a member that a ZIP password protects"));
  if ((central->flags & ~FLAGS_ALLOWED) != 0
      || (central->method != METHOD_STORE && central->method != METHOD_DEFLATE))
    return refuse_content (file, error,
                           _ ("has a member packed in a way that a bundle never uses"));
  if (central->method == METHOD_STORE && central->packed != central->unpacked)
    return refuse_damage (file, error, _ ("has a damaged directory"));
  return TRUE;
}

static gboolean
is_version (guint number)
{
  return number == 10 || number == 20; /* to unpack what is stored, and what is deflated */
}

static gboolean
check_constants (const File *file, const guint8 *bytes, GError **error)
{
  if (is_version (bytes[4]) && bytes[5] == HOST_UNIX && is_version (get_16 (bytes + 6))
      && get_32 (bytes + 12) == NO_TIME && get_16 (bytes + 36) == 0
      && get_32 (bytes + 38) == PLAIN_FILE)
    return TRUE;
  return refuse_attributes (file, error);
}

static gboolean
read_central (
    const File *file, const guint8 *bytes, gsize length, Central *out_central, GError **error)
{
  Central central = { .bytes = bytes };

  if (length < CENTRAL_BYTES || get_32 (bytes) != CENTRAL_SIGNATURE)
    return refuse_damage (file, error, _ ("has a damaged directory"));
  central.flags = get_16 (bytes + 8);
  central.method = get_16 (bytes + 10);
  central.crc = get_32 (bytes + 16);
  central.packed = get_32 (bytes + 20);
  central.unpacked = get_32 (bytes + 24);
  central.name_length = get_16 (bytes + 28);
  central.extra_length = get_16 (bytes + 30);
  central.start = get_32 (bytes + 42);
  if (get_16 (bytes + 32) != 0 || get_16 (bytes + 34) != 0
      || length < (gsize) CENTRAL_BYTES + central.name_length + central.extra_length)
    return refuse_damage (file, error, _ ("has a damaged directory"));
  *out_central = central;
  return check_name (file, bytes + CENTRAL_BYTES, central.name_length, error)
         && check_extra (file, bytes + CENTRAL_BYTES + central.name_length, central.extra_length,
                         error)
         && check_plain (file, bytes, error) && check_packing (file, &central, error)
         && check_constants (file, bytes, error);
}

static gboolean
refuse_difference (const File *file, GError **error)
{
  return refuse_content (file, error,
                         _ ("says one thing in its directory and another beside the members"));
}

/* Behind the data stands what was not known when the local header was written. */
static gboolean
check_descriptor (const File *file, const Central *central, gint64 offset, GError **error)
{
  guint8 bytes[DESCRIPTOR_BYTES];

  if (!read_at (file, offset, bytes, sizeof bytes, error))
    return FALSE;
  if (get_32 (bytes) != DESCRIPTOR_SIGNATURE || get_32 (bytes + 4) != central->crc
      || get_32 (bytes + 8) != central->packed || get_32 (bytes + 12) != central->unpacked)
    return refuse_difference (file, error);
  return TRUE;
}

static gboolean
check_local_numbers (const Central *central, const guint8 *local)
{
  gboolean later = (central->flags & FLAG_DESCRIPTOR) != 0;
  guint32 crc = get_32 (local + 14);
  guint32 packed = get_32 (local + 18);
  guint32 unpacked = get_32 (local + 22);

  return get_32 (local) == LOCAL_SIGNATURE && get_16 (local + 4) == get_16 (central->bytes + 6)
         && get_32 (local + 10) == NO_TIME && get_16 (local + 6) == central->flags
         && get_16 (local + 8) == central->method && (crc == central->crc || (later && crc == 0))
         && (packed == central->packed || (later && packed == 0))
         && (unpacked == central->unpacked || (later && unpacked == 0))
         && get_16 (local + 26) == central->name_length;
}

/* The local header repeats the directory; @out_end is where the next member has to begin. */
static gboolean
check_local (const File *file, const Central *central, gint64 *out_end, GError **error)
{
  guint8 local[LOCAL_BYTES + MOST_NAME + MOST_EXTRA];
  gint64 room = file->directory - central->start;
  gsize length = LOCAL_BYTES + central->name_length;
  gsize extra;
  gint64 end;

  if (room < (gint64) length)
    return refuse_difference (file, error);
  if (!read_at (file, central->start, local, length, error))
    return FALSE;
  extra = get_16 (local + 28);
  if (!check_local_numbers (central, local) || extra > MOST_EXTRA
      || memcmp (local + LOCAL_BYTES, central->bytes + CENTRAL_BYTES, central->name_length) != 0)
    return refuse_difference (file, error);
  end = (gint64) central->start + (gint64) (length + extra) + central->packed;
  if ((central->flags & FLAG_DESCRIPTOR) != 0)
    end += DESCRIPTOR_BYTES;
  if (end > file->directory)
    return refuse_difference (file, error);
  *out_end = end;
  return read_at (file, central->start + (gint64) length, local + length, extra, error)
         && check_extra (file, local + length, extra, error)
         && ((central->flags & FLAG_DESCRIPTOR) == 0
             || check_descriptor (file, central, end - DESCRIPTOR_BYTES, error));
}

static void
member_free (gpointer data)
{
  QzZipMember *self = data;

  g_free (self->name);
  g_free (self);
}

static QzZipMember *
member_new (const Central *central, gint64 end)
{
  QzZipMember *self = g_new0 (QzZipMember, 1);

  self->name = g_strndup ((const char *) central->bytes + CENTRAL_BYTES, central->name_length);
  self->start = central->start;
  self->end = end;
  self->packed = central->packed;
  self->bytes = central->unpacked;
  return self;
}

/* A small file that unpacks to a huge one is refused before it does. */
static gboolean
check_sums (const File *file, const GPtrArray *members, GError **error)
{
  gint64 packed = 0;
  gint64 bytes = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const QzZipMember *member = members->pdata[i];

      packed += member->packed;
      bytes += member->bytes;
    }
  if (bytes > file->caps->most_bytes)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("“%s” unpacks to more than %d MiB. Ask the sender to split it, or to send "
                      "large files beside it."),
                   file->name, (int) (file->caps->most_bytes >> 20));
      return FALSE;
    }
  if (bytes > file->caps->free_bytes && bytes / file->caps->most_ratio > packed)
    return refuse (file, error, QZ_ERROR_LIMIT, _ ("is small and would unpack to something huge"),
                   _ ("Do not use it; ask the sender for a new one."));
  return TRUE;
}

static GPtrArray *
read_directory (const File *file, const guint8 *bytes, gsize length, GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (member_free);
  gint64 expected = 0;

  for (guint i = 0; i < file->n_members; i++)
    {
      Central central;
      gsize used;
      gint64 end;

      if (!read_central (file, bytes, length, &central, error))
        return NULL;
      if (central.start != expected)
        {
          refuse_content (file, error, _ ("has members that overlap or leave gaps"));
          return NULL;
        }
      if (!check_local (file, &central, &end, error))
        return NULL;
      g_ptr_array_add (members, member_new (&central, end));
      used = (gsize) CENTRAL_BYTES + central.name_length + central.extra_length;
      bytes += used;
      length -= used;
      expected = end;
    }
  if (length != 0 || expected != file->directory)
    {
      refuse_content (file, error, _ ("holds more than its directory lists"));
      return NULL;
    }
  return check_sums (file, members, error) ? g_steal_pointer (&members) : NULL;
}

/**
 * qz_zip_layout_read:
 * @fd: a file open for reading
 * @name: what to call it in messages
 * @caps: what is allowed
 * @error: %QZ_ERROR_FOREIGN when it is no ZIP file, %QZ_ERROR_CORRUPT when it is damaged or cut
 *   off, %QZ_ERROR_INVALID when its members are not plain files or headers and directory differ,
 *   %QZ_ERROR_LIMIT over the caps, %QZ_ERROR_IO
 *
 * Takes memory for the directory only.
 *
 * Returns: (transfer full) (nullable) (element-type QzZipMember): the members in the order in which
 *   they stand in the file
 */
GPtrArray *
qz_zip_layout_read (int fd, const char *name, const QzZipCaps *caps, GError **error)
{
  File file = { .fd = fd, .name = name, .caps = caps };
  g_autofree guint8 *directory = NULL;
  guint8 head[4];
  struct stat info;
  gsize length;

  g_return_val_if_fail (fd >= 0 && name != NULL && caps != NULL, NULL);

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      refuse (&file, error, QZ_ERROR_FOREIGN, _ ("is not a file"), _ ("Choose a bundle."));
      return NULL;
    }
  file.size = info.st_size;
  if (file.size > caps->most_bytes)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("“%s” is larger than %d MiB. Ask the sender to send large files beside it."),
                   name, (int) (caps->most_bytes >> 20));
      return NULL;
    }
  if (file.size < (gint64) sizeof head || !read_at (&file, 0, head, sizeof head, NULL)
      || (get_32 (head) != LOCAL_SIGNATURE && get_32 (head) != END_SIGNATURE))
    {
      refuse (&file, error, QZ_ERROR_FOREIGN, _ ("is not a bundle"),
              _ ("Choose a file that this program has made."));
      return NULL;
    }
  if (file.size < END_BYTES)
    {
      refuse_damage (&file, error, _ ("is cut off: its end is missing"));
      return NULL;
    }
  if (!read_end (&file, error))
    return NULL;
  length = (gsize) (file.size - END_BYTES - file.directory);
  directory = g_malloc (length + 1);
  return read_at (&file, file.directory, directory, length, error)
             ? read_directory (&file, directory, length, error)
             : NULL;
}
