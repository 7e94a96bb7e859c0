/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-opinions-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qz-cancel.h"
#include "operations/qz-export-opinions.h"
#include "ui/review/qz-opinion-tables.h"
#include "ui/widgets/qz-empty-state.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-saving.h"

#define WIDTH 720

/*
 * Second opinions on the sheets of a stage, for the eyes of the office: what other methods would
 * change, how strict the judges are, which sheets lie out. Nothing is ever taken over from here.
 */
struct _QzOpinionsDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  GtkStack *stack;
  GtkBox *summary;
  QzRecordTable *entries;
  QzRecordTable *judges;
  QzRecordTable *outliers;
  GtkStack *outlier_stack; /* holds @outliers */
  GtkCheckButton *only_changes;
  GtkLabel *state;
  GtkWidget *export;

  /* owned */
  QzWorkspace *workspace;
  char *activity;
  char *stage;
  QzReviewOpinions *opinions; /* nullable */
  GCancellable *reading;      /* nullable */
};

G_DEFINE_FINAL_TYPE (QzOpinionsDialog, qz_opinions_dialog, QZ_TYPE_DIALOG)

/* What would change */

static void
add_method (QzOpinionsDialog *self, GtkWidget *group, const QzFieldOpinion *field, QzMethod method)
{
  const QzOpinions *found = qz_review_opinions_get_opinions (self->opinions);
  g_autofree char *silence = qz_review_opinions_dup_silence (self->opinions, field, method);
  g_autofree char *caution = qz_opinions_dup_caution (found, field, method);
  gboolean again = method > 0 && field->silences[method] == field->silences[method - 1];
  g_autofree char *moved = NULL;
  g_autofree char *changed = NULL;
  GtkWidget *row = qz_row_new (qz_method_get_name (method), silence == NULL ? caution
                                                            : again         ? _ ("the same")
                                                                            : silence);

  if (silence != NULL)
    {
      qz_row_add_chip (row, _ ("No opinion"), QZ_TONE_NEUTRAL);
    }
  else
    {
      moved = g_strdup_printf (ngettext ("%u rank", "%u ranks", field->moved[method]),
                               field->moved[method]);
      changed = g_strdup_printf (ngettext ("%u award", "%u awards", field->changed[method]),
                                 field->changed[method]);
      qz_row_add_chip (row, moved, field->moved[method] > 0 ? QZ_TONE_ACCENT : QZ_TONE_NEUTRAL);
      qz_row_add_chip (row, changed,
                       field->changed[method] > 0 ? QZ_TONE_WARNING : QZ_TONE_SUCCESS);
    }
  qz_group_add (group, row);
}

static void
add_fields (QzOpinionsDialog *self)
{
  const QzOpinions *found = qz_review_opinions_get_opinions (self->opinions);

  for (guint i = 0; i < found->fields->len; i++)
    {
      const QzFieldOpinion *field = &g_array_index (found->fields, QzFieldOpinion, i);
      g_autofree char *name = qz_opinions_dup_field_name (found, field);
      g_autofree char *text =
          g_strdup_printf (_ ("%u of %u ranked. So many ranks and awards would be others:"),
                           field->n_ranked, field->n);
      GtkWidget *group = qz_group_new (*name != '\0' ? name : _ ("All entries"), text);

      for (guint method = 0; method < QZ_N_METHODS; method++)
        add_method (self, group, field, method);
      gtk_box_append (self->summary, group);
    }
}

/* How far the judges agree. */
static void
add_part (GtkWidget *group, guint i, const QzPartOpinion *part)
{
  g_autofree char *title = g_strdup_printf (_ ("Group %u: %u judges, %u entries"), i + 1,
                                            part->n_judges, part->n_entries);
  g_autofree char *agreement = qz_opinion_tables_dup_ratio (part->reliability.agreement);
  g_autofree char *consistency = qz_opinion_tables_dup_ratio (part->reliability.consistency);
  g_autofree char *mean_agreement = qz_opinion_tables_dup_ratio (part->reliability.mean_agreement);
  g_autofree char *mean_consistency =
      qz_opinion_tables_dup_ratio (part->reliability.mean_consistency);
  g_autofree char *error = qz_opinion_tables_dup_points (part->deviation, 2);
  g_autofree char *text =
      g_strdup_printf (_ ("ICC of one sheet: agreement %s, consistency %s; of the mean: %s, %s. "
                          "Usual error %s points."),
                       agreement, consistency, mean_agreement, mean_consistency, error);

  qz_group_add (group, qz_row_new (title, text));
}

static void
add_block (QzOpinionsDialog *self, GtkWidget *group, const QzAgreementBlock *block)
{
  g_autofree char *judges = qz_review_opinions_dup_judges (self->opinions, block->entry);
  g_autofree char *ratio = qz_opinion_tables_dup_ratio (block->w);
  g_autofree char *w = g_strdup_printf (_ ("W %s"), ratio);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u entry that all of them scored",
                                 "%u entries that all of them scored", block->n_entries),
                       block->n_entries);
  GtkWidget *row = qz_row_new (judges, text);

  qz_row_add_text (row, w);
  qz_group_add (group, row);
}

static void
add_agreement (QzOpinionsDialog *self)
{
  const QzOpinions *found = qz_review_opinions_get_opinions (self->opinions);
  GtkWidget *group = qz_group_new (
      _ ("Agreement"), _ ("Intraclass correlation (ICC): how much of the differences of points "
                          "comes from the entries. Kendall’s W: 1 when all judges put them into "
                          "the same order."));

  for (guint i = 0; i < found->parts->len; i++)
    add_part (group, i, &g_array_index (found->parts, QzPartOpinion, i));
  for (guint i = 0; i < found->blocks->len; i++)
    add_block (self, group, &g_array_index (found->blocks, QzAgreementBlock, i));
  if (qz_group_get_n_rows (group) > 0)
    gtk_box_append (self->summary, group);
}

static void
show_entries (QzOpinionsDialog *self)
{
  if (self->opinions != NULL)
    qz_opinion_tables_fill_entries (self->entries, self->opinions,
                                    gtk_check_button_get_active (self->only_changes));
}

static void
show_opinions (QzOpinionsDialog *self)
{
  const QzOpinions *found = qz_review_opinions_get_opinions (self->opinions);
  g_autofree char *title = g_strdup_printf (_ ("Second Opinions on “%s”"), found->stage->name);

  gtk_window_set_title (GTK_WINDOW (self), title);
  qz_box_clear (self->summary);
  add_fields (self);
  add_agreement (self);
  show_entries (self);
  qz_opinion_tables_fill_judges (self->judges, self->opinions);
  qz_opinion_tables_fill_outliers (self->outliers, self->opinions);
  gtk_stack_set_visible_child_name (self->outlier_stack,
                                    found->outliers->len > 0 ? "table" : "none");
  gtk_widget_set_sensitive (self->export, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzOpinionsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  g_set_object (&self->opinions, QZ_REVIEW_OPINIONS (source));
  show_opinions (self);
}

static void
read_opinions (QzOpinionsDialog *self)
{
  g_autoptr (QzReviewOpinions) operation =
      qz_review_opinions_new (self->workspace, self->activity, self->stage);

  self->reading = g_cancellable_new ();
  qz_operation_run_async (QZ_OPERATION (operation), self->reading, read_cb, g_object_ref (self));
}

/* Export */

static QzOperation *
make_export (GtkWidget *parent, const char *path)
{
  QzOpinionsDialog *self = QZ_OPINIONS_DIALOG (parent);

  return QZ_OPERATION (qz_export_opinions_new (self->workspace, self->activity, self->stage, path));
}

static void
exported_cb (GtkWidget *parent, QzOperation *operation, const GError *error)
{
  QzOpinionsDialog *self = QZ_OPINIONS_DIALOG (parent);

  if (error == NULL)
    gtk_label_set_text (self->state, _ ("Saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
}

static void
export_cb (QzOpinionsDialog *self)
{
  const QzFileKind kind = { _ ("Spreadsheets"), "*.xlsx" };
  const QzOpinions *found = qz_review_opinions_get_opinions (self->opinions);
  g_autofree char *name =
      g_strdup_printf (_ ("Second Opinions %s.xlsx"), found->ranking->activity->name);

  gtk_label_set_text (self->state, "");
  qz_saving_start (
      &(const QzSaving){ _ ("Export the Opinions"), name, &kind, 1, make_export, exported_cb },
      GTK_WIDGET (self), NULL);
}

/* Building it */

static GtkWidget *
add_page (QzOpinionsDialog *self, const char *name, const char *title, GtkWidget *child)
{
  gtk_widget_set_vexpand (child, TRUE);
  gtk_stack_add_titled (self->stack, child, name, title);
  return child;
}

static void
page_cb (QzOpinionsDialog *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  gtk_widget_set_visible (GTK_WIDGET (self->only_changes), shown == GTK_WIDGET (self->entries));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != shown, -1);
}

static void
fill_stack (QzOpinionsDialog *self)
{
  GtkWidget *box;

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  add_page (self, "summary", _ ("What Would Change"), qz_column_new (WIDTH, &box));
  self->summary = GTK_BOX (box);
  self->entries =
      QZ_RECORD_TABLE (add_page (self, "entries", _ ("Entries"), qz_opinion_tables_new_entries ()));
  self->judges =
      QZ_RECORD_TABLE (add_page (self, "judges", _ ("Judges"), qz_opinion_tables_new_judges ()));
  self->outliers = QZ_RECORD_TABLE (qz_opinion_tables_new_outliers ());
  self->outlier_stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->outlier_stack, GTK_WIDGET (self->outliers), "table");
  gtk_stack_add_named (
      self->outlier_stack,
      qz_empty_state_new ("qz-review-symbolic", _ ("No Sheet Lies Out"),
                          _ ("None is far from what the other sheets lead to expect.")),
      "none");
  add_page (self, "outliers", _ ("Outlying Sheets"), GTK_WIDGET (self->outlier_stack));
}

static GtkWidget *
make_bar (QzOpinionsDialog *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->only_changes =
      GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("_Only whose award would change")));
  g_signal_connect_object (self->only_changes, "toggled", G_CALLBACK (show_entries), self,
                           G_CONNECT_SWAPPED);
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), TRUE);
  gtk_label_set_xalign (self->state, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim-label");
  self->export = gtk_button_new_with_mnemonic (_ ("_Export…"));
  gtk_widget_set_sensitive (self->export, FALSE);
  g_signal_connect_object (self->export, "clicked", G_CALLBACK (export_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->only_changes));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (bar), self->export);
  return bar;
}

static GtkWidget *
make_head (QzOpinionsDialog *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *note = gtk_label_new (_ ("For the office: totals, ranks and awards stay as they "
                                      "are."));

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_add_css_class (switcher, "qz-tabs");
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_add_css_class (note, "dim-label");
  g_object_set (head, "margin-top", 6, "margin-bottom", 6, "margin-start", 6, "margin-end", 6,
                NULL);
  gtk_box_append (GTK_BOX (head), switcher);
  gtk_box_append (GTK_BOX (head), note);
  return head;
}

static void
qz_opinions_dialog_dispose (GObject *object)
{
  QzOpinionsDialog *self = QZ_OPINIONS_DIALOG (object);

  qz_clear_cancellable (&self->reading);
  g_clear_object (&self->opinions);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->stage, g_free);

  G_OBJECT_CLASS (qz_opinions_dialog_parent_class)->dispose (object);
}

static void
qz_opinions_dialog_class_init (QzOpinionsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_opinions_dialog_dispose;
}

static void
qz_opinions_dialog_init (QzOpinionsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_default_size (GTK_WINDOW (self), 1080, 680);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Second Opinions"));
  fill_stack (self);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_bar (self));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (page_cb), self,
                           G_CONNECT_SWAPPED);
  page_cb (self);
  qz_dialog_set_child (QZ_DIALOG (self), box);
}

/**
 * qz_opinions_dialog_new:
 * @parent: a widget in the window below
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of one of its stages; %NULL for the first
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_opinions_dialog_new (GtkWidget *parent,
                        QzWorkspace *workspace,
                        const char *activity,
                        const char *stage)
{
  QzOpinionsDialog *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_OPINIONS_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  self->stage = g_strdup (stage);
  qz_dialog_set_parent (QZ_DIALOG (self), parent);
  read_opinions (self);
  return GTK_WIDGET (self);
}
