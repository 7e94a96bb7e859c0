/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written on the pages of a paper: read, selected, found. */

#include "config.h"

#include "preview/qz-paper-private.h"

/**
 * qz_paper_get_text:
 * @self: a paper
 * @page: from 0
 *
 * Returns: (transfer full): the text of the page, lines ended by "\n"
 */
char *
qz_paper_get_text (QzPaper *self, guint page)
{
  PopplerPage *sheet = NULL;
  char *text = NULL;

  g_return_val_if_fail (QZ_IS_PAPER (self) && page < self->n_pages, NULL);

  sheet = _qz_paper_enter (self, page, NULL);
  if (sheet != NULL)
    text = _qz_paper_get_poppler ()->poppler_page_get_text (sheet);
  _qz_paper_leave (sheet);
  return text != NULL ? text : g_strdup ("");
}

static PopplerRectangle
to_points (const QzPaperArea *area)
{
  return (PopplerRectangle){
    .x1 = area->x / MM_A_POINT,
    .y1 = area->y / MM_A_POINT,
    .x2 = (area->x + area->width) / MM_A_POINT,
    .y2 = (area->y + area->height) / MM_A_POINT,
  };
}

/**
 * qz_paper_get_selected_text:
 * @self: a paper
 * @page: from 0
 * @area: from where the pointer was pressed to where it is now; may go backwards
 *
 * Returns: (transfer full): the text between the two points
 */
char *
qz_paper_get_selected_text (QzPaper *self, guint page, const QzPaperArea *area)
{
  PopplerPage *sheet = NULL;
  PopplerRectangle selection;
  char *text = NULL;

  g_return_val_if_fail (QZ_IS_PAPER (self) && page < self->n_pages, NULL);
  g_return_val_if_fail (area != NULL, NULL);

  selection = to_points (area);
  sheet = _qz_paper_enter (self, page, NULL);
  if (sheet != NULL)
    text = _qz_paper_get_poppler ()->poppler_page_get_selected_text (sheet, POPPLER_SELECTION_GLYPH,
                                                                     &selection);
  _qz_paper_leave (sheet);
  return text != NULL ? text : g_strdup ("");
}

/* A region counts in whole points at scale 1; ten times that is fine enough for any zoom. */
#define REGION_SCALE 10.0

/**
 * qz_paper_get_selected_areas:
 * @self: a paper
 * @page: from 0
 * @area: from where the pointer was pressed to where it is now; may go backwards
 *
 * Returns: (transfer full) (element-type QzPaperArea): what the selected text covers
 */
GArray *
qz_paper_get_selected_areas (QzPaper *self, guint page, const QzPaperArea *area)
{
  const double mm = MM_A_POINT / REGION_SCALE;
  PopplerPage *sheet = NULL;
  PopplerRectangle selection;
  cairo_region_t *region = NULL;
  GArray *areas = NULL;

  g_return_val_if_fail (QZ_IS_PAPER (self) && page < self->n_pages, NULL);
  g_return_val_if_fail (area != NULL, NULL);

  areas = g_array_new (FALSE, FALSE, sizeof (QzPaperArea));
  selection = to_points (area);
  sheet = _qz_paper_enter (self, page, NULL);
  if (sheet != NULL)
    region = _qz_paper_get_poppler ()->poppler_page_get_selected_region (
        sheet, REGION_SCALE, POPPLER_SELECTION_GLYPH, &selection);
  _qz_paper_leave (sheet);
  for (int i = 0; region != NULL && i < cairo_region_num_rectangles (region); i++)
    {
      cairo_rectangle_int_t box;
      QzPaperArea covered;

      cairo_region_get_rectangle (region, i, &box);
      covered = (QzPaperArea){ box.x * mm, box.y * mm, box.width * mm, box.height * mm };
      g_array_append_val (areas, covered);
    }
  g_clear_pointer (&region, cairo_region_destroy);
  return areas;
}

static void
append_areas (GArray *areas, PopplerPage *sheet, const char *text)
{
  GList *found = _qz_paper_get_poppler ()->poppler_page_find_text (sheet, text);
  double height = 0.0;

  _qz_paper_get_poppler ()->poppler_page_get_size (sheet, NULL, &height);
  for (GList *l = found; l != NULL; l = l->next)
    {
      const PopplerRectangle *box = l->data;
      QzPaperArea area = {
        .x = box->x1 * MM_A_POINT,
        .y = (height - box->y2) * MM_A_POINT,
        .width = (box->x2 - box->x1) * MM_A_POINT,
        .height = (box->y2 - box->y1) * MM_A_POINT,
      };

      g_array_append_val (areas, area);
    }
  g_list_free_full (found, (GDestroyNotify) _qz_paper_get_poppler ()->poppler_rectangle_free);
}

/**
 * qz_paper_find:
 * @self: a paper
 * @page: from 0
 * @text: words to look for, whatever the case of their letters
 *
 * Returns: (transfer full) (element-type QzPaperArea): where they stand on the page
 */
GArray *
qz_paper_find (QzPaper *self, guint page, const char *text)
{
  PopplerPage *sheet = NULL;
  GArray *areas = NULL;

  g_return_val_if_fail (QZ_IS_PAPER (self) && page < self->n_pages, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  areas = g_array_new (FALSE, FALSE, sizeof (QzPaperArea));
  if (*text == '\0')
    return areas;
  sheet = _qz_paper_enter (self, page, NULL);
  if (sheet != NULL)
    append_areas (areas, sheet, text);
  _qz_paper_leave (sheet);
  return areas;
}
