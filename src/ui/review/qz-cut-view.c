/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-cut-view.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "ui/review/qz-cut-chart.h"
#include "ui/review/qz-cut-counts.h"
#include "ui/widgets/qz-picker.h"

#define CHART_WIDTH 420
#define COUNTS_WIDTH 390
#define COUNTS_HEIGHT 168

/* The place where a line is typed. */
typedef struct
{
  QzCutView *view; /* borrowed: owns it */
  guint line;
  GtkEntry *entry; /* borrowed */
  GtkLabel *count; /* borrowed */
} Typed;

struct _QzCutView
{
  AdwBin parent_instance;

  /* borrowed, in the tree */
  GtkStack *stack;
  GtkLabel *empty;
  QzCutChart *chart;
  QzCutCounts *counts;
  QzPicker *grouping;
  QzPicker *field;
  GtkFlowBox *lines;
  GtkLabel *state;

  /* owned */
  QzRankActivity *standing; /* nullable */
  QzCutPlan *plan;          /* nullable */
  GCancellable *preparing;  /* nullable */
  GPtrArray *typed;         /* (element-type Typed) */

  /* state */
  gboolean showing; /* entries are being filled */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzCutView, qz_cut_view, ADW_TYPE_BIN)

static void
show_counts (QzCutView *self)
{
  const char *grouping = qz_picker_get_id (self->grouping);

  if (self->plan != NULL && grouping != NULL)
    qz_cut_counts_show (self->counts, self->plan, (guint) g_ascii_strtoull (grouping, NULL, 10));
}

static void
show_state (QzCutView *self)
{
  guint n = qz_cut_plan_count_open (self->plan);
  g_autofree char *text = NULL;

  if (n > 0)
    text =
        g_strdup_printf (ngettext ("%u equal across a line gets nothing yet: “Levels…” decides",
                                   "%u equals across a line get nothing yet: “Levels…” decides", n),
                         n);
  else if (qz_cut_plan_is_changed (self->plan))
    text = g_strdup (_ ("Tried out only: nothing is given yet"));
  gtk_label_set_text (self->state, text != NULL ? text : "");
}

static void
show_typed (QzCutView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->showing = TRUE;
  for (guint i = 0; i < self->typed->len; i++)
    {
      const Typed *typed = g_ptr_array_index (self->typed, i);
      g_autofree char *points = qz_points_format (qz_cut_plan_get_points (self->plan, i));
      guint n = qz_cut_plan_count (self->plan, i);
      g_autofree char *count = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);

      /* Nobody's typing is taken away from under the cursor. */
      if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (typed->entry)))
        gtk_editable_set_text (GTK_EDITABLE (typed->entry), points);
      gtk_label_set_text (typed->count, count);
    }
  self->showing = FALSE;
}

static void
update (QzCutView *self)
{
  qz_cut_chart_update (self->chart);
  show_typed (self);
  show_counts (self);
  show_state (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
moved_cb (QzCutView *self, guint line, gint64 points)
{
  if (qz_cut_plan_set_points (self->plan, line, points))
    update (self);
}

static void
typed_cb (Typed *typed)
{
  QzCutView *self = typed->view;
  gint64 points = 0;
  gboolean good;

  if (self->showing)
    return;
  good = qz_points_parse (gtk_editable_get_text (GTK_EDITABLE (typed->entry)), &points, NULL)
         && points >= 0;
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (typed->entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (typed->entry), "error");
  if (good && points != qz_cut_plan_get_points (self->plan, typed->line)
      && qz_cut_plan_set_points (self->plan, typed->line, points))
    update (self);
}

/* What was typed beyond the neighbours of the line is put right when the cursor leaves. */
static void
left_cb (Typed *typed)
{
  gtk_widget_remove_css_class (GTK_WIDGET (typed->entry), "error");
  if (typed->view->plan != NULL)
    {
      g_autofree char *points =
          qz_points_format (qz_cut_plan_get_points (typed->view->plan, typed->line));

      typed->view->showing = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (typed->entry), points);
      typed->view->showing = FALSE;
    }
}

/* Building it */

static GtkWidget *
make_typed (QzCutView *self, guint line)
{
  const QzAward *award = qz_cut_plan_get_award (self->plan, line);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (award->name);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *label = g_strdup_printf (_ ("%s from points on"), award->name);
  Typed *typed = g_new0 (Typed, 1);

  typed->view = self;
  typed->line = line;
  typed->entry = GTK_ENTRY (gtk_entry_new ());
  typed->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_editable_set_width_chars (GTK_EDITABLE (typed->entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (typed->entry), 6);
  gtk_entry_set_alignment (typed->entry, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (typed->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_add_css_class (GTK_WIDGET (typed->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (typed->count), "numeric");
  g_signal_connect_swapped (typed->entry, "changed", G_CALLBACK (typed_cb), typed);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), typed);
  gtk_widget_add_controller (GTK_WIDGET (typed->entry), focus);
  g_ptr_array_add (self->typed, typed);

  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("≥"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (typed->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (typed->count));
  return box;
}

static void
clear_typed (QzCutView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_flow_box_remove (self->lines, child);
  g_ptr_array_set_size (self->typed, 0);
}

static void
make_all_typed (QzCutView *self)
{
  clear_typed (self);
  for (guint i = 0; i < qz_cut_plan_get_n_lines (self->plan); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), make_typed (self, i));
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (self->lines, child);
    }
}

static void
fill_groupings (QzCutView *self)
{
  GStrv names = qz_prepare_cuts_get_groupings (qz_cut_plan_get_known (self->plan));
  g_autofree char *chosen = g_strdup (qz_picker_get_id (self->grouping));

  qz_picker_clear (self->grouping);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      qz_picker_add (self->grouping, id, names[i]);
    }
  if (chosen != NULL)
    qz_picker_set_id (self->grouping, chosen);
}

static void
fill_fields (QzCutView *self)
{
  guint n = qz_cut_plan_get_n_fields (self->plan);
  g_autofree char *chosen = g_strdup_printf ("%u", qz_cut_plan_get_field (self->plan));

  qz_picker_clear (self->field);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *name = qz_cut_plan_dup_field_name (self->plan, i);

      qz_picker_add (self->field, id, name);
    }
  qz_picker_set_id (self->field, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->field), n > 1);
}

static void
field_picked_cb (QzCutView *self)
{
  const char *field = qz_picker_get_id (self->field);

  if (self->plan == NULL || field == NULL)
    return;
  qz_cut_plan_set_field (self->plan, (guint) g_ascii_strtoull (field, NULL, 10));
  qz_cut_chart_set_plan (self->chart, self->plan);
  update (self);
}

static gboolean
has_lines_of (const QzCutPlan *self, const QzCutPlan *other)
{
  if (other == NULL || qz_cut_plan_get_n_lines (self) != qz_cut_plan_get_n_lines (other))
    return FALSE;
  for (guint i = 0; i < qz_cut_plan_get_n_lines (self); i++)
    if (strcmp (qz_cut_plan_get_award (self, i)->name, qz_cut_plan_get_award (other, i)->name) != 0)
      return FALSE;
  return TRUE;
}

static void
show_plan (QzCutView *self, QzCutPlan *plan)
{
  QzCutPlan *before = self->plan;
  gint64 low, high;

  self->plan = plan;
  if (!has_lines_of (plan, before))
    make_all_typed (self);
  qz_cut_chart_set_plan (self->chart, plan);
  qz_cut_plan_free (before);
  fill_groupings (self);
  fill_fields (self);
  if (qz_cut_plan_get_n_lines (plan) == 0)
    gtk_label_set_text (self->empty, _ ("The edition cuts no level of this activity by points: its "
                                        "awards are named one by one."));
  else
    gtk_label_set_text (self->empty, _ ("No entry has a total yet."));
  gtk_stack_set_visible_child_name (
      self->stack, qz_cut_plan_get_n_lines (plan) > 0 && qz_cut_plan_get_range (plan, &low, &high)
                       ? "plan"
                       : "empty");
  update (self);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzCutView) self = user_data;
  g_autoptr (GError) error = NULL;
  QzPrepareCuts *known = QZ_PREPARE_CUTS (source);
  const char *activity;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          gtk_label_set_text (self->empty, error->message);
          gtk_stack_set_visible_child_name (self->stack, "empty");
        }
      return;
    }
  activity = qz_rank_activity_get_ranking (self->standing)->activity->id;
  if (self->plan != NULL
      && strcmp (qz_cut_plan_get_ranking (self->plan)->activity->id, activity) == 0)
    show_plan (self, qz_cut_plan_take_over (self->plan, self->standing, known));
  else
    show_plan (self, qz_cut_plan_new (self->standing, known));
}

static GtkWidget *
make_counts (QzCutView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->grouping = QZ_PICKER (qz_picker_new (_ ("Counted by")));
  self->counts = QZ_CUT_COUNTS (qz_cut_counts_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->grouping), GTK_ALIGN_START);
  gtk_widget_set_size_request (GTK_WIDGET (self->counts), COUNTS_WIDTH, COUNTS_HEIGHT);
  g_signal_connect_object (self->grouping, "picked", G_CALLBACK (show_counts), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grouping));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counts));
  return box;
}

static GtkWidget *
make_chart (QzCutView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->field = QZ_PICKER (qz_picker_new (_ ("Competing in")));
  self->chart = QZ_CUT_CHART (qz_cut_chart_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->field), GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->field),
                               _ ("Categories that compete apart. A line that is moved holds in "
                                  "each of them."));
  gtk_widget_set_size_request (GTK_WIDGET (self->chart), CHART_WIDTH, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->chart), GTK_ALIGN_END);
  gtk_widget_set_vexpand (GTK_WIDGET (self->chart), TRUE);
  g_signal_connect_object (self->field, "picked", G_CALLBACK (field_picked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->field));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart));
  return box;
}

/* Beside each other, or below each other in a narrow window. */
static GtkWidget *
make_body (QzCutView *self)
{
  GtkWidget *body = gtk_flow_box_new ();
  GtkWidget *parts[] = { NULL, NULL };

  parts[0] = make_chart (self);
  parts[1] = make_counts (self);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (body), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (body), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (body), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (body), 6);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), parts[i]);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (body), child);
    }
  return body;
}

static GtkWidget *
make_bar (QzCutView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Put Back"));
  GtkWidget *give = gtk_button_new_with_mnemonic (_ ("_Give Levels"));

  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->state, 0);
  gtk_label_set_wrap (self->state, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim-label");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (reset), "win.reset-cuts");
  gtk_widget_set_tooltip_text (reset, _ ("The lines as levels were last given by them"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (give), "win.give-cuts");
  gtk_widget_set_tooltip_text (give, _ ("Give every entry the level in which it lies"));
  gtk_widget_set_valign (reset, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (give, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (bar), reset);
  gtk_box_append (GTK_BOX (bar), give);
  return bar;
}

static void
qz_cut_view_dispose (GObject *object)
{
  QzCutView *self = QZ_CUT_VIEW (object);

  qz_clear_cancellable (&self->preparing);
  for (guint i = 0; self->typed != NULL && i < self->typed->len; i++)
    {
      Typed *typed = g_ptr_array_index (self->typed, i);

      g_signal_handlers_disconnect_by_data (typed->entry, typed);
    }
  if (self->lines != NULL)
    clear_typed (self);
  self->lines = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->typed, g_ptr_array_unref);
  g_clear_pointer (&self->plan, qz_cut_plan_free);
  g_clear_object (&self->standing);

  G_OBJECT_CLASS (qz_cut_view_parent_class)->dispose (object);
}

static void
qz_cut_view_class_init (QzCutViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_cut_view_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", QZ_TYPE_CUT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
qz_cut_view_init (QzCutView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->typed = g_ptr_array_new_with_free_func (g_free);
  self->lines = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->lines, GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (self->lines, 18);
  gtk_box_append (GTK_BOX (box), make_body (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lines));
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dim-label");
  gtk_widget_set_margin_top (GTK_WIDGET (self->empty), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->empty), 18);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  gtk_stack_add_named (self->stack, box, "plan");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  /* The ranking above has what is left. */
  gtk_widget_set_vexpand (GTK_WIDGET (self), FALSE);
}

/**
 * qz_cut_view_new:
 *
 * Returns: (transfer floating): a view that knows no ranking
 */
GtkWidget *
qz_cut_view_new (void)
{
  return g_object_new (QZ_TYPE_CUT_VIEW, NULL);
}

/**
 * qz_cut_view_set_standing:
 * @workspace: where
 * @standing: a ranking that was carried out, dry or not
 *
 * Shows another ranking; of the same activity, the lines that were moved stay where they are.
 */
void
qz_cut_view_set_standing (QzCutView *self, QzWorkspace *workspace, QzRankActivity *standing)
{
  g_autoptr (QzPrepareCuts) known = NULL;

  g_return_if_fail (QZ_IS_CUT_VIEW (self));
  g_return_if_fail (QZ_IS_RANK_ACTIVITY (standing));

  g_set_object (&self->standing, standing);
  qz_clear_cancellable (&self->preparing);
  self->preparing = g_cancellable_new ();
  known = qz_prepare_cuts_new (workspace, qz_rank_activity_get_ranking (standing)->activity->id);
  qz_operation_run_async (QZ_OPERATION (known), self->preparing, prepared_cb, g_object_ref (self));
}

/**
 * qz_cut_view_get_plan:
 *
 * Returns: (transfer none) (nullable): the lines as they lie
 */
const QzCutPlan *
qz_cut_view_get_plan (QzCutView *self)
{
  g_return_val_if_fail (QZ_IS_CUT_VIEW (self), NULL);

  return self->plan;
}

/**
 * qz_cut_view_move:
 * @award: id of an award
 * @points: thousandths
 *
 * Returns: whether its line lies elsewhere now
 */
gboolean
qz_cut_view_move (QzCutView *self, const char *award, gint64 points)
{
  int line;

  g_return_val_if_fail (QZ_IS_CUT_VIEW (self), FALSE);

  line = self->plan != NULL ? qz_cut_plan_find_line (self->plan, award) : -1;
  if (line < 0 || !qz_cut_plan_set_points (self->plan, (guint) line, points))
    return FALSE;
  update (self);
  return TRUE;
}

/**
 * qz_cut_view_reset:
 *
 * Puts the lines back to where they were last given, or to what the edition says.
 */
void
qz_cut_view_reset (QzCutView *self)
{
  g_return_if_fail (QZ_IS_CUT_VIEW (self));

  if (self->plan != NULL)
    show_plan (self, qz_cut_plan_new (self->standing, qz_cut_plan_get_known (self->plan)));
}
