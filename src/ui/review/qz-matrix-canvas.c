/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-matrix-canvas.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ui/review/qz-matrix-private.h"

/* Below it a title says nothing. */
#define LEAST_TITLE 72
#define WANTED_TITLE 240

/* Assistive technology is told when scrolling has come to rest for so long, ms. */
#define TELL_DELAY 80

enum
{
  AXIS_X,
  AXIS_Y,
  N_AXES,
};

struct _QzMatrixCanvas
{
  GtkWidget parent_instance;

  /* owned */
  QzScoreGrid *grid; /* nullable */
  QzMatrixPaint *paint;
  QzMatrixAccess *access;
  GtkAdjustment *adjustments[N_AXES]; /* nullable */

  /* state */
  GtkScrollablePolicy policies[N_AXES];
  QzMatrixMetrics metrics;
  gboolean measured;
  guint cursor_row;
  int cursor_column; /* -1: the side */
  guint telling;     /* timer */
  QzMatrixRange told;
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (QzMatrixCanvas,
                               qz_matrix_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Geometry */

static guint
n_rows (QzMatrixCanvas *self)
{
  return self->grid != NULL ? qz_score_grid_get_n_rows (self->grid) : 0;
}

static guint
n_columns (QzMatrixCanvas *self)
{
  return self->grid != NULL ? qz_score_grid_get_n_columns (self->grid) : 0;
}

static double
get_scroll (QzMatrixCanvas *self, guint axis)
{
  return self->adjustments[axis] != NULL ? gtk_adjustment_get_value (self->adjustments[axis]) : 0;
}

/* From the first that shows to the one after the last. */
static void
get_span (double scroll, int room, int step, guint n, guint *out_first, guint *out_end)
{
  if (room <= 0 || n == 0)
    {
      *out_first = *out_end = 0;
      return;
    }
  *out_first = MIN ((guint) (scroll / step), n - 1);
  *out_end = MIN ((guint) ceil ((scroll + room) / step), n);
}

static QzMatrixRange
get_range (QzMatrixCanvas *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - self->metrics.side;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->metrics.head;
  QzMatrixRange range;

  get_span (get_scroll (self, AXIS_Y), height, self->metrics.row, n_rows (self), &range.first_row,
            &range.end_row);
  get_span (get_scroll (self, AXIS_X), width, self->metrics.cell, n_columns (self),
            &range.first_column, &range.end_column);
  return range;
}

/* The title has what the cells leave, or a part of the width when they leave nothing. */
static void
fit_side (QzMatrixCanvas *self, int width)
{
  QzMatrixMetrics *metrics = &self->metrics;
  int before = metrics->title;
  int fixed = metrics->number + metrics->settled;
  int left = width - fixed - (int) n_columns (self) * metrics->cell;
  int share = MIN (width * 2 / 5 - fixed, WANTED_TITLE);

  metrics->title = MAX (left, share) >= LEAST_TITLE ? MAX (left, share) : 0;
  metrics->side = fixed + metrics->title;
  if (metrics->title != before)
    _qz_matrix_paint_forget (self->paint);
}

static void
ensure_measured (QzMatrixCanvas *self)
{
  if (self->grid == NULL || (!_qz_matrix_paint_check_font (self->paint) && self->measured))
    return;
  _qz_matrix_paint_forget (self->paint);
  _qz_matrix_paint_measure (self->paint, self->grid, &self->metrics);
  self->measured = TRUE;
}

static void
configure (QzMatrixCanvas *self, guint axis, int room, int whole, int step)
{
  GtkAdjustment *adjustment = self->adjustments[axis];
  double page = MAX (room, 0);
  double upper = MAX (whole, page);

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment,
                              CLAMP (gtk_adjustment_get_value (adjustment), 0, upper - page), 0,
                              upper, step, MAX (page - step, step), page);
}

/* Telling assistive technology */

static gboolean
has_focus_inside (QzMatrixCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL
         && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

/* The focus is on what stands for the cell of the cursor, or on us while that is out of view. */
static gboolean
focus_cursor (QzMatrixCanvas *self)
{
  GtkWidget *cell = n_rows (self) > 0 ? _qz_matrix_access_find (self->access, self->cursor_row,
                                                                self->cursor_column)
                                      : NULL;

  if (cell == NULL)
    return GTK_WIDGET_CLASS (qz_matrix_canvas_parent_class)->grab_focus (GTK_WIDGET (self));
  return gtk_widget_grab_focus (cell);
}

static void
tell (QzMatrixCanvas *self)
{
  QzMatrixRange range = get_range (self);
  gboolean focused = has_focus_inside (self);

  g_clear_handle_id (&self->telling, g_source_remove);
  if (self->grid == NULL || !self->measured)
    return;
  self->told = range;
  _qz_matrix_access_update (self->access, self->grid, &range, self->cursor_row,
                            self->cursor_column);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (focused)
    focus_cursor (self);
}

static gboolean
tell_cb (gpointer data)
{
  QzMatrixCanvas *self = data;

  self->telling = 0;
  tell (self);
  return G_SOURCE_REMOVE;
}

static void
tell_later (QzMatrixCanvas *self)
{
  g_clear_handle_id (&self->telling, g_source_remove);
  self->telling = g_timeout_add (TELL_DELAY, tell_cb, self);
}

/* The cursor */

static void
scroll_to (QzMatrixCanvas *self, guint axis, double from, double to)
{
  if (self->adjustments[axis] != NULL)
    gtk_adjustment_clamp_page (self->adjustments[axis], from, to);
}

static void
move_to (QzMatrixCanvas *self, guint row, int column)
{
  if (n_rows (self) == 0)
    return;
  self->cursor_row = MIN (row, n_rows (self) - 1);
  self->cursor_column = CLAMP (column, -1, (int) n_columns (self) - 1);
  scroll_to (self, AXIS_Y, (double) self->cursor_row * self->metrics.row,
             (double) (self->cursor_row + 1) * self->metrics.row);
  if (self->cursor_column >= 0)
    scroll_to (self, AXIS_X, (double) self->cursor_column * self->metrics.cell,
               (double) (self->cursor_column + 1) * self->metrics.cell);
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* By cells; by G_MAXINT to the end of a row or column. */
static gboolean
move_cursor_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  QzMatrixCanvas *self = QZ_MATRIX_CANVAS (widget);
  gint64 row, column;
  int across, down;

  g_variant_get (arguments, "(ii)", &across, &down);
  row = CLAMP ((gint64) self->cursor_row + down, 0, G_MAXINT);
  column = CLAMP ((gint64) self->cursor_column + across, -1, G_MAXINT);
  move_to (self, (guint) row, (int) column);
  return TRUE;
}

static gboolean
move_page_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  QzMatrixCanvas *self = QZ_MATRIX_CANVAS (widget);
  int room = gtk_widget_get_height (widget) - self->metrics.head;
  int rows = MAX (room / MAX (self->metrics.row, 1) - 1, 1);
  gint64 row = (gint64) self->cursor_row + rows * g_variant_get_int32 (arguments);

  move_to (self, (guint) CLAMP (row, 0, G_MAXINT), self->cursor_column);
  return TRUE;
}

static gboolean
open_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  QzMatrixCanvas *self = QZ_MATRIX_CANVAS (widget);

  if (n_rows (self) > 0)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, self->cursor_row, self->cursor_column);
  return TRUE;
}

/* What lies at a point of the widget, FALSE for the head and for nothing. */
static gboolean
pick (QzMatrixCanvas *self, double x, double y, guint *out_row, int *out_column)
{
  double row = (y - self->metrics.head + get_scroll (self, AXIS_Y)) / MAX (self->metrics.row, 1);
  double column =
      (x - self->metrics.side + get_scroll (self, AXIS_X)) / MAX (self->metrics.cell, 1);

  if (y < self->metrics.head || row >= n_rows (self) || column >= n_columns (self))
    return FALSE;
  *out_row = (guint) row;
  *out_column = x < self->metrics.side ? -1 : (int) column;
  return TRUE;
}

static void
pressed_cb (QzMatrixCanvas *self, int n_press, double x, double y)
{
  guint row;
  int column;

  if (!pick (self, x, y, &row, &column))
    return;
  move_to (self, row, column);
  focus_cursor (self);
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, row, column);
}

static gboolean
query_tooltip_cb (QzMatrixCanvas *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;
  guint row = self->cursor_row;
  int column = self->cursor_column;

  if (self->grid == NULL || (keyboard ? n_rows (self) == 0 : !pick (self, x, y, &row, &column)))
    return FALSE;
  text = _qz_matrix_dup_name (self->grid, row, column);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Overrides */

static void
qz_matrix_canvas_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  QzMatrixCanvas *self = QZ_MATRIX_CANVAS (widget);

  ensure_measured (self);
  *minimum = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = self->metrics.number + self->metrics.settled + WANTED_TITLE
               + (int) n_columns (self) * self->metrics.cell;
  else
    *natural = self->metrics.head + (int) n_rows (self) * self->metrics.row;
}

static void
qz_matrix_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QzMatrixCanvas *self = QZ_MATRIX_CANVAS (widget);
  QzMatrixRange range;

  ensure_measured (self);
  fit_side (self, width);
  configure (self, AXIS_X, width - self->metrics.side, (int) n_columns (self) * self->metrics.cell,
             MAX (self->metrics.cell, 1));
  configure (self, AXIS_Y, height - self->metrics.head, (int) n_rows (self) * self->metrics.row,
             MAX (self->metrics.row, 1));
  _qz_matrix_access_allocate (self->access, &self->metrics, get_scroll (self, AXIS_X),
                              get_scroll (self, AXIS_Y));
  range = get_range (self);
  if (memcmp (&range, &self->told, sizeof range) != 0)
    tell_later (self);
}

static void
draw_cursor (QzMatrixCanvas *self, GtkSnapshot *snapshot)
{
  gboolean in_side = self->cursor_column < 0;
  double x = in_side ? 0
                     : self->metrics.side + (double) self->cursor_column * self->metrics.cell
                           - get_scroll (self, AXIS_X);
  double y = self->metrics.head + (double) self->cursor_row * self->metrics.row
             - get_scroll (self, AXIS_Y);
  int width = in_side ? self->metrics.side - 1 : self->metrics.cell;

  _qz_matrix_paint_draw_cursor (
      self->paint, snapshot, &self->metrics,
      &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) self->metrics.row - 1),
      in_side);
}

static void
qz_matrix_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QzMatrixCanvas *self = QZ_MATRIX_CANVAS (widget);
  QzMatrixRange range = get_range (self);

  if (self->grid == NULL || !self->measured)
    return;
  _qz_matrix_paint_draw (self->paint, snapshot, self->grid, &self->metrics, &range,
                         get_scroll (self, AXIS_X), get_scroll (self, AXIS_Y));
  if (has_focus_inside (self) && n_rows (self) > 0)
    draw_cursor (self, snapshot);
}

static gboolean
qz_matrix_canvas_grab_focus (GtkWidget *widget)
{
  return focus_cursor (QZ_MATRIX_CANVAS (widget));
}

/* One stop on the way through the window: the arrow keys go on from there. */
static gboolean
qz_matrix_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (has_focus_inside (QZ_MATRIX_CANVAS (widget)))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
qz_matrix_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (qz_matrix_canvas_parent_class)->css_changed (widget, change);

  if (_qz_matrix_paint_check_font (QZ_MATRIX_CANVAS (widget)->paint))
    {
      QZ_MATRIX_CANVAS (widget)->measured = FALSE;
      gtk_widget_queue_resize (widget);
    }
}

static void
scrolled_cb (QzMatrixCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tell_later (self);
}

static void
set_adjustment (QzMatrixCanvas *self, guint axis, GtkAdjustment *adjustment)
{
  if (self->adjustments[axis] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[axis], scrolled_cb, self);
  if (!g_set_object (&self->adjustments[axis], adjustment) || adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
qz_matrix_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QzMatrixCanvas *self = QZ_MATRIX_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qz_matrix_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QzMatrixCanvas *self = QZ_MATRIX_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qz_matrix_canvas_dispose (GObject *object)
{
  QzMatrixCanvas *self = QZ_MATRIX_CANVAS (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->access, _qz_matrix_access_free);
  g_clear_pointer (&self->paint, _qz_matrix_paint_free);
  g_clear_pointer (&self->grid, qz_score_grid_unref);
  for (guint i = 0; i < N_AXES; i++)
    g_clear_object (&self->adjustments[i]);

  G_OBJECT_CLASS (qz_matrix_canvas_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keys[2];
    GdkModifierType modifier;
    int across;
    int down;
  } moves[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, 0, -1, 0 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, 0, 1, 0 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, 0, 0, -1 },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, 0, 0, 1 },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, 0, -G_MAXINT, 0 },
    { { GDK_KEY_End, GDK_KEY_KP_End }, 0, G_MAXINT, 0 },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, GDK_CONTROL_MASK, -G_MAXINT, -G_MAXINT },
    { { GDK_KEY_End, GDK_KEY_KP_End }, GDK_CONTROL_MASK, G_MAXINT, G_MAXINT },
  };
  static const guint opening[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    for (guint k = 0; k < 2; k++)
      gtk_widget_class_add_binding (widget_class, moves[i].keys[k], moves[i].modifier,
                                    move_cursor_cb, "(ii)", moves[i].across, moves[i].down);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, move_page_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, move_page_cb, "i", 1);
  for (guint i = 0; i < G_N_ELEMENTS (opening); i++)
    gtk_widget_class_add_binding (widget_class, opening[i], 0, open_cb, NULL);
}

static void
qz_matrix_canvas_class_init (QzMatrixCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = qz_matrix_canvas_get_property;
  object_class->set_property = qz_matrix_canvas_set_property;
  object_class->dispose = qz_matrix_canvas_dispose;
  widget_class->measure = qz_matrix_canvas_measure;
  widget_class->size_allocate = qz_matrix_canvas_size_allocate;
  widget_class->snapshot = qz_matrix_canvas_snapshot;
  widget_class->grab_focus = qz_matrix_canvas_grab_focus;
  widget_class->focus = qz_matrix_canvas_focus;
  widget_class->css_changed = qz_matrix_canvas_css_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * QzMatrixCanvas::opened:
   * @row: of the grid
   * @column: of the grid, -1 for the entry as a whole
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", QZ_TYPE_MATRIX_CANVAS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "score-matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
qz_matrix_canvas_init (QzMatrixCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->paint = _qz_matrix_paint_new (GTK_WIDGET (self));
  self->access = _qz_matrix_access_new (GTK_WIDGET (self));
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Entries by judges"), -1);
}

/**
 * qz_matrix_canvas_new:
 *
 * Returns: (transfer floating): an empty canvas, to be put into a scrolled window
 */
GtkWidget *
qz_matrix_canvas_new (void)
{
  return g_object_new (QZ_TYPE_MATRIX_CANVAS, NULL);
}

/**
 * qz_matrix_canvas_get_grid:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
QzScoreGrid *
qz_matrix_canvas_get_grid (QzMatrixCanvas *self)
{
  g_return_val_if_fail (QZ_IS_MATRIX_CANVAS (self), NULL);

  return self->grid;
}

/**
 * qz_matrix_canvas_set_grid:
 * @grid: what to show
 *
 * When only sheets have changed, the place and the cursor stay.
 */
void
qz_matrix_canvas_set_grid (QzMatrixCanvas *self, QzScoreGrid *grid)
{
  gboolean same;

  g_return_if_fail (QZ_IS_MATRIX_CANVAS (self));
  g_return_if_fail (grid != NULL);

  if (grid == self->grid)
    return;
  same = self->grid != NULL && qz_score_grid_has_shape_of (grid, self->grid);
  g_clear_pointer (&self->grid, qz_score_grid_unref);
  self->grid = qz_score_grid_ref (grid);
  _qz_matrix_paint_forget (self->paint);
  if (!same)
    {
      self->cursor_row = 0;
      self->cursor_column = n_columns (self) > 0 ? 0 : -1;
      self->measured = FALSE;
      for (guint i = 0; i < N_AXES; i++)
        if (self->adjustments[i] != NULL)
          gtk_adjustment_set_value (self->adjustments[i], 0);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tell_later (self);
}

/**
 * qz_matrix_canvas_set_cursor:
 * @row: of the grid
 * @column: of the grid, -1 for the entry as a whole
 *
 * Moves the cursor there and scrolls until it is seen.
 */
void
qz_matrix_canvas_set_cursor (QzMatrixCanvas *self, guint row, int column)
{
  g_return_if_fail (QZ_IS_MATRIX_CANVAS (self));

  move_to (self, row, column);
}

void
qz_matrix_canvas_get_cursor (QzMatrixCanvas *self, guint *out_row, int *out_column)
{
  g_return_if_fail (QZ_IS_MATRIX_CANVAS (self));

  *out_row = self->cursor_row;
  *out_column = self->cursor_column;
}
