/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window program. */

#include "config.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "ui/facade/qz-drawing.h"
#include "ui/qz-application.h"
#include "ui/qz-ui.h"

int
main (int argc, char *argv[])
{
  g_autoptr (QzApplication) application = NULL;

  qz_drawing_spare_gl ();
  qz_ui_choose_language ();
  g_set_application_name (_ ("Qunzhi"));
  qz_ui_register_resource ();

  application = qz_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
