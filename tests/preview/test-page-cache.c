/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "preview/qz-page-cache.h"

/* 100 x 100 pixels of 4 bytes. */
#define PICTURE 40000

static void
put (QzPageCache *cache, guint page, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);

  qz_page_cache_put (cache, page, scale, surface);
  cairo_surface_destroy (surface);
}

static void
test_forgets (void)
{
  g_autoptr (QzPageCache) cache = qz_page_cache_new (3 * PICTURE);

  for (guint page = 0; page < 3; page++)
    put (cache, page, 1.0);
  g_assert_cmpuint (qz_page_cache_get_size (cache), ==, 3 * PICTURE);
  /* The first one was looked at again, so the second goes. */
  g_assert_nonnull (qz_page_cache_find (cache, 0, 1.0));
  put (cache, 3, 1.0);
  g_assert_null (qz_page_cache_find (cache, 1, 1.0));
  g_assert_nonnull (qz_page_cache_find (cache, 0, 1.0));
  g_assert_nonnull (qz_page_cache_find (cache, 2, 1.0));
  g_assert_cmpuint (qz_page_cache_get_size (cache), ==, 3 * PICTURE);
  qz_page_cache_set_limit (cache, PICTURE);
  g_assert_cmpuint (qz_page_cache_get_size (cache), ==, PICTURE);
  g_assert_nonnull (qz_page_cache_find (cache, 2, 1.0));
}

static void
test_scales (void)
{
  g_autoptr (QzPageCache) cache = qz_page_cache_new (10 * PICTURE);

  put (cache, 0, 1.0);
  g_assert_null (qz_page_cache_find (cache, 0, 1.5));
  put (cache, 0, 1.5);
  put (cache, 0, 1.5);
  g_assert_cmpuint (qz_page_cache_get_size (cache), ==, 2 * PICTURE);
}

/* One that is too large alone is kept as long as it is the newest. */
static void
test_large (void)
{
  g_autoptr (QzPageCache) cache = qz_page_cache_new (PICTURE / 2);

  put (cache, 0, 1.0);
  g_assert_nonnull (qz_page_cache_find (cache, 0, 1.0));
  put (cache, 1, 1.0);
  g_assert_null (qz_page_cache_find (cache, 0, 1.0));
  g_assert_nonnull (qz_page_cache_find (cache, 1, 1.0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-cache/forgets", test_forgets);
  g_test_add_func ("/page-cache/scales", test_scales);
  g_test_add_func ("/page-cache/large", test_large);
  return g_test_run ();
}
