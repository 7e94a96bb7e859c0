/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/*
 * Pieces of which borders are made. Each adds an outline to the present path, to be filled by the
 * winding rule; nothing is stroked. Lengths in the units of the context.
 */

/* A band along a curve that bends more and more: a tendril, the curl of a cloud. Both its bend and
 * its breadth run from the first value to the last one. */
typedef struct
{
  double x; /* where it begins */
  double y;
  double heading; /* degrees, 0 is to the right, 90 down */
  double length;
  double bend_from; /* degrees a unit of length, positive to the right of the way */
  double bend_to;
  double bend_power; /* 1: evenly; more: straight for long, then a tight curl */
  double breadth_from;
  double breadth_to;
  double bud; /* radius of the dot at its end, 0: none */
} QzRibbon;

void qz_ornament_add_frame (
    cairo_t *cr, double x, double y, double width, double height, double thickness);
void qz_ornament_add_notched_frame (
    cairo_t *cr, double x, double y, double width, double height, double notch, double thickness);
void qz_ornament_add_ribbon (cairo_t *cr, const QzRibbon *ribbon);
void qz_ornament_add_meander (cairo_t *cr, guint pairs);
void qz_ornament_add_knot (cairo_t *cr);

G_END_DECLS
