/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-versions-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "operations/qz-compare-results.h"
#include "operations/qz-replay-result.h"
#include "rules/qz-finding.h"
#include "rules/qz-frozen-rules.h"
#include "store/qz-result-table.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-words.h"

#define WIDTH 560
#define VERSION "qz-version"
#define SHOWN_HASH 12

/* The frozen results of an activity: checked by working them out anew, and compared with now. */
struct _QzVersionsDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkWidget *versions; /* place of the list */
  GtkWidget *answer;   /* place of what a check or a comparison said */

  /* owned */
  QzWorkspace *workspace;
  QzEdition *edition;    /* keeps the activity */
  GCancellable *working; /* nullable */

  /* borrowed from @edition */
  const QzActivity *activity;
};

G_DEFINE_FINAL_TYPE (QzVersionsDialog, qz_versions_dialog, QZ_TYPE_DIALOG)

/* A check or a comparison takes the place of the one before. */
static GCancellable *
begin (QzVersionsDialog *self)
{
  qz_clear_cancellable (&self->working);
  self->working = g_cancellable_new ();
  qz_box_clear (GTK_BOX (self->answer));
  qz_dialog_set_fault (QZ_DIALOG (self), NULL);
  return self->working;
}

static guint
get_version (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), VERSION));
}

static gboolean
finish (QzVersionsDialog *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    return TRUE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
  return FALSE;
}

/* Check */

static void
replayed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzVersionsDialog) self = user_data;
  QzReplayResult *operation = QZ_REPLAY_RESULT (source);
  const GPtrArray *findings;
  g_autofree char *title = NULL;
  gboolean same;
  GtkWidget *group, *row;

  if (!finish (self, source, result))
    return;
  same = qz_replay_result_is_same (operation);
  title = g_strdup_printf (_ ("Version %u, worked out anew"),
                           qz_replay_result_get_version (operation)->version);
  group = qz_group_new (title, NULL);
  row = qz_row_new (same ? _ ("From scores and rules alone it comes to the same bytes")
                         : _ ("It was changed after it was frozen. Compare with a backup."),
                    qz_replay_result_get_sha256 (operation));
  qz_row_add_chip (row, same ? _ ("The same") : _ ("Changed"),
                   same ? QZ_TONE_SUCCESS : QZ_TONE_ERROR);
  qz_group_add (group, row);
  findings = qz_replay_result_get_findings (operation);
  for (guint i = 0; i < findings->len; i++)
    qz_group_add (group, qz_row_new (((const QzFinding *) findings->pdata[i])->message, NULL));
  gtk_box_append (GTK_BOX (self->answer), group);
}

static void
check_cb (QzVersionsDialog *self, GtkWidget *button)
{
  g_autoptr (QzReplayResult) operation =
      qz_replay_result_new (self->workspace, self->activity->id, NULL, get_version (button));

  qz_operation_run_async (QZ_OPERATION (operation), begin (self), replayed_cb, g_object_ref (self));
}

/* Compare */

static char *
dup_standing (QzVersionsDialog *self, const QzFrozenEntry *entry)
{
  const QzAward *award = qz_activity_find_award (self->activity, entry->award);
  g_autofree char *points = qz_points_format (entry->points);

  /* Translators: rank, total, award or nothing. */
  return g_strdup_printf (_ ("rank %u, %s points%s%s"), entry->rank, points,
                          award != NULL ? _ (", ") : "", award != NULL ? award->name : "");
}

static void
add_move (QzVersionsDialog *self, GtkWidget *group, const QzFrozenMove *move)
{
  const QzFrozenEntry *entry = move->after != NULL ? move->after : move->before;
  g_autofree char *title = g_strdup_printf ("%s %s", entry->number, entry->title);
  g_autofree char *before = move->before != NULL ? dup_standing (self, move->before) : NULL;
  g_autofree char *after = move->after != NULL ? dup_standing (self, move->after) : NULL;
  g_autofree char *text = NULL;
  GtkWidget *row;
  const char *word = _ ("changed");
  QzTone tone = QZ_TONE_ACCENT;

  text = g_strdup_printf ("%s → %s", before != NULL ? before : "–", after != NULL ? after : "–");
  if (before == NULL)
    word = _ ("came");
  else if (after == NULL)
    word = _ ("went");
  else if (move->after->rank > 0 && move->before->rank > 0
           && move->after->rank != move->before->rank)
    {
      word = move->after->rank < move->before->rank ? _ ("up") : _ ("down");
      tone = move->after->rank < move->before->rank ? QZ_TONE_SUCCESS : QZ_TONE_WARNING;
    }
  row = qz_row_new (title, text);
  qz_row_add_chip (row, word, tone);
  qz_group_add (group, row);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzVersionsDialog) self = user_data;
  QzCompareResults *operation = QZ_COMPARE_RESULTS (source);
  const GArray *moves;
  g_autofree char *title = NULL;
  GtkWidget *group;

  if (!finish (self, source, result))
    return;
  moves = qz_compare_results_get_moves (operation);
  title = g_strdup_printf (_ ("From version %u to now"), qz_compare_results_get_from (operation));
  group = qz_group_new (title, moves->len == 0 ? _ ("Nobody moved.") : NULL);
  for (guint i = 0; i < moves->len; i++)
    add_move (self, group, &g_array_index (moves, QzFrozenMove, i));
  gtk_box_append (GTK_BOX (self->answer), group);
}

static void
compare_cb (QzVersionsDialog *self, GtkWidget *button)
{
  g_autoptr (QzCompareResults) operation =
      qz_compare_results_new (self->workspace, self->activity->id, NULL);

  qz_compare_results_set_versions (operation, get_version (button), 0);
  qz_operation_run_async (QZ_OPERATION (operation), begin (self), compared_cb, g_object_ref (self));
}

/* The list */

typedef struct
{
  QzVersionsDialog *dialog; /* owned */
  char *edition;
  char *activity;
  GPtrArray *versions; /* (element-type QzFrozenVersion) (nullable) */
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->dialog);
  g_free (reading->edition);
  g_free (reading->activity);
  g_clear_pointer (&reading->versions, g_ptr_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gboolean
read_versions (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->versions = qz_result_table_list (connection, reading->edition, reading->activity, error);
  return reading->versions != NULL;
}

static void
add_button (QzVersionsDialog *self,
            GtkWidget *row,
            const char *label,
            const char *tip,
            guint version,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data (G_OBJECT (button), VERSION, GUINT_TO_POINTER (version));
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_version (QzVersionsDialog *self, GtkWidget *group, const QzFrozenVersion *version)
{
  g_autofree char *when = qz_words_instant (version->frozen);
  g_autofree char *title = g_strdup_printf (_ ("Version %u"), version->version);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%s · %u entry · %.*s…%s%s", "%s · %u entries · %.*s…%s%s", version->entries), when,
      version->entries, SHOWN_HASH, version->sha256, *version->reason != '\0' ? "\n" : "",
      version->reason);
  GtkWidget *row = qz_row_new (title, text);

  add_button (self, row, _ ("_Check"), _ ("Work it out anew from its scores and rules"),
              version->version, G_CALLBACK (check_cb));
  add_button (self, row, _ ("C_ompare"), _ ("Show who has moved since"), version->version,
              G_CALLBACK (compare_cb));
  qz_group_add (group, row);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  QzVersionsDialog *self = reading->dialog;
  GtkWidget *group;

  if (!qz_store_read_finish (QZ_STORE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  group = qz_group_new (NULL, reading->versions->len == 0
                                  ? _ ("Nothing was frozen yet. “Freeze…” keeps the result as it "
                                       "stands.")
                                  : NULL);
  for (guint i = reading->versions->len; i-- > 0;)
    {
      const QzFrozenVersion *version = g_ptr_array_index (reading->versions, i);

      if (*version->stage == '\0')
        add_version (self, group, version);
    }
  gtk_box_append (GTK_BOX (self->versions), group);
}

static void
read_list (QzVersionsDialog *self)
{
  Reading *reading = g_new0 (Reading, 1);

  self->working = g_cancellable_new ();
  reading->dialog = g_object_ref (self);
  reading->edition = g_strdup (self->edition->id);
  reading->activity = g_strdup (self->activity->id);
  qz_store_read_async (qz_workspace_get_store (self->workspace), read_versions, reading, NULL,
                       self->working, read_cb, reading);
}

static void
qz_versions_dialog_dispose (GObject *object)
{
  QzVersionsDialog *self = QZ_VERSIONS_DIALOG (object);

  qz_clear_cancellable (&self->working);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->edition, qz_edition_unref);

  G_OBJECT_CLASS (qz_versions_dialog_parent_class)->dispose (object);
}

static void
qz_versions_dialog_class_init (QzVersionsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_versions_dialog_dispose;
}

static void
qz_versions_dialog_init (QzVersionsDialog *self)
{
  GtkWidget *box;

  gtk_window_set_default_size (GTK_WINDOW (self), 640, 560);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Frozen Results"));
  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  self->versions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->answer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), self->versions);
  gtk_box_append (GTK_BOX (box), self->answer);
}

/**
 * qz_versions_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: of its edition
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_versions_dialog_new (GtkWidget *parent, QzWorkspace *workspace, const QzActivity *activity)
{
  QzVersionsDialog *self = g_object_new (QZ_TYPE_VERSIONS_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->edition = qz_edition_ref (qz_workspace_get_edition (workspace));
  self->activity = activity;
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  read_list (self);
  return GTK_WIDGET (self);
}
