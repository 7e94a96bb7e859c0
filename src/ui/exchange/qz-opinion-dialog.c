/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exchange/qz-opinion-dialog.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-approval-record.h"
#include "model/qz-cancel.h"
#include "model/qz-points.h"
#include "model/qz-text.h"
#include "operations/qz-approval-access.h"
#include "operations/qz-give-approval.h"
#include "ui/exchange/qz-bundle-writing.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-picker.h"

#define WIDTH 640
#define ROW "qz-row"
/* Room for a remark, characters. */
#define REMARK_CHARS 18

/*
 * The opinion of a host on a result list: agrees or objects, with remarks on entries and candidates
 * of its own. Given by the host itself it is a bundle; what came on paper the office types in.
 */
struct _QzOpinionDialog
{
  QzDialog parent_instance;

  /* borrowed, in the tree */
  QzPicker *activity;
  QzPicker *opinion;
  GtkEditable *signer;
  GtkEditable *text;
  GtkWidget *file_row;
  GtkListBox *entries; /* rows with a #QzResultRow and a #GtkEditable */
  GtkWidget *list;     /* place of the group of @entries */

  /* owned */
  QzPage *page;
  char *host; /* nullable: whose paper it is */
  char *path; /* nullable: where to, when nobody is to be asked */
  char *file; /* nullable: own candidates */
  QzResultList *shown;
  GCancellable *reading; /* nullable */
};

G_DEFINE_FINAL_TYPE (QzOpinionDialog, qz_opinion_dialog, QZ_TYPE_DIALOG)

static gboolean
objects (QzOpinionDialog *self)
{
  return g_strcmp0 (qz_picker_get_id (self->opinion), qz_opinion_ids[QZ_OPINION_OBJECT]) == 0;
}

static GtkEditable *
get_remark (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), ROW);
}

static gboolean
has_remark (QzOpinionDialog *self)
{
  GtkListBoxRow *row;

  for (int i = 0;
       self->entries != NULL && (row = gtk_list_box_get_row_at_index (self->entries, i)) != NULL;
       i++)
    if (!qz_text_is_blank (gtk_editable_get_text (get_remark (row))))
      return TRUE;
  return FALSE;
}

/* An objection says what it is about. */
static void
update (QzOpinionDialog *self)
{
  gboolean said = !objects (self) || !qz_text_is_blank (gtk_editable_get_text (self->text))
                  || has_remark (self);

  qz_dialog_set_accept_enabled (QZ_DIALOG (self),
                                self->shown != NULL && said
                                    && !qz_text_is_blank (gtk_editable_get_text (self->signer)));
}

/* Giving it */

static void
add_remarks (QzOpinionDialog *self, QzGiveApproval *operation)
{
  for (guint i = 0; i < self->shown->rows->len; i++)
    {
      const QzResultRow *row = self->shown->rows->pdata[i];
      GtkListBoxRow *widget = gtk_list_box_get_row_at_index (self->entries, (int) i);
      const char *text = gtk_editable_get_text (get_remark (widget));

      if (!qz_text_is_blank (text))
        qz_give_approval_add_remark (operation, row->number, text);
    }
}

static QzOperation *
make_operation (QzDialog *dialog, const char *path)
{
  QzOpinionDialog *self = QZ_OPINION_DIALOG (dialog);
  QzGiveApproval *operation = qz_give_approval_new (
      qz_page_get_workspace (self->page), self->shown->activity,
      objects (self) ? QZ_OPINION_OBJECT : QZ_OPINION_AGREE, gtk_editable_get_text (self->signer));

  qz_give_approval_set_host (operation, self->host);
  qz_give_approval_set_text (operation, gtk_editable_get_text (self->text));
  qz_give_approval_set_candidates (operation, self->file);
  qz_give_approval_set_path (operation, path);
  add_remarks (self, operation);
  return QZ_OPERATION (operation);
}

static void
accept_cb (QzOpinionDialog *self)
{
  g_autoptr (QzOperation) operation = NULL;

  if (self->host == NULL)
    {
      qz_bundle_writing_start (
          qz_bundle_writing_new_for (self->page, QZ_DIALOG (self), _ ("Opinion"), make_operation),
          self->path);
      return;
    }
  operation = make_operation (QZ_DIALOG (self), NULL);
  qz_dialog_run (QZ_DIALOG (self), operation, NULL);
}

/* The list */

static GtkWidget *
make_row (QzOpinionDialog *self, const QzResultRow *row)
{
  g_autofree char *title = g_strdup_printf ("%s %s", row->number, row->title);
  g_autofree char *points =
      row->total != QZ_POINTS_NONE ? qz_points_format (row->total) : g_strdup ("–");
  g_autofree char *rank =
      row->rank > 0 ? g_strdup_printf (_ ("rank %u"), row->rank) : g_strdup (_ ("not ranked"));
  g_autofree char *line = g_strdup_printf (_ ("%s · %s, %s points%s%s"), row->unit, rank, points,
                                           *row->award != '\0' ? " · " : "", row->award);
  g_autofree char *label = g_strdup_printf (_ ("Remark on %s"), row->number);
  GtkWidget *widget = qz_row_new (title, line);
  GtkWidget *remark = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (remark), _ ("Opinion"));
  gtk_editable_set_width_chars (GTK_EDITABLE (remark), REMARK_CHARS);
  gtk_widget_set_valign (remark, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remark), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (remark, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), remark);
  g_object_set_data (G_OBJECT (widget), ROW, remark);
  return widget;
}

static void
show_list (QzOpinionDialog *self)
{
  g_autofree char *title = g_strdup_printf (_ ("Result List of “%s”"), self->shown->activity_name);
  GtkWidget *group = qz_group_new (title, NULL);

  self->entries = qz_group_get_list (group);
  for (guint i = 0; i < self->shown->rows->len; i++)
    qz_group_add (group, make_row (self, self->shown->rows->pdata[i]));
  gtk_box_append (GTK_BOX (self->list), group);
  update (self);
}

typedef struct
{
  QzOpinionDialog *dialog; /* owned */
  const QzActivity *activity;
  QzEdition *edition;   /* owned: keeps the activity */
  char *host;           /* nullable */
  QzApprovalNote *note; /* nullable */
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->dialog);
  qz_edition_unref (reading->edition);
  g_free (reading->host);
  g_clear_pointer (&reading->note, qz_approval_note_free);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gboolean
read_note (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->note = qz_approval_access_find (connection, reading->activity, reading->host, error);
  return reading->note != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  QzOpinionDialog *self = reading->dialog;

  if (qz_store_read_finish (QZ_STORE (source), result, &error))
    self->shown = qz_result_list_record_parse (reading->note->name, reading->note->list, &error);
  if (self->shown != NULL)
    show_list (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qz_dialog_set_fault (QZ_DIALOG (self), error->message);
}

/* The list of the activity that is chosen. */
static void
load (QzOpinionDialog *self)
{
  QzWorkspace *workspace = qz_page_get_workspace (self->page);
  QzEdition *edition = qz_workspace_get_edition (workspace);
  const char *id = qz_picker_get_id (self->activity);
  Reading *reading;

  qz_clear_cancellable (&self->reading);
  qz_dialog_set_fault (QZ_DIALOG (self), NULL);
  self->entries = NULL;
  g_clear_pointer (&self->shown, qz_result_list_free);
  qz_box_clear (GTK_BOX (self->list));
  update (self);
  if (id == NULL)
    return;
  self->reading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->dialog = g_object_ref (self);
  reading->edition = qz_edition_ref (edition);
  reading->activity = qz_edition_find_activity (edition, id);
  reading->host = g_strdup (self->host);
  qz_store_read_async (qz_workspace_get_store (workspace), read_note, reading, NULL, self->reading,
                       read_cb, reading);
}

/* Own candidates */

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzOpinionDialog) self = user_data;
  g_autoptr (GFile) file = qz_file_picker_finish (result, NULL);

  if (file != NULL)
    qz_opinion_dialog_set_candidates (self, g_file_peek_path (file));
}

static void
choose_file_cb (QzOpinionDialog *self)
{
  const QzFileKind kind = { _ ("Spreadsheets"), "*.xlsx *.csv" };

  qz_file_picker_open_async (GTK_WIDGET (self), _ ("Own Candidates"), &kind, 1, NULL,
                             file_chosen_cb, g_object_ref (self));
}

/* Building it */

static GtkWidget *
make_choice (const char *title, QzPicker **picker)
{
  GtkWidget *row = qz_row_new (title, NULL);

  *picker = QZ_PICKER (qz_picker_new (title));
  gtk_widget_set_valign (GTK_WIDGET (*picker), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*picker));
  return row;
}

static GtkEditable *
add_line (QzOpinionDialog *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = qz_text_row_new (title);

  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  qz_group_add (group, row);
  return GTK_EDITABLE (row);
}

static GtkWidget *
make_file_row (QzOpinionDialog *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Choose…"));

  self->file_row = qz_row_new (_ ("Own Candidates"),
                               _ ("A spreadsheet with the columns 成果, 单位, 奖项, 理由"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_file_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->file_row), button);
  return self->file_row;
}

/* Where a list has come in. */

typedef struct
{
  QzOpinionDialog *dialog; /* owned */
  QzEdition *edition;      /* owned */
  GPtrArray *found;        /* (element-type QzActivity) borrowed from @edition */
} Looking;

static void
looking_free (Looking *looking)
{
  g_object_unref (looking->dialog);
  g_ptr_array_unref (looking->found);
  qz_edition_unref (looking->edition);
  g_free (looking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Looking, looking_free)

static gboolean
look (QzConnection *connection, gpointer data, GError **error)
{
  Looking *looking = data;
  const GPtrArray *activities = looking->edition->activities;

  for (guint i = 0; i < activities->len; i++)
    {
      const QzActivity *activity = activities->pdata[i];
      g_autoptr (GPtrArray) notes =
          qz_approval_access_list_newest (connection, activity->id, error);

      if (notes == NULL)
        return FALSE;
      if (notes->len > 0)
        g_ptr_array_add (looking->found, (gpointer) activity);
    }
  return TRUE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Looking) looking = user_data;
  g_autoptr (GError) error = NULL;
  QzOpinionDialog *self = looking->dialog;

  if (!qz_store_read_finish (QZ_STORE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        qz_dialog_set_fault (QZ_DIALOG (self), error->message);
      return;
    }
  for (guint i = 0; i < looking->found->len; i++)
    {
      const QzActivity *activity = looking->found->pdata[i];

      qz_picker_add (self->activity, activity->id, activity->name);
    }
  if (looking->found->len == 0)
    qz_dialog_set_fault (QZ_DIALOG (self),
                         _ ("No result list has come in yet. Take in the bundle of the office "
                            "first."));
  else
    load (self);
}

static void
look_for_lists (QzOpinionDialog *self)
{
  QzWorkspace *workspace = qz_page_get_workspace (self->page);
  Looking *looking = g_new0 (Looking, 1);

  self->reading = g_cancellable_new ();
  looking->dialog = g_object_ref (self);
  looking->edition = qz_edition_ref (qz_workspace_get_edition (workspace));
  looking->found = g_ptr_array_new ();
  qz_store_read_async (qz_workspace_get_store (workspace), look, looking, NULL, self->reading,
                       looked_cb, looking);
}

static void
build (QzOpinionDialog *self, const QzActivity *activity)
{
  GtkWidget *box;
  GtkWidget *group = qz_group_new (NULL, NULL);

  qz_dialog_set_child (QZ_DIALOG (self), qz_column_new (WIDTH, &box));
  qz_group_add (group, make_choice (_ ("Activity"), &self->activity));
  qz_group_add (group, make_choice (_ ("Opinion"), &self->opinion));
  self->signer = add_line (self, group, _ ("Signed by"));
  self->text = add_line (self, group, _ ("On the list as a whole"));
  qz_group_add (group, make_file_row (self));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->list);
  qz_picker_add (self->opinion, qz_opinion_ids[QZ_OPINION_AGREE], _ ("Agrees"));
  qz_picker_add (self->opinion, qz_opinion_ids[QZ_OPINION_OBJECT], _ ("Objects"));
  if (activity != NULL)
    qz_picker_add (self->activity, activity->id, activity->name);
  g_signal_connect_object (self->activity, "picked", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opinion, "picked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
qz_opinion_dialog_dispose (GObject *object)
{
  QzOpinionDialog *self = QZ_OPINION_DIALOG (object);

  qz_clear_cancellable (&self->reading);
  g_clear_object (&self->page);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->shown, qz_result_list_free);

  G_OBJECT_CLASS (qz_opinion_dialog_parent_class)->dispose (object);
}

static void
qz_opinion_dialog_class_init (QzOpinionDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_opinion_dialog_dispose;
}

static void
qz_opinion_dialog_init (QzOpinionDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 700, 680);
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

/**
 * qz_opinion_dialog_new:
 * @page: the page that asks
 * @activity: (nullable): id of the activity; %NULL lets the user choose
 * @host: (nullable): whose opinion came on paper; %NULL: it is our own, and becomes a bundle
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
qz_opinion_dialog_new (QzPage *page, const char *activity, const char *host)
{
  QzOpinionDialog *self;
  const QzActivity *chosen = NULL;

  g_return_val_if_fail (QZ_IS_PAGE (page), NULL);

  if (activity != NULL)
    chosen = qz_edition_find_activity (qz_workspace_get_edition (qz_page_get_workspace (page)),
                                       activity);
  self = g_object_new (QZ_TYPE_OPINION_DIALOG, NULL);
  self->page = g_object_ref (page);
  self->host = g_strdup (host);
  gtk_window_set_title (GTK_WINDOW (self), host != NULL ? host : _ ("Opinion on a Result List"));
  qz_dialog_set_accept (QZ_DIALOG (self), host != NULL ? _ ("_Record") : _ ("_Write the Opinion…"));
  qz_dialog_set_parent (QZ_DIALOG (self), GTK_WIDGET (page));
  build (self, chosen);
  if (chosen != NULL)
    load (self);
  else
    look_for_lists (self);
  return GTK_WIDGET (self);
}

/**
 * qz_opinion_dialog_set_path:
 * @self: a dialog
 * @path: (nullable): the file to be written; %NULL asks the user
 */
void
qz_opinion_dialog_set_path (QzOpinionDialog *self, const char *path)
{
  g_return_if_fail (QZ_IS_OPINION_DIALOG (self));

  g_free (self->path);
  self->path = g_strdup (path);
}

/**
 * qz_opinion_dialog_set_candidates:
 * @self: a dialog
 * @path: a spreadsheet of own candidates
 */
void
qz_opinion_dialog_set_candidates (QzOpinionDialog *self, const char *path)
{
  g_autofree char *name = NULL;

  g_return_if_fail (QZ_IS_OPINION_DIALOG (self) && path != NULL);

  name = g_filename_display_basename (path);
  g_free (self->file);
  self->file = g_strdup (path);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file_row), name);
}
