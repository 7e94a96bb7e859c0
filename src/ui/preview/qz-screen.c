/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-screen.h"

#define SCHEMA "org.qunzhi.Qunzhi"
#define KEY "screen-scale"

/* What CSS calls an inch when a monitor does not know how big it is. */
#define USUAL_DENSITY (96 / 25.4)

/**
 * qz_screen_density:
 * @pixels: logical pixels along one side of the monitor
 * @mm: length of that side as the monitor says, 0 when it does not know
 * @calibration: factor found with a ruler, 1 before anybody measured
 *
 * Projectors and virtual screens report nonsense, so a density outside of 40 to 400 dpi is not
 * believed.
 *
 * Returns: logical pixels per true millimetre
 */
double
qz_screen_density (int pixels, int mm, double calibration)
{
  double density = mm > 0 ? (double) pixels / mm : 0;

  if (density < 40 / 25.4 || density > 400 / 25.4)
    density = USUAL_DENSITY;
  return density * (calibration > 0 ? calibration : 1);
}

static double
get_calibration (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;

  /* Widgets are shown in tests and tools that have no schema installed. */
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, KEY))
    return 1;
  settings = g_settings_new (SCHEMA);
  return g_settings_get_double (settings, KEY);
}

/**
 * qz_screen_get_density:
 * @widget: a widget; before it is realized the usual 96 dpi are assumed
 *
 * Returns: logical pixels per true millimetre on the monitor that shows @widget, with the
 *   calibration of the preferences
 */
double
qz_screen_get_density (GtkWidget *widget)
{
  GtkNative *native;
  GdkSurface *surface;
  GdkMonitor *monitor;
  GdkRectangle geometry;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), USUAL_DENSITY);

  native = gtk_widget_get_native (widget);
  surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  if (surface == NULL)
    return qz_screen_density (0, 0, get_calibration ());
  monitor = gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
  if (monitor == NULL)
    return qz_screen_density (0, 0, get_calibration ());
  gdk_monitor_get_geometry (monitor, &geometry);
  return qz_screen_density (geometry.width, gdk_monitor_get_width_mm (monitor), get_calibration ());
}
