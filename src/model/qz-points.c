/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decimals with at most three digits, kept as integers in thousandths. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-points.h"

#define MAX_WHOLE_DIGITS 12

/**
 * qz_points_parse:
 * @text: a decimal such as "12", "8.5", "-0.125"; ASCII digits, at most three after the point
 * @out_points: (out): the value in thousandths
 * @error: %QZ_ERROR_INVALID when @text is anything else
 *
 * Reads the decimal from its text; no floating point is involved.
 *
 * Returns: %TRUE when @out_points was set
 */
gboolean
qz_points_parse (const char *text, gint64 *out_points, GError **error)
{
  const char *p = text;
  gboolean negative = FALSE;
  gint64 value = 0;
  guint whole = 0;
  guint fraction = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (out_points != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (*p == '-')
    {
      negative = TRUE;
      p++;
    }
  for (; g_ascii_isdigit (*p) && whole <= MAX_WHOLE_DIGITS; p++, whole++)
    value = value * 10 + (*p - '0');
  if (*p == '.' && whole > 0)
    {
      p++;
      for (; g_ascii_isdigit (*p) && fraction < 3; p++, fraction++)
        value = value * 10 + (*p - '0');
      if (fraction == 0)
        whole = 0;
    }
  if (whole == 0 || whole > MAX_WHOLE_DIGITS || *p != '\0')
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("“%s” is not a number with at most three decimals."), text);
      return FALSE;
    }
  for (; fraction < 3; fraction++)
    value *= 10;
  *out_points = negative ? -value : value;
  return TRUE;
}

/**
 * qz_points_format:
 * @points: thousandths
 *
 * Returns: (transfer full): the shortest exact decimal, such as "8.5"; "" for %QZ_POINTS_NONE
 */
char *
qz_points_format (gint64 points)
{
  guint digits = 3;

  if (points == QZ_POINTS_NONE)
    return g_strdup ("");
  for (gint64 rest = ABS (points % QZ_POINT); digits > 0 && rest % 10 == 0; rest /= 10)
    digits--;
  return qz_points_format_digits (points, digits);
}

/**
 * qz_points_format_digits:
 * @points: thousandths, a multiple of what @digits can show
 * @digits: 0 to 3 decimals; further ones are cut, so round first (see qz_mean_round())
 *
 * Returns: (transfer full): the decimal with exactly @digits decimals; "" for %QZ_POINTS_NONE
 */
char *
qz_points_format_digits (gint64 points, guint digits)
{
  static const gint64 cut[] = { 1000, 100, 10, 1 };
  const char *sign = points < 0 ? "-" : "";
  gint64 fraction;

  g_return_val_if_fail (digits <= 3, NULL);

  if (points == QZ_POINTS_NONE)
    return g_strdup ("");
  fraction = ABS (points % QZ_POINT) / cut[digits];
  if (digits == 0)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT, sign, ABS (points / QZ_POINT));
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT, sign,
                          ABS (points / QZ_POINT), (int) digits, fraction);
}
