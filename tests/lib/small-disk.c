/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/lib/small-disk.h"

#include <signal.h>
#include <sys/resource.h>

static struct rlimit before;

void
small_disk_begin (gsize bytes)
{
  struct rlimit small;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = (struct rlimit){ bytes, before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
}

void
small_disk_end (void)
{
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
}
