/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three columns that fold to two and to one. */

#include "config.h"

#include "ui/entries/qz-wizard-layout.h"

#define STEPS_WIDTH 190
#define CHECKS_WIDTH 270
/* The form gets at least so much before a column stays beside it. */
#define FORM_WIDTH 460

struct _QzWizardLayout
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *steps;
  GtkWidget *form;
  GtkWidget *checks;

  QzWizardFold fold;
  guint notify_idle;
};

enum
{
  PROP_0,
  PROP_FOLD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QzWizardLayout, qz_wizard_layout, GTK_TYPE_WIDGET)

static gboolean
notify_idle_cb (gpointer data)
{
  QzWizardLayout *self = data;

  self->notify_idle = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLD]);
  return G_SOURCE_REMOVE;
}

/* A folded column is not shown; the accessible tree is told so. */
static void
set_shown (GtkWidget *child, gboolean shown)
{
  gtk_widget_set_child_visible (child, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}

static void
set_fold (QzWizardLayout *self, QzWizardFold fold)
{
  if (self->fold == fold)
    return;
  self->fold = fold;
  set_shown (self->steps, fold != QZ_WIZARD_NARROW);
  set_shown (self->checks, fold == QZ_WIZARD_WIDE);
  /* Others follow by changing what is visible, which must not happen while sizes are given. */
  if (self->notify_idle == 0)
    self->notify_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_idle_cb, self, NULL);
}

static void
qz_wizard_layout_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  QzWizardLayout *self = QZ_WIZARD_LAYOUT (widget);
  GtkWidget *children[] = { self->steps, self->form, self->checks };

  gtk_widget_measure (self->form, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (*natural, STEPS_WIDTH + FORM_WIDTH + CHECKS_WIDTH);
    }
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (children); i++)
        {
          int child_minimum;
          int child_natural;

          gtk_widget_measure (children[i], orientation, -1, &child_minimum, &child_natural, NULL,
                              NULL);
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
    }
}

static void
place (GtkWidget *child, int *x, int width, int height, gboolean rtl, int total)
{
  GtkAllocation area = { rtl ? total - *x - width : *x, 0, width, height };

  gtk_widget_size_allocate (child, &area, -1);
  *x += width;
}

static void
qz_wizard_layout_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QzWizardLayout *self = QZ_WIZARD_LAYOUT (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int form_minimum;
  int needed;
  int left = width;
  int x = 0;

  gtk_widget_measure (self->form, GTK_ORIENTATION_HORIZONTAL, -1, &form_minimum, NULL, NULL, NULL);
  needed = MAX (form_minimum, FORM_WIDTH);
  if (width >= STEPS_WIDTH + needed + CHECKS_WIDTH)
    set_fold (self, QZ_WIZARD_WIDE);
  else if (width >= STEPS_WIDTH + needed)
    set_fold (self, QZ_WIZARD_MEDIUM);
  else
    set_fold (self, QZ_WIZARD_NARROW);

  if (self->fold != QZ_WIZARD_NARROW)
    {
      place (self->steps, &x, STEPS_WIDTH, height, rtl, width);
      left -= STEPS_WIDTH;
    }
  if (self->fold == QZ_WIZARD_WIDE)
    left -= CHECKS_WIDTH;
  place (self->form, &x, left, height, rtl, width);
  if (self->fold == QZ_WIZARD_WIDE)
    place (self->checks, &x, CHECKS_WIDTH, height, rtl, width);
}

static void
qz_wizard_layout_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_FOLD)
    g_value_set_uint (value, QZ_WIZARD_LAYOUT (object)->fold);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
qz_wizard_layout_dispose (GObject *object)
{
  QzWizardLayout *self = QZ_WIZARD_LAYOUT (object);

  g_clear_handle_id (&self->notify_idle, g_source_remove);
  g_clear_pointer (&self->steps, gtk_widget_unparent);
  g_clear_pointer (&self->form, gtk_widget_unparent);
  g_clear_pointer (&self->checks, gtk_widget_unparent);

  G_OBJECT_CLASS (qz_wizard_layout_parent_class)->dispose (object);
}

static void
qz_wizard_layout_class_init (QzWizardLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qz_wizard_layout_dispose;
  object_class->get_property = qz_wizard_layout_get_property;
  widget_class->measure = qz_wizard_layout_measure;
  widget_class->size_allocate = qz_wizard_layout_size_allocate;

  /**
   * QzWizardLayout:fold:
   *
   * A #QzWizardFold: what there is room for.
   */
  properties[PROP_FOLD] =
      g_param_spec_uint ("fold", NULL, NULL, QZ_WIZARD_WIDE, QZ_WIZARD_NARROW, QZ_WIZARD_WIDE,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qz_wizard_layout_init (QzWizardLayout *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * qz_wizard_layout_new:
 * @steps: for the left
 * @form: for the middle
 * @checks: for the right
 *
 * Returns: (transfer floating): the three beside each other
 */
GtkWidget *
qz_wizard_layout_new (GtkWidget *steps, GtkWidget *form, GtkWidget *checks)
{
  QzWizardLayout *self;

  g_return_val_if_fail (GTK_IS_WIDGET (steps), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (form), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (checks), NULL);

  self = g_object_new (QZ_TYPE_WIZARD_LAYOUT, NULL);
  self->steps = steps;
  self->form = form;
  self->checks = checks;
  gtk_widget_set_parent (steps, GTK_WIDGET (self));
  gtk_widget_set_parent (form, GTK_WIDGET (self));
  gtk_widget_set_parent (checks, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * qz_wizard_layout_get_fold:
 * @self: a layout
 *
 * Returns: what there is room for
 */
QzWizardFold
qz_wizard_layout_get_fold (QzWizardLayout *self)
{
  g_return_val_if_fail (QZ_IS_WIZARD_LAYOUT (self), QZ_WIZARD_WIDE);

  return self->fold;
}
