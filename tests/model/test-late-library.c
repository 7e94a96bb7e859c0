/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "model/qz-error.h"
#include "model/qz-late-library.h"

typedef struct
{
  double (*cbrt) (double);
} Functions;

static const char *const names[] = { "cbrt", NULL };

static void
test_loads (void)
{
  Functions functions = { NULL };
  QzLateLibrary library = { "libm.so.6", names, (gpointer *) &functions, FALSE };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (qz_late_library_load (&library, &error));
      g_assert_no_error (error);
      g_assert_true (library.loaded);
      g_assert_true (fabs (functions.cbrt (27.0) - 3.0) < 1e-9);
    }
}

/* What is missing is named, and a later try is a new one. */
static void
test_missing (void)
{
  static const char *const unknown[] = { "cbrt", "qz_no_such_function", NULL };
  gpointer functions[2] = { NULL };
  QzLateLibrary no_function = { "libm.so.6", unknown, functions, FALSE };
  QzLateLibrary no_file = { "libqz-no-such.so.7", names, functions, FALSE };
  g_autoptr (GError) error = NULL;

  g_assert_false (qz_late_library_load (&no_file, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "libqz-no-such.so.7"));
  g_clear_error (&error);

  g_assert_false (qz_late_library_load (&no_function, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "qz_no_such_function"));
  g_assert_false (no_function.loaded);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/late-library/loads", test_loads);
  g_test_add_func ("/model/late-library/missing", test_missing);
  return g_test_run ();
}
