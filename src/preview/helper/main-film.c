/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens films that came from outside; apart, so that papers need not wait for its libraries. */

#include "config.h"

#include "preview/helper/qz-helper-kind.h"

int
main (int argc, char **argv)
{
  static const QzHelperKind *const kinds[] = { &qz_helper_film, NULL };

  return qz_helper_run (argc, argv, kinds);
}
