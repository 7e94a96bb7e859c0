/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Three columns that fold to two and to one, and a fourth that opens between form and checks. What
 * was opened to be read beside the form stays before steps and checks, which have their buttons.
 */

#include "config.h"

#include "ui/entries/qz-wizard-layout.h"

#include <glib/gi18n-lib.h>

#define STEPS_WIDTH 190
#define CHECKS_WIDTH 270
/* The form gets at least so much before a column stays beside it. */
#define FORM_WIDTH 460
/* A page of A4 can be read at so much. */
#define ASIDE_WIDTH 330
#define HANDLE_WIDTH 9
/* One press of an arrow key at the handle. */
#define KEY_STEP 24

struct _QzWizardLayout
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *steps;
  GtkWidget *form;
  GtkWidget *checks;
  GtkWidget *handle; /* before the aside */
  GtkWidget *aside;  /* nullable */

  gboolean aside_open;  /* wanted, room or not */
  gboolean aside_shown; /* and there is room */
  int aside_width;      /* wanted, pixels */
  int drag_width;       /* when the pointer took the handle */

  QzWizardFold fold;
  guint notify_idle;
};

enum
{
  PROP_0,
  PROP_FOLD,
  PROP_ASIDE_SHOWN,
  PROP_ASIDE_WIDTH,
  N_PROPS
};

/* What of the columns has a place in some width. */
typedef struct
{
  QzWizardFold fold;
  gboolean aside_shown;
  int aside_width;
} Places;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QzWizardLayout, qz_wizard_layout, GTK_TYPE_WIDGET)

static gboolean
notify_idle_cb (gpointer data)
{
  QzWizardLayout *self = data;

  self->notify_idle = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLD]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASIDE_SHOWN]);
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
set_places (QzWizardLayout *self, const Places *places)
{
  if (self->fold == places->fold && self->aside_shown == places->aside_shown)
    return;
  self->fold = places->fold;
  self->aside_shown = places->aside_shown;
  set_shown (self->steps, self->fold != QZ_WIZARD_NARROW);
  set_shown (self->checks, self->fold == QZ_WIZARD_WIDE);
  set_shown (self->handle, self->aside_shown);
  if (self->aside != NULL)
    set_shown (self->aside, self->aside_shown);
  /* Others follow by changing what is visible, which must not happen while sizes are given. */
  if (self->notify_idle == 0)
    self->notify_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_idle_cb, self, NULL);
}

static int
get_aside_minimum (QzWizardLayout *self)
{
  int minimum;

  gtk_widget_measure (self->aside, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, ASIDE_WIDTH) + HANDLE_WIDTH;
}

/* Who gets a place: the form, the aside, the steps, the checks, in this order. */
static Places
find_places (QzWizardLayout *self, int width)
{
  Places places = { QZ_WIZARD_NARROW, FALSE, 0 };
  int form_minimum;
  int left;

  gtk_widget_measure (self->form, GTK_ORIENTATION_HORIZONTAL, -1, &form_minimum, NULL, NULL, NULL);
  left = width - MAX (form_minimum, FORM_WIDTH);
  if (self->aside_open && self->aside != NULL && left >= get_aside_minimum (self))
    {
      places.aside_shown = TRUE;
      /* The steps go only where there is no room for the least of the aside beside them. */
      places.aside_width = CLAMP (self->aside_width + HANDLE_WIDTH, get_aside_minimum (self),
                                  MAX (get_aside_minimum (self), left - STEPS_WIDTH));
      left -= places.aside_width;
    }
  if (left >= STEPS_WIDTH + CHECKS_WIDTH)
    places.fold = QZ_WIZARD_WIDE;
  else if (left >= STEPS_WIDTH)
    places.fold = QZ_WIZARD_MEDIUM;
  return places;
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
  GtkWidget *children[] = { self->steps, self->form, self->checks, self->aside };

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

          if (children[i] == NULL)
            continue;
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
  const Places places = find_places (self, width);
  int left = width - places.aside_width;
  int x = 0;

  set_places (self, &places);
  if (self->fold != QZ_WIZARD_NARROW)
    {
      place (self->steps, &x, STEPS_WIDTH, height, rtl, width);
      left -= STEPS_WIDTH;
    }
  if (self->fold == QZ_WIZARD_WIDE)
    left -= CHECKS_WIDTH;
  place (self->form, &x, left, height, rtl, width);
  if (self->aside_shown)
    {
      place (self->handle, &x, HANDLE_WIDTH, height, rtl, width);
      place (self->aside, &x, places.aside_width - HANDLE_WIDTH, height, rtl, width);
    }
  if (self->fold == QZ_WIZARD_WIDE)
    place (self->checks, &x, CHECKS_WIDTH, height, rtl, width);
}

/* --- the handle --- */

/* How wide the aside is now, or would be. */
static int
get_aside_width (QzWizardLayout *self)
{
  return self->aside_shown ? gtk_widget_get_width (self->aside) : self->aside_width;
}

static void
drag_begin_cb (QzWizardLayout *self)
{
  self->drag_width = get_aside_width (self);
  gtk_widget_grab_focus (self->handle);
}

static void
drag_update_cb (QzWizardLayout *self, double dx)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  self->aside_width = MAX (self->drag_width + (int) (rtl ? dx : -dx), ASIDE_WIDTH);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* What is remembered is what could be had. */
static void
drag_end_cb (QzWizardLayout *self)
{
  self->aside_width = get_aside_width (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASIDE_WIDTH]);
}

static gboolean
handle_key_cb (QzWizardLayout *self, guint key)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int step = rtl ? -KEY_STEP : KEY_STEP;

  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    qz_wizard_layout_set_aside_width (self, get_aside_width (self) + step);
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    qz_wizard_layout_set_aside_width (self, get_aside_width (self) - step);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkWidget *
handle_new (QzWizardLayout *self)
{
  GtkWidget *handle = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (handle, "wizard-handle");
  gtk_widget_set_cursor_from_name (handle, "col-resize");
  gtk_widget_set_focusable (handle, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Width of the preview"), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (handle_key_cb), self);
  gtk_widget_add_controller (handle, keys);
  gtk_widget_set_child_visible (handle, FALSE);
  return handle;
}

/* --- class --- */

static void
qz_wizard_layout_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  QzWizardLayout *self = QZ_WIZARD_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_FOLD:
      g_value_set_uint (value, self->fold);
      break;
    case PROP_ASIDE_SHOWN:
      g_value_set_boolean (value, self->aside_shown);
      break;
    case PROP_ASIDE_WIDTH:
      g_value_set_int (value, self->aside_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qz_wizard_layout_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_ASIDE_WIDTH)
    qz_wizard_layout_set_aside_width (QZ_WIZARD_LAYOUT (object), g_value_get_int (value));
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
  g_clear_pointer (&self->handle, gtk_widget_unparent);
  g_clear_pointer (&self->aside, gtk_widget_unparent);
  g_clear_pointer (&self->checks, gtk_widget_unparent);

  G_OBJECT_CLASS (qz_wizard_layout_parent_class)->dispose (object);
}

static void
qz_wizard_layout_class_init (QzWizardLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = qz_wizard_layout_dispose;
  object_class->get_property = qz_wizard_layout_get_property;
  object_class->set_property = qz_wizard_layout_set_property;
  widget_class->measure = qz_wizard_layout_measure;
  widget_class->size_allocate = qz_wizard_layout_size_allocate;

  /**
   * QzWizardLayout:fold:
   *
   * A #QzWizardFold: what there is room for.
   */
  properties[PROP_FOLD] = g_param_spec_uint ("fold", NULL, NULL, QZ_WIZARD_WIDE, QZ_WIZARD_NARROW,
                                             QZ_WIZARD_WIDE, read);
  /**
   * QzWizardLayout:aside-shown:
   *
   * Whether the aside is open and there is room for it.
   */
  properties[PROP_ASIDE_SHOWN] = g_param_spec_boolean ("aside-shown", NULL, NULL, FALSE, read);
  /**
   * QzWizardLayout:aside-width:
   *
   * Pixels that the aside gets where there is room.
   */
  properties[PROP_ASIDE_WIDTH] = g_param_spec_int ("aside-width", NULL, NULL, 0, G_MAXINT,
                                                   ASIDE_WIDTH, read | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qz_wizard_layout_init (QzWizardLayout *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->aside_width = ASIDE_WIDTH;
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
  self->handle = handle_new (self);
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));
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

/**
 * qz_wizard_layout_set_aside:
 * @self: a layout that has none yet
 * @aside: for beside the form
 *
 * It is not shown before qz_wizard_layout_set_aside_open().
 */
void
qz_wizard_layout_set_aside (QzWizardLayout *self, GtkWidget *aside)
{
  g_return_if_fail (QZ_IS_WIZARD_LAYOUT (self));
  g_return_if_fail (GTK_IS_WIDGET (aside) && self->aside == NULL);

  self->aside = aside;
  set_shown (aside, FALSE);
  /* The focus goes from left to right. */
  gtk_widget_insert_after (aside, GTK_WIDGET (self), self->handle);
}

/**
 * qz_wizard_layout_set_aside_open:
 * @self: a layout
 * @open: whether to show what stands beside the form, as soon as there is room
 */
void
qz_wizard_layout_set_aside_open (QzWizardLayout *self, gboolean open)
{
  g_return_if_fail (QZ_IS_WIZARD_LAYOUT (self));

  if (self->aside_open == !!open)
    return;
  self->aside_open = !!open;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * qz_wizard_layout_has_room_aside:
 * @self: a layout with an aside
 *
 * Returns: whether the aside is shown when it is open
 */
gboolean
qz_wizard_layout_has_room_aside (QzWizardLayout *self)
{
  int form_minimum;

  g_return_val_if_fail (QZ_IS_WIZARD_LAYOUT (self), FALSE);
  g_return_val_if_fail (self->aside != NULL, FALSE);

  gtk_widget_measure (self->form, GTK_ORIENTATION_HORIZONTAL, -1, &form_minimum, NULL, NULL, NULL);
  return gtk_widget_get_width (GTK_WIDGET (self)) - MAX (form_minimum, FORM_WIDTH)
         >= get_aside_minimum (self);
}

/**
 * qz_wizard_layout_set_aside_width:
 * @self: a layout
 * @width: pixels that are wanted
 */
void
qz_wizard_layout_set_aside_width (QzWizardLayout *self, int width)
{
  g_return_if_fail (QZ_IS_WIZARD_LAYOUT (self));

  width = MAX (width, ASIDE_WIDTH);
  if (self->aside_width == width)
    return;
  self->aside_width = width;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASIDE_WIDTH]);
}
