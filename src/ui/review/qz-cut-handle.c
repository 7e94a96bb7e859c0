/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-cut-handle.h"

struct _QzCutHandle
{
  GtkWidget parent_instance;

  /* borrowed, our children */
  GtkWidget *label;
  GtkWidget *line;

  /* owned */
  char *name; /* of the award */

  /* state */
  int label_x; /* in the handle */
  int label_y;
  int line_x;
};

enum
{
  SIGNAL_STEPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzCutHandle, qz_cut_handle, GTK_TYPE_WIDGET)

static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  g_signal_emit (widget, signals[SIGNAL_STEPPED], 0, g_variant_get_int32 (arguments));
  return TRUE;
}

static void
qz_cut_handle_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (QZ_CUT_HANDLE (widget)->label, orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static void
qz_cut_handle_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QzCutHandle *self = QZ_CUT_HANDLE (widget);
  int label_width, label_height;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &label_width, NULL, NULL);
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, NULL, &label_height, NULL, NULL);
  gtk_widget_measure (self->line, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (
      self->label, &(GtkAllocation){ self->label_x, self->label_y, label_width, label_height }, -1);
  gtk_widget_size_allocate (self->line,
                            &(GtkAllocation){ self->line_x, self->label_y + label_height, 2,
                                              MAX (height - self->label_y - label_height, 1) },
                            -1);
}

static void
qz_cut_handle_dispose (GObject *object)
{
  QzCutHandle *self = QZ_CUT_HANDLE (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (qz_cut_handle_parent_class)->dispose (object);
}

static void
qz_cut_handle_class_init (QzCutHandleClass *klass)
{
  static const struct
  {
    guint key;
    int tenths;
  } steps[] = {
    { GDK_KEY_Left, -1 },      { GDK_KEY_Right, 1 },       { GDK_KEY_Down, -1 },
    { GDK_KEY_Up, 1 },         { GDK_KEY_Page_Down, -10 }, { GDK_KEY_Page_Up, 10 },
    { GDK_KEY_KP_Left, -1 },   { GDK_KEY_KP_Right, 1 },    { GDK_KEY_Home, -G_MAXINT },
    { GDK_KEY_End, G_MAXINT },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_cut_handle_dispose;
  widget_class->measure = qz_cut_handle_measure;
  widget_class->size_allocate = qz_cut_handle_size_allocate;

  /**
   * QzCutHandle::stepped:
   * @tenths: of a point
   */
  signals[SIGNAL_STEPPED] = g_signal_new ("stepped", QZ_TYPE_CUT_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].key, 0, step_cb, "i", steps[i].tenths);
  gtk_widget_class_set_css_name (widget_class, "cut-handle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
qz_cut_handle_init (QzCutHandle *self)
{
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_cursor_from_name (self->label, "ew-resize");
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * qz_cut_handle_new:
 * @name: of the award above the line
 *
 * Returns: (transfer floating): a handle
 */
GtkWidget *
qz_cut_handle_new (const char *name)
{
  GtkWidget *self = g_object_new (QZ_TYPE_CUT_HANDLE, NULL);

  QZ_CUT_HANDLE (self)->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return self;
}

const char *
qz_cut_handle_get_name (QzCutHandle *self)
{
  g_return_val_if_fail (QZ_IS_CUT_HANDLE (self), NULL);

  return self->name;
}

/**
 * qz_cut_handle_set_value:
 * @text: what stands on it
 * @words: what a screen reader says of the value
 * @low: points
 * @value: points
 * @high: points
 */
void
qz_cut_handle_set_value (
    QzCutHandle *self, const char *text, const char *words, double low, double value, double high)
{
  g_return_if_fail (QZ_IS_CUT_HANDLE (self));

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, low,
      GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, high, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, value,
      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

int
qz_cut_handle_get_label_width (QzCutHandle *self)
{
  int width;

  g_return_val_if_fail (QZ_IS_CUT_HANDLE (self), 0);

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

/**
 * qz_cut_handle_place:
 * @label_x: of the name, in the handle
 * @label_y: of the name, in the handle
 * @line_x: of the line, in the handle
 */
void
qz_cut_handle_place (QzCutHandle *self, int label_x, int label_y, int line_x)
{
  g_return_if_fail (QZ_IS_CUT_HANDLE (self));

  self->label_x = label_x;
  self->label_y = label_y;
  self->line_x = line_x;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
