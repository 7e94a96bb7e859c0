/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a file is by its first bytes, and for the two containers of office files by the names
 * inside. Nothing is unpacked and no more than a few hundred KiB are read, whatever the file
 * claims.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-file-kind.h"

#define HEAD_BYTES 4096
#define ZIP_TAIL_BYTES (65535 + 22)
#define ZIP_DIRECTORY_BYTES (1024 * 1024)
#define OLE_SECTORS 64 /* of the directory; the main stream stands among its first entries */

typedef struct
{
  const char *kind;
  const char *label;
  const char *suffixes; /* each between bars */
} Kind;

static const Kind kinds[] = {
  { "pdf", N_ ("PDF"), "|pdf|" },
  { "word", N_ ("Word document"), "|doc|docx|docm|wps|odt|rtf|" },
  { "presentation", N_ ("presentation"), "|ppt|pptx|pptm|pps|ppsx|dps|odp|" },
  { "spreadsheet", N_ ("spreadsheet"), "|xls|xlsx|xlsm|et|ods|" },
  { "picture", N_ ("picture"), "|jpg|jpeg|png|gif|bmp|tif|tiff|webp|heic|" },
  { "video", N_ ("film"), "|mp4|mov|m4v|avi|wmv|mkv|mpg|mpeg|flv|3gp|" },
  { "archive", N_ ("archive"), "|zip|rar|7z|gz|" },
};

typedef struct
{
  gsize offset;
  const char *bytes;
  gsize length;
  const char *kind;
} Magic;

#define MAGIC(offset, bytes, kind)                                                                 \
  {                                                                                                \
    offset, bytes, sizeof (bytes) - 1, kind                                                        \
  }

static const Magic magics[] = {
  MAGIC (0, "\xff\xd8\xff", "picture"),
  MAGIC (0, "\x89PNG\r\n\x1a\n", "picture"),
  MAGIC (0, "GIF87a", "picture"),
  MAGIC (0, "GIF89a", "picture"),
  MAGIC (0, "II*\0", "picture"),
  MAGIC (0, "MM\0*", "picture"),
  MAGIC (8, "WEBP", "picture"),
  MAGIC (8, "AVI LIST", "video"),
  MAGIC (0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video"),
  MAGIC (0, "\x1a\x45\xdf\xa3", "video"),
  MAGIC (0, "FLV\x01", "video"),
  MAGIC (0, "\0\0\x01\xba", "video"),
  MAGIC (0, "{\\rtf", "word"),
  MAGIC (0, "Rar!\x1a\x07", "archive"),
  MAGIC (0, "7z\xbc\xaf\x27\x1c", "archive"),
  MAGIC (0, "\x1f\x8b\x08", "archive"),
};

/* A stream with a seek, read at any place. */
typedef struct
{
  GInputStream *stream;
  goffset size;
} Source;

static gboolean
read_at (Source *source,
         goffset offset,
         gpointer buffer,
         gsize count,
         gsize *out_read,
         GCancellable *cancellable,
         GError **error)
{
  *out_read = 0;
  return g_seekable_seek (G_SEEKABLE (source->stream), offset, G_SEEK_SET, cancellable, error)
         && g_input_stream_read_all (source->stream, buffer, count, out_read, cancellable, error);
}

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

/* The names of the central directory, one after the other, decide. */
static const char *
kind_of_zip_names (const guint8 *directory, gsize length)
{
  static const struct
  {
    const char *name;
    const char *kind;
  } parts[] = {
    { "word/document.xml", "word" },
    { "ppt/presentation.xml", "presentation" },
    { "xl/workbook.xml", "spreadsheet" },
    { "xl/workbook.bin", "spreadsheet" },
  };
  gsize at = 0;

  while (at + 46 <= length && memcmp (directory + at, "PK\1\2", 4) == 0)
    {
      gsize name_length = get_u16 (directory + at + 28);
      gsize next =
          at + 46 + name_length + get_u16 (directory + at + 30) + get_u16 (directory + at + 32);

      if (at + 46 + name_length > length)
        break;
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        if (strlen (parts[i].name) == name_length
            && memcmp (directory + at + 46, parts[i].name, name_length) == 0)
          return parts[i].kind;
      at = next;
    }
  return "archive";
}

/* OpenDocument states its type in the first member, uncompressed. */
static const char *
kind_of_open_document (const guint8 *head, gsize length)
{
  static const char prefix[] = "mimetypeapplication/vnd.oasis.opendocument.";
  const guint8 *at = memmem (head, MIN (length, 256), prefix, sizeof (prefix) - 1);
  const char *word;

  if (at == NULL)
    return NULL;
  word = (const char *) at + sizeof (prefix) - 1;
  if (strncmp (word, "text", 4) == 0)
    return "word";
  if (strncmp (word, "presentation", 12) == 0)
    return "presentation";
  return strncmp (word, "spreadsheet", 11) == 0 ? "spreadsheet" : NULL;
}

static gboolean
kind_of_zip (Source *source,
             const guint8 *head,
             gsize head_length,
             const char **out_kind,
             GCancellable *cancellable,
             GError **error)
{
  gsize tail_length = (gsize) MIN (source->size, ZIP_TAIL_BYTES);
  g_autofree guint8 *tail = g_malloc (tail_length);
  g_autofree guint8 *directory = NULL;
  gsize n;

  *out_kind = kind_of_open_document (head, head_length);
  if (*out_kind != NULL)
    return TRUE;
  *out_kind = "archive";
  if (!read_at (source, source->size - (goffset) tail_length, tail, tail_length, &n, cancellable,
                error))
    return FALSE;
  for (gsize i = n >= 22 ? n - 22 : 0; n >= 22; i--)
    {
      if (memcmp (tail + i, "PK\5\6", 4) == 0)
        {
          gsize length = MIN (get_u32 (tail + i + 12), ZIP_DIRECTORY_BYTES);
          goffset offset = get_u32 (tail + i + 16);

          if (offset >= source->size)
            return TRUE;
          directory = g_malloc (MAX (length, 1));
          if (!read_at (source, offset, directory, length, &n, cancellable, error))
            return FALSE;
          *out_kind = kind_of_zip_names (directory, n);
          return TRUE;
        }
      if (i == 0)
        break;
    }
  return TRUE;
}

/* The entries of one directory sector of a compound file (128 bytes each, UTF-16 names). */
static const char *
kind_of_ole_entries (const guint8 *sector, gsize length)
{
  static const struct
  {
    const char *name;
    gsize length;
    const char *kind;
  } streams[] = {
    { "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24, "word" },
    { "P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0u\0m\0e\0n\0t\0", 38, "presentation" },
    { "W\0o\0r\0k\0b\0o\0o\0k\0", 16, "spreadsheet" },
    { "B\0o\0o\0k\0", 8, "spreadsheet" },
  };

  for (gsize at = 0; at + 128 <= length; at += 128)
    for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
      if (get_u16 (sector + at + 64) == streams[i].length + 2
          && memcmp (sector + at, streams[i].name, streams[i].length) == 0)
        return streams[i].kind;
  return NULL;
}

/* Follows the directory of a compound file (.doc, .ppt, .xls) through its sector table. */
static gboolean
kind_of_ole (Source *source,
             const guint8 *head,
             gsize head_length,
             const char **out_kind,
             GCancellable *cancellable,
             GError **error)
{
  guint shift = head_length >= 512 ? get_u16 (head + 30) : 0;
  gsize sector_bytes = (gsize) 1 << (shift == 12 ? 12 : 9);
  g_autofree guint8 *sector = g_malloc0 (sector_bytes);
  guint32 at = head_length >= 512 ? get_u32 (head + 48) : G_MAXUINT32;

  *out_kind = NULL;
  for (guint i = 0; i < OLE_SECTORS && *out_kind == NULL && at < 0xfffffff0u; i++)
    {
      gsize per_sector = sector_bytes / 4;
      gsize table = at / per_sector;
      guint8 next[4];
      gsize n;

      if (!read_at (source, ((goffset) at + 1) * (goffset) sector_bytes, sector, sector_bytes, &n,
                    cancellable, error))
        return FALSE;
      *out_kind = kind_of_ole_entries (sector, n);
      if (table >= 109)
        break;
      if (!read_at (source,
                    ((goffset) get_u32 (head + 76 + table * 4) + 1) * (goffset) sector_bytes
                        + (goffset) (at % per_sector) * 4,
                    next, sizeof next, &n, cancellable, error))
        return FALSE;
      if (n < sizeof next)
        break;
      at = get_u32 (next);
    }
  return TRUE;
}

/* MP4 and QuickTime; HEIC pictures have the same frame. */
static const char *
kind_of_boxes (const guint8 *head, gsize length)
{
  static const char *const boxes[] = { "ftyp", "moov", "mdat", "wide", "free" };
  static const char *const pictures[] = { "heic", "heix", "mif1", "msf1", "avif" };
  static const char *const sounds[] = { "M4A ", "M4B " };

  if (length < 12)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (memcmp (head + 4, boxes[i], 4) == 0)
      {
        for (guint k = 0; i == 0 && k < G_N_ELEMENTS (pictures); k++)
          if (memcmp (head + 8, pictures[k], 4) == 0)
            return "picture";
        for (guint k = 0; i == 0 && k < G_N_ELEMENTS (sounds); k++)
          if (memcmp (head + 8, sounds[k], 4) == 0)
            return NULL;
        return "video";
      }
  return NULL;
}

static const char *
kind_of_head (const guint8 *head, gsize length)
{
  if (length >= 4
      && (memcmp (head, "MZ", 2) == 0
          || memcmp (head,
                     "\x7f"
                     "ELF",
                     4)
                 == 0))
    return NULL;
  if (memmem (head, MIN (length, 1024), "%PDF-", 5) != NULL)
    return "pdf";
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].offset + magics[i].length
        && memcmp (head + magics[i].offset, magics[i].bytes, magics[i].length) == 0)
      return magics[i].kind;
  if (length > 26 && memcmp (head, "BM", 2) == 0 && get_u32 (head + 6) == 0)
    return "picture";
  return kind_of_boxes (head, length);
}

static gboolean
kind_of_source (Source *source, const char **out_kind, GCancellable *cancellable, GError **error)
{
  guint8 head[HEAD_BYTES];
  gsize n;

  if (!read_at (source, 0, head, sizeof head, &n, cancellable, error))
    return FALSE;
  if (n >= 4 && memcmp (head, "PK\3\4", 4) == 0)
    return kind_of_zip (source, head, n, out_kind, cancellable, error);
  if (n >= 8 && memcmp (head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return kind_of_ole (source, head, n, out_kind, cancellable, error);
  *out_kind = kind_of_head (head, n);
  return TRUE;
}

static const char *
intern (const char *kind)
{
  return kind != NULL ? g_intern_string (kind) : "";
}

/**
 * qz_file_kind_of_content:
 * @file: a local file
 * @cancellable: (nullable): stops reading
 * @error: a #GIOErrorEnum when it cannot be read
 *
 * Tells the kind of @file from its content alone.
 *
 * Returns: (nullable): pdf, word, presentation, spreadsheet, picture, video or archive; "" for
 *   anything else; %NULL on error
 */
const char *
qz_file_kind_of_content (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  const char *kind = NULL;
  Source source;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  info =
      g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, error);
  if (info == NULL)
    return NULL;
  source = (Source){ G_INPUT_STREAM (stream), g_file_info_get_size (info) };
  if (!kind_of_source (&source, &kind, cancellable, error))
    return NULL;
  return intern (kind);
}

/**
 * qz_file_kind_of_name:
 * @name: a file name
 *
 * Returns: the kind that the ending of @name promises, "" when it promises none that we know
 */
const char *
qz_file_kind_of_name (const char *name)
{
  const char *dot;
  g_autofree char *lower = NULL;
  g_autofree char *barred = NULL;

  g_return_val_if_fail (name != NULL, "");

  dot = strrchr (name, '.');
  if (dot == NULL || dot[1] == '\0' || strchr (dot, '|') != NULL)
    return "";
  lower = g_ascii_strdown (dot + 1, -1);
  barred = g_strconcat ("|", lower, "|", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (kinds[i].suffixes, barred) != NULL)
      return kinds[i].kind;
  return "";
}

/**
 * qz_file_kind_get_label:
 * @kind: a kind, or ""
 *
 * Returns: what people call it, translated
 */
const char *
qz_file_kind_get_label (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return _ (kinds[i].label);
  return _ ("unknown file");
}

/**
 * qz_file_kind_check:
 * @name: of a file
 * @kind: what its content is, as of qz_file_kind_of_content()
 * @error: %QZ_ERROR_TYPE
 *
 * Name and content have to agree, and the content has to be of a kind that is known.
 *
 * Returns: whether such a file is taken
 */
gboolean
qz_file_kind_check (const char *name, const char *kind, GError **error)
{
  const char *promised;

  g_return_val_if_fail (name != NULL && kind != NULL, FALSE);

  promised = qz_file_kind_of_name (name);
  if (*kind == '\0')
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                   _ ("The content of “%s” is neither a document, a picture, a film nor an "
                      "archive, or it is damaged. Open it, save it again and attach it."),
                   name);
      return FALSE;
    }
  if (strcmp (kind, promised) == 0)
    return TRUE;
  if (*promised == '\0')
    g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                 _ ("The name of “%s” does not say what it is; its content is of the kind: %s. "
                    "Rename the file and attach it again."),
                 name, qz_file_kind_get_label (kind));
  else
    g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                 _ ("“%s” is not what its name says (%s) but: %s. Save it as what its name says, "
                    "or rename it."),
                 name, qz_file_kind_get_label (promised), qz_file_kind_get_label (kind));
  return FALSE;
}

/**
 * qz_file_name_clean:
 * @name: the base name of a file, in any bytes
 *
 * Returns: (transfer full): @name for display: valid UTF-8, without control, format (bidi,
 *   zero-width) and unassigned characters and without slashes; never empty
 */
char *
qz_file_name_clean (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      switch (g_unichar_type (c))
        {
        case G_UNICODE_CONTROL:
        case G_UNICODE_FORMAT:
        case G_UNICODE_SURROGATE:
        case G_UNICODE_UNASSIGNED:
        case G_UNICODE_LINE_SEPARATOR:
        case G_UNICODE_PARAGRAPH_SEPARATOR:
          break;
        default:
          g_string_append_unichar (clean, c == '/' || c == '\\' ? '_' : c);
        }
    }
  if (clean->len == 0)
    g_string_append (clean, "_");
  return g_string_free (clean, FALSE);
}
