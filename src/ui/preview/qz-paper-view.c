/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preview/qz-paper-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/qz-cancel.h"
#include "ui/preview/qz-paper-acts.h"
#include "ui/preview/qz-screen.h"
#include "ui/widgets/qz-empty-state.h"

enum
{
  PROP_0,
  PROP_SOURCE,
  PROP_TITLE,
  PROP_PAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_GIVEN_OUT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzPaperView, qz_paper_view, ADW_TYPE_BIN)

/* Looks */

static void
show_state (QzPaperView *self, const char *state)
{
  gboolean shown = g_str_equal (state, "pages");

  gtk_stack_set_visible_child_name (self->stack, state);
  if (g_str_equal (state, "loading"))
    gtk_spinner_start (self->spinner);
  else
    gtk_spinner_stop (self->spinner);
  _qz_paper_view_enable_acts (self, shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->page_entry), shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->zoom_button), shown);
}

static void
show_page (QzPaperView *self)
{
  guint page = qz_paper_canvas_get_page (self->canvas);
  g_autofree char *number = self->source != NULL ? g_strdup_printf ("%u", page + 1) : g_strdup ("");
  g_autofree char *count =
      self->source != NULL
          ? g_strdup_printf (_ ("of %u"), qz_page_source_get_n_pages (self->source))
          : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->page_entry), number);
  gtk_label_set_text (self->page_count, count);
  qz_paper_canvas_reveal (self->strip, page);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
show_zoom (QzPaperView *self)
{
  g_autofree char *label = g_strdup_printf ("%.0f %%", 100 * qz_paper_view_get_zoom (self));

  gtk_menu_button_set_label (self->zoom_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);
}

/* Callbacks */

static void
page_entered_cb (QzPaperView *self)
{
  guint64 page;

  if (self->source != NULL
      && g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->page_entry)), 10, 1,
                                     qz_page_source_get_n_pages (self->source), &page, NULL))
    qz_paper_canvas_go_to (self->canvas, (guint) page - 1);
  show_page (self);
  if (self->source != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
sheet_added_cb (QzPaperView *self, QzPaperSheet *sheet)
{
  qz_paper_find_bar_mark (self->find_bar, sheet);
  qz_paper_selection_mark (self->selection, sheet);
}

static void
selected_cb (QzPaperView *self)
{
  g_autofree char *text = qz_paper_selection_dup_text (self->selection);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.copy", text != NULL && *text != '\0');
}

static void
motion_cb (QzPaperView *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
wheel_cb (QzPaperView *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if ((state & GDK_CONTROL_MASK) == 0 || self->source == NULL)
    return GDK_EVENT_PROPAGATE;
  qz_paper_canvas_zoom_at (self->canvas,
                           qz_paper_canvas_get_scale (self->canvas) * pow (ZOOM_STEP, -dy),
                           self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
thumbnail_cb (QzPaperView *self, int n_press, double x, double y)
{
  double mm_x, mm_y;
  guint page = qz_paper_canvas_pick (self->strip, x, y, &mm_x, &mm_y);

  if (page != G_MAXUINT)
    qz_paper_canvas_go_to (self->canvas, page);
}

static void
give_out (QzPaperView *self)
{
  g_signal_emit (self, signals[SIGNAL_GIVEN_OUT], 0);
}

/* Class */

static void
qz_paper_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QzPaperView *self = QZ_PAPER_VIEW (object);

  switch (id)
    {
    case PROP_SOURCE:
      g_value_set_object (value, self->source);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, qz_paper_view_get_page (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qz_paper_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QzPaperView *self = QZ_PAPER_VIEW (object);

  switch (id)
    {
    case PROP_SOURCE:
      qz_paper_view_set_source (self, g_value_get_object (value));
      break;
    case PROP_TITLE:
      qz_paper_view_set_title (self, g_value_get_string (value));
      break;
    case PROP_PAGE:
      qz_paper_view_go_to (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qz_paper_view_dispose (GObject *object)
{
  QzPaperView *self = QZ_PAPER_VIEW (object);

  qz_clear_cancellable (&self->loading);
  g_clear_object (&self->selection);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_PAPER_VIEW);
  g_clear_object (&self->source);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (qz_paper_view_parent_class)->dispose (object);
}

static void
qz_paper_view_class_init (QzPaperViewClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = qz_paper_view_get_property;
  object_class->set_property = qz_paper_view_set_property;
  object_class->dispose = qz_paper_view_dispose;

  properties[PROP_SOURCE] = g_param_spec_object ("source", NULL, NULL, QZ_TYPE_PAGE_SOURCE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * QzPaperView::given-out:
   *
   * The paper is about to leave the program: to the printer, into a file, or to another program.
   */
  signals[SIGNAL_GIVEN_OUT] = g_signal_new ("given-out", QZ_TYPE_PAPER_VIEW, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  _qz_paper_view_install_acts (widget_class);
  g_type_ensure (QZ_TYPE_PAPER_CANVAS);
  g_type_ensure (QZ_TYPE_PAPER_FIND_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/preview/qz-paper-view.ui");
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, canvas);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, error_page);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, page_count);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, page_entry);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, print_button);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, scroller);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, spinner);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, stack);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, strip);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, strip_revealer);
  gtk_widget_class_bind_template_child (widget_class, QzPaperView, zoom_button);
  gtk_widget_class_bind_template_callback (widget_class, page_entered_cb);
}

static void
add_controllers (QzPaperView *self)
{
  GtkEventController *wheel =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  /* Before the scrolled window takes the wheel. */
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (wheel_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), wheel);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), motion);
  g_signal_connect_object (click, "released", G_CALLBACK (thumbnail_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->strip), GTK_EVENT_CONTROLLER (click));
}

static void
qz_paper_view_init (QzPaperView *self)
{
  self->title = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  qz_paper_find_bar_set_canvas (self->find_bar, self->canvas);
  qz_paper_canvas_set_strip (self->strip, TRUE);
  qz_paper_canvas_set_fit (self->canvas, QZ_PAPER_FIT_WIDTH);
  self->selection = qz_paper_selection_new (self->canvas);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "sheet-added", G_CALLBACK (sheet_added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "notify::page", G_CALLBACK (show_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "notify::scale", G_CALLBACK (show_zoom), self,
                           G_CONNECT_SWAPPED);
  add_controllers (self);
  show_state (self, "empty");
  show_zoom (self);
}

/* Public */

/**
 * qz_paper_view_new:
 *
 * Returns: (transfer floating): a view that shows its empty state
 */
GtkWidget *
qz_paper_view_new (void)
{
  return g_object_new (QZ_TYPE_PAPER_VIEW, NULL);
}

/**
 * qz_paper_view_get_paper:
 *
 * Returns: (transfer none) (nullable): what is shown, when it is a paper of our own
 */
QzPaper *
qz_paper_view_get_paper (QzPaperView *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_VIEW (self), NULL);

  return qz_paper_canvas_get_paper (self->canvas);
}

/**
 * qz_paper_view_set_paper:
 * @paper: (nullable): what to show; %NULL for the empty state
 */
void
qz_paper_view_set_paper (QzPaperView *self, QzPaper *paper)
{
  g_return_if_fail (QZ_IS_PAPER_VIEW (self));
  g_return_if_fail (paper == NULL || QZ_IS_PAPER (paper));

  qz_paper_view_set_source (self, (QzPageSource *) paper);
}

/**
 * qz_paper_view_set_source:
 * @source: (nullable): what to show; %NULL for the empty state
 *
 * What came from outside is looked at only: it is not printed, saved or searched from here.
 */
void
qz_paper_view_set_source (QzPaperView *self, QzPageSource *source)
{
  gboolean own = source == NULL || QZ_IS_PAPER (source);

  g_return_if_fail (QZ_IS_PAPER_VIEW (self));
  g_return_if_fail (source == NULL || QZ_IS_PAGE_SOURCE (source));

  qz_clear_cancellable (&self->loading);
  if (source != self->source)
    {
      qz_paper_selection_clear (self->selection);
      g_set_object (&self->source, source);
      qz_paper_canvas_set_source (self->canvas, source);
      qz_paper_canvas_set_source (self->strip, source);
      gtk_widget_set_visible (self->print_button, own);
      gtk_widget_set_visible (self->menu_button, own);
      show_page (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
    }
  show_state (self, source != NULL ? "pages" : "empty");
}

/* Shows that a paper is being made or opened. */
void
qz_paper_view_set_loading (QzPaperView *self)
{
  g_return_if_fail (QZ_IS_PAPER_VIEW (self));

  show_state (self, "loading");
}

/**
 * qz_paper_view_set_error:
 * @error: why there is no paper, with the remedy
 */
void
qz_paper_view_set_error (QzPaperView *self, const GError *error)
{
  g_return_if_fail (QZ_IS_PAPER_VIEW (self));
  g_return_if_fail (error != NULL);

  qz_paper_view_set_paper (self, NULL);
  qz_empty_state_set_text (self->error_page, error->message);
  show_state (self, "error");
}

static void
open_path (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  QzPaper *paper = qz_paper_new_for_path (data, &error);

  if (paper != NULL)
    g_task_return_pointer (task, paper, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QzPaperView *self = QZ_PAPER_VIEW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzPaper) paper = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (paper != NULL)
    qz_paper_view_set_paper (self, paper);
  else
    qz_paper_view_set_error (self, error);
}

/**
 * qz_paper_view_load_path:
 * @path: a PDF file of our own
 *
 * Opens a file on a thread and shows it, or says why it cannot be shown.
 */
void
qz_paper_view_load_path (QzPaperView *self, const char *path)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (QZ_IS_PAPER_VIEW (self));
  g_return_if_fail (path != NULL);

  qz_clear_cancellable (&self->loading);
  self->loading = g_cancellable_new ();
  show_state (self, "loading");
  task = g_task_new (self, self->loading, opened_cb, NULL);
  g_task_set_source_tag (task, qz_paper_view_load_path);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_path);
}

/**
 * qz_paper_view_set_empty:
 * @title: what is missing
 * @description: what to do first
 *
 * Words of the empty state, plain text.
 */
void
qz_paper_view_set_empty (QzPaperView *self, const char *title, const char *description)
{
  g_return_if_fail (QZ_IS_PAPER_VIEW (self));

  adw_status_page_set_title (self->empty_page, title);
  qz_empty_state_set_text (self->empty_page, description);
}

const char *
qz_paper_view_get_title (QzPaperView *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_VIEW (self), "");

  return self->title;
}

/**
 * qz_paper_view_set_title:
 * @title: name of the print job and of the file when it is saved
 */
void
qz_paper_view_set_title (QzPaperView *self, const char *title)
{
  g_return_if_fail (QZ_IS_PAPER_VIEW (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

guint
qz_paper_view_get_page (QzPaperView *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_VIEW (self), 0);

  return qz_paper_canvas_get_page (self->canvas);
}

void
qz_paper_view_go_to (QzPaperView *self, guint page)
{
  g_return_if_fail (QZ_IS_PAPER_VIEW (self));

  qz_paper_canvas_go_to (self->canvas, page);
}

QzPaperCanvas *
qz_paper_view_get_canvas (QzPaperView *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_VIEW (self), NULL);

  return self->canvas;
}

/**
 * qz_paper_view_get_zoom:
 *
 * Returns: 1 where a millimetre of the paper is a millimetre on the screen
 */
double
qz_paper_view_get_zoom (QzPaperView *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_VIEW (self), 1);

  return qz_paper_canvas_get_scale (self->canvas) / qz_screen_get_density (GTK_WIDGET (self));
}

/**
 * qz_paper_view_find:
 * @text: what to look for; "" closes the search
 *
 * As if @text was typed into the search bar.
 */
void
qz_paper_view_find (QzPaperView *self, const char *text)
{
  g_return_if_fail (QZ_IS_PAPER_VIEW (self));
  g_return_if_fail (text != NULL);

  qz_paper_find_bar_find (self->find_bar, text);
}

guint
qz_paper_view_get_n_matches (QzPaperView *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_VIEW (self), 0);

  return qz_paper_find_bar_get_n_matches (self->find_bar);
}

/**
 * qz_paper_view_dup_selected_text:
 *
 * Returns: (transfer full) (nullable): the selected text
 */
char *
qz_paper_view_dup_selected_text (QzPaperView *self)
{
  g_return_val_if_fail (QZ_IS_PAPER_VIEW (self), NULL);

  return qz_paper_selection_dup_text (self->selection);
}

void
qz_paper_view_print (QzPaperView *self)
{
  g_return_if_fail (QZ_IS_PAPER_VIEW (self));

  if (qz_paper_view_get_paper (self) == NULL)
    return;
  give_out (self);
  qz_paper_act_print (qz_paper_view_get_paper (self), self->title, GTK_WIDGET (self));
}

void
qz_paper_view_save (QzPaperView *self)
{
  g_return_if_fail (QZ_IS_PAPER_VIEW (self));

  if (qz_paper_view_get_paper (self) == NULL)
    return;
  give_out (self);
  qz_paper_act_save (qz_paper_view_get_paper (self), self->title, GTK_WIDGET (self));
}

void
qz_paper_view_open_outside (QzPaperView *self)
{
  g_return_if_fail (QZ_IS_PAPER_VIEW (self));

  if (qz_paper_view_get_paper (self) == NULL)
    return;
  give_out (self);
  qz_paper_act_open_outside (qz_paper_view_get_paper (self), self->title, GTK_WIDGET (self));
}
