/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/pdf-tool.h"

#include <glib/gstdio.h>

/* Runs a command and returns what it prints, faults included. */
char *
pdf_tool_run (const char *const *command, int *out_status)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  process = g_subprocess_newv (
      command, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  if (out_status != NULL)
    *out_status = g_subprocess_get_exit_status (process);
  return output;
}

/* The text of every page, as pdftotext reads it back. */
GStrv
pdf_tool_dup_pages (const char *path)
{
  int status = 0;
  g_autofree char *text = pdf_tool_run (
      (const char *[]){ "pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL }, &status);

  g_assert_cmpint (status, ==, 0);
  /* Each page ends with a form feed. */
  if (g_str_has_suffix (text, "\f"))
    text[strlen (text) - 1] = '\0';
  return g_strsplit (text, "\f", -1);
}

/* Line ends come from the wrapping: only the characters count. */
char *
pdf_tool_strip (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/* Well-formed without a warning, every font embedded and reduced. */
void
pdf_tool_assert_sound (const char *path)
{
  int status = 0;
  g_autofree char *check =
      pdf_tool_run ((const char *[]){ "qpdf", "--check", path, NULL }, &status);
  g_autofree char *fonts = pdf_tool_run ((const char *[]){ "pdffonts", path, NULL }, NULL);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (fonts), "\n", -1);

  g_test_message ("%s", check);
  g_assert_cmpint (status, ==, 0);
  g_assert_null (strstr (check, "WARNING"));
  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 2; lines[i] != NULL; i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_nonnull (strstr (lines[i], "yes yes "));
    }
}

/* The page says these texts, each once, and nothing else. */
void
pdf_tool_assert_page (const char *page, const char *const *texts)
{
  g_autofree char *rest = pdf_tool_strip (page);

  for (; *texts != NULL; texts++)
    {
      g_autofree char *text = pdf_tool_strip (*texts);
      char *place = strstr (rest, text);

      if (place == NULL)
        g_test_message ("“%s” is not in “%s”", text, rest);
      g_assert_nonnull (place);
      memmove (place, place + strlen (text), strlen (place + strlen (text)) + 1);
    }
  g_assert_cmpstr (rest, ==, "");
}
