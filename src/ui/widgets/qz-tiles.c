/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children of one width, side by side or below each other. */

#include "config.h"

#include "ui/widgets/qz-tiles.h"

struct _QzTiles
{
  GtkWidget parent_instance;

  /* state */
  int minimum_width;
  guint max_columns;
  int spacing;
};

G_DEFINE_FINAL_TYPE (QzTiles, qz_tiles, GTK_TYPE_WIDGET)

static guint
count_columns (QzTiles *self, int width)
{
  guint fit =
      (guint) MAX (width + self->spacing, 0) / (guint) MAX (self->minimum_width + self->spacing, 1);

  return CLAMP (fit, 1, self->max_columns);
}

static int
get_tile_width (QzTiles *self, int width, guint n_columns)
{
  return (width - (int) (n_columns - 1) * self->spacing) / (int) n_columns;
}

/* The height of the row that begins with @child; @out_next gets the first child after it. */
static int
measure_row (GtkWidget *child, guint n_columns, int tile_width, GtkWidget **out_next)
{
  int height = 0;

  for (guint i = 0; i < n_columns && child != NULL; i++)
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, tile_width, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
      child = gtk_widget_get_next_sibling (child);
    }
  *out_next = child;
  return height;
}

static GtkSizeRequestMode
qz_tiles_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
qz_tiles_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  QzTiles *self = QZ_TILES (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int width = for_size >= 0 ? for_size : self->minimum_width;
  guint n_columns = count_columns (self, width);
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->minimum_width;
      *natural = self->minimum_width * (int) self->max_columns
                 + self->spacing * ((int) self->max_columns - 1);
      return;
    }
  while (child != NULL)
    {
      height += measure_row (child, n_columns, get_tile_width (self, width, n_columns), &child);
      if (child != NULL)
        height += self->spacing;
    }
  *minimum = *natural = height;
}

static void
qz_tiles_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QzTiles *self = QZ_TILES (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n_columns = count_columns (self, width);
  int tile_width = get_tile_width (self, width, n_columns);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *next;
      int row_height = measure_row (child, n_columns, tile_width, &next);

      for (guint i = 0; child != next; i++)
        {
          int x = (int) i * (tile_width + self->spacing);

          if (mirrored)
            x = width - tile_width - x;
          gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, tile_width, row_height }, -1);
          child = gtk_widget_get_next_sibling (child);
        }
      y += row_height + self->spacing;
    }
}

static void
qz_tiles_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (qz_tiles_parent_class)->dispose (object);
}

static void
qz_tiles_class_init (QzTilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_tiles_dispose;
  widget_class->get_request_mode = qz_tiles_get_request_mode;
  widget_class->measure = qz_tiles_measure;
  widget_class->size_allocate = qz_tiles_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
qz_tiles_init (QzTiles *self)
{
}

/**
 * qz_tiles_new:
 * @minimum_width: of a child, in pixels; a column more needs as much room
 * @max_columns: never more children side by side, at least 1
 * @spacing: between the children, in pixels
 *
 * Returns: (transfer floating): tiles without children
 */
GtkWidget *
qz_tiles_new (int minimum_width, guint max_columns, int spacing)
{
  QzTiles *self;

  g_return_val_if_fail (minimum_width > 0 && max_columns > 0 && spacing >= 0, NULL);

  self = g_object_new (QZ_TYPE_TILES, NULL);
  self->minimum_width = minimum_width;
  self->max_columns = max_columns;
  self->spacing = spacing;
  return GTK_WIDGET (self);
}

/**
 * qz_tiles_append:
 * @self: tiles
 * @child: a widget that is no wider than the minimum width
 */
void
qz_tiles_append (QzTiles *self, GtkWidget *child)
{
  g_return_if_fail (QZ_IS_TILES (self));
  g_return_if_fail (GTK_IS_WIDGET (child));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
