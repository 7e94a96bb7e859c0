/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Word and PowerPoint files are not drawn. Those of today are ZIP files and say in one small
 * member, docProps/app.xml, how many pages or slides they had when they were last saved; that
 * number is all that is read here.
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "preview/helper/qz-helper-kind.h"

#define TAIL_BYTES (65535 + 22)
#define DIRECTORY_BYTES (4u << 20)
#define MEMBER_BYTES (64u << 10)
#define MEMBER "docProps/app.xml"
#define MOST_PAGES 100000u

static guint16
get_u16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static guint32
get_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16
         | (guint32) bytes[3] << 24;
}

static gsize
read_at (int fd, gint64 offset, gpointer buffer, gsize count)
{
  gsize done = 0;

  while (done < count)
    {
      ssize_t n = pread (fd, (guint8 *) buffer + done, count - done, offset + (gint64) done);

      if (n <= 0)
        break;
      done += (gsize) n;
    }
  return done;
}

/* The head of the member in the central directory. */
static const guint8 *
find_member (const guint8 *directory, gsize length)
{
  gsize at = 0;

  while (at + 46 <= length && memcmp (directory + at, "PK\1\2", 4) == 0)
    {
      gsize name = get_u16 (directory + at + 28);

      if (at + 46 + name > length)
        break;
      if (name == strlen (MEMBER) && memcmp (directory + at + 46, MEMBER, name) == 0)
        return directory + at;
      at += 46 + name + get_u16 (directory + at + 30) + get_u16 (directory + at + 32);
    }
  return NULL;
}

static char *
inflate (const guint8 *packed, gsize n_packed)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  char *text = g_malloc0 (MEMBER_BYTES + 1);
  gsize n_read = 0;
  gsize n_written = 0;

  g_converter_convert (G_CONVERTER (zlib), packed, n_packed, text, MEMBER_BYTES,
                       G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
  return text;
}

/* The member's text, cut at MEMBER_BYTES; NULL when it cannot be had. */
static char *
read_member (int fd, const guint8 *head)
{
  guint16 method = get_u16 (head + 10);
  gsize packed = MIN (get_u32 (head + 20), MEMBER_BYTES);
  gint64 offset = get_u32 (head + 42);
  guint8 local[30];
  g_autofree guint8 *bytes = g_malloc0 (packed + 1);

  if ((method != 0 && method != 8) || read_at (fd, offset, local, sizeof local) != sizeof local
      || memcmp (local, "PK\3\4", 4) != 0)
    return NULL;
  offset += 30 + get_u16 (local + 26) + get_u16 (local + 28);
  packed = read_at (fd, offset, bytes, packed);
  return method == 8 ? inflate (bytes, packed) : (char *) g_steal_pointer (&bytes);
}

static char *
read_properties (int fd)
{
  struct stat status;
  g_autofree guint8 *tail = g_malloc (TAIL_BYTES);
  g_autofree guint8 *directory = NULL;
  const guint8 *head = NULL;
  gint64 start = 0;
  gsize n = 0;
  gsize length = 0;

  if (fstat (fd, &status) != 0)
    return NULL;
  start = MAX ((gint64) status.st_size - TAIL_BYTES, 0);
  n = read_at (fd, start, tail, TAIL_BYTES);
  for (gsize i = n >= 22 ? n - 22 + 1 : 0; i > 0; i--)
    if (memcmp (tail + i - 1, "PK\5\6", 4) == 0)
      {
        const guint8 *end = tail + i - 1;

        length = MIN (get_u32 (end + 12), DIRECTORY_BYTES);
        directory = g_malloc (length + 1);
        length = read_at (fd, get_u32 (end + 16), directory, length);
        break;
      }
  head = length > 0 ? find_member (directory, length) : NULL;
  return head != NULL ? read_member (fd, head) : NULL;
}

static guint32
number_in (const char *text, const char *tag)
{
  const char *at = strstr (text, tag);
  guint64 number = 0;

  if (at != NULL)
    number = g_ascii_strtoull (at + strlen (tag), NULL, 10);
  return number <= MOST_PAGES ? (guint32) number : 0;
}

static void
open_office (int fd, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  g_autofree char *properties = read_properties (fd);

  if (properties == NULL)
    return;
  reply->n_pages = number_in (properties, "<Slides>");
  if (reply->n_pages == 0)
    reply->n_pages = number_in (properties, "<Pages>");
}

const QzHelperKind qz_helper_office = {
  .name = "office",
  .open = open_office,
};
