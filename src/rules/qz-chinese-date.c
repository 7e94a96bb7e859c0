/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as they are stored (2018-09-07) and as documents write them. */

#include "config.h"

#include "rules/qz-chinese-date.h"

static const char *const numerals[] = {
  "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"
};

/* @width digits and nothing else. */
static gboolean
parse_part (const char *text, gsize width, guint *out_part)
{
  guint part = 0;

  for (gsize i = 0; i < width; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      part = part * 10 + (guint) g_ascii_digit_value (text[i]);
    }
  *out_part = part;
  return TRUE;
}

/**
 * qz_date_parse:
 * @text: (nullable): a day such as "2018-09-07"
 * @out_date: (out) (optional): the day
 *
 * Returns: whether @text is a day that exists, in exactly that form, from 1900 to 2199
 */
gboolean
qz_date_parse (const char *text, GDate *out_date)
{
  guint year, month, day;

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  if (!parse_part (text, 4, &year) || !parse_part (text + 5, 2, &month)
      || !parse_part (text + 8, 2, &day))
    return FALSE;
  if (year < 1900 || year > 2199 || day > 31 || month > 12
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  if (out_date != NULL)
    {
      g_date_clear (out_date, 1);
      g_date_set_dmy (out_date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    }
  return TRUE;
}

/* 1 to 99: 七, 十, 十二, 二十, 三十一. */
static void
append_small (GString *into, guint number)
{
  if (number >= 20)
    g_string_append (into, numerals[number / 10]);
  if (number >= 10)
    g_string_append (into, "十");
  if (number % 10 != 0)
    g_string_append (into, numerals[number % 10]);
}

/**
 * qz_date_format_chinese:
 * @text: a day "2018-09-07" or a month "2018-09"
 * @style: figures or Chinese numerals
 *
 * Returns: (transfer full): the day as documents write it; @text itself when it is neither, for
 *   the record keeps what was typed
 */
char *
qz_date_format_chinese (const char *text, QzDateStyle style)
{
  g_autofree char *day = NULL;
  gboolean month_only;
  GString *words;
  GDate date;

  g_return_val_if_fail (text != NULL, NULL);

  month_only = strlen (text) == 7;
  day = g_strconcat (text, month_only ? "-01" : "", NULL);
  if (!qz_date_parse (day, &date))
    return g_strdup (text);
  if (style == QZ_DATE_ARABIC && month_only)
    return g_strdup_printf ("%u年%u月", g_date_get_year (&date), (guint) g_date_get_month (&date));
  if (style == QZ_DATE_ARABIC)
    return g_strdup_printf ("%u年%u月%u日", g_date_get_year (&date),
                            (guint) g_date_get_month (&date), g_date_get_day (&date));

  words = g_string_new (NULL);
  for (guint i = 0; i < 4; i++)
    g_string_append (words, numerals[text[i] - '0']);
  g_string_append (words, "年");
  append_small (words, (guint) g_date_get_month (&date));
  g_string_append (words, "月");
  if (!month_only)
    {
      append_small (words, g_date_get_day (&date));
      g_string_append (words, "日");
    }
  return g_string_free (words, FALSE);
}
