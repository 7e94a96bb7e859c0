/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-border.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "documents/qz-colour.h"
#include "documents/qz-length.h"
#include "documents/qz-ornament.h"
#include "model/qz-error.h"

/*
 * Ornamental borders, all of our own drawing. Everything is filled outlines: what is stroked would
 * be flattened anew on every page of a file. Lengths in this file are mm.
 */

/* From the edge of the paper to the border: printers leave 5 mm blank. */
#define MARGIN 8.5

/* The band of the meander 回纹 between two rules, measured from the margin inwards. */
#define OUTER_RULE 0.8
#define BAND_FROM 1.5
#define BAND_TO 8.3
#define MEANDER_FROM 2.8
#define MEANDER_CELL 0.6
#define MEANDER_HEIGHT (7 * MEANDER_CELL)
#define MEANDER_PAIR (16 * MEANDER_CELL)
#define HAIRLINE 0.22

/* The inner frame with hollow corners, and the clouds in them. */
#define PANEL_FROM 10.2
#define PANEL_NOTCH 15.5
#define PANEL_RULE 0.45

typedef struct
{
  cairo_t *cr;
  double width;
  double height;
  QzColour base;
  QzColour pale; /* ground of the band */
} Art;

static const QzColour WHITE = { 1.0, 1.0, 1.0 };

/* --- band --- */

static void
add_inset_frame (const Art *art, double inset, double thickness)
{
  qz_ornament_add_frame (art->cr, MARGIN + inset, MARGIN + inset, art->width - 2 * (MARGIN + inset),
                         art->height - 2 * (MARGIN + inset), thickness);
}

/* The meander along one side: the origin in its outer left corner, @angle turns it. */
static void
add_side (cairo_t *cr, double x, double y, double length, double angle)
{
  guint pairs = (guint) lround (length / MEANDER_PAIR);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_scale (cr, length / (pairs * 16.0), MEANDER_CELL);
  qz_ornament_add_meander (cr, pairs);
  cairo_restore (cr);
}

static void
add_knot (cairo_t *cr, double x, double y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, MEANDER_CELL, MEANDER_CELL);
  qz_ornament_add_knot (cr);
  cairo_restore (cr);
}

static void
add_meander (const Art *art)
{
  double inset = MARGIN + MEANDER_FROM;
  double corner = MEANDER_HEIGHT + MEANDER_CELL;
  double right = art->width - inset;
  double bottom = art->height - inset;
  double across = right - inset - 2 * corner;
  double down = bottom - inset - 2 * corner;

  add_side (art->cr, inset + corner, inset, across, 0.0);
  add_side (art->cr, right, inset + corner, down, G_PI_2);
  add_side (art->cr, right - corner, bottom, across, G_PI);
  add_side (art->cr, inset, bottom - corner, down, -G_PI_2);
  add_knot (art->cr, inset, inset);
  add_knot (art->cr, right - MEANDER_HEIGHT, inset);
  add_knot (art->cr, right - MEANDER_HEIGHT, bottom - MEANDER_HEIGHT);
  add_knot (art->cr, inset, bottom - MEANDER_HEIGHT);
}

static void
draw_band (const Art *art)
{
  qz_colour_set (&art->pale, art->cr);
  add_inset_frame (art, BAND_FROM, BAND_TO - BAND_FROM);
  cairo_fill (art->cr);
  qz_colour_set (&art->base, art->cr);
  add_inset_frame (art, 0.0, OUTER_RULE);
  add_inset_frame (art, BAND_FROM, HAIRLINE);
  add_inset_frame (art, BAND_TO - HAIRLINE, HAIRLINE);
  add_meander (art);
  cairo_fill (art->cr);
}

/* --- clouds --- */

/* One half of the cloud of a corner 如意云头. The x axis runs from the corner of the panel towards
 * the middle of the page, the other half is mirrored on it. */
static const QzRibbon CLOUD[] = {
  /* The middle lobe, pointed. */
  { 13.4, 0.0, 126, 6.2, 0, 28.5, 1, 0.55, 0.6, 0 },
  /* The side lobe: out and round into a curl. */
  { 9.3, 2.3, 60, 16.4, 9.5, 49, 1.3, 0.45, 0.42, 0.58 },
  /* The collar: a curl outwards on either side of the stem. */
  { 3.3, 0.0, 50, 9.0, 6.5, -90, 1.7, 0.55, 0.4, 0.52 },
  /* The heart. */
  { 7.0, 0.0, 0, 4.0, 0, 0, 1, 0.1, 0.9, 0.58 },
};

/* The curl by which the frame of the panel ends at the hollow, along the top side. */
static const QzRibbon CURL[] = {
  { 26.0, 1.2, 180, 13.0, -1, -95, 3.2, 0.16, 0.7, 0.62 },
};

static void
add_ribbons (cairo_t *cr, const QzRibbon *ribbons, guint n)
{
  for (guint i = 0; i < n; i++)
    qz_ornament_add_ribbon (cr, &ribbons[i]);
}

/* One half of what stands in a corner: the corner of the panel at the origin, the page to its
 * right and below. */
static void
add_half_corner (cairo_t *cr)
{
  cairo_save (cr);
  cairo_rotate (cr, G_PI_4);
  add_ribbons (cr, CLOUD, G_N_ELEMENTS (CLOUD));
  cairo_restore (cr);
  add_ribbons (cr, CURL, G_N_ELEMENTS (CURL));
}

/* The halves that turn the same way round, of all four corners, make one outline: one that turns
 * the other way would cut holes where they meet. */
static void
add_halves (const Art *art, gboolean mirrored)
{
  const double inset = MARGIN + PANEL_FROM;
  const double right = art->width - inset;
  const double bottom = art->height - inset;
  const cairo_matrix_t corners[] = {
    { 1, 0, 0, 1, inset, inset },
    { 0, 1, -1, 0, right, inset },
    { -1, 0, 0, -1, right, bottom },
    { 0, -1, 1, 0, inset, bottom },
  };
  const cairo_matrix_t swap = { 0, 1, 1, 0, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      cairo_save (art->cr);
      cairo_transform (art->cr, &corners[i]);
      if (mirrored)
        cairo_transform (art->cr, &swap);
      add_half_corner (art->cr);
      cairo_restore (art->cr);
    }
}

static void
draw_panel (const Art *art)
{
  double inset = MARGIN + PANEL_FROM;

  qz_colour_set (&art->base, art->cr);
  qz_ornament_add_notched_frame (art->cr, inset, inset, art->width - 2 * inset,
                                 art->height - 2 * inset, PANEL_NOTCH, PANEL_RULE);
  cairo_fill (art->cr);
  add_halves (art, FALSE);
  cairo_fill (art->cr);
  add_halves (art, TRUE);
  cairo_fill (art->cr);
}

/* --- public --- */

/**
 * qz_border_is_known:
 * @name: of a border
 *
 * Returns: whether a template may ask for it: "" is none, "huiwen" two rules with the meander
 *     回纹 between them, "cloud-scroll" a panel with clouds 云纹 in its corners besides
 */
gboolean
qz_border_is_known (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return *name == '\0' || g_str_equal (name, "huiwen") || g_str_equal (name, "cloud-scroll");
}

/**
 * qz_border_draw:
 * @name: "huiwen" or "cloud-scroll"
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
  Art art = { .cr = cr, .width = width, .height = height };

  g_return_val_if_fail (name != NULL && cr != NULL, FALSE);

  if (!qz_border_is_known (name) || *name == '\0')
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("There is no border called “%s”. Choose another one in the template."), name);
      return FALSE;
    }
  art.base = qz_colour_parse (colour);
  art.pale = qz_colour_mix (&art.base, &WHITE, 0.88);
  cairo_save (cr);
  cairo_scale (cr, QZ_MM_TO_PT (1.0), QZ_MM_TO_PT (1.0));
  draw_band (&art);
  if (g_str_equal (name, "cloud-scroll"))
    draw_panel (&art);
  cairo_restore (cr);
  return TRUE;
}
