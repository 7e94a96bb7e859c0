/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-facts-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-points.h"
#include "model/qz-text.h"
#include "operations/qz-record-facts.h"
#include "rules/qz-time-rules.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-picker.h"

#define WIDTH 640
#define VALUE_CHARS 7

/* An entry with what is typed or chosen for it. */
typedef struct
{
  const QzStanding *standing; /* borrowed from the ranking */
  GtkEditable *text;          /* nullable, in the tree */
  QzPicker *choice;           /* nullable, in the tree */
  char *before;               /* what was known */
} Line;

/*
 * What is known of the entries beside their score sheets: who goes on by decision, how long they
 * took, how many votes they have. One line an entry; only what is changed is recorded.
 */
struct _QzFactsDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkEditable *names;
  GtkEditable *reason;
  GtkWidget *file_row; /* nullable */
  GtkEditable *search;
  GtkListBox *list;

  /* owned */
  QzWorkspace *workspace;
  QzRankActivity *standing;
  char *stage;
  char *file;       /* nullable: votes in a spreadsheet */
  GPtrArray *lines; /* (element-type Line): as the rows of the list */

  QzFactKind kind;
};

G_DEFINE_FINAL_TYPE (QzFactsDialog, qz_facts_dialog, QZ_TYPE_DIALOG)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->before);
  g_free (line);
}

/* What stands in a line now. */
static const char *
get_text (const Line *line)
{
  return line->choice != NULL ? qz_picker_get_id (line->choice)
                              : gtk_editable_get_text (line->text);
}

static gboolean
is_changed (const Line *line)
{
  return g_strcmp0 (get_text (line), line->before) != 0;
}

/* A blank line takes back what was known. */
static gboolean
parse (QzFactsDialog *self, const char *text, gint64 *out_value)
{
  guint64 number;

  if (self->kind == QZ_FACT_SECONDS)
    return qz_time_parse (text, out_value);
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL))
    return FALSE;
  *out_value = (gint64) number;
  return TRUE;
}

/* Whether every line that was changed can be read. */
static gboolean
check_lines (QzFactsDialog *self, guint *out_changed)
{
  gboolean good = TRUE;

  *out_changed = 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      gint64 value;
      gboolean fault = is_changed (line) && !qz_text_is_blank (get_text (line))
                       && !parse (self, get_text (line), &value);

      *out_changed += is_changed (line);
      good = good && !fault;
      if (line->text == NULL)
        continue;
      if (fault)
        gtk_widget_add_css_class (GTK_WIDGET (line->text), "error");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (line->text), "error");
    }
  return good;
}

/* A decision is somebody's, and for a reason. */
static void
update (QzFactsDialog *self)
{
  guint changed;
  gboolean good = check_lines (self, &changed);
  gboolean said = self->kind != QZ_FACT_ADVANCE
                  || (!qz_text_is_blank (gtk_editable_get_text (self->names))
                      && !qz_text_is_blank (gtk_editable_get_text (self->reason)));

  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                good && said && (changed > 0 || self->file != NULL)
                                    && !qz_workspace_is_read_only (self->workspace));
}

static void
accept_cb (QzFactsDialog *self)
{
  const QzRanking *ranking = qz_rank_activity_get_ranking (self->standing);
  g_autoptr (QzRecordFacts) operation =
      qz_record_facts_new (self->workspace, ranking->activity->id,
                           self->kind != QZ_FACT_VOTES ? self->stage : NULL, self->kind);

  qz_record_facts_set_names (operation, gtk_editable_get_text (self->names));
  qz_record_facts_set_reason (operation, gtk_editable_get_text (self->reason));
  qz_record_facts_set_file (operation, self->file);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      gint64 value = 0;

      if (!is_changed (line))
        continue;
      if (qz_text_is_blank (get_text (line)))
        qz_record_facts_take_back (operation, line->standing->entry->id);
      else if (parse (self, get_text (line), &value))
        qz_record_facts_add (operation, line->standing->entry->id, value);
    }
  qz_dialog_run (QZ_DIALOG (self), QZ_OPERATION (operation), NULL);
}

/* Votes from a spreadsheet */

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzFactsDialog) self = user_data;
  g_autoptr (GFile) file = qz_file_picker_finish (result, NULL);

  if (file != NULL && self->workspace != NULL)
    qz_facts_dialog_set_file (self, g_file_peek_path (file));
}

static void
choose_file_cb (QzFactsDialog *self)
{
  const QzFileKind kind = { _ ("Spreadsheets"), "*.xlsx *.csv" };

  qz_file_picker_open_async (GTK_WIDGET (self), _ ("Votes of the Public"), &kind, 1, NULL,
                             file_chosen_cb, g_object_ref (self));
}

/* The lines */

static guint
find_stage (QzFactsDialog *self)
{
  const GPtrArray *stages = qz_rank_activity_get_ranking (self->standing)->activity->stages;

  for (guint i = 0; i < stages->len; i++)
    if (g_strcmp0 (((const QzStage *) stages->pdata[i])->id, self->stage) == 0)
      return i;
  return 0;
}

static char *
dup_before (QzFactsDialog *self, const QzStanding *standing)
{
  const QzReviewFact *fact =
      qz_ranking_find_fact (qz_rank_activity_get_ranking (self->standing), standing->entry->id,
                            self->kind != QZ_FACT_VOTES ? self->stage : "", self->kind);

  if (fact == NULL)
    return g_strdup ("");
  if (self->kind == QZ_FACT_SECONDS)
    return qz_time_format (fact->value);
  return g_strdup_printf ("%" G_GINT64_FORMAT, fact->value);
}

/* Where it stands at the stage. */
static char *
dup_state (QzFactsDialog *self, const QzStanding *standing)
{
  const QzStageResult *stage = standing->stages->pdata[find_stage (self)];
  g_autofree char *mean = NULL;
  g_autofree char *obstacle = NULL;
  const QzRanking *ranking = qz_rank_activity_get_ranking (self->standing);

  if (self->kind == QZ_FACT_VOTES)
    return g_strdup (standing->entry->unit_name);
  mean = qz_mean_exists (&stage->mean) ? qz_points_format_digits (
             qz_mean_round (&stage->mean, ranking->activity->score_rule.digits),
             ranking->activity->score_rule.digits)
                                       : g_strdup ("–");
  if (self->kind == QZ_FACT_SECONDS && stage->penalty > 0)
    {
      g_autofree char *penalty = qz_points_format (stage->penalty);

      return g_strdup_printf (_ ("%s points, %s of them taken off for the time"), mean, penalty);
    }
  obstacle = stage->pass != QZ_PASS_ON ? qz_ranking_dup_obstacle (ranking, standing) : NULL;
  if (self->kind == QZ_FACT_ADVANCE && obstacle != NULL)
    return g_strdup_printf (_ ("%s points · %s"), mean, obstacle);
  return g_strdup_printf (_ ("%s points"), mean);
}

static GtkWidget *
make_choice (Line *line, const char *label)
{
  line->choice = QZ_PICKER (qz_picker_new (label));
  qz_picker_add (line->choice, "", _ ("By the rule"));
  qz_picker_add (line->choice, "1", _ ("Goes on"));
  qz_picker_add (line->choice, "0", _ ("Does not go on"));
  qz_picker_set_id (line->choice, line->before);
  return GTK_WIDGET (line->choice);
}

static GtkWidget *
make_text (Line *line, const char *label, QzFactKind kind)
{
  GtkWidget *entry = gtk_entry_new ();

  line->text = GTK_EDITABLE (entry);
  gtk_editable_set_text (line->text, line->before);
  gtk_editable_set_width_chars (line->text, VALUE_CHARS);
  gtk_editable_set_max_width_chars (line->text, VALUE_CHARS);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), kind == QZ_FACT_SECONDS ? "8:00" : "0");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return entry;
}

static void
add_line (QzFactsDialog *self, GtkWidget *group, const QzStanding *standing)
{
  g_autofree char *title =
      g_strdup_printf ("%s %s", standing->entry->number, standing->entry->title);
  g_autofree char *state = dup_state (self, standing);
  GtkWidget *row = qz_row_new (title, state);
  Line *line = g_new0 (Line, 1);
  GtkWidget *editor;

  line->standing = standing;
  line->before = dup_before (self, standing);
  editor = self->kind == QZ_FACT_ADVANCE ? make_choice (line, standing->entry->number)
                                         : make_text (line, standing->entry->number, self->kind);
  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  g_signal_connect_object (editor, self->kind == QZ_FACT_ADVANCE ? "picked" : "changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), editor);
  qz_group_add (group, row);
  g_ptr_array_add (self->lines, line);
}

static gboolean
is_shown (GtkListBoxRow *row, gpointer user_data)
{
  QzFactsDialog *self = user_data;
  const QzEntry *entry =
      ((const Line *) self->lines->pdata[gtk_list_box_row_get_index (row)])->standing->entry;
  g_autofree char *wanted = qz_text_fold (gtk_editable_get_text (self->search));
  g_autofree char *all = g_strjoin ("\n", entry->number, entry->title, entry->unit_name, NULL);
  g_autofree char *folded = qz_text_fold (all);

  return strstr (folded, wanted) != NULL;
}

/* Those that came so far, best first. */
static GtkWidget *
make_lines (QzFactsDialog *self)
{
  const QzRanking *ranking = qz_rank_activity_get_ranking (self->standing);
  guint stage = find_stage (self);
  GtkWidget *group = qz_group_new (NULL, NULL);

  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];

      if (self->kind == QZ_FACT_VOTES || standing->reached > stage)
        add_line (self, group, standing);
    }
  self->list = qz_group_get_list (group);
  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
  return group;
}

/* Building it */

static char *
dup_title (QzFactKind kind, const QzActivity *activity, const QzStage *stage)
{
  switch (kind)
    {
    case QZ_FACT_ADVANCE:
      return g_strdup_printf (_ ("Going On from “%s”"), stage->name);
    case QZ_FACT_SECONDS:
      return g_strdup_printf (_ ("Times of “%s”"), stage->name);
    case QZ_FACT_VOTES:
    case QZ_FACT_PLACE:
    default:
      return g_strdup_printf (_ ("Votes of the Public: “%s”"), activity->name);
    }
}

static const char *
get_note (QzFactKind kind)
{
  switch (kind)
    {
    case QZ_FACT_ADVANCE:
      return _ ("Against or beside the rule of the edition; who is kept back makes room for the "
                "next. Names and reason are kept.");
    case QZ_FACT_SECONDS:
      return _ ("Minutes and seconds, such as 8:31. What is lost by them, the edition says.");
    case QZ_FACT_VOTES:
    case QZ_FACT_PLACE:
    default:
      return _ ("What votes add, and at most, the edition says.");
    }
}

static GtkEditable *
add_text (QzFactsDialog *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = qz_text_row_new (title);

  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  qz_group_add (group, row);
  return GTK_EDITABLE (row);
}

static void
add_file_row (QzFactsDialog *self, GtkWidget *group)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Choose…"));

  self->file_row =
      qz_row_new (_ ("From a Spreadsheet"), _ ("A list with the columns 申报号 and 票数"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_file_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->file_row), button);
  qz_group_add (group, self->file_row);
}

static void
build (QzFactsDialog *self)
{
  GtkWidget *box;
  GtkWidget *group = qz_group_new (NULL, get_note (self->kind));

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  gtk_box_set_spacing (GTK_BOX (box), 18);
  self->names = add_text (self, group,
                          self->kind == QZ_FACT_ADVANCE   ? _ ("Who decided")
                          : self->kind == QZ_FACT_SECONDS ? _ ("Who took the time")
                                                          : _ ("Who counted"));
  self->reason = add_text (self, group, _ ("Reason"));
  if (self->kind == QZ_FACT_VOTES)
    add_file_row (self, group);
  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), -1);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), make_lines (self));
  g_signal_connect_object (self->search, "search-changed",
                           G_CALLBACK (gtk_list_box_invalidate_filter), self->list,
                           G_CONNECT_SWAPPED);
}

static void
qz_facts_dialog_dispose (GObject *object)
{
  QzFactsDialog *self = QZ_FACTS_DIALOG (object);

  if (self->list != NULL)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->workspace);
  g_clear_object (&self->standing);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (qz_facts_dialog_parent_class)->dispose (object);
}

static void
qz_facts_dialog_class_init (QzFactsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_facts_dialog_dispose;
}

static void
qz_facts_dialog_init (QzFactsDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 700, 680);
  qz_dialog_set_accept (QZ_DIALOG (self), _ ("_Record"));
  self->lines = g_ptr_array_new_with_free_func (line_free);
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_facts_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @standing: a ranking that was carried out: how things stand
 * @stage: id of a stage of its activity; votes are about the whole activity
 * @kind: %QZ_FACT_ADVANCE, %QZ_FACT_SECONDS or %QZ_FACT_VOTES
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_facts_dialog_new (GtkWidget *parent,
                     QzWorkspace *workspace,
                     QzRankActivity *standing,
                     const char *stage,
                     QzFactKind kind)
{
  QzFactsDialog *self;
  const QzActivity *activity;
  const QzStage *of;
  g_autofree char *title = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && QZ_IS_RANK_ACTIVITY (standing), NULL);

  self = g_object_new (QZ_TYPE_FACTS_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->standing = g_object_ref (standing);
  self->stage = g_strdup (stage);
  self->kind = kind;
  activity = qz_rank_activity_get_ranking (standing)->activity;
  of = activity->stages->pdata[find_stage (self)];
  title = dup_title (kind, activity, of);
  gtk_window_set_title (GTK_WINDOW (self), title);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  build (self);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * qz_facts_dialog_set_file:
 * @self: a dialog for votes
 * @path: a spreadsheet with the columns 申报号 and 票数
 */
void
qz_facts_dialog_set_file (QzFactsDialog *self, const char *path)
{
  g_autofree char *name = NULL;

  g_return_if_fail (QZ_IS_FACTS_DIALOG (self) && path != NULL);
  g_return_if_fail (self->file_row != NULL);

  name = g_filename_display_basename (path);
  g_free (self->file);
  self->file = g_strdup (path);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file_row), name);
  update (self);
}
