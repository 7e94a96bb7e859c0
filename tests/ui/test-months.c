/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months and days as places on a line. */

#include "config.h"

#include "ui/widgets/qz-months.h"

static void
test_places (void)
{
  static const struct
  {
    const char *date;
    gboolean end;
    double place; /* months since the year 0; negative: no date */
  } cases[] = {
    { "2018-08", FALSE, 2018 * 12 + 7 },
    { "2018-08", TRUE, 2018 * 12 + 8 },
    { "2018-12", TRUE, 2019 * 12 },
    { "2018-09-01", FALSE, 2018 * 12 + 8 },
    { "2018-09-30", TRUE, 2018 * 12 + 9 },
    { "2018-09-16", FALSE, 2018 * 12 + 8.5 },
    { "2018-02-29", FALSE, -1 },
    { "2018-13", FALSE, -1 },
    { "2018-00", FALSE, -1 },
    { "2018", FALSE, -1 },
    { "", FALSE, -1 },
    { "soon", FALSE, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double place = 0;
      gboolean found = qz_months_parse (cases[i].date, cases[i].end, &place);

      g_test_message ("%s", cases[i].date);
      g_assert_cmpint (found, ==, cases[i].place >= 0);
      if (found)
        g_assert_cmpfloat_with_epsilon (place, cases[i].place, 1e-9);
    }
}

static void
test_words (void)
{
  g_autofree char *month = qz_months_format ("2018-08");
  g_autofree char *day = qz_months_format ("2018-09-07");
  g_autofree char *other = qz_months_format ("待确认");
  g_autofree char *span = qz_months_format_span ("2018-12", "2019-02");
  g_autofree char *first = qz_months_label (2018 * 12 + 7, TRUE);
  g_autofree char *next = qz_months_label (2018 * 12 + 8, FALSE);

  g_assert_cmpstr (month, ==, "August 2018");
  g_assert_cmpstr (day, ==, "2018-09-07");
  g_assert_cmpstr (other, ==, "待确认");
  g_assert_cmpstr (span, ==, "December 2018 – February 2019");
  g_assert_cmpstr (first, ==, "Aug 2018");
  g_assert_cmpstr (next, ==, "Sep");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/months/places", test_places);
  g_test_add_func ("/months/words", test_words);
  return g_test_run ();
}
