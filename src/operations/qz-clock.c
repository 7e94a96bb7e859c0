/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place where use cases look at the clock; rules are handed the result. */

#include "config.h"

#include "operations/qz-clock.h"

/**
 * qz_clock_now:
 *
 * Returns: (transfer full): this instant in UTC with milliseconds, 2018-09-07T01:02:03.456Z
 */
char *
qz_clock_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *seconds = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, g_date_time_get_microsecond (now) / 1000);
}

/**
 * qz_clock_today:
 *
 * Returns: (transfer full): the day where the user is, 2018-09-07
 */
char *
qz_clock_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}
