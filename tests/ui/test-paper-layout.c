/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-paper-layout.h"
#include "ui/preview/qz-screen.h"

/* Landscape and portrait A4 in turn. */
static QzPaperLayout *
make_layout (guint n_pages)
{
  QzPaperLayout *layout = qz_paper_layout_new (18, 12);

  for (guint i = 0; i < n_pages; i++)
    qz_paper_layout_append (layout, i % 2 == 0 ? 297 : 210, i % 2 == 0 ? 210 : 297);
  return layout;
}

/* Pages follow each other with the same gap, in whole pixels, inside of the extent. */
static void
test_boxes (void)
{
  static const double scales[] = { 0.2, 1, 3.7795275590551185, 12.345, 24 };
  g_autoptr (QzPaperLayout) layout = make_layout (50);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      double width, height, bottom = 18 - 12;

      qz_paper_layout_get_extent (layout, scales[i], &width, &height);
      for (guint page = 0; page < 50; page++)
        {
          QzPaperBox box = qz_paper_layout_get_box (layout, scales[i], 100, page);

          g_assert_cmpfloat (box.x, ==, (int) box.x);
          g_assert_cmpfloat (box.width, ==, (int) box.width);
          g_assert_cmpfloat (box.x, >=, 18 - 1);
          g_assert_cmpfloat (box.x + box.width, <=, MAX (width, 100) - 18 + 1);
          g_assert_cmpfloat_with_epsilon (box.y - bottom, 12, 1.01);
          g_assert_cmpuint (qz_paper_layout_get_page_at (layout, scales[i], box.y), ==, page);
          bottom = box.y + box.height;
        }
      g_assert_cmpfloat_with_epsilon (height - bottom, 18, 1.01);
    }
}

static void
test_range (void)
{
  g_autoptr (QzPaperLayout) layout = make_layout (10000);
  g_autoptr (QzPaperLayout) empty = make_layout (0);
  guint first, last;
  double width, height;

  g_assert_false (qz_paper_layout_get_range (empty, 1, 0, 100, &first, &last));
  g_assert_true (qz_paper_layout_get_range (layout, 1, 0, 1, &first, &last));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 0);
  qz_paper_layout_get_extent (layout, 1, &width, &height);
  g_assert_true (qz_paper_layout_get_range (layout, 1, height - 400, height, &first, &last));
  g_assert_cmpuint (first, ==, 9998);
  g_assert_cmpuint (last, ==, 9999);
}

/* What fits needs no scroll bar. */
static void
test_fit (void)
{
  g_autoptr (QzPaperLayout) layout = make_layout (3);

  for (guint width = 100; width < 2000; width += 137)
    {
      double scale = qz_paper_layout_fit_width (layout, width);
      double extent_width, extent_height;
      QzPaperBox box;

      qz_paper_layout_get_extent (layout, scale, &extent_width, &extent_height);
      g_assert_cmpfloat (extent_width, <=, width);
      scale = qz_paper_layout_fit_page (layout, width, 400, 1);
      box = qz_paper_layout_get_box (layout, scale, width, 1);
      g_assert_cmpfloat (box.height, <=, 400 - 36 + 0.5);
      g_assert_cmpfloat (box.width, <=, width - 36 + 0.5);
    }
}

static void
test_density (void)
{
  static const struct
  {
    int pixels, mm;
    double calibration, expected; /* pixels a mm */
  } cases[] = {
    { 1920, 508, 1, 1920 / 508.0 }, { 1920, 508, 1.1, 1920 / 508.0 * 1.1 },
    { 1920, 0, 1, 96 / 25.4 },  /* the monitor does not know */
    { 1920, 10, 1, 96 / 25.4 }, /* a projector's nonsense */
    { 1920, 100000, 1, 96 / 25.4 }, { 1920, 508, 0, 1920 / 508.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (
        qz_screen_density (cases[i].pixels, cases[i].mm, cases[i].calibration), cases[i].expected,
        1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/paper-layout/boxes", test_boxes);
  g_test_add_func ("/ui/paper-layout/range", test_range);
  g_test_add_func ("/ui/paper-layout/fit", test_fit);
  g_test_add_func ("/ui/paper-layout/density", test_density);
  return g_test_run ();
}
