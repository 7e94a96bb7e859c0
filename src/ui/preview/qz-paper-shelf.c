/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-paper-shelf.h"

/* Between a thumbnail and its number. */
#define CAPTION_DISTANCE 3

struct _QzPaperShelf
{
  GtkWidget *canvas;    /* borrowed: owns the shelf */
  GHashTable *sheets;   /* page + 1 → QzPaperSheet */
  GHashTable *captions; /* page + 1 → GtkLabel */
  gboolean captioned;
};

/**
 * qz_paper_shelf_new:
 * @canvas: whose children the pages are; outlives the shelf
 *
 * Returns: (transfer full): an empty shelf
 */
QzPaperShelf *
qz_paper_shelf_new (GtkWidget *canvas)
{
  QzPaperShelf *self = g_new0 (QzPaperShelf, 1);

  self->canvas = canvas;
  self->sheets = g_hash_table_new (NULL, NULL);
  self->captions = g_hash_table_new (NULL, NULL);
  return self;
}

void
qz_paper_shelf_free (QzPaperShelf *self)
{
  if (self == NULL)
    return;
  qz_paper_shelf_clear (self);
  g_hash_table_unref (self->sheets);
  g_hash_table_unref (self->captions);
  g_free (self);
}

/**
 * qz_paper_shelf_set_captions:
 * @captions: whether each page has its number below
 */
void
qz_paper_shelf_set_captions (QzPaperShelf *self, gboolean captions)
{
  g_return_if_fail (self != NULL);

  self->captioned = captions;
}

/* Calls @func for each page on the shelf, in no order; it may not add or remove any. */
void
qz_paper_shelf_foreach (QzPaperShelf *self, QzPaperShelfFunc func, gpointer user_data)
{
  GHashTableIter iter;
  gpointer key;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->sheets);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    func (GPOINTER_TO_UINT (key) - 1, user_data);
}

/**
 * qz_paper_shelf_get:
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): the page, if it is on the shelf
 */
QzPaperSheet *
qz_paper_shelf_get (QzPaperShelf *self, guint page)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->sheets, GUINT_TO_POINTER (page + 1));
}

/**
 * qz_paper_shelf_add:
 * @page: from 0, not on the shelf yet
 * @width: mm
 * @height: mm
 *
 * Returns: (transfer none): the new page
 */
QzPaperSheet *
qz_paper_shelf_add (
    QzPaperShelf *self, QzPageSource *source, guint page, double width, double height)
{
  QzPaperSheet *next = qz_paper_shelf_get (self, page + 1);
  GtkWidget *sheet = qz_paper_sheet_new (source, page, width, height);

  g_assert (qz_paper_shelf_get (self, page) == NULL);

  /* The accessible tree follows the order of the pages. */
  gtk_widget_insert_before (sheet, self->canvas, next != NULL ? GTK_WIDGET (next) : NULL);
  g_hash_table_insert (self->sheets, GUINT_TO_POINTER (page + 1), sheet);
  if (self->captioned)
    {
      g_autofree char *number = g_strdup_printf ("%u", page + 1);
      GtkWidget *caption = gtk_label_new (number);

      gtk_widget_add_css_class (caption, "caption");
      gtk_widget_add_css_class (caption, "numeric");
      gtk_widget_insert_after (caption, self->canvas, sheet);
      g_hash_table_insert (self->captions, GUINT_TO_POINTER (page + 1), caption);
    }
  return QZ_PAPER_SHEET (sheet);
}

static void
drop (GHashTable *table, gboolean all, guint first, guint last)
{
  GHashTableIter iter;
  gpointer key, widget;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &widget))
    {
      guint page = GPOINTER_TO_UINT (key) - 1;

      if (!all && page >= first && page <= last)
        continue;
      gtk_widget_unparent (widget);
      g_hash_table_iter_remove (&iter);
    }
}

/* Takes away every page but those from @first to @last. */
void
qz_paper_shelf_keep (QzPaperShelf *self, guint first, guint last)
{
  g_return_if_fail (self != NULL);

  drop (self->sheets, FALSE, first, last);
  drop (self->captions, FALSE, first, last);
}

void
qz_paper_shelf_clear (QzPaperShelf *self)
{
  g_return_if_fail (self != NULL);

  drop (self->sheets, TRUE, 0, 0);
  drop (self->captions, TRUE, 0, 0);
}

gboolean
qz_paper_shelf_has_all (QzPaperShelf *self, guint first, guint last)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint page = first; page <= last; page++)
    if (qz_paper_shelf_get (self, page) == NULL)
      return FALSE;
  return TRUE;
}

static void
set_current (GtkWidget *widget, gboolean current)
{
  if (widget != NULL && current)
    gtk_widget_add_css_class (widget, "current");
  else if (widget != NULL)
    gtk_widget_remove_css_class (widget, "current");
}

/**
 * qz_paper_shelf_mark:
 * @page: from 0
 * @current: whether it is the one that is read
 *
 * Among thumbnails the current page stands out.
 */
void
qz_paper_shelf_mark (QzPaperShelf *self, guint page, gboolean current)
{
  g_return_if_fail (self != NULL);

  if (!self->captioned)
    return;
  set_current ((GtkWidget *) qz_paper_shelf_get (self, page), current);
  set_current (g_hash_table_lookup (self->captions, GUINT_TO_POINTER (page + 1)), current);
}

/**
 * qz_paper_shelf_place:
 * @page: on the shelf
 * @place: on the canvas, in logical pixels
 *
 * Allocates a page with its caption and asks for its picture at that size.
 */
void
qz_paper_shelf_place (QzPaperShelf *self, guint page, const GtkAllocation *place)
{
  GtkWidget *sheet = (GtkWidget *) qz_paper_shelf_get (self, page);
  GtkWidget *caption = g_hash_table_lookup (self->captions, GUINT_TO_POINTER (page + 1));
  GtkAllocation below = *place;
  int minimum;

  g_assert (sheet != NULL);

  gtk_widget_measure (sheet, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (sheet, place, -1);
  qz_paper_sheet_render (QZ_PAPER_SHEET (sheet), place->width, place->height);
  if (caption == NULL)
    return;
  gtk_widget_measure (caption, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (caption, GTK_ORIENTATION_VERTICAL, -1, NULL, &below.height, NULL, NULL);
  below.y += place->height + CAPTION_DISTANCE;
  below.width = MAX (below.width, minimum);
  gtk_widget_size_allocate (caption, &below, -1);
}
