/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

#include "documents/qz-certificates.h"

static const char *const DIGITS[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

/* An ISO day; FALSE for anything else. */
static gboolean
parse (const char *iso, int *year, int *month, int *day)
{
  return iso != NULL && sscanf (iso, "%4d-%2d-%2d", year, month, day) == 3 && *year >= 1000
         && g_date_valid_dmy ((GDateDay) *day, (GDateMonth) *month, (GDateYear) *year);
}

/* 1 to 31: 一, 十, 十一, 二十, 三十一. */
static void
append_small (GString *out, int number)
{
  if (number >= 20)
    g_string_append (out, DIGITS[number / 10]);
  if (number >= 10)
    g_string_append (out, "十");
  if (number % 10 != 0)
    g_string_append (out, DIGITS[number % 10]);
}

/**
 * qz_certificate_date_in_words:
 * @iso: a day, 2018-12-20
 *
 * Returns: (transfer full): 二〇一八年十二月二十日; a copy of @iso when it is no day
 */
char *
qz_certificate_date_in_words (const char *iso)
{
  GString *out = NULL;
  int year = 0;
  int month = 0;
  int day = 0;

  if (!parse (iso, &year, &month, &day))
    return g_strdup (iso);
  out = g_string_new (NULL);
  for (int unit = 1000; unit > 0; unit /= 10)
    g_string_append (out, DIGITS[year / unit % 10]);
  g_string_append (out, "年");
  append_small (out, month);
  g_string_append (out, "月");
  append_small (out, day);
  g_string_append (out, "日");
  return g_string_free (out, FALSE);
}

/**
 * qz_certificate_date_in_figures:
 * @iso: a day, 2018-12-20
 *
 * Returns: (transfer full): 2018年12月20日, no padded zeros (GB/T 9704); a copy of @iso when it is
 *     no day
 */
char *
qz_certificate_date_in_figures (const char *iso)
{
  int year = 0;
  int month = 0;
  int day = 0;

  if (!parse (iso, &year, &month, &day))
    return g_strdup (iso);
  return g_strdup_printf ("%d年%d月%d日", year, month, day);
}
