/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens papers, pictures and office files that came from outside. */

#include "config.h"

#include "preview/helper/qz-helper-kind.h"

int
main (int argc, char **argv)
{
  static const QzHelperKind *const kinds[] = { &qz_helper_pdf, &qz_helper_picture,
                                               &qz_helper_office, NULL };

  return qz_helper_run (argc, argv, kinds);
}
