/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-ornament.h"

#include <math.h>

#define STEPS 96

/* Turns a rectangle backwards, so that it cuts a hole. */
static void
add_hole (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x, y + height);
  cairo_line_to (cr, x + width, y + height);
  cairo_line_to (cr, x + width, y);
  cairo_close_path (cr);
}

/**
 * qz_ornament_add_frame:
 * @cr: a context
 * @x: left edge
 * @y: top edge
 * @width: outside
 * @height: outside
 * @thickness: of its sides, inwards
 */
void
qz_ornament_add_frame (
    cairo_t *cr, double x, double y, double width, double height, double thickness)
{
  cairo_rectangle (cr, x, y, width, height);
  add_hole (cr, x + thickness, y + thickness, width - 2 * thickness, height - 2 * thickness);
}

/**
 * qz_ornament_add_notched_frame:
 * @cr: a context
 * @x: left edge
 * @y: top edge
 * @width: outside
 * @height: outside
 * @notch: radius of the hollow about each corner
 * @thickness: of its sides, inwards
 *
 * A frame with the hollow corners 委角 of Chinese panels.
 */
void
qz_ornament_add_notched_frame (
    cairo_t *cr, double x, double y, double width, double height, double notch, double thickness)
{
  double right = x + width;
  double bottom = y + height;
  double inner = notch + thickness;
  /* Where the inner hollow meets the inner side. */
  double angle = asin (thickness / inner);

  cairo_new_sub_path (cr);
  cairo_arc_negative (cr, x, y, notch, G_PI_2, 0.0);
  cairo_arc_negative (cr, right, y, notch, G_PI, G_PI_2);
  cairo_arc_negative (cr, right, bottom, notch, -G_PI_2, -G_PI);
  cairo_arc_negative (cr, x, bottom, notch, 0.0, -G_PI_2);
  cairo_close_path (cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, inner, angle, G_PI_2 - angle);
  cairo_arc (cr, x, bottom, inner, -G_PI_2 + angle, -angle);
  cairo_arc (cr, right, bottom, inner, G_PI + angle, 3 * G_PI_2 - angle);
  cairo_arc (cr, right, y, inner, G_PI_2 + angle, G_PI - angle);
  cairo_close_path (cr);
}

/* --- ribbons --- */

typedef struct
{
  double x;
  double y;
  double nx; /* unit normal, to the left of the way */
  double ny;
  double half; /* of the breadth */
} Station;

static void
walk (const QzRibbon *ribbon, Station *stations)
{
  double x = ribbon->x;
  double y = ribbon->y;
  double heading = ribbon->heading * G_PI / 180.0;
  double step = ribbon->length / STEPS;

  for (int i = 0; i <= STEPS; i++)
    {
      double t = (double) i / STEPS;
      double bend =
          ribbon->bend_from + (ribbon->bend_to - ribbon->bend_from) * pow (t, ribbon->bend_power);

      stations[i] = (Station){
        .x = x,
        .y = y,
        .nx = sin (heading),
        .ny = -cos (heading),
        .half = (ribbon->breadth_from + (ribbon->breadth_to - ribbon->breadth_from) * t) / 2.0,
      };
      heading += bend * step * G_PI / 180.0;
      x += cos (heading) * step;
      y += sin (heading) * step;
    }
}

/**
 * qz_ornament_add_ribbon:
 * @cr: a context
 * @ribbon: the band
 */
void
qz_ornament_add_ribbon (cairo_t *cr, const QzRibbon *ribbon)
{
  Station stations[STEPS + 1];
  const Station *last = &stations[STEPS];

  walk (ribbon, stations);
  cairo_new_sub_path (cr);
  for (int i = 0; i <= STEPS; i++)
    cairo_line_to (cr, stations[i].x + stations[i].nx * stations[i].half,
                   stations[i].y + stations[i].ny * stations[i].half);
  for (int i = STEPS; i >= 0; i--)
    cairo_line_to (cr, stations[i].x - stations[i].nx * stations[i].half,
                   stations[i].y - stations[i].ny * stations[i].half);
  cairo_close_path (cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, last->x, last->y, MAX (ribbon->bud, last->half), 0.0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, stations[0].x, stations[0].y, stations[0].half, 0.0, 2 * G_PI);
  cairo_close_path (cr);
}

/* --- meander --- */

/* One spiral of the meander in a field of 7 cells: x, y, width, height of its strips. */
static const double SPIRAL[][4] = {
  { 0, 0, 1, 7 }, { 0, 0, 7, 1 }, { 6, 0, 1, 5 }, { 2, 4, 5, 1 }, { 2, 2, 1, 3 }, { 2, 2, 3, 1 },
};

/**
 * qz_ornament_add_meander:
 * @cr: a context whose unit is one cell
 * @pairs: of facing spirals
 *
 * The meander 回纹 from the origin to the right: a pair is 16 cells long and 7 high.
 */
void
qz_ornament_add_meander (cairo_t *cr, guint pairs)
{
  for (guint p = 0; p < pairs; p++)
    {
      double start = 16.0 * p + 0.5;

      for (guint i = 0; i < G_N_ELEMENTS (SPIRAL); i++)
        {
          const double *s = SPIRAL[i];

          cairo_rectangle (cr, start + s[0], s[1], s[2], s[3]);
          cairo_rectangle (cr, start + 15.0 - s[0] - s[2], s[1], s[2], s[3]);
        }
      /* The foot that joins it to its neighbours. */
      cairo_rectangle (cr, start - 0.5, 6, 1, 1);
      cairo_rectangle (cr, start + 14.5, 6, 1, 1);
    }
}

/**
 * qz_ornament_add_knot:
 * @cr: a context whose unit is one cell
 *
 * A square of 7 cells 回 with a solid heart: it closes a meander at a corner.
 */
void
qz_ornament_add_knot (cairo_t *cr)
{
  qz_ornament_add_frame (cr, 0, 0, 7, 7, 1);
  cairo_rectangle (cr, 2, 2, 3, 3);
}
