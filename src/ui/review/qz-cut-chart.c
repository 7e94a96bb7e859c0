/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-cut-chart.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ui/facade/qz-ink.h"
#include "ui/review/qz-cut-handle.h"

#define MARGIN 12
#define LABEL_ROW 22
#define AXIS_HEIGHT 22
#define BARS_HEIGHT 110
#define MOST_BINS 48

/* So near, in pixels, a line is meant. */
#define REACH 10

/* The points of one bar, thousandths, from fine to coarse. */
static const gint64 steps[] = { 250, 500, 1000, 2000, 5000, 10000, 20000, 50000 };

struct _QzCutChart
{
  GtkWidget parent_instance;

  /* borrowed */
  const QzCutPlan *plan; /* nullable */
  GtkWidget *accent;     /* our child, never shown: it knows the colour */
  GPtrArray *handles;    /* (element-type QzCutHandle): our children; the array is owned */

  /* owned */
  GArray *bins; /* (element-type guint): n_lines + 1 for each bar, the last for no award */

  /* state */
  gint64 low;  /* at the left, thousandths */
  gint64 high; /* at the right */
  gint64 step; /* of a bar */
  guint n_bins;
  guint most;    /* in the highest bar */
  int dragged;   /* line, -1: none */
  double grip_x; /* of the line when the drag began */
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzCutChart, qz_cut_chart, GTK_TYPE_WIDGET)

/* Geometry */

static double
x_of (QzCutChart *self, gint64 points)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;

  return MARGIN + (double) (points - self->low) / (double) (self->high - self->low) * width;
}

/* A tenth of a point is as fine as anybody drags. */
static gint64
points_at (QzCutChart *self, double x)
{
  int width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN, 1);
  double points = (double) self->low + (x - MARGIN) / width * (double) (self->high - self->low);

  return (gint64) (round (points / 100) * 100);
}

static guint
n_lines (QzCutChart *self)
{
  return self->plan != NULL ? qz_cut_plan_get_n_lines (self->plan) : 0;
}

static int
get_head (QzCutChart *self)
{
  return (int) n_lines (self) * LABEL_ROW + 4;
}

/* Counting */

static void
choose_scale (QzCutChart *self)
{
  gint64 low = 0, high = 0;

  if (!qz_cut_plan_get_range (self->plan, &low, &high))
    low = 0, high = 100 * QZ_POINT;
  low -= QZ_POINT;
  high += QZ_POINT;
  self->step = steps[0];
  for (guint i = 0; i < G_N_ELEMENTS (steps) && (high - low) / self->step > MOST_BINS; i++)
    self->step = steps[i];
  self->low = MAX (low, 0) / self->step * self->step;
  self->n_bins = (guint) ((high - self->low) / self->step + 1);
  self->high = self->low + self->n_bins * self->step;
}

static void
count (QzCutChart *self)
{
  const QzRanking *ranking = qz_cut_plan_get_ranking (self->plan);
  guint kinds = n_lines (self) + 1;
  g_autofree guint *wholes = g_new0 (guint, self->n_bins);

  g_array_set_size (self->bins, 0);
  g_array_set_size (self->bins, self->n_bins * kinds);
  self->most = 1;
  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];
      int line = qz_cut_plan_get_line_of (self->plan, standing->entry->id);
      guint bin;

      if (standing->rank == 0 || !qz_cut_plan_is_in_field (self->plan, standing))
        continue;
      bin = MIN ((guint) ((standing->points - self->low) / self->step), self->n_bins - 1);
      g_array_index (self->bins, guint, bin * kinds + (line < 0 ? kinds - 1 : (guint) line))++;
      self->most = MAX (self->most, ++wholes[bin]);
    }
}

/* Drawing */

static GdkRGBA
pale (GdkRGBA colour, float alpha)
{
  colour.alpha *= alpha;
  return colour;
}

/* The better the level, the stronger the colour. */
static void
draw_bars (QzCutChart *self, GtkSnapshot *snapshot, const GdkRGBA *text, const GdkRGBA *accent)
{
  guint kinds = n_lines (self) + 1;
  double bottom = gtk_widget_get_height (GTK_WIDGET (self)) - AXIS_HEIGHT;
  double room = bottom - get_head (self);

  for (guint bin = 0; bin < self->n_bins; bin++)
    {
      double left = x_of (self, self->low + bin * self->step) + 1;
      double right = x_of (self, self->low + (bin + 1) * self->step) - 1;
      double y = bottom;

      for (guint kind = kinds; kind-- > 0;)
        {
          guint n = g_array_index (self->bins, guint, bin * kinds + kind);
          double height = room * n / self->most;
          GdkRGBA colour =
              kind == kinds - 1
                  ? pale (*text, 0.25f)
                  : pale (*accent, 1 - 0.6f * (float) kind / (float) MAX (kinds - 1, 1));

          if (n == 0)
            continue;
          y -= height;
          gtk_snapshot_append_color (snapshot, &colour,
                                     &GRAPHENE_RECT_INIT ((float) left, (float) y,
                                                          (float) MAX (right - left, 1),
                                                          (float) height));
        }
    }
}

static void
draw_axis (QzCutChart *self, GtkSnapshot *snapshot, const GdkRGBA *text)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float bottom = (float) gtk_widget_get_height (widget) - AXIS_HEIGHT;
  GdkRGBA line = pale (*text, 0.3f);
  GdkRGBA ink = pale (*text, 0.65f);
  double free_from = 0;

  gtk_snapshot_append_color (
      snapshot, &line,
      &GRAPHENE_RECT_INIT (MARGIN, bottom, (float) gtk_widget_get_width (widget) - 2 * MARGIN, 1));
  for (guint bin = 0; bin <= self->n_bins; bin++)
    {
      gint64 points = self->low + bin * self->step;
      g_autofree char *label = NULL;
      g_autoptr (PangoLayout) layout = NULL;
      double x = x_of (self, points);
      int width;

      if (points % (5 * QZ_POINT) != 0 || x < free_from)
        continue;
      label = qz_points_format (points);
      layout = gtk_widget_create_pango_layout (widget, label);
      pango_layout_get_pixel_size (layout, &width, NULL);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT ((float) (x - width / 2.0), bottom + 2));
      gtk_snapshot_append_layout (snapshot, layout, &ink);
      gtk_snapshot_restore (snapshot);
      free_from = x + width + 12;
    }
}

static void
qz_cut_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QzCutChart *self = QZ_CUT_CHART (widget);
  GdkRGBA text, accent;

  if (self->plan == NULL)
    return;
  qz_ink_get (widget, &text);
  qz_ink_get (self->accent, &accent);
  draw_bars (self, snapshot, &text, &accent);
  draw_axis (self, snapshot, &text);
  for (guint i = 0; i < self->handles->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->handles, i), snapshot);
}

/* Layout */

static void
qz_cut_chart_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  QzCutChart *self = QZ_CUT_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 240;
      *natural = 640;
    }
  else
    *minimum = *natural = get_head (self) + BARS_HEIGHT + AXIS_HEIGHT;
}

/* Each name has a row of its own, so that lines may lie close to each other; a handle reaches from
 * its name or its line to the other of the two. */
static void
qz_cut_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QzCutChart *self = QZ_CUT_CHART (widget);

  for (guint i = 0; i < self->handles->len; i++)
    {
      QzCutHandle *handle = g_ptr_array_index (self->handles, i);
      int x = (int) x_of (self, qz_cut_plan_get_points (self->plan, i));
      int label = qz_cut_handle_get_label_width (handle);
      int label_x = CLAMP (x - label / 2, 0, MAX (width - label, 0));
      int left = MIN (label_x, x - 1);
      int right = MAX (label_x + label, x + 2);

      qz_cut_handle_place (handle, label_x - left, (int) i * LABEL_ROW, x - 1 - left);
      gtk_widget_measure (GTK_WIDGET (handle), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                          NULL);
      gtk_widget_size_allocate (
          GTK_WIDGET (handle),
          &(GtkAllocation){ left, 0, right - left, MAX (height - AXIS_HEIGHT, 1) }, -1);
    }
}

/* Moving */

/* The line, or the name on it, that lies under a point; the nearest one. */
static int
pick_line (QzCutChart *self, double x, double y)
{
  int best = -1;
  double best_distance = REACH;

  for (guint i = 0; i < self->handles->len; i++)
    {
      double at = x_of (self, qz_cut_plan_get_points (self->plan, i));
      double half = qz_cut_handle_get_label_width (g_ptr_array_index (self->handles, i)) / 2.0;
      gboolean on_name = y >= i * LABEL_ROW && y < (i + 1) * LABEL_ROW;
      double distance = MAX (ABS (at - x) - (on_name ? half : 0), 0);

      if (distance < best_distance)
        {
          best = (int) i;
          best_distance = distance;
        }
    }
  return best;
}

static void
drag_begin_cb (QzCutChart *self, double x, double y, GtkGesture *gesture)
{
  self->dragged = self->plan != NULL ? pick_line (self, x, y) : -1;
  if (self->dragged < 0)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->grip_x = x_of (self, qz_cut_plan_get_points (self->plan, (guint) self->dragged));
  gtk_widget_grab_focus (g_ptr_array_index (self->handles, (guint) self->dragged));
}

static void
drag_update_cb (QzCutChart *self, double x, double y, GtkGesture *gesture)
{
  if (self->dragged >= 0)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, (guint) self->dragged,
                   points_at (self, self->grip_x + x));
}

static void
stepped_cb (QzCutChart *self, int tenths, QzCutHandle *handle)
{
  guint line;
  gint64 points;

  if (!g_ptr_array_find (self->handles, handle, &line))
    return;
  points = qz_cut_plan_get_points (self->plan, line);
  /* The plan keeps it between its neighbours. */
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, line, points + (gint64) tenths * 100);
}

static void
clear_handles (QzCutChart *self)
{
  for (guint i = 0; i < self->handles->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->handles, i));
  g_ptr_array_set_size (self->handles, 0);
  self->dragged = -1;
}

static void
make_handles (QzCutChart *self)
{
  for (guint i = 0; i < n_lines (self); i++)
    {
      GtkWidget *handle = qz_cut_handle_new (qz_cut_plan_get_award (self->plan, i)->name);

      g_signal_connect_object (handle, "stepped", G_CALLBACK (stepped_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (handle, GTK_WIDGET (self));
      g_ptr_array_add (self->handles, handle);
    }
}

static void
qz_cut_chart_dispose (GObject *object)
{
  QzCutChart *self = QZ_CUT_CHART (object);

  if (self->handles != NULL)
    clear_handles (self);
  g_clear_pointer (&self->handles, g_ptr_array_unref);
  g_clear_pointer (&self->bins, g_array_unref);
  g_clear_pointer (&self->accent, gtk_widget_unparent);

  G_OBJECT_CLASS (qz_cut_chart_parent_class)->dispose (object);
}

static void
qz_cut_chart_class_init (QzCutChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qz_cut_chart_dispose;
  widget_class->measure = qz_cut_chart_measure;
  widget_class->size_allocate = qz_cut_chart_size_allocate;
  widget_class->snapshot = qz_cut_chart_snapshot;

  /**
   * QzCutChart::moved:
   * @line: from the highest
   * @points: thousandths
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", QZ_TYPE_CUT_CHART, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "cut-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
qz_cut_chart_init (QzCutChart *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->handles = g_ptr_array_new ();
  self->bins = g_array_new (FALSE, TRUE, sizeof (guint));
  self->dragged = -1;
  self->accent = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->accent, "accent");
  gtk_widget_set_visible (self->accent, FALSE);
  gtk_widget_set_parent (self->accent, GTK_WIDGET (self));
  /* Before the names, which else would take the press. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Distribution of totals"), -1);
}

/**
 * qz_cut_chart_new:
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
qz_cut_chart_new (void)
{
  return g_object_new (QZ_TYPE_CUT_CHART, NULL);
}

/**
 * qz_cut_chart_set_plan:
 * @plan: (nullable): what to show; borrowed until another one is set
 */
void
qz_cut_chart_set_plan (QzCutChart *self, const QzCutPlan *plan)
{
  gboolean same;

  g_return_if_fail (QZ_IS_CUT_CHART (self));

  same = plan != NULL && qz_cut_plan_get_n_lines (plan) == self->handles->len && self->plan != NULL;
  for (guint i = 0; same && i < self->handles->len; i++)
    same = strcmp (qz_cut_plan_get_award (plan, i)->name,
                   qz_cut_handle_get_name (g_ptr_array_index (self->handles, i)))
           == 0;
  self->plan = plan;
  if (!same)
    {
      clear_handles (self);
      make_handles (self);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (plan != NULL)
    {
      choose_scale (self);
      qz_cut_chart_update (self);
    }
}

/**
 * qz_cut_chart_update:
 *
 * The lines of the plan lie elsewhere now.
 */
void
qz_cut_chart_update (QzCutChart *self)
{
  g_return_if_fail (QZ_IS_CUT_CHART (self));
  g_return_if_fail (self->plan != NULL);

  count (self);
  for (guint i = 0; i < self->handles->len; i++)
    {
      gint64 points = qz_cut_plan_get_points (self->plan, i);
      guint n = qz_cut_plan_count (self->plan, i);
      g_autofree char *figure = qz_points_format (points);
      /* Translators: an award, then the points from which on it is given. */
      g_autofree char *text =
          g_strdup_printf (_ ("%s ≥ %s"), qz_cut_plan_get_award (self->plan, i)->name, figure);
      g_autofree char *words = g_strdup_printf (
          ngettext ("from %s points on, %u entry", "from %s points on, %u entries", n), figure, n);
      gint64 low, high;

      qz_cut_plan_get_bounds (self->plan, i, &low, &high);
      qz_cut_handle_set_value (g_ptr_array_index (self->handles, i), text, words,
                               (double) low / QZ_POINT, (double) points / QZ_POINT,
                               (double) high / QZ_POINT);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
