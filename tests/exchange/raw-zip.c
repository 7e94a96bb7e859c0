/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes ZIP files as nobody should, byte by byte. */

#include "config.h"

#include "tests/exchange/raw-zip.h"

#define PLAIN_FILE ((guint32) 0100644 << 16)
#define FLAG_DESCRIPTOR (1 << 3)

guint32
raw_zip_crc (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (0xedb88320 & -(crc & 1));
    }
  return ~crc;
}

GBytes *
raw_zip_deflate (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
      g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL),
                                            g_bytes_get_size (bytes), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
put_16 (GByteArray *out, guint value)
{
  const guint8 bytes[] = { (guint8) value, (guint8) (value >> 8) };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
put_32 (GByteArray *out, guint32 value)
{
  put_16 (out, value & 0xffff);
  put_16 (out, value >> 16);
}

static void
put_zeros (GByteArray *out, gsize length)
{
  g_autofree guint8 *zeros = g_malloc0 (length + 1);

  g_byte_array_append (out, zeros, (guint) length);
}

static void
put_bytes (GByteArray *out, GBytes *bytes)
{
  if (bytes != NULL)
    g_byte_array_append (out, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
}

static gsize
name_length (const RawMember *member)
{
  return member->name_length > 0 ? member->name_length : strlen (member->name);
}

static guint32
packed_size (const RawMember *member)
{
  return (guint32) g_bytes_get_size (member->data);
}

static guint32
size (const RawMember *member)
{
  return member->bytes > 0 ? member->bytes : packed_size (member);
}

static guint32
crc (const RawMember *member)
{
  return member->crc > 0 ? member->crc : raw_zip_crc (member->data);
}

static guint
flags (const RawMember *member)
{
  return member->flags | (member->descriptor ? FLAG_DESCRIPTOR : 0);
}

static guint
extra_length (const RawMember *member)
{
  return member->extra != NULL ? (guint) g_bytes_get_size (member->extra) : 0;
}

static void
put_local (GByteArray *out, const RawMember *member)
{
  const char *name = member->local_name != NULL ? member->local_name : member->name;
  gsize length = member->local_name != NULL ? strlen (name) : name_length (member);
  guint32 bytes = member->local_bytes > 0 ? member->local_bytes : size (member);

  put_zeros (out, member->gap);
  put_32 (out, 0x04034b50);
  put_16 (out, 20);
  put_16 (out, member->local_flags > 0 ? member->local_flags : flags (member));
  put_16 (out, member->local_method > 0 ? member->local_method : member->method);
  put_32 (out, 0x00210000);
  put_32 (out, member->descriptor ? 0 : member->local_crc > 0 ? member->local_crc : crc (member));
  put_32 (out, member->descriptor ? 0 : packed_size (member));
  put_32 (out, member->descriptor ? 0 : bytes);
  put_16 (out, (guint) length);
  put_16 (out, extra_length (member));
  g_byte_array_append (out, (const guint8 *) name, (guint) length);
  put_bytes (out, member->extra);
  put_bytes (out, member->data);
  if (!member->descriptor)
    return;
  put_32 (out, 0x08074b50);
  put_32 (out, crc (member));
  put_32 (out, packed_size (member));
  put_32 (out, member->descriptor_bytes > 0 ? member->descriptor_bytes : size (member));
}

static void
put_central (GByteArray *out, const RawMember *member, guint32 start)
{
  put_32 (out, 0x02014b50);
  put_16 (out, member->is_dos ? 20 : 3 << 8 | 20);
  put_16 (out, 20);
  put_16 (out, flags (member));
  put_16 (out, member->method);
  put_32 (out, 0x00210000);
  put_32 (out, crc (member));
  put_32 (out, packed_size (member));
  put_32 (out, size (member));
  put_16 (out, (guint) name_length (member));
  put_16 (out, extra_length (member));
  put_16 (out, member->comment != NULL ? (guint) strlen (member->comment) : 0);
  put_32 (out, 0);
  put_32 (out, member->attributes > 0 ? member->attributes : PLAIN_FILE);
  put_32 (out, start);
  g_byte_array_append (out, (const guint8 *) member->name, (guint) name_length (member));
  put_bytes (out, member->extra);
  if (member->comment != NULL)
    g_byte_array_append (out, (const guint8 *) member->comment, (guint) strlen (member->comment));
}

GBytes *
raw_zip_build (const RawMember *members, guint n_members, const RawEnds *ends)
{
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  GByteArray *out = g_byte_array_new ();
  const RawEnds none = { 0 };
  const char *comment;
  guint32 start = 0;
  guint32 begin;
  guint n = 0;

  ends = ends != NULL ? ends : &none;
  comment = ends->comment != NULL ? ends->comment : "";
  put_zeros (out, ends->before);
  for (guint i = 0; i < n_members; i++)
    {
      if (!members[i].ghost)
        {
          start = (guint32) (out->len + members[i].gap);
          put_local (out, &members[i]);
        }
      if (members[i].unlisted)
        continue;
      put_central (directory, &members[i], start);
      n++;
    }
  put_zeros (out, ends->middle);
  begin = out->len;
  g_byte_array_append (out, directory->data, directory->len);
  put_32 (out, 0x06054b50);
  put_32 (out, 0);
  put_16 (out, n + ends->extra_count);
  put_16 (out, n + ends->extra_count);
  put_32 (out, directory->len);
  put_32 (out, begin);
  put_16 (out, (guint) strlen (comment));
  g_byte_array_append (out, (const guint8 *) comment, (guint) strlen (comment));
  put_zeros (out, ends->after);
  return g_byte_array_free_to_bytes (out);
}
