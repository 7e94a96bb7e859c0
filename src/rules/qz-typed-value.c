/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people write into a cell or paste, as the form keeps it: 2018/9/7, 是, 男, １２人, 98.5%.
 * What cannot be read stays as it was written, for the check to name it.
 */

#include "config.h"

#include "model/qz-points.h"
#include "model/qz-text.h"
#include "rules/qz-typed-value.h"

static char *
format_day (int year, int month, int day)
{
  if (year < 1900 || year > 2200 || !g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * qz_typed_day:
 * @text: a day as people write it: 2018-09-07, 2018/9/7, 2018.9.7, 20180907, 2018年9月7日;
 *   a time behind it is left out
 *
 * Returns: (transfer full) (nullable): the day as 2018-09-07, %NULL when @text is none
 */
char *
qz_typed_day (const char *text)
{
  int numbers[3] = { 0, 0, 0 };
  guint n = 0;
  gboolean in_number = FALSE;
  const char *time;

  g_return_val_if_fail (text != NULL, NULL);

  time = strchr (text, ':');
  time = time != NULL ? memchr (text, ' ', (gsize) (time - text)) : NULL;
  for (const char *p = text; *p != '\0' && p != time; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (character);

      if (digit >= 0)
        {
          if (!in_number && ++n > 3)
            return NULL;
          if (numbers[n - 1] > 99999999)
            return NULL;
          numbers[n - 1] = numbers[n - 1] * 10 + digit;
        }
      else if (!g_unichar_isspace (character)
               && g_utf8_strchr ("-/.年月日－．", -1, character) == NULL)
        return NULL;
      in_number = digit >= 0;
    }
  if (n == 3)
    return format_day (numbers[0], numbers[1], numbers[2]);
  if (n == 1)
    return format_day (numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100);
  return NULL;
}

/* In one line: every line end and tab becomes a space. */
static char *
dup_line (const char *text)
{
  char *line = g_strdup (text);

  for (char *p = line; *p != '\0'; p++)
    if (*p == '\n' || *p == '\r' || *p == '\t')
      *p = ' ';
  return g_strstrip (line);
}

static char *
dup_prose (const char *text)
{
  GString *lines = g_string_new (text);

  g_string_replace (lines, "\r\n", "\n", 0);
  g_string_replace (lines, "\r", "\n", 0);
  return g_strstrip (g_string_free (lines, FALSE));
}

static char *
dup_narrow (const char *text)
{
  char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return g_strstrip (narrow != NULL ? narrow : g_strdup (text));
}

/* 1,234,567.5 without its commas; FALSE when they do not part thousands. */
static gboolean
drop_commas (char *number)
{
  char *point = strpbrk (number, ".");
  char *end = point != NULL ? point : number + strlen (number);
  char *to = number;
  gboolean first = TRUE;
  guint run = 0;

  if (strchr (number, ',') == NULL)
    return TRUE;
  for (char *p = number; *p != '\0'; p++)
    {
      if (*p != ',')
        {
          *to++ = *p;
          run += p < end && g_ascii_isdigit (*p);
          continue;
        }
      if (p > end || run == 0 || run > 3 || (!first && run != 3))
        return FALSE;
      first = FALSE;
      run = 0;
    }
  *to = '\0';
  return run == 3;
}

/* The figures of a number without its unit; NULL when there is none. */
static char *
dup_number (const QzField *field, const char *text)
{
  g_autofree char *number = dup_narrow (text);
  g_autofree char *unit = qz_text_fold (field->unit);
  gint64 points;

  if (*unit != '\0' && g_str_has_suffix (number, unit))
    number[strlen (number) - strlen (unit)] = '\0';
  g_strstrip (number);
  if (*number == '+')
    memmove (number, number + 1, strlen (number));
  if (!drop_commas (number) || !qz_points_parse (number, &points, NULL))
    return NULL;
  return g_steal_pointer (&number);
}

static gboolean
is_one_of (const char *key, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (key, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* 1 for yes, 0 for no, -1 for anything else; @key is folded. */
static int
read_flag (const char *key)
{
  static const char *const yes[] = { "是", "有", "√",   "✓",    "✔",    "☑", "■",
                                     "1",  "y",  "yes", "true", "同意", NULL };
  static const char *const no[] = { "",  "否", "无", "×",  "✗",     "☐",
                                    "□", "0",  "n",  "no", "false", NULL };

  if (is_one_of (key, yes))
    return 1;
  return is_one_of (key, no) ? 0 : -1;
}

static char *
dup_flag (const char *text)
{
  g_autofree char *key = qz_text_fold (text);
  int flag = read_flag (key);

  return flag < 0 ? dup_line (text) : g_strdup (flag > 0 ? "1" : "");
}

static char *
dup_choice (const QzField *field, const char *text)
{
  g_autofree char *key = qz_text_fold (text);

  for (guint i = 0; i < field->choices->len; i++)
    {
      const QzChoice *choice = field->choices->pdata[i];
      g_autofree char *label = qz_text_fold (choice->label);

      if (strcmp (key, label) == 0 || strcmp (text, choice->id) == 0)
        return g_strdup (choice->id);
    }
  return dup_line (text);
}

/**
 * qz_typed_points:
 * @item: an item of a score sheet
 * @text: what somebody wrote for it
 * @out_points: (out): thousandths of a point; %QZ_POINTS_NONE for a blank, which is not zero
 * @error: %QZ_ERROR_INVALID when @text is no number; whether the number may stand is what
 *   qz_item_check() tells
 *
 * Takes figures of full width, and words and ticks for yes and no.
 *
 * Returns: whether it was understood
 */
gboolean
qz_typed_points (const QzItem *item, const char *text, gint64 *out_points, GError **error)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (item != NULL && text != NULL && out_points != NULL, FALSE);

  number = dup_narrow (text);
  *out_points = QZ_POINTS_NONE;
  if (*number == '\0')
    return TRUE;
  if (item->kind == QZ_ITEM_YES_NO)
    {
      g_autofree char *key = qz_text_fold (number);
      int flag = read_flag (key);

      if (flag >= 0)
        {
          *out_points = flag * QZ_POINT;
          return TRUE;
        }
    }
  return qz_points_parse (*number == '+' ? number + 1 : number, out_points, error);
}

/**
 * qz_typed_value:
 * @field: a field or a column of a table; not a table
 * @text: what somebody wrote for it
 *
 * Takes days in all usual ways, choices by their label, ticks and words for yes, figures of full
 * width, with their unit or with commas between thousands. Blanks around it are left out.
 *
 * Returns: (transfer full): the value as a form keeps it; @text when it cannot be read
 */
char *
qz_typed_value (const QzField *field, const char *text)
{
  char *value = NULL;

  g_return_val_if_fail (field != NULL && field->type != QZ_FIELD_TABLE, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  switch (field->type)
    {
    case QZ_FIELD_PROSE:
      return dup_prose (text);
    case QZ_FIELD_NUMBER:
    case QZ_FIELD_MONEY:
      value = dup_number (field, text);
      break;
    case QZ_FIELD_DATE:
      value = qz_typed_day (text);
      break;
    case QZ_FIELD_CHOICE:
      return dup_choice (field, text);
    case QZ_FIELD_FLAG:
      return dup_flag (text);
    case QZ_FIELD_PHONE:
      return dup_narrow (text);
    case QZ_FIELD_TEXT:
    case QZ_FIELD_TABLE:
    default:
      break;
    }
  return value != NULL ? value : dup_line (text);
}
