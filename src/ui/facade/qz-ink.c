/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour that the theme writes in: gtk_style_context_get_color() up to GTK 4.8,
 * gtk_widget_get_color() after. */

#include "config.h"

#include "ui/facade/qz-ink.h"

/**
 * qz_ink_get:
 * @widget: a widget, shown or not
 * @out_colour: (out caller-allocates): its colour by its style classes
 *
 * For widgets that draw their text themselves.
 */
void
qz_ink_get (GtkWidget *widget, GdkRGBA *out_colour)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (out_colour != NULL);

#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, out_colour);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), out_colour);
#endif
}
