/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of fixed form that files hold: ids, days, instants, hashes. */

#include "config.h"

#include "exchange/qz-shape.h"

/**
 * qz_shape_is_id:
 * @text: a text
 *
 * Returns: whether it is 1 to 64 lower case letters, digits and single hyphens between them
 */
gboolean
qz_shape_is_id (const char *text)
{
  gsize i;

  for (i = 0; text[i] != '\0' && i <= QZ_SHAPE_MOST_ID; i++)
    {
      gboolean hyphen = text[i] == '-';

      if (!hyphen && !g_ascii_islower (text[i]) && !g_ascii_isdigit (text[i]))
        return FALSE;
      if (hyphen && (i == 0 || text[i - 1] == '-' || text[i + 1] == '\0'))
        return FALSE;
    }
  return i > 0 && i <= QZ_SHAPE_MOST_ID;
}

static gboolean
has_pattern (const char *text, const char *pattern)
{
  for (; *pattern != '\0'; pattern++, text++)
    if (*pattern == '0' ? !g_ascii_isdigit (*text) : *pattern != *text)
      return FALSE;
  return *text == '\0';
}

/**
 * qz_shape_is_month:
 * @text: a text
 *
 * Returns: whether it is a month of the calendar such as 2018-09
 */
gboolean
qz_shape_is_month (const char *text)
{
  int month;

  if (!has_pattern (text, "0000-00"))
    return FALSE;
  month = atoi (text + 5);
  return month >= 1 && month <= 12 && strncmp (text, "0000", 4) != 0;
}

/**
 * qz_shape_is_day:
 * @text: a text
 *
 * Returns: whether it is a day of the calendar such as 2018-09-07
 */
gboolean
qz_shape_is_day (const char *text)
{
  return has_pattern (text, "0000-00-00")
         && g_date_valid_dmy ((GDateDay) atoi (text + 8), (GDateMonth) atoi (text + 5),
                              (GDateYear) atoi (text));
}

/**
 * qz_shape_is_colour:
 * @text: a text
 *
 * Returns: whether it is a colour such as #a01c20
 */
gboolean
qz_shape_is_colour (const char *text)
{
  if (strlen (text) != 7 || text[0] != '#')
    return FALSE;
  for (const char *p = text + 1; *p != '\0'; p++)
    if (!g_ascii_isxdigit (*p) || g_ascii_isupper (*p))
      return FALSE;
  return TRUE;
}

/**
 * qz_shape_is_hash:
 * @text: a text
 *
 * Returns: whether it is a SHA-256 as 64 lower case hex digits
 */
gboolean
qz_shape_is_hash (const char *text)
{
  return strspn (text, "0123456789abcdef") == 64 && text[64] == '\0';
}

/**
 * qz_shape_is_uuid:
 * @text: a text
 *
 * Returns: whether it is a UUID in lower case
 */
gboolean
qz_shape_is_uuid (const char *text)
{
  static const char pattern[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  gsize i;

  for (i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == '-' ? text[i] != '-'
                          : !g_ascii_isxdigit (text[i]) || g_ascii_isupper (text[i]))
      return FALSE;
  return text[i] == '\0';
}

/**
 * qz_shape_is_instant:
 * @text: a text
 *
 * Returns: whether it is an instant in UTC, with or without milliseconds: 2018-09-07T01:02:03.456Z
 */
gboolean
qz_shape_is_instant (const char *text)
{
  g_autofree char *day = NULL;

  if (!has_pattern (text, "0000-00-00T00:00:00Z")
      && !has_pattern (text, "0000-00-00T00:00:00.000Z"))
    return FALSE;
  day = g_strndup (text, 10);
  return qz_shape_is_day (day) && atoi (text + 11) < 24 && atoi (text + 14) < 60
         && atoi (text + 17) <= 60;
}
