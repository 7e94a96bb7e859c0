/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What cameras and programs write beside the pixels of a JPEG or PNG picture is left out: who took
 * it, where and when, comments, small pictures. The pixels stay as they are, byte for byte.
 */

#include "config.h"

#include <string.h>

#include "preview/helper/qz-picture-strip.h"

typedef struct
{
  const guint8 *bytes;
  gsize length;
  gsize at;
  GByteArray *kept;
  gboolean stripped;
} Strip;

static guint
get_u16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint32
get_u32 (const guint8 *bytes)
{
  return (guint32) get_u16 (bytes) << 16 | get_u16 (bytes + 2);
}

static void
keep (Strip *strip, gsize length)
{
  g_byte_array_append (strip->kept, strip->bytes + strip->at, (guint) length);
  strip->at += length;
}

static void
leave_out (Strip *strip, gsize length)
{
  strip->at += length;
  strip->stripped = TRUE;
}

/* How the colours are meant is needed to show it; nothing else that programs write is. */
static gboolean
is_needed (guint8 marker, const guint8 *content, gsize length)
{
  if (marker == 0xe0)
    return length >= 5 && memcmp (content, "JFIF", 5) == 0;
  if (marker == 0xe2)
    return length >= 12 && memcmp (content, "ICC_PROFILE", 12) == 0;
  return marker == 0xee || !((marker >= 0xe0 && marker <= 0xef) || marker == 0xfe);
}

/* The pixels, up to the next marker. */
static void
keep_pixels (Strip *strip)
{
  gsize end = strip->at;

  while (end + 1 < strip->length
         && !(strip->bytes[end] == 0xff && strip->bytes[end + 1] != 0
              && !(strip->bytes[end + 1] >= 0xd0 && strip->bytes[end + 1] <= 0xd7)))
    end++;
  if (end + 1 >= strip->length)
    end = strip->length;
  keep (strip, end - strip->at);
}

/* FALSE at the end, or where it is no JPEG any more. */
static gboolean
next_segment (Strip *strip)
{
  const guint8 *head = strip->bytes + strip->at;
  gsize left = strip->length - strip->at;
  gsize length;

  if (left < 2 || head[0] != 0xff)
    return FALSE;
  if (head[1] == 0xff)
    {
      strip->at++;
      return TRUE;
    }
  if (head[1] == 0xd9)
    {
      keep (strip, 2);
      strip->stripped |= strip->at < strip->length;
      return FALSE;
    }
  if (left < 4)
    return FALSE;
  length = get_u16 (head + 2);
  if (length < 2 || length + 2 > left)
    return FALSE;
  if (is_needed (head[1], head + 4, length - 2))
    keep (strip, length + 2);
  else
    leave_out (strip, length + 2);
  if (head[1] == 0xda)
    keep_pixels (strip);
  return TRUE;
}

static void
strip_jpeg (Strip *strip)
{
  keep (strip, 2);
  while (next_segment (strip))
    ;
}

static void
strip_png (Strip *strip)
{
  static const char needed[] = "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP bKGD pHYs sBIT hIST "
                               "acTL fcTL fdAT ";

  keep (strip, 8);
  while (strip->length - strip->at >= 12)
    {
      const guint8 *head = strip->bytes + strip->at;
      gsize length = get_u32 (head);
      const char name[] = {
        (char) head[4], (char) head[5], (char) head[6], (char) head[7], ' ', '\0'
      };
      gboolean is_end = memcmp (name, "IEND", 4) == 0;

      if (length > strip->length - strip->at - 12)
        return;
      if (strstr (needed, name) != NULL)
        keep (strip, length + 12);
      else
        leave_out (strip, length + 12);
      if (is_end)
        break;
    }
  strip->stripped |= strip->at < strip->length;
}

/**
 * qz_picture_strip:
 * @bytes: a picture
 * @length: how many
 * @out_stripped: (out): whether something was left out
 *
 * Returns: (transfer full) (nullable): the picture without what is written beside its pixels; %NULL
 *   when it is neither JPEG nor PNG
 */
GByteArray *
qz_picture_strip (const guint8 *bytes, gsize length, gboolean *out_stripped)
{
  Strip strip = { .bytes = bytes, .length = length };
  gboolean jpeg = length >= 4 && memcmp (bytes, "\xff\xd8\xff", 3) == 0;
  gboolean png = length >= 8 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0;

  *out_stripped = FALSE;
  if ((!jpeg && !png) || length > G_MAXINT32)
    return NULL;
  strip.kept = g_byte_array_sized_new ((guint) length);
  if (jpeg)
    strip_jpeg (&strip);
  else
    strip_png (&strip);
  *out_stripped = strip.stripped;
  return strip.kept;
}
