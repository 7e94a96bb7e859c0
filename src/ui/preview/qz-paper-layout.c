/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-paper-layout.h"

#include <math.h>

/* Lengths in mm; @top is the sum of the heights of the pages above. */
typedef struct
{
  double width, height, top;
} Leaf;

struct _QzPaperLayout
{
  GArray *leaves; /* (element-type Leaf) */
  double margin;  /* pixels around all pages */
  double gap;     /* pixels between two pages */
  double widest;  /* mm */
};

static const Leaf *
leaf_at (const QzPaperLayout *self, guint page)
{
  g_assert (page < self->leaves->len);

  return &g_array_index (self->leaves, Leaf, page);
}

/**
 * qz_paper_layout_new:
 * @margin: pixels kept free around all pages
 * @gap: pixels between two pages
 *
 * Returns: (transfer full): a layout without pages
 */
QzPaperLayout *
qz_paper_layout_new (double margin, double gap)
{
  QzPaperLayout *self = g_new0 (QzPaperLayout, 1);

  self->leaves = g_array_new (FALSE, FALSE, sizeof (Leaf));
  self->margin = margin;
  self->gap = gap;
  return self;
}

void
qz_paper_layout_free (QzPaperLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->leaves);
  g_free (self);
}

/**
 * qz_paper_layout_append:
 * @width: mm
 * @height: mm
 *
 * Adds a page below the others.
 */
void
qz_paper_layout_append (QzPaperLayout *self, double width, double height)
{
  Leaf leaf = { width, height, 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (width > 0 && height > 0);

  if (self->leaves->len > 0)
    {
      const Leaf *last = leaf_at (self, self->leaves->len - 1);

      leaf.top = last->top + last->height;
    }
  self->widest = MAX (self->widest, width);
  g_array_append_val (self->leaves, leaf);
}

guint
qz_paper_layout_get_n_pages (const QzPaperLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->leaves->len;
}

/**
 * qz_paper_layout_get_size:
 * @width: (out): mm
 * @height: (out): mm
 */
void
qz_paper_layout_get_size (const QzPaperLayout *self, guint page, double *width, double *height)
{
  g_return_if_fail (self != NULL && page < self->leaves->len);

  *width = leaf_at (self, page)->width;
  *height = leaf_at (self, page)->height;
}

/* The top edge of a page. Whole pixels, so that its picture is never smeared over two rows. */
static double
page_top (const QzPaperLayout *self, double scale, guint page)
{
  return round (self->margin + leaf_at (self, page)->top * scale + page * self->gap);
}

/**
 * qz_paper_layout_get_extent:
 * @scale: pixels per mm
 * @width: (out): of all pages with their margins
 * @height: (out): of all pages with their margins
 */
void
qz_paper_layout_get_extent (const QzPaperLayout *self, double scale, double *width, double *height)
{
  g_return_if_fail (self != NULL && scale > 0);

  *width = round (self->widest * scale) + 2 * self->margin;
  *height = 2 * self->margin;
  if (self->leaves->len > 0)
    {
      guint last = self->leaves->len - 1;

      *height = page_top (self, scale, last) + round (leaf_at (self, last)->height * scale)
                + self->margin;
    }
}

/**
 * qz_paper_layout_get_box:
 * @scale: pixels per mm
 * @available: width of the canvas; narrower pages are centred in it
 * @page: from 0
 *
 * Returns: the page on the canvas, in whole pixels
 */
QzPaperBox
qz_paper_layout_get_box (const QzPaperLayout *self, double scale, double available, guint page)
{
  QzPaperBox box = { 0 };
  const Leaf *leaf;
  double width, height;

  g_return_val_if_fail (self != NULL && scale > 0 && page < self->leaves->len, box);

  leaf = leaf_at (self, page);
  qz_paper_layout_get_extent (self, scale, &width, &height);
  box.width = MAX (1, round (leaf->width * scale));
  box.height = MAX (1, round (leaf->height * scale));
  box.x = floor ((MAX (available, width) - box.width) / 2);
  box.y = page_top (self, scale, page);
  return box;
}

/**
 * qz_paper_layout_get_page_at:
 * @scale: pixels per mm
 * @y: on the canvas
 *
 * Returns: the page at @y or the one above the gap at @y; the first one above all
 */
guint
qz_paper_layout_get_page_at (const QzPaperLayout *self, double scale, double y)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL && scale > 0, 0);

  high = self->leaves->len;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (page_top (self, scale, middle) <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * qz_paper_layout_get_range:
 * @scale: pixels per mm
 * @top: of the visible part of the canvas
 * @bottom: of the visible part of the canvas
 * @first: (out): first page that shows
 * @last: (out): last page that shows
 *
 * Returns: %FALSE when there are no pages
 */
gboolean
qz_paper_layout_get_range (
    const QzPaperLayout *self, double scale, double top, double bottom, guint *first, guint *last)
{
  g_return_val_if_fail (self != NULL && scale > 0, FALSE);

  if (self->leaves->len == 0)
    return FALSE;
  *first = qz_paper_layout_get_page_at (self, scale, top);
  *last = qz_paper_layout_get_page_at (self, scale, MAX (top, bottom));
  return TRUE;
}

/**
 * qz_paper_layout_fit_width:
 * @width: pixels
 *
 * Returns: the scale (pixels per mm) at which the widest page fills @width
 */
double
qz_paper_layout_fit_width (const QzPaperLayout *self, double width)
{
  g_return_val_if_fail (self != NULL && self->widest > 0, 1);

  return MAX (width - 2 * self->margin, 1) / self->widest;
}

/**
 * qz_paper_layout_fit_page:
 * @width: pixels
 * @height: pixels
 * @page: from 0
 *
 * Returns: the scale (pixels per mm) at which @page is wholly seen
 */
double
qz_paper_layout_fit_page (const QzPaperLayout *self, double width, double height, guint page)
{
  g_return_val_if_fail (self != NULL && page < self->leaves->len, 1);

  return MIN (qz_paper_layout_fit_width (self, width),
              MAX (height - 2 * self->margin, 1) / leaf_at (self, page)->height);
}
