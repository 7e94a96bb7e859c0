/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "store/qz-topic.h"
#include "ui/widgets/qz-empty-state.h"

G_DEFINE_FINAL_TYPE (QzReviewPage, qz_review_page, QZ_TYPE_PAGE)

static QzWorkspace *
get_workspace (QzReviewPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

const QzActivity *
_qz_review_page_get_activity (QzReviewPage *self)
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
  static const char *const sheet_acts[] = { "lock-sheet",   "save-sheet",   "hold-sheet",
                                            "recuse-sheet", "reopen-sheet", "settle-sheet",
                                            "amend-sheet",  "dispute-sheet" };

  for (guint i = 0; i < G_N_ELEMENTS (sheet_acts); i++)
    qz_page_set_action_enabled (QZ_PAGE (self), sheet_acts[i], sheet && writable);
  qz_page_set_action_enabled (QZ_PAGE (self), "next-entry", sheet);
  qz_page_set_action_enabled (QZ_PAGE (self), "previous-entry", sheet);
  qz_page_set_action_enabled (QZ_PAGE (self), "new-panel", writable && self->data != NULL);
  qz_page_set_action_enabled (QZ_PAGE (self), "change-panel", writable && self->data != NULL);
  qz_page_set_action_enabled (QZ_PAGE (self), "type-scores",
                              has_panel && self->data->entries->len > 0);
  qz_page_set_action_enabled (QZ_PAGE (self), "type-paper", writable && has_panel);
  qz_page_set_action_enabled (QZ_PAGE (self), "export-score-table", has_panel);
  qz_page_set_action_enabled (QZ_PAGE (self), "import-scores", writable);
  qz_page_set_action_enabled (QZ_PAGE (self), "rank", writable);
  qz_page_set_action_enabled (QZ_PAGE (self), "award", writable);
  _qz_review_page_update_cuts (self);
  _qz_review_page_update_day (self);
  _qz_review_page_update_heads (self);
  _qz_review_page_update_results (self);
  _qz_review_page_update_facts (self);
  _qz_review_page_update_seats (self);
  _qz_review_page_update_packets (self);
}

void
_qz_review_page_show_view (QzReviewPage *self, const char *name)
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
  g_autofree char *text = NULL;
  guint done = 0, due = 0;

  for (guint i = 0; i < self->data->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (self->data->panels, i);

      if (self->data->panel != NULL && self->data->panel != panel)
        continue;
      done += qz_review_data_count_done (self->data, panel->id);
      due += qz_panel_count_due (panel);
    }
  text = g_strdup_printf (_ ("%u of %u sheets settled"), done, due);
  gtk_label_set_text (self->progress, text);
}

static void
open_sheet (QzReviewPage *self, const char *entry, const char *judge)
{
  qz_score_entry_show (self->entry, get_workspace (self), self->data, entry, judge);
  _qz_review_page_show_view (self, "sheet");
}

void
_qz_review_page_open_first_sheet (QzReviewPage *self)
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

void
_qz_review_page_open_wanted (QzReviewPage *self)
{
  g_autofree char *wanted = g_steal_pointer (&self->wanted_sheet);
  g_auto (GStrv) parts = wanted != NULL ? g_strsplit (wanted, "/", 2) : NULL;
  const QzEntry *entry;
  const GPtrArray *judges;

  if (parts == NULL || g_strv_length (parts) != 2 || self->data->panel == NULL)
    return;
  entry = qz_review_data_find_entry (self->data, parts[0]);
  judges = entry != NULL ? qz_panel_get_judges_of (self->data->panel, entry->id) : NULL;
  for (guint i = 0; judges != NULL && i < judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (judges, i);

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
                               data->grid != NULL ? self->score_box : self->no_scores);
  qz_picker_clear (self->panel_picker);
  for (guint i = 0; i < data->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (data->panels, i);

      qz_picker_add (self->panel_picker, panel->id, panel->name);
    }
  if (data->panels->len > 1)
    qz_picker_add (self->panel_picker, QZ_EVERY_PANEL, _ ("Every panel"));
  if (data->grid != NULL)
    {
      qz_picker_set_id (self->panel_picker, data->panel != NULL ? data->panel->id : QZ_EVERY_PANEL);
      qz_score_matrix_set_grid (self->matrix, data->grid);
      show_progress (self);
    }
  if (is_typing_sheet (self))
    qz_score_entry_update (self->entry, self->data);
  else
    _qz_review_page_show_view (self, "tabs");
  update_actions (self);
  _qz_review_page_open_wanted (self);
  if (self->typing)
    _qz_review_page_open_first_sheet (self);
}

void
_qz_review_page_show_error (QzReviewPage *self, const GError *error)
{
  qz_empty_state_set_text (self->error_page, error->message);
  _qz_review_page_show_view (self, "error");
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
      _qz_review_page_show_error (self, error);
      return;
    }
  g_clear_pointer (&self->data, qz_review_data_release);
  self->data = data;
  show_data (self);
}

void
_qz_review_page_load (QzReviewPage *self)
{
  const char *stage = qz_picker_get_id (self->stages);

  qz_clear_cancellable (&self->loading);
  if (stage == NULL)
    return;
  self->loading = g_cancellable_new ();
  if (self->data == NULL)
    _qz_review_page_show_view (self, "loading");
  qz_review_data_load_async (qz_workspace_get_store (get_workspace (self)), self->activity, stage,
                             self->panel, self->loading, loaded_cb, g_object_ref (self));
}

/* What takes long to read is read when it is looked at. */
static void
load_tab (QzReviewPage *self)
{
  const char *tab = gtk_stack_get_visible_child_name (self->tabs);

  if (_qz_review_page_get_activity (self) == NULL)
    return;
  if (g_strcmp0 (tab, "results") == 0)
    _qz_review_page_load_standing (self);
  else if (g_strcmp0 (tab, "conflicts") == 0)
    qz_conflict_view_load (self->conflicts, get_workspace (self), self->activity);
}

/* Choices */

static void
fill_stages (QzReviewPage *self)
{
  const QzActivity *activity = _qz_review_page_get_activity (self);
  g_autofree char *chosen = g_strdup (qz_picker_get_id (self->stages));

  qz_picker_clear (self->stages);
  for (guint i = 0; activity != NULL && i < activity->stages->len; i++)
    {
      const QzStage *stage = g_ptr_array_index (activity->stages, i);

      qz_picker_add (self->stages, stage->id, stage->name);
    }
  qz_picker_set_id (self->stages, chosen);
}

void
_qz_review_page_choose (QzReviewPage *self)
{
  const char *activity = qz_picker_get_id (self->activities);

  if (activity != NULL && !g_str_equal (activity, self->activity))
    {
      g_free (self->activity);
      self->activity = g_strdup (activity);
      fill_stages (self);
    }
  g_clear_pointer (&self->panel, g_free);
  _qz_review_page_load (self);
  load_tab (self);
}

static void
picked_cb (QzReviewPage *self)
{
  _qz_review_page_choose (self);
}

static void
panel_picked_cb (QzReviewPage *self)
{
  g_free (self->panel);
  self->panel = g_strdup (qz_picker_get_id (self->panel_picker));
  _qz_review_page_load (self);
}

static void
tab_cb (QzReviewPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->tabs)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != gtk_stack_get_visible_child (self->tabs), -1);
  if (get_workspace (self) != NULL)
    load_tab (self);
}

/* Of all panels the one is read in full that scores the entry. */
static void
open_in_panel (QzReviewPage *self, const char *entry, const char *wanted)
{
  const QzPanel *panel = qz_review_data_find_panel (self->data, entry, wanted);
  const GPtrArray *judges = panel != NULL ? qz_panel_get_judges_of (panel, entry) : NULL;

  if (judges == NULL || judges->len == 0)
    return;
  g_free (self->panel);
  self->panel = g_strdup (panel->id);
  g_free (self->wanted_sheet);
  self->wanted_sheet = g_strdup_printf (
      "%s/%s", entry, *wanted != '\0' ? wanted : ((const QzJudge *) judges->pdata[0])->id);
  _qz_review_page_load (self);
}

static void
entry_opened_cb (QzReviewPage *self, const char *entry, const char *wanted)
{
  const GPtrArray *judges;
  const QzJudge *judge;

  if (self->data->panel == NULL)
    {
      open_in_panel (self, entry, wanted);
      return;
    }
  if (*wanted != '\0' && qz_panel_has_seat (self->data->panel, entry, wanted))
    {
      open_sheet (self, entry, wanted);
      return;
    }
  judge = qz_review_data_find_waiting (self->data, entry);
  judges = qz_panel_get_judges_of (self->data->panel, entry);
  if (judge == NULL && judges != NULL && judges->len > 0)
    judge = g_ptr_array_index (judges, 0);
  if (judge != NULL)
    open_sheet (self, entry, judge->id);
}

static void
standing_opened_cb (QzReviewPage *self, const char *entry)
{
  _qz_review_page_explain (self, entry);
}

static void
cuts_changed_cb (QzReviewPage *self)
{
  _qz_review_page_update_cuts (self);
}

static void
finding_chosen_cb (QzReviewPage *self, const char *entry)
{
  _qz_review_page_jump (self, entry);
}

static void
sheets_done_cb (QzReviewPage *self)
{
  _qz_review_page_show_view (self, "tabs");
  qz_page_toast (QZ_PAGE (self), _ ("Every sheet of this panel is settled"));
}

static void
store_changed_cb (QzReviewPage *self, guint topics)
{
  if ((topics & (QZ_TOPIC_REVIEW | QZ_TOPIC_ENTRIES)) == 0
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  _qz_review_page_load (self);
  load_tab (self);
}

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
      _qz_review_page_choose (self);
    }
  else
    {
      _qz_review_page_load (self);
      load_tab (self);
    }
}

static void
qz_review_page_reload (QzPage *page)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (page);

  g_clear_pointer (&self->data, qz_review_data_unref);
  g_clear_object (&self->standing);
  fill_activities (self);
  _qz_review_page_choose (self);
}

static void
qz_review_page_search (QzPage *page, const char *text)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (page);

  qz_ranking_view_search (self->ranking, text);
  qz_conflict_view_search (self->conflicts, text);
  if (*text != '\0' && !is_typing_sheet (self)
      && g_strcmp0 (gtk_stack_get_visible_child_name (self->tabs), "conflicts") != 0)
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

  _qz_review_page_show_view (self, "tabs");
  _qz_review_page_load (self);
}

static void
qz_review_page_constructed (GObject *object)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (object);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("New _Panel…"));

  G_OBJECT_CLASS (qz_review_page_parent_class)->constructed (object);

  _qz_review_page_add_acts (self);
  _qz_review_page_add_cut_acts (self);
  _qz_review_page_add_day_acts (self);
  _qz_review_page_add_judge_acts (self);
  _qz_review_page_add_head_acts (self);
  _qz_review_page_add_result_acts (self);
  _qz_review_page_add_fact_acts (self);
  _qz_review_page_add_seat_acts (self);
  _qz_review_page_add_packet_acts (self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-panel");
  qz_page_set_main_action (QZ_PAGE (self), button);
  g_signal_connect_object (qz_workspace_get_store (get_workspace (self)), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
qz_review_page_dispose (GObject *object)
{
  QzReviewPage *self = QZ_REVIEW_PAGE (object);

  qz_clear_cancellable (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_REVIEW_PAGE);
  g_clear_pointer (&self->data, qz_review_data_unref);
  g_clear_object (&self->standing);
  g_clear_object (&self->awards_before);
  g_clear_pointer (&self->awarded, g_free);
  g_clear_pointer (&self->panel, g_free);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->wanted_sheet, g_free);
  g_clear_weak_pointer (&self->packets);

  G_OBJECT_CLASS (qz_review_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, QzReviewPage, activities);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, bar);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, bar_line);
  gtk_widget_class_bind_template_child (klass, QzReviewPage, conflicts);
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

  g_type_ensure (QZ_TYPE_CONFLICT_VIEW);
  g_type_ensure (QZ_TYPE_PANEL_LIST);
  g_type_ensure (QZ_TYPE_PICKER);
  g_type_ensure (QZ_TYPE_RANKING_VIEW);
  g_type_ensure (QZ_TYPE_SCORE_ENTRY);
  g_type_ensure (QZ_TYPE_SCORE_MATRIX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/review/qz-review-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cuts_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_chosen_cb);
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
