/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How windows get onto the screen: the switch is GDK_DEBUG up to GTK 4.14, GDK_DISABLE after. */

#include "config.h"

#include <gtk/gtk.h>

#include "ui/facade/qz-drawing.h"

/**
 * qz_drawing_spare_gl:
 *
 * Keeps GTK from setting up OpenGL when $GSK_RENDERER says that cairo draws, as on desktops without
 * a driver for their graphics card. GTK would load the driver, and with a software one a compiler,
 * before its first window, and never use them: a quarter of the time that a start takes. There is
 * no call for it, only the environment; what else the user has written there stays. Comes before
 * the display is opened and before there are threads.
 */
void
qz_drawing_spare_gl (void)
{
  gboolean has_switch = gtk_get_minor_version () >= 16;
  const char *variable = has_switch ? "GDK_DISABLE" : "GDK_DEBUG";
  const char *value = has_switch ? "gl" : "gl-disable";
  const char *present = g_getenv (variable);
  g_autofree char *joined = NULL;

  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") != 0)
    return;
  if (present != NULL && *present != '\0')
    joined = g_strconcat (present, ",", value, NULL);
  g_setenv (variable, joined != NULL ? joined : value, TRUE);
}
