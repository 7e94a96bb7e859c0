/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "model/qz-error.h"
#include "operations/qz-file-kind.h"

static void
put_u16 (GByteArray *out, guint value)
{
  guint8 bytes[] = { value & 0xff, (value >> 8) & 0xff };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
put_u32 (GByteArray *out, guint32 value)
{
  put_u16 (out, value & 0xffff);
  put_u16 (out, value >> 16);
}

static void
put_text (GByteArray *out, const char *text)
{
  g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text));
}

static void
put_zeros (GByteArray *out, guint n)
{
  for (guint i = 0; i < n; i++)
    g_byte_array_append (out, (const guint8 *) "", 1);
}

/* A ZIP file with members of those names (stored), the first holding @first. */
static GBytes *
make_zip (const char *const *names, const char *first)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint n = 0;

  for (; names[n] != NULL; n++)
    {
      const char *data = n == 0 && first != NULL ? first : "x";
      guint offset = out->len;

      put_text (out, "PK\3\4");
      put_zeros (out, 14);
      put_u32 (out, (guint32) strlen (data));
      put_u32 (out, (guint32) strlen (data));
      put_u16 (out, (guint) strlen (names[n]));
      put_u16 (out, 0);
      put_text (out, names[n]);
      put_text (out, data);

      put_text (directory, "PK\1\2");
      put_zeros (directory, 16);
      put_u32 (directory, (guint32) strlen (data));
      put_u32 (directory, (guint32) strlen (data));
      put_u16 (directory, (guint) strlen (names[n]));
      put_zeros (directory, 12);
      put_u32 (directory, offset);
      put_text (directory, names[n]);
    }
  put_u32 (directory, 0x06054b50);
  put_zeros (directory, 4);
  put_u16 (directory, n);
  put_u16 (directory, n);
  put_u32 (directory, directory->len - 12);
  put_u32 (directory, out->len);
  put_u16 (directory, 0);
  g_byte_array_append (out, directory->data, directory->len);
  return g_byte_array_free_to_bytes (out);
}

static void
put_ole_entry (GByteArray *out, const char *name)
{
  guint length = (guint) strlen (name);

  for (guint i = 0; i < 32; i++)
    put_u16 (out, i < length ? (guint) (guchar) name[i] : 0);
  put_u16 (out, length * 2 + 2);
  put_zeros (out, 62);
}

/* A compound file: table in sector 0, directory in 1 and 2; @stream stands in the second one. */
static GBytes *
make_ole (const char *stream)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  put_zeros (out, 22);
  put_u16 (out, 9);
  put_zeros (out, 16);
  put_u32 (out, 1);
  put_zeros (out, 24);
  put_u32 (out, 0);
  put_zeros (out, 512 - out->len);
  put_u32 (out, 0xfffffffd);
  put_u32 (out, 2);
  put_u32 (out, 0xfffffffe);
  put_zeros (out, 1024 - out->len);
  for (guint i = 0; i < 4; i++)
    put_ole_entry (out, "Other");
  put_ole_entry (out, stream);
  put_zeros (out, 2048 - out->len);
  return g_byte_array_free_to_bytes (out);
}

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
check (GBytes *bytes, const char *expected)
{
  g_autoptr (GBytes) owned = bytes;
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "sample", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError *error = NULL;
  const char *kind;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (path, g_bytes_get_data (owned, NULL), (gssize) g_bytes_get_size (owned),
                       &error);
  g_assert_no_error (error);
  kind = qz_file_kind_of_content (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kind, ==, expected);
  g_unlink (path);
}

static void
test_containers (void)
{
  check (make_zip (NAMES ("[Content_Types].xml", "word/document.xml"), NULL), "word");
  check (make_zip (NAMES ("a", "ppt/presentation.xml"), NULL), "presentation");
  check (make_zip (NAMES ("a", "xl/workbook.xml"), NULL), "spreadsheet");
  check (make_zip (NAMES ("a", "b/word/document.xml"), NULL), "archive");
  check (make_zip (NAMES ("report.pdf"), NULL), "archive");
  check (make_zip (NAMES ("mimetype", "content.xml"), "application/vnd.oasis.opendocument.text"),
         "word");
  check (make_zip (NAMES ("mimetype"), "application/vnd.oasis.opendocument.presentation"),
         "presentation");
  check (make_ole ("WordDocument"), "word");
  check (make_ole ("PowerPoint Document"), "presentation");
  check (make_ole ("Workbook"), "spreadsheet");
  check (make_ole ("Something"), "");
}

static void
test_damaged_containers (void)
{
  static const char *const names[] = { "a", "word/document.xml", NULL };
  g_autoptr (GBytes) zip = make_zip (names, NULL);
  g_autoptr (GBytes) ole = make_ole ("WordDocument");

  /* Cut anywhere, they are told apart or not, but never read beyond. */
  for (gsize i = 0; i < g_bytes_get_size (zip); i++)
    check (g_bytes_new_from_bytes (zip, 0, i), i < 4 ? "" : "archive");
  for (gsize i = 0; i < g_bytes_get_size (ole); i += 7)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (ole, 0, i);

      check (g_bytes_ref (cut), i < 1024 + 640 ? "" : "word");
    }
}

static void
test_heads (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *kind;
  } cases[] = {
    { "%PDF-1.7\n", 9, "pdf" },
    { "\xef\xbb\xbf\n%PDF-1.4\n", 13, "pdf" },
    { "MZ\x90\0%PDF-1.4", 12, "" },
    { "\x7f"
      "ELF%PDF-1.4",
      12, "" },
    { "\xff\xd8\xff\xe0 JFIF", 9, "picture" },
    { "\x89PNG\r\n\x1a\n", 8, "picture" },
    { "RIFF\1\2\3\4WEBPVP8 ", 16, "picture" },
    { "RIFF\1\2\3\4AVI LIST", 16, "video" },
    { "RIFF\1\2\3\4WAVEfmt ", 16, "" },
    { "\0\0\0\x20"
      "ftypisom\0\0",
      14, "video" },
    { "\0\0\0\x14"
      "ftypqt  \0\0",
      14, "video" },
    { "\0\0\0\x14"
      "ftypheic\0\0",
      14, "picture" },
    { "\0\0\0\x14"
      "ftypM4A \0\0",
      14, "" },
    { "\0\0\0\x08"
      "wide\0\0\0\0mdat",
      16, "video" },
    { "{\\rtf1", 6, "word" },
    { "Rar!\x1a\x07\x01", 7, "archive" },
    { "#!/bin/sh\n", 10, "" },
    { "", 0, "" },
    { "PK", 2, "" },
    { "hello", 5, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (g_bytes_new_static (cases[i].bytes, cases[i].length), cases[i].kind);
}

static void
test_missing (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/report.pdf");
  GError *error = NULL;

  g_assert_null (qz_file_kind_of_content (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    const char *kind;
  } cases[] = {
    { "报告.pdf", "pdf" },
    { "报告.PDF", "pdf" },
    { "a.docx", "word" },
    { "a.wps", "word" },
    { "a.tar.gz", "archive" },
    { "a.mov", "video" },
    { "a", "" },
    { "a.", "" },
    { ".pdf", "pdf" },
    { "a.p|df", "" },
    { "a.exe", "" },
    { "a.pd", "" },
    { "a.ppt", "presentation" },
    { "a.jpg", "picture" },
    { "a.xlsx", "spreadsheet" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (qz_file_kind_of_name (cases[i].name), ==, cases[i].kind);
}

static void
test_clean_names (void)
{
  static const struct
  {
    const char *name;
    const char *clean;
  } cases[] = {
    { "成果报告.pdf", "成果报告.pdf" },
    { "a\xe2\x80\xae"
      "fdp.exe",
      "afdp.exe" },
    { "a\nb\x1b[31m.pdf", "ab[31m.pdf" },
    { "𠮷㛃·.pdf", "𠮷㛃·.pdf" },
    { "..\\..\\a.pdf", ".._.._a.pdf" },
    { "a\xff.pdf", "a\xef\xbf\xbd.pdf" },
    { "\xe2\x80\x8b", "_" },
    { "", "_" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = qz_file_name_clean (cases[i].name);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/file-kind/containers", test_containers);
  g_test_add_func ("/file-kind/damaged-containers", test_damaged_containers);
  g_test_add_func ("/file-kind/heads", test_heads);
  g_test_add_func ("/file-kind/missing", test_missing);
  g_test_add_func ("/file-kind/names", test_names);
  g_test_add_func ("/file-kind/clean-names", test_clean_names);
  return g_test_run ();
}
