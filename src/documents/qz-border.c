/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-border.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "documents/qz-colour.h"
#include "documents/qz-length.h"
#include "model/qz-error.h"

/*
 * Ornamental borders, all of our own drawing. Everything is filled outlines: what is stroked would
 * be flattened anew on every page of a file. Lengths in this file are mm.
 */

/* From the edge of the paper to the border: printers leave 5 mm blank. */
#define MARGIN 9.0

/* The meander 回纹: a pair of facing spirals is 16 cells long and 7 high. */
#define MEANDER_HEIGHT 4.2
#define MEANDER_PAIR 16.0
#define MEANDER_CELL (MEANDER_HEIGHT / 7.0)

/* A frame of even width, as one outline: the inner edge runs the other way. */
static void
add_frame (cairo_t *cr, double x, double y, double width, double height, double thickness)
{
  double right = x + width - thickness;
  double bottom = y + height - thickness;

  cairo_rectangle (cr, x, y, width, height);
  cairo_move_to (cr, x + thickness, y + thickness);
  cairo_line_to (cr, x + thickness, bottom);
  cairo_line_to (cr, right, bottom);
  cairo_line_to (cr, right, y + thickness);
  cairo_close_path (cr);
}

/* One spiral of the meander in a field of 7 cells: {x, y, width, height} of its strips. */
static const double SPIRAL[][4] = {
  { 0, 0, 1, 7 }, { 0, 0, 7, 1 }, { 6, 0, 1, 5 }, { 2, 4, 5, 1 }, { 2, 2, 1, 3 }, { 2, 2, 3, 1 },
};

/* A strip of the meander from the origin along x, in units of cells. */
static void
add_meander (cairo_t *cr, guint pairs)
{
  for (guint p = 0; p < pairs; p++)
    {
      double start = MEANDER_PAIR * p + 0.5;

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

/* Draws the meander along one side: the origin in its outer left corner, @angle turns it. */
static void
draw_side (cairo_t *cr, double x, double y, double length, double angle)
{
  guint pairs = (guint) lround (length / (MEANDER_PAIR * MEANDER_CELL));

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_scale (cr, length / (pairs * MEANDER_PAIR), MEANDER_CELL);
  add_meander (cr, pairs);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_meander (cairo_t *cr, double width, double height, const QzColour *colour)
{
  double inset = MARGIN + 2.0;
  double corner = MEANDER_HEIGHT + 1.2;
  double across = width - 2 * (inset + corner);
  double down = height - 2 * (inset + corner);

  qz_colour_set (colour, cr);
  draw_side (cr, inset + corner, inset, across, 0.0);
  draw_side (cr, width - inset, inset + corner, down, G_PI_2);
  draw_side (cr, width - inset - corner, height - inset, across, G_PI);
  draw_side (cr, inset, height - inset - corner, down, -G_PI_2);
}

static void
draw_huiwen (cairo_t *cr, double width, double height, const QzColour *colour)
{
  double inner = MARGIN + 2.0 + MEANDER_HEIGHT + 2.0;

  qz_colour_set (colour, cr);
  add_frame (cr, MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0.7);
  add_frame (cr, inner, inner, width - 2 * inner, height - 2 * inner, 0.35);
  cairo_fill (cr);
  draw_meander (cr, width, height, colour);
}

/**
 * qz_border_is_known:
 * @name: of a border
 *
 * Returns: whether a template may ask for it; "" is none
 */
gboolean
qz_border_is_known (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return *name == '\0' || g_str_equal (name, "huiwen");
}

/**
 * qz_border_draw:
 * @name: "huiwen"
 * @colour: #rrggbb
 * @cr: a context in points, origin in the top left corner of the page
 * @width: of the page, mm
 * @height: of the page, mm
 * @error: %QZ_ERROR_NOT_FOUND for an unknown name
 *
 * Draws an ornamental border as filled outlines.
 *
 * Returns: whether there is such a border
 */
gboolean
qz_border_draw (
    const char *name, const char *colour, cairo_t *cr, double width, double height, GError **error)
{
  QzColour base = { 0 };

  g_return_val_if_fail (name != NULL && cr != NULL, FALSE);

  if (!qz_border_is_known (name) || *name == '\0')
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("There is no border called “%s”. Choose another one in the template."), name);
      return FALSE;
    }
  base = qz_colour_parse (colour);
  cairo_save (cr);
  cairo_scale (cr, QZ_MM_TO_PT (1.0), QZ_MM_TO_PT (1.0));
  draw_huiwen (cr, width, height, &base);
  cairo_restore (cr);
  return TRUE;
}
