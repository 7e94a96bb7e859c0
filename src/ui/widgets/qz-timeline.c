/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The phases of an edition over its months, with a mark for today. */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ui/widgets/qz-months.h"
#include "ui/widgets/qz-timeline.h"

#define HEAD_HEIGHT 28
#define LANE_HEIGHT 38
#define BAR_HEIGHT 32
#define MIN_MONTH_WIDTH 30
#define NAT_MONTH_WIDTH 110

typedef struct
{
  GtkWidget *widget; /* borrowed, our child */
  double from;       /* months */
  double to;
  guint lane;
} Bar;

typedef struct
{
  GtkWidget *label; /* borrowed, our child */
  GtkWidget *line;  /* borrowed, our child */
  int month;
} Month;

struct _QzTimeline
{
  GtkWidget parent_instance;

  /* owned */
  GArray *bars;   /* (element-type Bar) */
  GArray *months; /* (element-type Month) */

  /* borrowed, our children */
  GtkWidget *mark;       /* nullable: the line of today */
  GtkWidget *mark_label; /* nullable */

  /* state */
  int first; /* months */
  int last;  /* the first one after */
  double today;
  guint n_lanes;
};

G_DEFINE_FINAL_TYPE (QzTimeline, qz_timeline, GTK_TYPE_WIDGET)

static void
clear (QzTimeline *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (self->bars, 0);
  g_array_set_size (self->months, 0);
  self->mark = NULL;
  self->mark_label = NULL;
  self->n_lanes = 0;
}

static void
qz_timeline_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  QzTimeline *self = QZ_TIMELINE (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (self->last - self->first) * MIN_MONTH_WIDTH;
      *natural = (self->last - self->first) * NAT_MONTH_WIDTH;
    }
  else
    *minimum = *natural = HEAD_HEIGHT + (int) self->n_lanes * LANE_HEIGHT + 4;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, MAX (width, minimum), height }, -1);
}

static int
get_x (QzTimeline *self, double month, int width)
{
  double part = (month - self->first) / MAX (self->last - self->first, 1);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    part = 1 - part;
  return (int) round (part * width);
}

static void
place_months (QzTimeline *self, int width, int height)
{
  int free_from = 0;

  for (guint i = 0; i < self->months->len; i++)
    {
      const Month *month = &g_array_index (self->months, Month, i);
      int x = get_x (self, month->month, width);
      int label_width;
      gboolean fits;

      gtk_widget_measure (month->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &label_width, NULL,
                          NULL);
      fits = x >= free_from && x + label_width + 6 <= width;
      gtk_widget_set_child_visible (month->label, fits);
      if (fits)
        {
          place (month->label, x + 6, 0, label_width, HEAD_HEIGHT);
          free_from = x + label_width + 10;
        }
      place (month->line, x, 4, 1, height - 4);
    }
}

static void
place_mark (QzTimeline *self, int width, int height)
{
  int x, label_width;

  if (self->mark == NULL)
    return;
  x = get_x (self, self->today, width);
  place (self->mark, CLAMP (x - 1, 0, width - 2), HEAD_HEIGHT - 6, 2, height - HEAD_HEIGHT + 6);
  gtk_widget_measure (self->mark_label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &label_width, NULL,
                      NULL);
  place (self->mark_label, CLAMP (x - label_width / 2, 0, MAX (width - label_width, 0)), 2,
         label_width, HEAD_HEIGHT - 6);
}

static void
qz_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QzTimeline *self = QZ_TIMELINE (widget);

  place_months (self, width, height);
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      int from = get_x (self, bar->from, width);
      int to = get_x (self, bar->to, width);

      place (bar->widget, MIN (from, to) + 1, HEAD_HEIGHT + (int) bar->lane * LANE_HEIGHT + 3,
             ABS (to - from) - 2, BAR_HEIGHT);
    }
  place_mark (self, width, height);
}

static void
qz_timeline_dispose (GObject *object)
{
  clear (QZ_TIMELINE (object));

  G_OBJECT_CLASS (qz_timeline_parent_class)->dispose (object);
}

static void
qz_timeline_finalize (GObject *object)
{
  QzTimeline *self = QZ_TIMELINE (object);

  g_array_unref (self->bars);
  g_array_unref (self->months);

  G_OBJECT_CLASS (qz_timeline_parent_class)->finalize (object);
}

static void
qz_timeline_class_init (QzTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qz_timeline_dispose;
  object_class->finalize = qz_timeline_finalize;
  widget_class->measure = qz_timeline_measure;
  widget_class->size_allocate = qz_timeline_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
qz_timeline_init (QzTimeline *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  self->months = g_array_new (FALSE, FALSE, sizeof (Month));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Time line of the phases"), -1);
}

/* The first lane where nothing lies over the new bar. */
static guint
find_lane (QzTimeline *self, double from, double to)
{
  for (guint lane = 0;; lane++)
    {
      gboolean is_free = TRUE;

      for (guint i = 0; i < self->bars->len && is_free; i++)
        {
          const Bar *bar = &g_array_index (self->bars, Bar, i);

          is_free = bar->lane != lane || bar->to <= from || bar->from >= to;
        }
      if (is_free)
        return lane;
    }
}

static const char *
tell_state (double from, double to, double today, const char **out_class)
{
  if (today >= to)
    {
      *out_class = "past";
      return _ ("over");
    }
  if (today < from)
    {
      *out_class = "future";
      return _ ("to come");
    }
  *out_class = "now";
  return _ ("under way");
}

static GtkWidget *
make_bar (const QzPhase *phase, double from, double to, double today)
{
  g_autofree char *span = qz_months_format_span (phase->from, phase->to);
  g_autofree char *description = NULL;
  GtkWidget *label = gtk_label_new (phase->name);
  const char *state_class;
  const char *state = tell_state (from, to, today, &state_class);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "phase");
  gtk_widget_add_css_class (label, state_class);
  /* Translators: a phase, its period, and whether it is over, under way or to come. */
  description = g_strdup_printf (_ ("%s, %s, %s"), phase->name, span, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description, -1);
  if (*phase->text != '\0')
    {
      g_autofree char *tip = g_strdup_printf ("%s\n%s", span, phase->text);

      gtk_widget_set_tooltip_text (label, tip);
    }
  else
    gtk_widget_set_tooltip_text (label, span);
  return label;
}

static void
add_months (QzTimeline *self)
{
  for (int month = self->first; month < self->last; month++)
    {
      g_autofree char *text = qz_months_label (month, month == self->first || month % 12 == 0);
      Month own = { gtk_label_new (text), gtk_separator_new (GTK_ORIENTATION_VERTICAL), month };

      gtk_widget_add_css_class (own.label, "month");
      gtk_widget_add_css_class (own.label, "caption");
      gtk_widget_set_parent (own.line, GTK_WIDGET (self));
      gtk_widget_set_parent (own.label, GTK_WIDGET (self));
      g_array_append_val (self->months, own);
    }
}

static void
add_mark (QzTimeline *self)
{
  if (self->today < self->first || self->today > self->last)
    return;
  self->mark = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (self->mark, "today");
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  self->mark_label = gtk_label_new (_ ("Today"));
  gtk_widget_add_css_class (self->mark_label, "today");
  gtk_widget_add_css_class (self->mark_label, "caption");
  gtk_widget_set_parent (self->mark_label, GTK_WIDGET (self));
}

/**
 * qz_timeline_new:
 *
 * Returns: (transfer floating): a time line without phases
 */
GtkWidget *
qz_timeline_new (void)
{
  return g_object_new (QZ_TYPE_TIMELINE, NULL);
}

/**
 * qz_timeline_set_phases:
 * @self: a time line
 * @phases: (element-type QzPhase): what to show; a phase without dates is left out
 * @today: the day to mark, as 2018-09-07
 */
void
qz_timeline_set_phases (QzTimeline *self, GPtrArray *phases, const char *today)
{
  double first = G_MAXDOUBLE, last = 0, from, to;

  g_return_if_fail (QZ_IS_TIMELINE (self));
  g_return_if_fail (phases != NULL && today != NULL);

  clear (self);
  if (!qz_months_parse (today, FALSE, &self->today))
    self->today = 0;
  for (guint i = 0; i < phases->len; i++)
    {
      const QzPhase *phase = g_ptr_array_index (phases, i);

      if (!qz_months_parse (phase->from, FALSE, &from) || !qz_months_parse (phase->to, TRUE, &to))
        continue;
      first = MIN (first, from);
      last = MAX (last, to);
    }
  self->first = last > 0 ? (int) floor (first) : 0;
  self->last = last > 0 ? (int) ceil (last) : 0;
  add_months (self);
  for (guint i = 0; i < phases->len; i++)
    {
      const QzPhase *phase = g_ptr_array_index (phases, i);
      Bar bar;

      if (!qz_months_parse (phase->from, FALSE, &from) || !qz_months_parse (phase->to, TRUE, &to))
        continue;
      bar = (Bar){ make_bar (phase, from, to, self->today), from, to, find_lane (self, from, to) };
      gtk_widget_set_parent (bar.widget, GTK_WIDGET (self));
      g_array_append_val (self->bars, bar);
      self->n_lanes = MAX (self->n_lanes, bar.lane + 1);
    }
  add_mark (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
