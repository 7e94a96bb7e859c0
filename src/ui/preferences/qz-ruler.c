/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of 100 mm on the screen. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/preferences/qz-ruler.h"
#include "ui/preview/qz-screen.h"

#define LENGTH_MM 100
#define HEIGHT 48

struct _QzRuler
{
  GtkWidget parent_instance;

  /* borrowed, our children: the line, its ends and the middle, what it should be */
  GtkWidget *line;
  GtkWidget *marks[11];
  GtkWidget *label;

  /* state */
  double scale;
};

enum
{
  PROP_0,
  PROP_SCALE,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (QzRuler, qz_ruler, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static int
get_length (QzRuler *self)
{
  return (int) (qz_screen_get_density (GTK_WIDGET (self)) * LENGTH_MM + 0.5);
}

static void
qz_ruler_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? get_length (QZ_RULER (widget)) : HEIGHT;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
qz_ruler_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QzRuler *self = QZ_RULER (widget);
  int length = get_length (self);
  int x = MAX ((width - length) / 2, 0);
  int label_width;

  place (self->line, x, height - 2, length, 2);
  for (guint i = 0; i < G_N_ELEMENTS (self->marks); i++)
    {
      int tall = i % 5 == 0 ? 14 : 8;

      place (self->marks[i], x + (int) (length * i / 10) - (i == 10 ? 2 : 0), height - 2 - tall, 2,
             tall);
    }
  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &label_width, NULL, NULL);
  place (self->label, x + (length - label_width) / 2, 0, label_width, 24);
}

static void
qz_ruler_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SCALE:
      g_value_set_double (value, QZ_RULER (object)->scale);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_ruler_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SCALE:
      /* The density reads the setting itself; this only says that it changed. */
      QZ_RULER (object)->scale = g_value_get_double (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_ruler_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (qz_ruler_parent_class)->dispose (object);
}

static void
qz_ruler_class_init (QzRulerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = qz_ruler_get_property;
  object_class->set_property = qz_ruler_set_property;
  object_class->dispose = qz_ruler_dispose;
  widget_class->measure = qz_ruler_measure;
  widget_class->size_allocate = qz_ruler_size_allocate;

  properties[PROP_SCALE] = g_param_spec_double ("scale", NULL, NULL, 0.01, 100, 1,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "ruler");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
qz_ruler_init (QzRuler *self)
{
  self->scale = 1;
  self->line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->marks); i++)
    {
      self->marks[i] = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
      gtk_widget_set_parent (self->marks[i], GTK_WIDGET (self));
    }
  self->label = gtk_label_new ("100 mm");
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_margin_top (GTK_WIDGET (self), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("A line of 100 mm"), -1);
}

/**
 * qz_ruler_new:
 *
 * Returns: (transfer floating): a ruler
 */
GtkWidget *
qz_ruler_new (void)
{
  return g_object_new (QZ_TYPE_RULER, NULL);
}
