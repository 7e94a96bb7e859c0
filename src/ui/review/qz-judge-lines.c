/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges as lines: typed, pasted from a spreadsheet, or read from a .csv file. */

#include "config.h"

#include "ui/review/qz-judge-lines.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-panel.h"
#include "model/qz-text.h"

#define MOST_BYTES (1 << 20)
#define N_FIELDS 5

/**
 * qz_judge_lines_decode:
 * @bytes: a text file, UTF-8 (with or without a mark) or GB18030, as spreadsheets write it here
 *
 * Returns: (transfer full) (nullable): the text in UTF-8
 *
 * Errors: %QZ_ERROR_LIMIT when it is too big to be a list of judges, %QZ_ERROR_TYPE when it is not
 *   text.
 */
char *
qz_judge_lines_decode (GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *data;
  char *text;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size > MOST_BYTES)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("The list is bigger than 1 MB. Choose a list of judges only."));
      return NULL;
    }
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  if (size == 0)
    return g_strdup ("");
  if (memchr (data, '\0', size) == NULL)
    {
      if (g_utf8_validate (data, (gssize) size, NULL))
        return g_strndup (data, size);
      text = g_convert (data, (gssize) size, "UTF-8", "GB18030", NULL, NULL, NULL);
      if (text != NULL)
        return text;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
               _ ("The list is not a text. Save the table as CSV and choose that file."));
  return NULL;
}

/* The fields of a line: by tabs if there are any, else by commas; quotes protect commas. */
static GStrv
split (const char *line)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();
  g_autoptr (GString) field = g_string_new (NULL);
  gboolean tabs = strchr (line, '\t') != NULL;
  gboolean quoted = FALSE;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' && quoted && p[1] == '"')
        g_string_append_c (field, *p++);
      else if (c == '"')
        quoted = !quoted;
      else if (!quoted && (tabs ? c == '\t' : c == ',' || c == 0xff0c))
        {
          g_strv_builder_add (fields, g_strstrip (field->str));
          g_string_truncate (field, 0);
        }
      else
        g_string_append_unichar (field, c);
    }
  g_strv_builder_add (fields, g_strstrip (field->str));
  return g_strv_builder_end (fields);
}

/* The first line of a table often names its columns. */
static gboolean
is_heading (const char *name)
{
  static const char *const headings[] = { "姓名", "专家姓名", "评委", "评审专家", "name" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_ascii_strcasecmp (name, headings[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * qz_judge_lines_parse:
 * @text: one judge a line: name, employer, title, field, telephone, separated by tabs or commas
 *
 * Blank lines and a heading are passed over; fields may be left out from the end.
 *
 * Returns: (transfer full) (element-type QzJudge): the judges, without ids
 */
GPtrArray *
qz_judge_lines_parse (const char *text)
{
  GPtrArray *judges = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_judge_free);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, judges);

  lines = g_strsplit_set (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = split (lines[i]);
      guint n = g_strv_length (fields);
      QzJudge *judge;
      char **slots[N_FIELDS];

      if (qz_text_is_blank (fields[0]) || (judges->len == 0 && is_heading (fields[0])))
        continue;
      judge = qz_judge_new ();
      slots[0] = &judge->name;
      slots[1] = &judge->organisation;
      slots[2] = &judge->title;
      slots[3] = &judge->expertise;
      slots[4] = &judge->telephone;
      for (guint f = 0; f < MIN (n, N_FIELDS); f++)
        {
          g_free (*slots[f]);
          *slots[f] = g_strdup (fields[f]);
        }
      g_ptr_array_add (judges, judge);
    }
  return judges;
}
