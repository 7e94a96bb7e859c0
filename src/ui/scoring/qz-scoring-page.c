/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/scoring/qz-scoring-page.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "model/qz-material.h"
#include "operations/qz-list-tasks.h"
#include "store/qz-objects.h"
#include "store/qz-topic.h"
#include "ui/entries/qz-material-group.h"
#include "ui/exchange/qz-bundle-writing.h"
#include "ui/facade/qz-alert.h"
#include "ui/facade/qz-split-view.h"
#include "ui/preview/qz-material-acts.h"
#include "ui/preview/qz-material-view.h"
#include "ui/scoring/qz-own-scores-view.h"
#include "ui/scoring/qz-task-list.h"
#include "ui/scoring/qz-task-sheet.h"
#include "ui/widgets/qz-empty-state.h"

struct _QzScoringPage
{
  QzPage parent_instance;

  /* template */
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  GtkLabel *progress;
  GtkProgressBar *bar;
  GtkStack *tabs;
  QzTaskList *list;
  QzOwnScoresView *own;
  QzTaskSheet *sheet;

  /* borrowed */
  GtkWidget *none;    /* of @stack: no packet has come */
  QzSplitView *split; /* weak, nullable */

  /* owned */
  QzListTasks *tasks;    /* nullable: read last */
  GCancellable *loading; /* nullable */
};

G_DEFINE_FINAL_TYPE (QzScoringPage, qz_scoring_page, QZ_TYPE_PAGE)

static QzWorkspace *
get_workspace (QzScoringPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

static gboolean
is_scoring (QzScoringPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "sheet") == 0;
}

/* What is complete goes with what is handed in next. */
static guint
count_ready (QzScoringPage *self)
{
  return qz_list_tasks_count (self->tasks, QZ_TASK_COMPLETE)
         + qz_list_tasks_count (self->tasks, QZ_TASK_AMENDED);
}

static void
update_actions (QzScoringPage *self)
{
  static const char *const sheet_acts[] = {
    "save-and-next",     "save-sheet",       "previous-entry", "next-entry", "amend-sheet",
    "discard-amendment", "declare-conflict", "show-material",  "next-page",  "previous-page"
  };
  gboolean scoring = is_scoring (self);
  gboolean can_hand_in = self->tasks != NULL && qz_list_tasks_get_tasks (self->tasks)->len > 0
                         && !qz_workspace_is_read_only (get_workspace (self));

  for (guint i = 0; i < G_N_ELEMENTS (sheet_acts); i++)
    qz_page_set_action_enabled (QZ_PAGE (self), sheet_acts[i], scoring);
  qz_page_set_action_enabled (QZ_PAGE (self), "hand-in-scores", can_hand_in);
  qz_page_set_action_enabled (QZ_PAGE (self), "hand-in-scores-to", can_hand_in);
}

/* GTK leaves the hidden views in the accessible tree; only the state says so. */
static void
show_view (QzScoringPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_stop (self->spinner);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != gtk_stack_get_visible_child (self->stack), -1);
  qz_page_set_can_go_back (QZ_PAGE (self), is_scoring (self));
  update_actions (self);
}

static void
show_progress (QzScoringPage *self)
{
  guint n = qz_list_tasks_get_tasks (self->tasks)->len;
  guint handed = qz_list_tasks_count (self->tasks, QZ_TASK_HANDED);
  guint recused = qz_list_tasks_count (self->tasks, QZ_TASK_RECUSED);
  guint ready = count_ready (self);
  g_autofree char *text =
      /* Translators: entries; complete and to be handed in; handed in; from which one stays away.
       */
      g_strdup_printf (_ ("%u entries · %u complete · %u handed in · %u recused"), n, ready, handed,
                       recused);

  gtk_label_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->bar,
                                 n > 0 ? (double) (ready + handed + recused) / (double) n : 0);
}

static void
show_tasks (QzScoringPage *self)
{
  if (qz_list_tasks_get_packet (self->tasks) == NULL)
    {
      show_view (self, "none");
      return;
    }
  show_progress (self);
  qz_own_scores_view_show (self->own, qz_list_tasks_get_scores (self->tasks));
  if (is_scoring (self))
    qz_task_sheet_update (self->sheet, self->tasks);
  if (!is_scoring (self) || qz_task_sheet_get_task (self->sheet) == NULL)
    show_view (self, "list");
  update_actions (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzScoringPage) self = user_data;
  g_autoptr (QzListTasks) before = NULL;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      qz_empty_state_set_text (self->error_page, error->message);
      show_view (self, "error");
      return;
    }
  before = g_steal_pointer (&self->tasks);
  self->tasks = g_object_ref (QZ_LIST_TASKS (source));
  qz_record_table_set_records (QZ_RECORD_TABLE (self->list),
                               (GPtrArray *) qz_list_tasks_get_tasks (self->tasks));
  show_tasks (self);
}

static void
load (QzScoringPage *self)
{
  g_autoptr (QzListTasks) operation = qz_list_tasks_new (get_workspace (self));

  qz_clear_cancellable (&self->loading);
  self->loading = g_cancellable_new ();
  if (self->tasks == NULL)
    {
      show_view (self, "loading");
      gtk_spinner_start (self->spinner);
    }
  qz_operation_run_async (QZ_OPERATION (operation), self->loading, loaded_cb, g_object_ref (self));
}

/* Going to and fro */

static void
open_task (QzScoringPage *self, const QzTask *task)
{
  qz_task_sheet_show (self->sheet, get_workspace (self), self->tasks, task->entry->id,
                      task->stage->id);
  show_view (self, "sheet");
}

static void
row_activated_cb (QzScoringPage *self)
{
  const QzTask *task = qz_record_table_get_selected (QZ_RECORD_TABLE (self->list));

  if (task != NULL)
    open_task (self, task);
}

static void
sheet_done_cb (QzScoringPage *self)
{
  show_view (self, "list");
  load (self);
  qz_page_toast (QZ_PAGE (self), _ ("Every sheet is complete. Hand in when you are done."));
}

static void
tab_cb (QzScoringPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->tabs)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != gtk_stack_get_visible_child (self->tabs), -1);
}

/* Acts on the sheet */

static void
open_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzScoringPage *self = user_data;
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "/", 2);
  const QzTask *task = self->tasks != NULL && parts[0] != NULL
                           ? qz_list_tasks_find (self->tasks, parts[0], parts[1])
                           : NULL;

  if (task != NULL && (!is_scoring (self) || qz_task_sheet_leave (self->sheet)))
    open_task (self, task);
}

/* The first that is not complete. */
static void
begin_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzScoringPage *self = user_data;
  const GPtrArray *tasks = self->tasks != NULL ? qz_list_tasks_get_tasks (self->tasks) : NULL;

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      const QzTask *task = g_ptr_array_index (tasks, i);

      if (qz_task_get_state (task) > QZ_TASK_BEGUN)
        continue;
      open_task (self, task);
      return;
    }
}

static void
sheet_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzScoringPage *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "save-sheet"))
    qz_task_sheet_save (self->sheet, FALSE);
  else if (g_str_equal (name, "save-and-next"))
    qz_task_sheet_save (self->sheet, TRUE);
  else if (g_str_equal (name, "amend-sheet"))
    qz_task_sheet_begin_amendment (self->sheet);
  else if (g_str_equal (name, "discard-amendment"))
    qz_task_sheet_discard_amendment (self->sheet);
  else if (g_str_equal (name, "declare-conflict"))
    qz_task_sheet_declare_conflict (self->sheet);
  else if (g_str_equal (name, "next-page") || g_str_equal (name, "previous-page"))
    qz_task_sheet_turn (self->sheet, g_str_equal (name, "next-page") ? 1 : -1);
  else
    qz_task_sheet_move (self->sheet, g_str_equal (name, "next-entry"));
}

static const QzMaterial *
find_material (QzScoringPage *self, const char *id)
{
  const QzTask *task = qz_task_sheet_get_task (self->sheet);

  for (guint i = 0; task != NULL && i < task->materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (task->materials, i);

      if (id == NULL || strcmp (material->id, id) == 0)
        return material;
    }
  return NULL;
}

static void
open_material_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const QzMaterial *material = find_material (user_data, g_variant_get_string (parameter, NULL));

  if (material != NULL)
    qz_material_open (QZ_PAGE (user_data), material);
}

/* Where it has no room beside the sheet it gets a window. */
static void
show_material_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzScoringPage *self = user_data;
  const QzMaterial *material = find_material (self, NULL);
  g_autofree char *path = NULL;
  g_autofree char *summary = NULL;

  if (material == NULL)
    return;
  path = qz_objects_path (qz_workspace_get_directory (get_workspace (self)), material->sha256);
  summary = qz_material_dup_summary (material);
  qz_material_view_present (GTK_WIDGET (self), path, material->name, material->kind, summary);
}

/* Handing in */

typedef struct
{
  QzScoringPage *page; /* owned */
  char *path;          /* nullable: to be asked for */
} HandingIn;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree HandingIn *handing = user_data;
  g_autoptr (QzScoringPage) self = handing->page;
  g_autofree char *path = handing->path;
  g_autofree char *answer = qz_alert_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "hand-in") == 0)
    qz_bundle_writing_start (qz_bundle_writing_new (QZ_PAGE (self), QZ_BUNDLE_WRITE_SCORES), path);
}

static char *
dup_question (QzScoringPage *self)
{
  guint n = qz_list_tasks_get_tasks (self->tasks)->len;
  guint handed = qz_list_tasks_count (self->tasks, QZ_TASK_HANDED);
  guint recused = qz_list_tasks_count (self->tasks, QZ_TASK_RECUSED);
  guint ready = count_ready (self);
  guint left = n - handed - recused - ready;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text,
      ngettext ("%u sheet is complete and is handed in now; what it says can be changed afterwards "
                "only with a reason, as a new version.",
                "%u sheets are complete and are handed in now; what they say can be changed "
                "afterwards only with a reason, as a new version.",
                ready),
      ready);
  if (handed > 0)
    g_string_append_printf (text,
                            ngettext (" %u goes along that was handed in before.",
                                      " %u go along that were handed in before.", handed),
                            handed);
  if (left > 0)
    g_string_append_printf (text,
                            ngettext (" %u is not complete and stays here.",
                                      " %u are not complete and stay here.", left),
                            left);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
hand_in_act (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const QzAlertResponse responses[] = {
    { "cancel", _ ("_Cancel"), QZ_ALERT_PLAIN },
    { "hand-in", C_ ("scores", "_Hand In…"), QZ_ALERT_SUGGESTED },
  };
  QzScoringPage *self = user_data;
  g_autofree char *question = NULL;
  HandingIn *handing;

  if (is_scoring (self) && !qz_task_sheet_leave (self->sheet))
    return;
  question = dup_question (self);
  handing = g_new0 (HandingIn, 1);
  handing->page = g_object_ref (self);
  handing->path = parameter != NULL ? g_variant_dup_string (parameter, NULL) : NULL;
  qz_alert_ask_async (GTK_WIDGET (self), _ ("Hand In the Scores?"), question, responses,
                      G_N_ELEMENTS (responses), NULL, answered_cb, handing);
}

static const GActionEntry actions[] = {
  { .name = "open-task", .activate = open_act, .parameter_type = "s" },
  { .name = "begin-scoring", .activate = begin_act },
  { .name = "save-and-next", .activate = sheet_act },
  { .name = "save-sheet", .activate = sheet_act },
  { .name = "previous-entry", .activate = sheet_act },
  { .name = "next-entry", .activate = sheet_act },
  { .name = "next-page", .activate = sheet_act },
  { .name = "previous-page", .activate = sheet_act },
  { .name = "amend-sheet", .activate = sheet_act },
  { .name = "discard-amendment", .activate = sheet_act },
  { .name = "declare-conflict", .activate = sheet_act },
  { .name = "open-material", .activate = open_material_act, .parameter_type = "s" },
  { .name = "show-material", .activate = show_material_act },
  { .name = "hand-in-scores", .activate = hand_in_act },
  { .name = "hand-in-scores-to", .activate = hand_in_act, .parameter_type = "s" },
};

/* Page */

static void
store_changed_cb (QzScoringPage *self, guint topics)
{
  if ((topics & (QZ_TOPIC_REVIEW | QZ_TOPIC_ENTRIES)) != 0
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
collapsed_cb (QzScoringPage *self)
{
  qz_task_sheet_set_narrow (self->sheet, qz_split_view_get_collapsed (self->split));
}

static void
qz_scoring_page_activate (QzPage *page)
{
  QzScoringPage *self = QZ_SCORING_PAGE (page);
  GtkWidget *split = gtk_widget_get_ancestor (GTK_WIDGET (self), QZ_TYPE_SPLIT_VIEW);

  if (self->split == NULL && split != NULL)
    {
      g_set_weak_pointer (&self->split, QZ_SPLIT_VIEW (split));
      g_signal_connect_object (split, "notify::collapsed", G_CALLBACK (collapsed_cb), self,
                               G_CONNECT_SWAPPED);
      collapsed_cb (self);
    }
  load (self);
}

static void
qz_scoring_page_reload (QzPage *page)
{
  load (QZ_SCORING_PAGE (page));
}

static void
qz_scoring_page_search (QzPage *page, const char *text)
{
  qz_record_table_set_text (QZ_RECORD_TABLE (QZ_SCORING_PAGE (page)->list), text);
}

static void
qz_scoring_page_open (QzPage *page, const char *target)
{
  QzScoringPage *self = QZ_SCORING_PAGE (page);

  if (*target != '\0' && gtk_stack_get_child_by_name (self->tabs, target) != NULL)
    gtk_stack_set_visible_child_name (self->tabs, target);
}

static void
qz_scoring_page_go_back (QzPage *page)
{
  QzScoringPage *self = QZ_SCORING_PAGE (page);

  if (qz_task_sheet_leave (self->sheet))
    {
      show_view (self, "list");
      load (self);
    }
}

static void
qz_scoring_page_constructed (GObject *object)
{
  QzScoringPage *self = QZ_SCORING_PAGE (object);
  GtkWidget *button = gtk_button_new_with_mnemonic (C_ ("scores", "_Hand In…"));

  G_OBJECT_CLASS (qz_scoring_page_parent_class)->constructed (object);

  qz_page_add_actions (QZ_PAGE (self), actions, G_N_ELEMENTS (actions));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.hand-in-scores");
  qz_page_set_main_action (QZ_PAGE (self), button);
  update_actions (self);
  tab_cb (self);
  g_signal_connect_object (qz_workspace_get_store (get_workspace (self)), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
qz_scoring_page_dispose (GObject *object)
{
  QzScoringPage *self = QZ_SCORING_PAGE (object);

  qz_clear_cancellable (&self->loading);
  g_clear_weak_pointer (&self->split);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QZ_TYPE_SCORING_PAGE);
  g_clear_object (&self->tasks);

  G_OBJECT_CLASS (qz_scoring_page_parent_class)->dispose (object);
}

static void
qz_scoring_page_class_init (QzScoringPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  QzPageClass *page_class = QZ_PAGE_CLASS (klass);

  object_class->constructed = qz_scoring_page_constructed;
  object_class->dispose = qz_scoring_page_dispose;
  page_class->activate = qz_scoring_page_activate;
  page_class->reload = qz_scoring_page_reload;
  page_class->search = qz_scoring_page_search;
  page_class->open = qz_scoring_page_open;
  page_class->go_back = qz_scoring_page_go_back;

  g_type_ensure (QZ_TYPE_OWN_SCORES_VIEW);
  g_type_ensure (QZ_TYPE_TASK_LIST);
  g_type_ensure (QZ_TYPE_TASK_SHEET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/qunzhi/Qunzhi/ui/scoring/qz-scoring-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QzScoringPage, bar);
  gtk_widget_class_bind_template_child (widget_class, QzScoringPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, QzScoringPage, list);
  gtk_widget_class_bind_template_child (widget_class, QzScoringPage, own);
  gtk_widget_class_bind_template_child (widget_class, QzScoringPage, progress);
  gtk_widget_class_bind_template_child (widget_class, QzScoringPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, QzScoringPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, QzScoringPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QzScoringPage, tabs);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, tab_cb);
}

static void
qz_scoring_page_init (QzScoringPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->none = qz_empty_state_new_with_action (
      "qz-review-symbolic", _ ("No Review Packet Yet"),
      _ ("The office sends you a file with what you are to score. Take it in first."),
      _ ("_Take In…"), "win.choose-bundles");
  gtk_stack_add_named (self->stack, self->none, "none");
}
