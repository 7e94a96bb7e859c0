/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes files that came from outside anew, without what tells who made them. */

#include "config.h"

#include "preview/helper/qz-helper-kind.h"

int
main (int argc, char **argv)
{
  static const QzHelperKind *const kinds[] = { &qz_clean_pdf, &qz_clean_picture, &qz_clean_office,
                                               NULL };

  return qz_helper_run (argc, argv, kinds);
}
