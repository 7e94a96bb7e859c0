/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months and days as places on a line, and as words. */

#include "config.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "ui/widgets/qz-months.h"

static gboolean
read_date (const char *date, guint *out_year, guint *out_month, guint *out_day)
{
  int n = sscanf (date, "%4u-%2u-%2u", out_year, out_month, out_day);

  if (n < 3)
    *out_day = 0;
  return n >= 2 && *out_year >= 1 && *out_month >= 1 && *out_month <= 12
         && (*out_day == 0
             || g_date_valid_dmy ((GDateDay) *out_day, (GDateMonth) *out_month,
                                  (GDateYear) *out_year));
}

/**
 * qz_months_parse:
 * @date: 2018-08 or 2018-08-15
 * @end: whether the end of the month or day is meant, not its begin
 * @out_place: (out): months since the year 0
 *
 * Returns: whether @date is a month or a day
 */
gboolean
qz_months_parse (const char *date, gboolean end, double *out_place)
{
  guint year, month, day;

  g_return_val_if_fail (date != NULL && out_place != NULL, FALSE);

  if (!read_date (date, &year, &month, &day))
    return FALSE;
  *out_place = year * 12.0 + (month - 1);
  if (day == 0)
    *out_place += end ? 1 : 0;
  else
    *out_place +=
        (day - (end ? 0.0 : 1.0)) / g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * qz_months_label:
 * @month: whole months since the year 0
 * @with_year: whether to name the year
 *
 * Returns: (transfer full): the month in the language of the window
 */
char *
qz_months_label (int month, gboolean with_year)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (month / 12, month % 12 + 1, 1, 0, 0, 0);

  /* Translators: a month of a year, and a month alone, on a time line; see strftime(3). */
  return g_date_time_format (date, with_year ? _ ("%b %Y") : _ ("%b"));
}

/**
 * qz_months_format:
 * @date: 2018-08 or 2018-08-15
 *
 * Returns: (transfer full): the same in the language of the window; @date itself when it is neither
 */
char *
qz_months_format (const char *date)
{
  guint year, month, day;
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  if (!read_date (date, &year, &month, &day))
    return g_strdup (date);
  time = g_date_time_new_utc ((int) year, (int) month, day > 0 ? (int) day : 1, 0, 0, 0);
  /* Translators: a day, and a month of a year; see strftime(3). */
  return g_date_time_format (time, day > 0 ? _ ("%Y-%m-%d") : _ ("%B %Y"));
}

/**
 * qz_months_format_span:
 * @from: the first month or day
 * @to: the last one
 *
 * Returns: (transfer full): both in the language of the window
 */
char *
qz_months_format_span (const char *from, const char *to)
{
  g_autofree char *first = qz_months_format (from);
  g_autofree char *last = qz_months_format (to);

  /* Translators: a period, from a date to a date. */
  return g_strdup_printf (_ ("%s – %s"), first, last);
}
