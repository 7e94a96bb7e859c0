/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A score sheet as a table: items, what is looked at, points, total. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-points.h"
#include "ui/activities/qz-rubric-view.h"
#include "ui/widgets/qz-group.h"

static GtkWidget *
make_cell (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = qz_paragraph_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
attach_line (GtkGrid *grid, int row)
{
  gtk_grid_attach (grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, row, 3, 1);
}

static char *
describe_points (const QzItem *item)
{
  g_autofree char *minimum = qz_points_format (item->minimum);
  g_autofree char *maximum = qz_points_format (item->maximum);

  switch (item->kind)
    {
    case QZ_ITEM_BONUS:
      return g_strdup_printf (_ ("up to +%s"), maximum);
    case QZ_ITEM_DEDUCTION:
      return g_strdup_printf (_ ("up to −%s"), maximum);
    case QZ_ITEM_YES_NO:
      return g_strdup (_ ("yes or no"));
    case QZ_ITEM_SCORE:
    default:
      return g_strdup_printf ("%s–%s", minimum, maximum);
    }
}

static int
attach_item (GtkGrid *grid, const QzItem *item, int row)
{
  g_autofree char *points = describe_points (item);
  GtkWidget *title = make_cell (item->title, 0, NULL);
  GtkWidget *guidance = make_cell (item->guidance, 0, "dim-label");

  gtk_label_set_width_chars (GTK_LABEL (title), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 18);
  gtk_label_set_width_chars (GTK_LABEL (guidance), 14);
  gtk_widget_set_hexpand (guidance, TRUE);
  attach_line (grid, row);
  gtk_grid_attach (grid, title, 0, row + 1, 1, 1);
  gtk_grid_attach (grid, guidance, 1, row + 1, 1, 1);
  gtk_grid_attach (grid, make_cell (points, 1, "qz-figures"), 2, row + 1, 1, 1);
  return row + 2;
}

static GtkWidget *
make_head (const QzRubric *rubric, const char *used)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = qz_paragraph_new (rubric->name);
  g_autofree char *source =
      *used != '\0' ? g_strdup_printf ("%s\n%s", used, rubric->source) : g_strdup (rubric->source);
  GtkWidget *label = qz_paragraph_new (source);

  gtk_widget_add_css_class (name, "heading");
  gtk_box_append (GTK_BOX (line), name);
  if (!rubric->confirmed)
    gtk_box_append (GTK_BOX (line), qz_status_chip_new (_ ("To be confirmed"), QZ_TONE_WARNING));
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/**
 * qz_rubric_view_new:
 * @rubric: a score sheet
 * @used: where it is used, plain text, may be ""
 *
 * Returns: (transfer floating): the sheet as a table in a card
 */
GtkWidget *
qz_rubric_view_new (const QzRubric *rubric, const char *used)
{
  GtkWidget *card, *grid;
  g_autofree char *total = NULL;
  int row = 1;

  g_return_val_if_fail (rubric != NULL && used != NULL, NULL);

  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_attach (GTK_GRID (grid), make_cell (_ ("Item"), 0, "heading"), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_cell (_ ("What is looked at"), 0, "heading"), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_cell (_ ("Points"), 1, "heading"), 2, 0, 1, 1);
  for (guint i = 0; i < rubric->items->len; i++)
    row = attach_item (GTK_GRID (grid), g_ptr_array_index (rubric->items, i), row);
  attach_line (GTK_GRID (grid), row);
  total = qz_points_format (qz_rubric_maximum (rubric));
  gtk_grid_attach (GTK_GRID (grid), make_cell (_ ("Total"), 0, "heading"), 0, row + 1, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), make_cell (total, 1, "heading"), 2, row + 1, 1, 1);

  gtk_box_append (GTK_BOX (card), make_head (rubric, used));
  gtk_box_append (GTK_BOX (card), grid);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "qz-card");
  return card;
}
