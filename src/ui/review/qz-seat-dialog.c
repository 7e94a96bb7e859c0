/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-seat-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "operations/qz-plan-panels.h"
#include "rules/qz-finding.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 560

/* Wait so long after the last change before planning anew, ms. */
#define PLAN_DELAY 300

/* Splits the entries of a stage into panels and seats the judges: shown before it is done. */
struct _QzSeatDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkSpinButton *panels;
  GtkSpinButton *seats;
  GtkSpinButton *seed;
  GtkWidget *busy; /* shown while a plan is made */
  GtkSpinner *spinner;
  GtkWidget *plan; /* place of the groups below */
  GtkLabel *summary;

  /* owned */
  QzWorkspace *workspace;
  char *activity;
  char *stage;
  GCancellable *planning; /* nullable */

  /* state */
  guint timer;
};

G_DEFINE_FINAL_TYPE (QzSeatDialog, qz_seat_dialog, QZ_TYPE_DIALOG)

/* What stands there now, though the button takes it over only when the cursor leaves. */
static guint32
get_number (GtkSpinButton *spin)
{
  double least, most;
  guint64 number;

  gtk_spin_button_get_range (spin, &least, &most);
  if (g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (spin)), 10, (guint64) least,
                                  (guint64) most, &number, NULL))
    return (guint32) number;
  return (guint32) gtk_spin_button_get_value (spin);
}

static QzPlanPanels *
make_operation (QzSeatDialog *self)
{
  return qz_plan_panels_new (self->workspace, self->activity, self->stage,
                             get_number (self->panels), get_number (self->seats),
                             get_number (self->seed));
}

/* The plan */

static void
clear_plan (QzSeatDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->plan)) != NULL)
    gtk_box_remove (GTK_BOX (self->plan), child);
  gtk_label_set_text (self->summary, "");
}

static void
set_busy (QzSeatDialog *self, gboolean busy)
{
  gtk_widget_set_visible (self->busy, busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static char *
dup_judges (const QzPanel *panel)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < panel->judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (panel->judges, i);

      if (i > 0)
        g_string_append (names, _ (", "));
      if (strcmp (judge->id, panel->head) == 0)
        g_string_append_printf (names, _ ("%s (head)"), judge->name);
      else
        g_string_append (names, judge->name);
    }
  return g_string_free (names, FALSE);
}

static void
add_panels (QzSeatDialog *self, const GPtrArray *panels)
{
  GtkWidget *group = qz_group_new (_ ("Panels"), NULL);

  for (guint i = 0; i < panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (panels, i);
      g_autofree char *judges = dup_judges (panel);
      g_autofree char *load =
          g_strdup_printf (ngettext ("%u entry", "%u entries", panel->entries), panel->entries);
      GtkWidget *row = qz_row_new (panel->name, judges);

      qz_row_add_text (row, load);
      qz_group_add (group, row);
    }
  gtk_box_append (GTK_BOX (self->plan), group);
}

/* What goes to another panel than those of its category. */
static void
add_moves (QzSeatDialog *self, const GPtrArray *moves)
{
  GtkWidget *group;

  if (moves->len == 0)
    return;
  group = qz_group_new (_ ("Moved Entries"),
                        _ ("A judge of the panel of their category is recused from them."));
  for (guint i = 0; i < moves->len; i++)
    {
      const QzPanelMove *move = g_ptr_array_index (moves, i);
      g_autofree char *title = g_strdup_printf ("%s %s", move->call, move->title);
      g_autofree char *line = g_strdup_printf ("%s → %s", move->from, move->to);

      qz_group_add (group, qz_row_new (title, line));
    }
  gtk_box_append (GTK_BOX (self->plan), group);
}

/* What keeps judges away all the same. */
static void
add_findings (QzSeatDialog *self, const GPtrArray *findings)
{
  GtkWidget *group;

  if (findings->len == 0)
    return;
  group = qz_group_new (_ ("Recusals That Remain"), NULL);
  for (guint i = 0; i < findings->len; i++)
    qz_group_add (group, qz_row_new (((const QzFinding *) findings->pdata[i])->message, NULL));
  gtk_box_append (GTK_BOX (self->plan), group);
}

static void
show_summary (QzSeatDialog *self, QzPlanPanels *operation)
{
  const GPtrArray *panels = qz_plan_panels_get_panels (operation);
  guint least = G_MAXUINT, most = 0, judges = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (panels, i);

      least = MIN (least, panel->entries);
      most = MAX (most, panel->entries);
      judges += panel->judges->len;
    }
  text =
      g_strdup_printf (_ ("%u panels · %u to %u entries each · %u judges seated · %u entries "
                          "moved · %u recusals remain"),
                       panels->len, least, most, judges, qz_plan_panels_get_moves (operation)->len,
                       qz_plan_panels_get_findings (operation)->len);
  gtk_label_set_text (self->summary, text);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzSeatDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  QzPlanPanels *operation = QZ_PLAN_PANELS (source);
  gboolean done = qz_operation_run_finish (QZ_OPERATION (source), result, &error);

  /* Another one is on its way, or the dialog is closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  clear_plan (self);
  qz_dialog_set_fault (QZ_DIALOG (self), done ? NULL : error->message);
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                done && !qz_workspace_is_read_only (self->workspace));
  if (!done)
    return;
  show_summary (self, operation);
  add_findings (self, qz_plan_panels_get_findings (operation));
  add_panels (self, qz_plan_panels_get_panels (operation));
  add_moves (self, qz_plan_panels_get_moves (operation));
}

static gboolean
plan_cb (gpointer data)
{
  QzSeatDialog *self = data;
  g_autoptr (QzPlanPanels) operation = make_operation (self);

  self->timer = 0;
  qz_clear_cancellable (&self->planning);
  self->planning = g_cancellable_new ();
  qz_plan_panels_set_dry_run (operation, TRUE);
  set_busy (self, TRUE);
  qz_operation_run_async (QZ_OPERATION (operation), self->planning, planned_cb,
                          g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
plan_later (QzSeatDialog *self)
{
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), FALSE);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PLAN_DELAY, plan_cb, self);
}

static void
stop_cb (QzSeatDialog *self)
{
  qz_clear_cancellable (&self->planning);
  set_busy (self, FALSE);
  gtk_label_set_text (self->summary, _ ("Stopped. Change a limit to plan again."));
}

static void
shuffle_cb (QzSeatDialog *self)
{
  gtk_spin_button_set_value (self->seed, g_random_int_range (1, 100000));
}

static void
accept_cb (QzSeatDialog *self)
{
  g_autoptr (QzPlanPanels) operation = make_operation (self);

  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

/* Building it */

static GtkSpinButton *
add_number (QzSeatDialog *self,
            GtkWidget *group,
            const char *title,
            const char *subtitle,
            double most,
            double value,
            GtkWidget **out_row)
{
  GtkWidget *row = qz_row_new (title, subtitle);
  GtkWidget *spin = gtk_spin_button_new_with_range (1, most, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (spin, "changed", G_CALLBACK (plan_later), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  qz_group_add (group, row);
  if (out_row != NULL)
    *out_row = row;
  return GTK_SPIN_BUTTON (spin);
}

static void
add_shuffle (QzSeatDialog *self, GtkWidget *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("media-playlist-shuffle-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Another plan as good as this one"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Another Plan"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (shuffle_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_busy (QzSeatDialog *self)
{
  GtkWidget *stop = gtk_button_new_with_mnemonic (_ ("_Stop"));

  self->busy = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  g_signal_connect_object (stop, "clicked", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (self->busy, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->busy), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (self->busy), gtk_label_new (_ ("Seating the judges…")));
  gtk_box_append (GTK_BOX (self->busy), stop);
  return self->busy;
}

static void
build (QzSeatDialog *self, const QzActivity *activity, guint n_panels, guint n_seats)
{
  GtkWidget *box, *row;
  GtkWidget *limits = qz_group_new (
      NULL, _ ("Panels of one size, by category; of one employer only one judge sits in a panel. "
               "Panels that the stage has are replaced."));

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  self->panels = add_number (self, limits, _ ("Number of panels"), NULL, 1000, n_panels, NULL);
  self->seats = add_number (self, limits, _ ("Judges of each panel"), NULL, 100, n_seats, NULL);
  self->seed = add_number (self, limits, _ ("Seed"), _ ("The same seed gives the same plan"),
                           G_MAXUINT32, 1, &row);
  add_shuffle (self, row);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "numeric");
  self->plan = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), limits);
  gtk_box_append (GTK_BOX (box), make_busy (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), self->plan);
  set_busy (self, FALSE);
}

static void
qz_seat_dialog_dispose (GObject *object)
{
  QzSeatDialog *self = QZ_SEAT_DIALOG (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  qz_clear_cancellable (&self->planning);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->stage, g_free);

  G_OBJECT_CLASS (qz_seat_dialog_parent_class)->dispose (object);
}

static void
qz_seat_dialog_class_init (QzSeatDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_seat_dialog_dispose;
}

static void
qz_seat_dialog_init (QzSeatDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 680);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Seat the Judges"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Seat"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_seat_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: of its edition
 * @stage: id of one of its stages
 * @data: the panels as they are; read during the call
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_seat_dialog_new (GtkWidget *parent,
                    QzWorkspace *workspace,
                    const QzActivity *activity,
                    const char *stage,
                    const QzReviewData *data)
{
  QzSeatDialog *self = g_object_new (QZ_TYPE_SEAT_DIALOG, NULL);
  guint n_seats = activity->judges > 0 ? activity->judges : 5;
  guint n_panels = data->panels->len;

  if (n_panels == 0)
    n_panels = MAX (data->judges->len / n_seats, 1);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity->id);
  self->stage = g_strdup (stage);
  build (self, activity, n_panels, n_seats);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), FALSE);
  plan_later (self);
  return GTK_WIDGET (self);
}
