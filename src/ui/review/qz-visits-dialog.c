/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-visits-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "model/qz-text.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-list-visits.h"
#include "operations/qz-plan-visits.h"
#include "store/qz-topic.h"
#include "ui/review/qz-visit-dialog.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 640
#define STOPS 3
#define MOST_STOPS 50
#define SEED 1

/* Wait so long after the last change before planning anew, ms. */
#define PLAN_DELAY 400

/*
 * On-site visits by day and route: a stop opens its record. Days that are typed show what a plan
 * for them would be, until it is made.
 */
struct _QzVisitsDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *days;
  GtkSpinButton *stops;
  GtkWidget *routes; /* place of the groups below */

  /* owned */
  QzWorkspace *workspace;
  char *activity;
  QzListVisits *list;     /* nullable: what is planned */
  GCancellable *planning; /* nullable */

  /* state */
  guint timer;
};

G_DEFINE_FINAL_TYPE (QzVisitsDialog, qz_visits_dialog, QZ_TYPE_DIALOG)

/* --- the routes --- */

static void
clear_routes (QzVisitsDialog *self)
{
  GtkWidget *child;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  while ((child = gtk_widget_get_first_child (self->routes)) != NULL)
    gtk_box_remove (GTK_BOX (self->routes), child);
}

static void
activated_cb (QzVisitsDialog *self, AdwActionRow *widget)
{
  const QzVisitRow *row = g_object_get_data (G_OBJECT (widget), "row");

  gtk_window_present (GTK_WINDOW (qz_visit_dialog_new (GTK_WIDGET (self), self->workspace, row)));
}

static void
add_state (GtkWidget *widget, const QzVisitRow *row)
{
  g_auto (GStrv) missing = qz_visit_row_list_missing (row);

  if (*row->visit->recorded == '\0')
    qz_row_add_chip (widget, _ ("Not recorded"), QZ_TONE_NEUTRAL);
  else if (missing[0] == NULL)
    qz_row_add_chip (widget, C_ ("visit record", "Complete"), QZ_TONE_SUCCESS);
  else
    qz_row_add_chip (widget, C_ ("visit record", "Incomplete"), QZ_TONE_WARNING);
}

static GtkWidget *
make_stop (QzVisitsDialog *self, const QzVisitRow *row, gboolean planned)
{
  g_autofree char *title = g_strdup_printf ("%u. %s %s", row->visit->place,
                                            qz_entry_access_call (row->entry), row->entry->title);
  g_autofree char *line =
      g_strdup_printf ("%s · %s", row->entry->unit_name, qz_visit_row_get (row, "address"));
  GtkWidget *widget = qz_row_new (title, line);

  if (!planned)
    return widget;
  add_state (widget, row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_object_set_data (G_OBJECT (widget), "row", (gpointer) row);
  g_signal_connect_object (widget, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return widget;
}

/* @planned: they are there; else they would be. */
static void
show_rows (QzVisitsDialog *self, const GPtrArray *rows, gboolean planned)
{
  GtkWidget *group = NULL;
  const QzPanel *route = NULL;

  clear_routes (self);
  for (guint i = 0; i < rows->len; i++)
    {
      const QzVisitRow *row = rows->pdata[i];

      if (route == NULL || strcmp (route->id, row->panel->id) != 0)
        {
          g_autofree char *judges = qz_visit_row_dup_judges (row);

          route = row->panel;
          group = qz_group_new (route->name, judges);
          gtk_box_append (GTK_BOX (self->routes), group);
        }
      qz_group_add (group, make_stop (self, row, planned));
    }
  if (rows->len > 0)
    return;
  group = qz_group_new (NULL, NULL);
  qz_group_add (group, qz_row_new (_ ("No visit is planned"),
                                   _ ("Type the days on which visits can be made.")));
  gtk_box_append (GTK_BOX (self->routes), group);
}

static gboolean
is_planning (QzVisitsDialog *self)
{
  return !qz_text_is_blank (gtk_editable_get_text (self->days));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzVisitsDialog) self = user_data;
  g_autoptr (QzListVisits) former = NULL;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  /* The rows that are shown borrow from the list before. */
  former = g_steal_pointer (&self->list);
  self->list = g_object_ref (QZ_LIST_VISITS (source));
  if (!is_planning (self))
    show_rows (self, qz_list_visits_get_rows (self->list), TRUE);
}

static void
load (QzVisitsDialog *self)
{
  g_autoptr (QzListVisits) operation = qz_list_visits_new (self->workspace, self->activity);

  qz_operation_run_async (QZ_OPERATION (operation), NULL, listed_cb, g_object_ref (self));
}

static void
changed_cb (QzVisitsDialog *self, guint topics)
{
  if ((topics & QZ_TOPIC_REVIEW) != 0 && self->workspace != NULL)
    load (self);
}

/* --- planning --- */

/* %NULL when what was typed is no list of days; it is told. */
static QzPlanVisits *
make_operation (QzVisitsDialog *self)
{
  g_autoptr (QzPlanVisits) operation =
      qz_plan_visits_new (self->workspace, self->activity, NULL, SEED);
  g_autoptr (GError) error = NULL;

  qz_plan_visits_set_stops (operation, (guint) gtk_spin_button_get_value_as_int (self->stops));
  if (qz_plan_visits_set_days (operation, gtk_editable_get_text (self->days), &error))
    return g_steal_pointer (&operation);
  qz_dialog_set_fault (QZ_DIALOG (self), error->message);
  return NULL;
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzVisitsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = qz_operation_run_finish (QZ_OPERATION (source), result, &error);

  /* Another one is on its way, or the dialog is closed. */
  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  qz_dialog_set_fault (QZ_DIALOG (self), done ? NULL : error->message);
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                done && !qz_workspace_is_read_only (self->workspace));
  if (done)
    show_rows (self, qz_plan_visits_get_rows (QZ_PLAN_VISITS (source)), FALSE);
  else
    clear_routes (self);
}

static gboolean
plan_cb (gpointer data)
{
  QzVisitsDialog *self = data;
  g_autoptr (QzPlanVisits) operation = NULL;

  self->timer = 0;
  qz_clear_cancellable (&self->planning);
  qz_dialog_set_fault (QZ_DIALOG (self), NULL);
  if (!is_planning (self))
    {
      if (self->list != NULL)
        show_rows (self, qz_list_visits_get_rows (self->list), TRUE);
      return G_SOURCE_REMOVE;
    }
  operation = make_operation (self);
  if (operation == NULL)
    return G_SOURCE_REMOVE;
  self->planning = g_cancellable_new ();
  qz_plan_visits_set_dry_run (operation, TRUE);
  qz_operation_run_async (QZ_OPERATION (operation), self->planning, planned_cb,
                          g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
plan_later (QzVisitsDialog *self)
{
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), FALSE);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PLAN_DELAY, plan_cb, self);
}

/* The dialog stays, with what is planned now. */
static void
made_cb (QzDialog *dialog, QzOperation *operation)
{
  QzVisitsDialog *self = QZ_VISITS_DIALOG (dialog);

  qz_dialog_set_busy (dialog, FALSE);
  gtk_editable_set_text (self->days, "");
  load (self);
}

static void
accept_cb (QzVisitsDialog *self)
{
  g_autoptr (QzPlanVisits) operation = make_operation (self);

  if (operation != NULL)
    qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), made_cb);
}

/* --- building it --- */

static void
build (QzVisitsDialog *self)
{
  GtkWidget *group = qz_group_new (
      NULL, _ ("Entries of one district go on one route; two judges of different employers go on "
               "each. Routes that nobody recorded or scored are replaced by a new plan."));
  GtkWidget *days = adw_entry_row_new ();
  GtkWidget *row = qz_row_new (_ ("Stops of a route at most"), NULL);
  GtkWidget *spin = gtk_spin_button_new_with_range (1, MOST_STOPS, 1);
  GtkWidget *box;

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (days), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (days), _ ("Plan visits on these days"));
  gtk_widget_set_tooltip_text (days, _ ("Such as 2018-12-05, 2018-12-06"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), STOPS);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stops of a route at most"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  self->days = GTK_EDITABLE (days);
  self->stops = GTK_SPIN_BUTTON (spin);
  self->routes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_signal_connect_object (days, "changed", G_CALLBACK (plan_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (plan_later), self, G_CONNECT_SWAPPED);
  qz_group_add (group, days);
  qz_group_add (group, row);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->routes);
}

static void
qz_visits_dialog_dispose (GObject *object)
{
  QzVisitsDialog *self = QZ_VISITS_DIALOG (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  qz_clear_cancellable (&self->planning);
  g_clear_object (&self->workspace);
  g_clear_object (&self->list);
  g_clear_pointer (&self->activity, g_free);

  G_OBJECT_CLASS (qz_visits_dialog_parent_class)->dispose (object);
}

static void
qz_visits_dialog_class_init (QzVisitsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_visits_dialog_dispose;
}

static void
qz_visits_dialog_init (QzVisitsDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH + 40, 700);
  gtk_window_set_title (GTK_WINDOW (self), _ ("On-Site Visits"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Plan"));
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), FALSE);
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_visits_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: of its edition, with a stage on the spot
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_visits_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const QzActivity *activity)
{
  QzVisitsDialog *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_VISITS_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity->id);
  build (self);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  g_signal_connect_object (qz_workspace_get_store (workspace), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
