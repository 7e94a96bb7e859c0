/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-levels-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "model/qz-points.h"
#include "rules/qz-finding.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-picker.h"

/* Wait so long after the last key before counting anew, ms. */
#define COUNT_DELAY 150

/* One award with how it is cut and how many that gives. */
typedef struct
{
  QzLevelsDialog *dialog; /* borrowed: owns the row */
  const QzAward *award;   /* borrowed from the edition */
  QzPicker *by;
  GtkEntry *amount;
  GtkLabel *count;
} LevelRow;

/* The levels of an activity: cut by share, count or points, with the counts that follow from it. */
struct _QzLevelsDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  QzPicker *policy;
  GtkLabel *findings;
  AdwPreferencesGroup *finding_group;
  AdwPreferencesGroup *incomplete_group;
  GtkSwitch *incomplete; /* give them although score sheets are missing */

  /* owned */
  QzWorkspace *workspace;
  QzEdition *edition; /* keeps the awards */
  char *activity;
  GPtrArray *rows;        /* (element-type LevelRow) */
  GCancellable *counting; /* nullable */
  guint timer;
};

G_DEFINE_FINAL_TYPE (QzLevelsDialog, qz_levels_dialog, QZ_TYPE_DIALOG)

static const char *const by_ids[] = { "share", "count", "cut-off" };
static const QzAwardBy by_values[] = { QZ_AWARD_BY_SHARE, QZ_AWARD_BY_COUNT, QZ_AWARD_BY_CUT_OFF };

static QzAwardBy
get_by (const LevelRow *row)
{
  const char *id = qz_picker_get_id (row->by);

  for (guint i = 0; i < G_N_ELEMENTS (by_ids); i++)
    if (g_strcmp0 (by_ids[i], id) == 0)
      return by_values[i];
  return QZ_AWARD_BY_SHARE;
}

/**
 * qz_levels_parse_amount:
 * @by: what the amount means
 * @text: as typed: per cent, heads or points
 *
 * Returns: the amount as awards keep it (thousandths or heads), %QZ_POINTS_NONE when @text is none
 */
gint64
qz_levels_parse_amount (QzAwardBy by, const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  gint64 value = 0;

  if (plain == NULL)
    return QZ_POINTS_NONE;
  g_strstrip (plain);
  if (g_str_has_suffix (plain, "%"))
    plain[strlen (plain) - 1] = '\0';
  if (!qz_points_parse (g_strstrip (plain), &value, NULL) || value < 0)
    return QZ_POINTS_NONE;
  switch (by)
    {
    case QZ_AWARD_BY_SHARE:
      /* 12.5 % are 125 thousandths; finer shares do not exist. */
      return value % 100 == 0 && value <= 100 * QZ_POINT ? value / 100 : QZ_POINTS_NONE;
    case QZ_AWARD_BY_COUNT:
      return value % QZ_POINT == 0 ? value / QZ_POINT : QZ_POINTS_NONE;
    case QZ_AWARD_BY_CUT_OFF:
      return value;
    case QZ_AWARD_BY_HAND:
    default:
      return QZ_POINTS_NONE;
    }
}

/**
 * qz_levels_format_amount:
 *
 * Returns: (transfer full): the inverse of qz_levels_parse_amount()
 */
char *
qz_levels_format_amount (QzAwardBy by, gint64 amount)
{
  switch (by)
    {
    case QZ_AWARD_BY_SHARE:
      return qz_points_format (amount * 100);
    case QZ_AWARD_BY_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, amount);
    case QZ_AWARD_BY_CUT_OFF:
      return qz_points_format (amount);
    case QZ_AWARD_BY_HAND:
    default:
      return g_strdup ("");
    }
}

static QzCutPolicy
get_policy (QzLevelsDialog *self)
{
  const char *id = qz_picker_get_id (self->policy);

  if (g_strcmp0 (id, "up") == 0)
    return QZ_CUT_UP;
  return g_strcmp0 (id, "down") == 0 ? QZ_CUT_DOWN : QZ_CUT_ASK;
}

/* An operation with what stands in the dialog; NULL when an amount is none. */
static QzAwardActivity *
make_operation (QzLevelsDialog *self)
{
  g_autoptr (QzAwardActivity) operation = qz_award_activity_new (self->workspace, self->activity);
  gboolean good = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const LevelRow *row = g_ptr_array_index (self->rows, i);
      gint64 amount =
          qz_levels_parse_amount (get_by (row), gtk_editable_get_text (GTK_EDITABLE (row->amount)));

      if (amount == QZ_POINTS_NONE)
        {
          gtk_widget_add_css_class (GTK_WIDGET (row->amount), "error");
          good = FALSE;
          continue;
        }
      gtk_widget_remove_css_class (GTK_WIDGET (row->amount), "error");
      qz_award_activity_set_amount (operation, row->award->id, get_by (row), amount);
    }
  qz_award_activity_set_policy (operation, get_policy (self));
  qz_award_activity_set_incomplete (operation, gtk_switch_get_active (self->incomplete));
  return good ? g_steal_pointer (&operation) : NULL;
}

/* Live counts */

static void
show_counts (QzLevelsDialog *self, QzAwardActivity *operation)
{
  const GPtrArray *findings = qz_award_activity_get_findings (operation);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      LevelRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text =
          g_strdup_printf ("%u", qz_award_activity_count (operation, row->award->id));

      gtk_label_set_text (row->count, text);
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const QzFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", finding->message);
    }
  gtk_label_set_text (self->findings, lines->str);
  gtk_widget_set_visible (GTK_WIDGET (self->finding_group), findings->len > 0);
}

/* Levels by scores that are not all there are given by who has said so. */
static void
show_incomplete (QzLevelsDialog *self, guint n)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u entry lacks score sheets. Its rank may change once they are there.",
                "%u entries lack score sheets. Their ranks may change once they are there.", n),
      n);

  adw_preferences_group_set_description (self->incomplete_group, text);
  gtk_widget_set_visible (GTK_WIDGET (self->incomplete_group), n > 0);
  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                n == 0 || gtk_switch_get_active (self->incomplete));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzLevelsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      show_counts (self, QZ_AWARD_ACTIVITY (source));
      qz_dialog_set_fault (QZ_DIALOG (self), NULL);
      show_incomplete (self, qz_ranking_count_incomplete (
                                 qz_award_activity_get_ranking (QZ_AWARD_ACTIVITY (source))));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      qz_dialog_set_fault (QZ_DIALOG (self), error->message);
    }
}

static gboolean
count_cb (gpointer data)
{
  QzLevelsDialog *self = data;
  g_autoptr (QzAwardActivity) operation = make_operation (self);

  self->timer = 0;
  qz_dialog_set_accept_enabled (QZ_DIALOG (self), FALSE);
  if (operation == NULL)
    return G_SOURCE_REMOVE;
  qz_clear_cancellable (&self->counting);
  self->counting = g_cancellable_new ();
  qz_award_activity_set_dry (operation, TRUE);
  qz_operation_run_async (QZ_OPERATION (operation), self->counting, counted_cb,
                          g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
count_later (QzLevelsDialog *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (COUNT_DELAY, count_cb, self);
}

static void
changed_cb (LevelRow *row)
{
  count_later (row->dialog);
}

/* Giving them */

static void
accept_cb (QzLevelsDialog *self)
{
  g_autoptr (QzAwardActivity) operation = make_operation (self);

  if (operation != NULL)
    qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

/* Building it */

static GtkWidget *
make_row (QzLevelsDialog *self, const QzAward *award)
{
  LevelRow *row = g_new0 (LevelRow, 1);
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *amount = qz_levels_format_amount (award->by, award->amount);

  row->dialog = self;
  row->award = award;
  row->by = QZ_PICKER (qz_picker_new (_ ("Cut by")));
  row->amount = GTK_ENTRY (gtk_entry_new ());
  row->count = GTK_LABEL (gtk_label_new ("–"));
  /* xgettext:no-c-format */
  qz_picker_add (row->by, "share", _ ("% of the ranked"));
  qz_picker_add (row->by, "count", _ ("entries"));
  qz_picker_add (row->by, "cut-off", _ ("points at least"));
  for (guint i = 0; i < G_N_ELEMENTS (by_values); i++)
    if (by_values[i] == award->by)
      qz_picker_set_id (row->by, by_ids[i]);
  gtk_editable_set_text (GTK_EDITABLE (row->amount), amount);
  gtk_editable_set_width_chars (GTK_EDITABLE (row->amount), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (row->amount), 6);
  gtk_entry_set_alignment (row->amount, 1);
  gtk_entry_set_activates_default (row->amount, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->amount), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  award->name, -1);
  gtk_label_set_width_chars (row->count, 4);
  gtk_label_set_xalign (row->count, 1);
  gtk_widget_add_css_class (GTK_WIDGET (row->count), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (row->count), "heading");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->count), _ ("So many get it"));
  g_signal_connect_swapped (row->amount, "changed", G_CALLBACK (changed_cb), row);
  g_signal_connect_swapped (row->by, "picked", G_CALLBACK (changed_cb), row);
  g_ptr_array_add (self->rows, row);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), award->name);
  if (!award->confirmed)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), _ ("To be confirmed"));
  gtk_widget_set_valign (GTK_WIDGET (row->amount), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (row->by), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), GTK_WIDGET (row->amount));
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), GTK_WIDGET (row->by));
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), GTK_WIDGET (row->count));
  return widget;
}

static GtkWidget *
make_policy (QzLevelsDialog *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->policy = QZ_PICKER (qz_picker_new (_ ("Equals across a cut line")));
  qz_picker_add (self->policy, "ask", _ ("are left open"));
  qz_picker_add (self->policy, "up", _ ("all get the better level"));
  qz_picker_add (self->policy, "down", _ ("all go to the next level"));
  g_signal_connect_object (self->policy, "picked", G_CALLBACK (count_later), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Equals across a cut line"));
  gtk_widget_set_valign (GTK_WIDGET (self->policy), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->policy));
  return row;
}

static GtkWidget *
make_incomplete (QzLevelsDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();

  self->incomplete = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->incomplete), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->incomplete, "notify::active", G_CALLBACK (count_later), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Give levels all the same"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->incomplete));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->incomplete));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->incomplete), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Give levels all the same"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_widget_set_visible (group, FALSE);
  self->incomplete_group = ADW_PREFERENCES_GROUP (group);
  return group;
}

static void
build (QzLevelsDialog *self, const QzActivity *activity)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *levels = adw_preferences_group_new ();
  GtkWidget *policy = adw_preferences_group_new ();

  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (levels),
      _ ("Amounts come from the edition and can be changed for this time."));
  for (guint i = 0; i < activity->awards->len; i++)
    {
      const QzAward *award = g_ptr_array_index (activity->awards, i);

      if (award->by != QZ_AWARD_BY_HAND)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (levels), make_row (self, award));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (policy), make_policy (self));
  self->finding_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->finding_group, _ ("To be decided"));
  self->findings = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->findings, 0);
  gtk_label_set_wrap (self->findings, TRUE);
  gtk_label_set_selectable (self->findings, TRUE);
  adw_preferences_group_add (self->finding_group, GTK_WIDGET (self->findings));
  gtk_widget_set_visible (GTK_WIDGET (self->finding_group), FALSE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (levels));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (policy));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_incomplete (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->finding_group);
  qz_dialog_set_child (QZ_DIALOG (self), page);
}

static void
qz_levels_dialog_dispose (GObject *object)
{
  QzLevelsDialog *self = QZ_LEVELS_DIALOG (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  qz_clear_cancellable (&self->counting);
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      LevelRow *row = g_ptr_array_index (self->rows, i);

      g_signal_handlers_disconnect_by_data (row->amount, row);
      g_signal_handlers_disconnect_by_data (row->by, row);
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (qz_levels_dialog_parent_class)->dispose (object);
}

static void
qz_levels_dialog_class_init (QzLevelsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_levels_dialog_dispose;
}

static void
qz_levels_dialog_init (QzLevelsDialog *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 560);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Levels"));
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Give Levels"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_levels_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: of its edition
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_levels_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const QzActivity *activity)
{
  QzLevelsDialog *self = g_object_new (QZ_TYPE_LEVELS_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->edition = qz_edition_ref (qz_workspace_get_edition (workspace));
  self->activity = g_strdup (activity->id);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  build (self, activity);
  count_cb (self);
  return GTK_WIDGET (self);
}
