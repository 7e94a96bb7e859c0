/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/pdf-tool.h"

#include <glib/gstdio.h>

#define MM (72.0 / 25.4)

/* A font has room above and below its letters, which lines that are close share. */
#define AIR 0.2

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Box;

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

static gboolean
overlap (const Box *one, const Box *other)
{
  double width = MIN (one->right, other->right) - MAX (one->left, other->left);
  double height = MIN (one->bottom, other->bottom) - MAX (one->top, other->top);

  return width > 0.5 && height > 0.5;
}

/* Upright words have their air above and below, others beside. */
static void
take_air (Box *box)
{
  double width = box->right - box->left;
  double height = box->bottom - box->top;
  double air = AIR * MIN (width, height);

  box->top += air;
  box->bottom -= air;
  box->left += width < height ? air : 0.0;
  box->right -= width < height ? air : 0.0;
}

static void
assert_word (const char *line, const GArray *boxes, const Box *page)
{
  const Box *box = &g_array_index (boxes, Box, boxes->len - 1);

  if (box->left < page->left || box->top < page->top || box->right > page->right
      || box->bottom > page->bottom)
    g_error ("out of the page: %s", line);
  for (guint i = 0; i + 1 < boxes->len; i++)
    if (overlap (box, &g_array_index (boxes, Box, i)))
      g_error ("over other words: %s", line);
}

/* No word leaves its page or comes nearer to its edge than @margin mm, and none stands on another.
 */
void
pdf_tool_assert_layout (const char *path, double margin)
{
  g_autofree char *text = pdf_tool_run (
      (const char *[]){ "pdftotext", "-bbox", "-enc", "UTF-8", path, "-", NULL }, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  Box page = { 0 };
  guint n_pages = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strchug (lines[i]);
      Box box;

      if (sscanf (line, "<page width=\"%lf\" height=\"%lf\">", &box.right, &box.bottom) == 2)
        {
          page =
              (Box){ margin * MM, margin * MM, box.right - margin * MM, box.bottom - margin * MM };
          g_array_set_size (boxes, 0);
          n_pages++;
        }
      else if (sscanf (line, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">",
                       &box.left, &box.top, &box.right, &box.bottom)
               == 4)
        {
          take_air (&box);
          g_array_append_val (boxes, box);
          assert_word (line, boxes, &page);
        }
    }
  g_assert_cmpuint (n_pages, >, 0);
}

/* What zbarimg reads from a picture of the page at 200 dpi. @page counts from 1. */
GStrv
pdf_tool_dup_codes (const char *path, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *root = g_strconcat (path, "-codes", NULL);
  g_autofree char *picture = g_strconcat (root, ".png", NULL);
  g_autofree char *text = NULL;

  g_free (pdf_tool_run ((const char *[]){ "pdftoppm", "-r", "200", "-f", number, "-singlefile",
                                          "-gray", "-png", path, root, NULL },
                        NULL));
  text =
      pdf_tool_run ((const char *[]){ "zbarimg", "--nodbus", "-q", "--raw", picture, NULL }, NULL);
  g_remove (picture);
  return g_strsplit (g_strchomp (text), "\n", -1);
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
