/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-review-page.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-export-ranking.h"
#include "operations/qz-rank-activity.h"
#include "operations/qz-workspace.h"
#include "store/qz-topic.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/review/qz-levels-dialog.h"
#include "ui/review/qz-panel-dialog.h"
#include "ui/review/qz-panel-list.h"
#include "ui/review/qz-picker.h"
#include "ui/review/qz-ranking-view.h"
#include "ui/review/qz-review-data.h"
#include "ui/review/qz-score-entry.h"
#include "ui/review/qz-score-matrix.h"
#include "ui/review/qz-standing-dialog.h"
#include "ui/widgets/qz-empty-state.h"
#include "ui/widgets/qz-progress-dialog.h"

struct _QzReviewPage
{
  QzPage parent_instance;

  /* template */
  GtkWidget *bar;
  GtkWidget *bar_line;
  QzPicker *activities;
  QzPicker *stages;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  GtkStack *tabs;
  GtkStack *panel_stack;
  QzPanelList *panels;
  GtkStack *score_stack;
  GtkWidget *score_box;
  QzScoreMatrix *matrix;
  QzPicker *panel_picker;
  GtkLabel *progress;
  QzRankingView *ranking;
  QzScoreEntry *entry;

  /* borrowed */
  GtkWidget *no_panels; /* of @panel_stack */
  GtkWidget *no_scores; /* of @score_stack */

  /* owned */
  QzReviewData *data;       /* nullable */
  QzRankActivity *standing; /* nullable: how things stand */
  GCancellable *loading;    /* nullable */
  char *panel;              /* nullable: the one that is chosen */
  char *activity;           /* id, "" before */
  char *wanted_sheet;       /* nullable: "entry/judge", to be opened once it is read */

  /* state */
  gboolean typing; /* begin to type once the panel is read */
};

G_DEFINE_FINAL_TYPE (QzReviewPage, qz_review_page, QZ_TYPE_PAGE)

static QzWorkspace *
get_workspace (QzReviewPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

static const QzActivity *
get_activity (QzReviewPage *self)
{
  return qz_edition_find_activity (qz_workspace_get_edition (get_workspace (self)), self->activity);
}

static gboolean
is_typing_sheet (QzReviewPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "sheet") == 0;
}

static void
update_actions (QzReviewPage *self)
{
  gboolean writable = !qz_workspace_is_read_only (get_workspace (self));
  gboolean sheet = is_typing_sheet (self);
  gboolean has_panel = self->data != NULL && self->data->panel != NULL;
  static const char *const sheet_acts[] = { "lock-sheet", "save-sheet", "hold-sheet",
                                            "recuse-sheet", "reopen-sheet" };

  for (guint i = 0; i < G_N_ELEMENTS (sheet_acts); i++)
    qz_page_set_action_enabled (QZ_PAGE (self), sheet_acts[i], sheet && writable);
  qz_page_set_action_enabled (QZ_PAGE (self), "next-entry", sheet);
  qz_page_set_action_enabled (QZ_PAGE (self), "previous-entry", sheet);
  qz_page_set_action_enabled (QZ_PAGE (self), "new-panel", writable && self->data != NULL);
  qz_page_set_action_enabled (QZ_PAGE (self), "change-panel", writable && self->data != NULL);
  qz_page_set_action_enabled (QZ_PAGE (self), "type-scores",
                              has_panel && self->data->entries->len > 0);
  qz_page_set_action_enabled (QZ_PAGE (self), "rank", writable);
  qz_page_set_action_enabled (QZ_PAGE (self), "award", writable);
}

static void
show_view (QzReviewPage *self, const char *name)
{
  gboolean sheet = g_str_equal (name, "sheet");

  gtk_stack_set_visible_child_name (self->stack, name);
  if (g_str_equal (name, "loading"))
    gtk_spinner_start (self->spinner);
  else
    gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (self->bar, !sheet);
  gtk_widget_set_visible (self->bar_line, !sheet);
  qz_page_set_can_go_back (QZ_PAGE (self), sheet);
  /* GTK leaves the hidden views in the accessible tree; only the state says so. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_HIDDEN, !sheet,
                               -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->tabs), GTK_ACCESSIBLE_STATE_HIDDEN, sheet, -1);
  update_actions (self);
}

/* Panels and scores */

static void
show_progress (QzReviewPage *self)
{
  const QzPanel *panel = self->data->panel;
  g_autofree char *text = g_strdup_printf (_ ("%u of %u sheets settled"),
                                           qz_review_data_count_done (self->data, panel->id),
                                           self->data->entries->len * panel->judges->len);

  gtk_label_set_text (self->progress, text);
}

static void
open_sheet (QzReviewPage *self, const char *entry, const char *judge)
{
  qz_score_entry_show (self->entry, get_workspace (self), self->data, entry, judge);
  show_view (self, "sheet");
}

static void
open_first_sheet (QzReviewPage *self)
{
  self->typing = FALSE;
  for (guint i = 0; i < self->data->entries->len; i++)
    {
      const QzEntry *entry = g_ptr_array_index (self->data->entries, i);
      const QzJudge *judge = qz_review_data_find_waiting (self->data, entry->id);

      if (judge != NULL)
        {
          open_sheet (self, entry->id, judge->id);
          return;
        }
    }
  qz_page_toast (QZ_PAGE (self), _ ("Every sheet of this panel is settled"));
}

static void
open_wanted (QzReviewPage *self)
{
  g_autofree char *wanted = g_steal_pointer (&self->wanted_sheet);
  g_auto (GStrv) parts = wanted != NULL ? g_strsplit (wanted, "/", 2) : NULL;
  const QzEntry *entry;

  if (parts == NULL || g_strv_length (parts) != 2 || self->data->panel == NULL)
    return;
  entry = qz_review_data_find_entry (self->data, parts[0]);
  for (guint i = 0; entry != NULL && i < self->data->panel->judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (self->data->panel->judges, i);

      if (g_str_equal (judge->id, parts[1]) || g_str_equal (judge->name, parts[1]))
        {
          open_sheet (self, entry->id, judge->id);
          return;
        }
    }
}

static void
show_data (QzReviewPage *self)
{
  const QzReviewData *data = self->data;

  qz_panel_list_set_data (self->panels, data);
  gtk_stack_set_visible_child (self->panel_stack,
                               data->panels->len > 0 ? GTK_WIDGET (self->panels) : self->no_panels);
  gtk_stack_set_visible_child (self->score_stack,
                               data->panel != NULL ? self->score_box : self->no_scores);
  qz_picker_clear (self->panel_picker);
  for (guint i = 0; i < data->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (data->panels, i);

      qz_picker_add (self->panel_picker, panel->id, panel->name);
    }
  if (data->panel != NULL)
    {
      qz_picker_set_id (self->panel_picker, data->panel->id);
      qz_score_matrix_set_data (self->matrix, self->data);
      show_progress (self);
    }
  if (is_typing_sheet (self))
    qz_score_entry_update (self->entry, self->data);
  else
    show_view (self, "tabs");
  update_actions (self);
  open_wanted (self);
  if (self->typing)
    open_first_sheet (self);
}

static void
show_error (QzReviewPage *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->error_page, text);
  show_view (self, "error");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  QzReviewData *data = qz_review_data_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (data == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->data, qz_review_data_unref);
  self->data = data;
  show_data (self);
}

static void
forget_loading (QzReviewPage *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
load (QzReviewPage *self)
{
  const char *stage = qz_picker_get_id (self->stages);

  forget_loading (self);
  if (stage == NULL)
    return;
  self->loading = g_cancellable_new ();
  if (self->data == NULL)
    show_view (self, "loading");
  qz_review_data_load_async (qz_workspace_get_store (get_workspace (self)), self->activity, stage,
                             self->panel, self->loading, loaded_cb, g_object_ref (self));
}

/* Results */

static void
stood_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  QzRankActivity *operation = QZ_RANK_ACTIVITY (source);

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error);
      return;
    }
  if (!g_str_equal (qz_rank_activity_get_ranking (operation)->activity->id, self->activity))
    return;
  g_set_object (&self->standing, operation);
  qz_ranking_view_set_operation (self->ranking, operation);
}

/* How things stand now, without writing anything. */
static void
load_standing (QzReviewPage *self)
{
  g_autoptr (QzRankActivity) operation = NULL;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->tabs), "results") != 0
      || get_activity (self) == NULL)
    return;
  operation = qz_rank_activity_new (get_workspace (self), self->activity);
  qz_rank_activity_set_dry (operation, TRUE);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, stood_cb, g_object_ref (self));
}

static void
ranked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    qz_page_show_error (QZ_PAGE (self), _ ("Not Ranked"), error);
  else
    qz_page_toast (QZ_PAGE (self), _ ("Ranked: totals and ranks are written to the entries"));
}

/* Choices */

static void
fill_stages (QzReviewPage *self)
{
  const QzActivity *activity = get_activity (self);
  g_autofree char *chosen = g_strdup (qz_picker_get_id (self->stages));

  qz_picker_clear (self->stages);
  for (guint i = 0; activity != NULL && i < activity->stages->len; i++)
    {
      const QzStage *stage = g_ptr_array_index (activity->stages, i);

      qz_picker_add (self->stages, stage->id, stage->name);
    }
  qz_picker_set_id (self->stages, chosen);
}

static void
choose (QzReviewPage *self)
{
  const char *activity = qz_picker_get_id (self->activities);

  if (activity != NULL && !g_str_equal (activity, self->activity))
    {
      g_free (self->activity);
      self->activity = g_strdup (activity);
      fill_stages (self);
    }
  g_clear_pointer (&self->panel, g_free);
  load (self);
  load_standing (self);
}

static void
picked_cb (QzReviewPage *self)
{
  choose (self);
}

static void
panel_picked_cb (QzReviewPage *self)
{
  g_free (self->panel);
  self->panel = g_strdup (qz_picker_get_id (self->panel_picker));
  load (self);
}

static void
tab_cb (QzReviewPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->tabs)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != gtk_stack_get_visible_child (self->tabs), -1);
  if (get_workspace (self) != NULL)
    load_standing (self);
}

static void
entry_opened_cb (QzReviewPage *self, const char *entry)
{
  const QzJudge *judge = qz_review_data_find_waiting (self->data, entry);

  if (judge == NULL && self->data->panel->judges->len > 0)
    judge = g_ptr_array_index (self->data->panel->judges, 0);
  if (judge != NULL)
    open_sheet (self, entry, judge->id);
}

static void
standing_opened_cb (QzReviewPage *self, const char *entry)
{
  if (self->standing != NULL)
    gtk_window_present (GTK_WINDOW (
        qz_standing_dialog_new (GTK_WIDGET (self), get_workspace (self), self->standing, entry)));
}

static void
sheets_done_cb (QzReviewPage *self)
{
  show_view (self, "tabs");
  qz_page_toast (QZ_PAGE (self), _ ("Every sheet of this panel is settled"));
}

static void
store_changed_cb (QzReviewPage *self, guint topics)
{
  if ((topics & (QZ_TOPIC_REVIEW | QZ_TOPIC_ENTRIES)) == 0
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  load (self);
  load_standing (self);
}

/* Actions */

static void
new_panel_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const char *panel = parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL;

  gtk_window_present (
      GTK_WINDOW (qz_panel_dialog_new (GTK_WIDGET (self), get_workspace (self), get_activity (self),
                                       qz_picker_get_id (self->stages), self->data, panel)));
}

static void
show_tab_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  gtk_stack_set_visible_child_name (self->tabs, g_variant_get_string (parameter, NULL));
  show_view (self, "tabs");
}

static void
show_scores_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  g_free (self->panel);
  self->panel = g_variant_dup_string (parameter, NULL);
  gtk_stack_set_visible_child_name (self->tabs, "scores");
  load (self);
}

static void
choose_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  gboolean stage = g_str_equal (g_action_get_name (G_ACTION (action)), "choose-stage");

  if (qz_picker_set_id (stage ? self->stages : self->activities,
                        g_variant_get_string (parameter, NULL)))
    choose (self);
}

static void
open_sheet_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  g_free (self->wanted_sheet);
  self->wanted_sheet = g_variant_dup_string (parameter, NULL);
  if (self->data != NULL)
    open_wanted (self);
}

static void
type_scores_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  gtk_stack_set_visible_child_name (self->tabs, "scores");
  open_first_sheet (self);
}

static void
sheet_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const struct
  {
    const char *name;
    QzSheetState state;
    gboolean advance;
  } acts[] = { { "lock-sheet", QZ_SHEET_LOCKED, TRUE },
               { "save-sheet", QZ_SHEET_OPEN, FALSE },
               { "hold-sheet", QZ_SHEET_HELD, TRUE },
               { "recuse-sheet", QZ_SHEET_RECUSED, TRUE },
               { "reopen-sheet", QZ_SHEET_OPEN, FALSE } };
  QzReviewPage *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].name, g_action_get_name (G_ACTION (action))))
      qz_score_entry_store (self->entry, acts[i].state, acts[i].advance);
}

static void
move_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;

  qz_score_entry_move (self->entry,
                       g_str_equal (g_action_get_name (G_ACTION (action)), "next-entry"));
}

static void
rank_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  g_autoptr (QzRankActivity) operation =
      qz_rank_activity_new (get_workspace (self), self->activity);

  qz_operation_run_async (QZ_OPERATION (operation), NULL, ranked_cb, g_object_ref (self));
}

static void
award_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzActivity *activity = get_activity (self);

  if (activity != NULL)
    gtk_window_present (
        GTK_WINDOW (qz_levels_dialog_new (GTK_WIDGET (self), get_workspace (self), activity)));
}

static void
explain_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);

  if (self->standing == NULL)
    return;
  if (qz_ranking_find (qz_rank_activity_get_ranking (self->standing), id) != NULL)
    standing_opened_cb (self, id);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_progress_dialog_run_finish (result, &error))
    qz_page_toast (QZ_PAGE (self), _ ("Saved"));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("Not Saved"), error);
}

static void
export_to (QzReviewPage *self, const char *path)
{
  g_autoptr (QzExportRanking) operation =
      qz_export_ranking_new (get_workspace (self), self->activity, path);

  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Saving"), QZ_OPERATION (operation),
                                exported_cb, g_object_ref (self));
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = qz_file_picker_finish (result, &error);

  if (file != NULL)
    export_to (self, g_file_peek_path (file));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("Not Saved"), error);
}

static void
export_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzReviewPage *self = user_data;
  const QzFileKind kinds[] = { { _ ("Spreadsheets"), "*.xlsx" }, { _ ("PDF documents"), "*.pdf" } };
  const QzActivity *activity = get_activity (self);
  g_autofree char *name = NULL;

  if (activity == NULL)
    return;
  name = g_strdup_printf (_ ("Ranking %s.xlsx"), activity->name);
  if (parameter != NULL)
    export_to (self, g_variant_get_string (parameter, NULL));
  else
    qz_file_picker_save_async (GTK_WIDGET (self), _ ("Export the Ranking"), name, kinds,
                               G_N_ELEMENTS (kinds), NULL, export_chosen_cb, g_object_ref (self));
}

static void
reload_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  load (user_data);
}

static const GActionEntry actions[] = {
  { .name = "new-panel", .activate = new_panel_act },
  { .name = "change-panel", .activate = new_panel_act, .parameter_type = "s" },
  { .name = "show-review", .activate = show_tab_act, .parameter_type = "s" },
  { .name = "show-scores", .activate = show_scores_act, .parameter_type = "s" },
  { .name = "choose-activity", .activate = choose_act, .parameter_type = "s" },
  { .name = "choose-stage", .activate = choose_act, .parameter_type = "s" },
  { .name = "open-sheet", .activate = open_sheet_act, .parameter_type = "s" },
  { .name = "type-scores", .activate = type_scores_act },
  { .name = "lock-sheet", .activate = sheet_act },
  { .name = "save-sheet", .activate = sheet_act },
  { .name = "hold-sheet", .activate = sheet_act },
  { .name = "recuse-sheet", .activate = sheet_act },
  { .name = "reopen-sheet", .activate = sheet_act },
  { .name = "next-entry", .activate = move_act },
  { .name = "previous-entry", .activate = move_act },
  { .name = "rank", .activate = rank_act },
  { .name = "award", .activate = award_act },
  { .name = "export-ranking", .activate = export_act },
  { .name = "export-ranking-to", .activate = export_act, .parameter_type = "s" },
  { .name = "explain", .activate = explain_act, .parameter_type = "s" },
  { .name = "reload-review", .activate = reload_act },
};

/* Page */

static void
fill_activities (QzReviewPage *self)
{
  const QzEdition *edition = qz_workspace_get_edition (get_workspace (self));

  qz_picker_clear (self->activities);
  for (guint i = 0; i < edition->activities->len; i++)
    {
      const QzActivity *activity = g_ptr_array_index (edition->activities, i);

      qz_picker_add (self->activities, activity->id, activity->name);
    }
  qz_picker_set_id (self->activities, self->activity);
  g_clear_pointer (&self->activity, g_free);
  self->activity = g_strdup ("");
}

static void
qz_review_page_activate (QzPage *page)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (page);

  if (qz_picker_get_n_items (self->activities) == 0)
    {
      fill_activities (self);
      choose (self);
    }
  else
    {
      load (self);
      load_standing (self);
    }
}

static void
qz_review_page_reload (QzPage *page)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (page);

  g_clear_pointer (&self->data, qz_review_data_unref);
  g_clear_object (&self->standing);
  fill_activities (self);
  choose (self);
}

static void
qz_review_page_search (QzPage *page, const char *text)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (page);

  qz_ranking_view_search (self->ranking, text);
  if (*text != '\0' && !is_typing_sheet (self))
    gtk_stack_set_visible_child_name (self->tabs, "results");
}

static void
qz_review_page_open (QzPage *page, const char *target)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (page);

  if (*target != '\0' && gtk_stack_get_child_by_name (self->tabs, target) != NULL)
    gtk_stack_set_visible_child_name (self->tabs, target);
}

static void
qz_review_page_go_back (QzPage *page)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (page);

  show_view (self, "tabs");
  load (self);
}

static void
qz_review_page_constructed (GObject *object)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (object);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("New _Panel…"));

  G_OBJECT_CLASS (qz_review_page_parent_class)->constructed (object);

  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-panel");
  qz_page_set_main_action (QZ_PAGE (self), button);
  g_signal_connect_object (qz_workspace_get_store (get_workspace (self)), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
qz_review_page_dispose (GObject *object)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (object);

  forget_loading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_REVIEW_PAGE);
  g_clear_pointer (&self->data, qz_review_data_unref);
  g_clear_object (&self->standing);
  g_clear_pointer (&self->panel, g_free);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->wanted_sheet, g_free);

  G_OBJECT_CLASS (qz_review_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, QzReviewPage, activities);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, bar);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, bar_line);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, entry);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, error_page);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, matrix);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, panel_picker);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, panel_stack);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, panels);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, progress);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, ranking);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, score_box);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, score_stack);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, spinner);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, stack);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, stages);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, tabs);
}

static void
qz_review_page_class_init (QzReviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  QzPageClass *page_class = QZ_PAGE_CLASS (klass);

  object_class->constructed = qz_review_page_constructed;
  object_class->dispose = qz_review_page_dispose;
  page_class->activate = qz_review_page_activate;
  page_class->reload = qz_review_page_reload;
  page_class->search = qz_review_page_search;
  page_class->open = qz_review_page_open;
  page_class->go_back = qz_review_page_go_back;

  g_type_ensure (QZ_TYPE_PANEL_LIST);
  g_type_ensure (QZ_TYPE_PICKER);
  g_type_ensure (QZ_TYPE_RANKING_VIEW);
  g_type_ensure (QZ_TYPE_SCORE_ENTRY);
  g_type_ensure (QZ_TYPE_SCORE_MATRIX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/review/qz-review-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, entry_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, panel_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheets_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, standing_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, tab_cb);
}

static void
qz_review_page_init (QzReviewPage *self)
{
  self->activity = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  qz_picker_set_label (self->activities, _ ("Activity"));
  qz_picker_set_label (self->stages, _ ("Stage"));
  qz_picker_set_label (self->panel_picker, _ ("Panel"));
  self->no_panels = qz_empty_state_new_with_action (
      "qz-review-symbolic", _ ("No Panel Yet"),
      _ ("Make a panel: its judges score every submitted entry of the activity at this stage."),
      _ ("New _Panel…"), "win.new-panel");
  gtk_stack_add_child (self->panel_stack, self->no_panels);
  self->no_scores = qz_empty_state_new_with_action (
      "qz-review-symbolic", _ ("No Panel Yet"),
      _ ("Scores are typed in for a panel. Make one first."), _ ("New _Panel…"), "win.new-panel");
  gtk_stack_add_child (self->score_stack, self->no_scores);
}
