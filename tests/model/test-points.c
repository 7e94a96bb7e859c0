/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"
#include "model/qz-points.h"

static void
test_parse_good (void)
{
  static const struct
  {
    const char *text;
    gint64 points;
    const char *shown;
  } good[] = {
    { "0", 0, "0" },
    { "12", 12000, "12" },
    { "8.5", 8500, "8.5" },
    { "0.125", 125, "0.125" },
    { "-3.05", -3050, "-3.05" },
    { "-0.5", -500, "-0.5" },
    { "100.00", 100000, "100" },
    { "999999999999.999", 999999999999999, "999999999999.999" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = NULL;
      gint64 points = 0;

      g_assert_true (qz_points_parse (good[i].text, &points, &error));
      g_assert_no_error (error);
      g_assert_cmpint (points, ==, good[i].points);
      shown = qz_points_format (points);
      g_assert_cmpstr (shown, ==, good[i].shown);
    }
}

static void
test_parse_bad (void)
{
  static const char *const bad[] = {
    "",    "-", ".",    ".5",  "5.",  "1.2345", "1e3",           "+1",  " 1", "1 ",
    "1,5", "٣", "８.5", "NaN", "0x1", "1.2.3",  "1234567890123", "--1", "1-", "inf"
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 points = 7;

      g_assert_false (qz_points_parse (bad[i], &points, &error));
      g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
      g_assert_cmpint (points, ==, 7);
    }
}

static void
test_digits (void)
{
  g_autofree char *two = qz_points_format_digits (87500, 2);
  g_autofree char *none = qz_points_format_digits (-87000, 0);
  g_autofree char *blank = qz_points_format (QZ_POINTS_NONE);

  g_assert_cmpstr (two, ==, "87.50");
  g_assert_cmpstr (none, ==, "-87");
  g_assert_cmpstr (blank, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/points/parse-good", test_parse_good);
  g_test_add_func ("/points/parse-bad", test_parse_bad);
  g_test_add_func ("/points/digits", test_digits);
  return g_test_run ();
}
