/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"

#include <errno.h>

/* Our own words for the causes that a clerk meets, those of the system for the others. */
static void
test_reason (void)
{
  static const int ours[] = { ENOENT, EACCES,  EPERM,  ENOSPC,       EDQUOT, EROFS,
                              EISDIR, ENOTDIR, EEXIST, ENAMETOOLONG, EIO };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    {
      const char *reason = qz_error_get_reason (ours[i]);

      g_assert_cmpstr (reason, !=, g_strerror (ours[i]));
      g_assert_false (g_str_has_suffix (reason, "."));
    }
  g_assert_cmpstr (qz_error_get_reason (EPIPE), ==, g_strerror (EPIPE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/error/reason", test_reason);
  return g_test_run ();
}
