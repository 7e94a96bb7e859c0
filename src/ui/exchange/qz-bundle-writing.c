/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks where a bundle goes, writes it, and says what has to be handed over. */

#include "config.h"

#include "ui/exchange/qz-bundle-writing.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-export-edition.h"
#include "operations/qz-export-packet.h"
#include "operations/qz-export-scores.h"
#include "operations/qz-export-submission.h"
#include "operations/qz-export-typed.h"
#include "operations/qz-make-seat.h"
#include "operations/qz-return-entries.h"
#include "operations/qz-write-receipt.h"
#include "ui/exchange/qz-bundle-dialog.h"
#include "ui/exchange/qz-key-dialog.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/facade/qz-link.h"
#include "ui/widgets/qz-dialog-act.h"
#include "ui/widgets/qz-progress-dialog.h"

struct _QzBundleWriting
{
  QzPage *page; /* owned */
  QzBundleWriteKind kind;
  GPtrArray *entries; /* (element-type utf8): ids */
  char *bundle;       /* nullable: id of the one that is answered */
  char *organisation; /* nullable: that receives it */
  char *name;         /* nullable: of a helper seat, or id of a judge */
  char *activity;     /* nullable: whose sheets it types */
  char *panel;        /* nullable: only the sheets of this one */
  char *path;         /* nullable */

  /* of a form */
  QzDialog *dialog; /* nullable, owned: closes once it is written */
  char *word;       /* nullable: what the file is called */
  QzBundleMakeFunc make;
};

static void
mailed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzDialog) dialog = user_data;
  const char *path = g_object_get_data (G_OBJECT (dialog), "path");
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *text = NULL;

  if (!qz_link_open_finish (result, NULL))
    /* Translators: the name of a file, then its folder. */
    text = g_strdup_printf (_ ("No mail program is set up here. Send “%s” as you are used to; it "
                               "lies in the folder “%s”."),
                            name, shown);
  qz_dialog_set_fault (dialog, text);
}

/* The mail program cannot be handed the file: the letter says which one to attach. */
static void
mail_cb (QzPage *page, QzDialog *dialog)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "path");
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *subject =
      g_strdup_printf ("%s %s", qz_workspace_get_name (qz_page_get_workspace (page)), name);
  g_autofree char *body = g_strdup_printf (_ ("Please attach the file “%s”."), name);
  g_autofree char *subject_word = g_uri_escape_string (subject, NULL, FALSE);
  g_autofree char *body_word = g_uri_escape_string (body, NULL, FALSE);
  g_autofree char *uri = g_strdup_printf ("mailto:?subject=%s&body=%s", subject_word, body_word);

  qz_link_open_async (GTK_WIDGET (dialog), uri, mailed_cb, g_object_ref (dialog));
}

static void
tell_written (QzBundleWriting *self, QzOperation *operation)
{
  const char *const *beside =
      QZ_IS_EXPORT_SUBMISSION (operation)
          ? qz_export_submission_get_beside (QZ_EXPORT_SUBMISSION (operation))
          : NULL;
  GtkWidget *dialog = qz_bundle_dialog_new_written (GTK_WIDGET (self->page), _ ("Bundle Written"),
                                                    self->path, beside);

  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (self->path), g_free);
  qz_dialog_set_accept (QZ_DIALOG (dialog), _ ("Send by _Mail"));
  g_signal_connect_object (dialog, "accept", G_CALLBACK (mail_cb), self->page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzBundleWriting) self = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_progress_dialog_run_finish (result, &error))
    tell_written (self, QZ_OPERATION (source));
  else
    qz_page_show_error (self->page, _ ("The Bundle Was Not Written"), error);
}

/* Kept by the operation, so that the dialog can be closed at any time. */
static void
form_written_cb (QzDialog *dialog, QzOperation *operation)
{
  tell_written (g_object_get_data (G_OBJECT (operation), "writing"), operation);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What could not be written is told in the dialog, with everything that was typed. */
static void
write_form (QzBundleWriting *self)
{
  g_autoptr (QzOperation) operation = self->make (self->dialog, self->path);
  QzDialog *dialog = self->dialog;

  g_object_set_data_full (G_OBJECT (operation), "writing", self,
                          (GDestroyNotify) qz_bundle_writing_free);
  qz_dialog_run (dialog, operation, form_written_cb);
}

static QzOperation *
operation_new (const QzBundleWriting *self)
{
  QzWorkspace *workspace = qz_page_get_workspace (self->page);
  QzExportSubmission *submission;
  QzReturnEntries *returns;
  QzWriteReceipt *receipt;
  QzMakeSeat *seat;

  switch (self->kind)
    {
    case QZ_BUNDLE_WRITE_RETURN:
      returns = qz_return_entries_new (workspace, self->path);
      if (self->entries->len == 0)
        qz_return_entries_set_organisation (returns, self->organisation);
      for (guint i = 0; i < self->entries->len; i++)
        qz_return_entries_add (returns, self->entries->pdata[i], NULL);
      return QZ_OPERATION (returns);
    case QZ_BUNDLE_WRITE_RECEIPT:
      receipt = qz_write_receipt_new (workspace, self->path);
      qz_write_receipt_add_bundle (receipt, self->bundle);
      return QZ_OPERATION (receipt);
    case QZ_BUNDLE_WRITE_EDITION:
      return QZ_OPERATION (qz_export_edition_new (workspace, self->path));
    case QZ_BUNDLE_WRITE_SEAT:
      seat = qz_make_seat_new (workspace, self->path);
      qz_make_seat_set_name (seat, self->name);
      qz_make_seat_set_activity (seat, self->activity);
      if (self->panel != NULL)
        qz_make_seat_add_panel (seat, self->panel);
      return QZ_OPERATION (seat);
    case QZ_BUNDLE_WRITE_PACKET:
      return QZ_OPERATION (qz_export_packet_new (workspace, self->name, self->path));
    case QZ_BUNDLE_WRITE_TYPED:
      return QZ_OPERATION (qz_export_typed_new (workspace, self->path));
    case QZ_BUNDLE_WRITE_SCORES:
      return QZ_OPERATION (qz_export_scores_new (workspace, self->path));
    case QZ_BUNDLE_WRITE_SUBMISSION:
    case QZ_BUNDLE_WRITE_DRAFTS:
    case QZ_BUNDLE_WRITE_FORM:
    default:
      submission = qz_export_submission_new (workspace, self->path);
      qz_export_submission_set_drafts (submission, self->kind == QZ_BUNDLE_WRITE_DRAFTS);
      for (guint i = 0; i < self->entries->len; i++)
        qz_export_submission_add_entry (submission, self->entries->pdata[i]);
      return QZ_OPERATION (submission);
    }
}

static void
key_ready_cb (QzPage *page, gpointer data)
{
  QzBundleWriting *self = data;
  g_autoptr (QzOperation) operation = NULL;

  if (self->dialog != NULL)
    {
      write_form (self);
      return;
    }
  operation = operation_new (self);
  qz_progress_dialog_run_async (GTK_WIDGET (self->page), _ ("Writing the Bundle"), operation,
                                written_cb, self);
}

/* It is signed, and that may take a passphrase. */
static void
write_now (QzBundleWriting *self)
{
  qz_key_dialog_unlock (self->page, key_ready_cb, self, (GDestroyNotify) qz_bundle_writing_free);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzBundleWriting) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = qz_file_picker_finish (result, &error);

  if (file == NULL)
    {
      qz_page_show_error (self->page, _ ("The Bundle Was Not Written"), error);
      return;
    }
  self->path = g_file_get_path (file);
  write_now (g_steal_pointer (&self));
}

static void
choose_place (QzBundleWriting *self)
{
  static const char *const words[] = {
    [QZ_BUNDLE_WRITE_SUBMISSION] = N_ ("Submission"), [QZ_BUNDLE_WRITE_DRAFTS] = N_ ("Drafts"),
    [QZ_BUNDLE_WRITE_RETURN] = N_ ("Return"),         [QZ_BUNDLE_WRITE_RECEIPT] = N_ ("Receipt"),
    [QZ_BUNDLE_WRITE_EDITION] = N_ ("Edition"),       [QZ_BUNDLE_WRITE_SEAT] = N_ ("Helper Seat"),
    [QZ_BUNDLE_WRITE_PACKET] = N_ ("Review Packet"),  [QZ_BUNDLE_WRITE_TYPED] = N_ ("Typed Sheets"),
    [QZ_BUNDLE_WRITE_SCORES] = N_ ("Scores"),
  };
  const QzFileKind kinds[] = { { _ ("Bundles"), "*.qzb" } };
  g_autofree char *name =
      g_strdup_printf ("%s-%s.qzb", qz_workspace_get_name (qz_page_get_workspace (self->page)),
                       self->word != NULL ? self->word : _ (words[self->kind]));

  g_strdelimit (name, "/\\:", '-');
  qz_file_picker_save_async (
      self->dialog != NULL ? GTK_WIDGET (self->dialog) : GTK_WIDGET (self->page),
      _ ("Write the Bundle"), name, kinds, G_N_ELEMENTS (kinds), NULL, place_chosen_cb, self);
}

/**
 * qz_bundle_writing_can_write_edition:
 * @workspace: where
 *
 * Returns: whether an edition that comes from here would be taken in elsewhere: one from a unit is
 *   not
 */
gboolean
qz_bundle_writing_can_write_edition (QzWorkspace *workspace)
{
  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), FALSE);

  return (qz_workspace_get_hats (workspace) & (QZ_HAT_OFFICE | QZ_HAT_RECOMMENDER)) != 0;
}

/**
 * qz_bundle_writing_new:
 * @page: the page that asks
 * @kind: what is written
 *
 * Returns: (transfer full): a bundle that is to be written
 */
QzBundleWriting *
qz_bundle_writing_new (QzPage *page, QzBundleWriteKind kind)
{
  QzBundleWriting *self;

  g_return_val_if_fail (QZ_IS_PAGE (page), NULL);

  self = g_new0 (QzBundleWriting, 1);
  self->page = g_object_ref (page);
  self->kind = kind;
  self->entries = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * qz_bundle_writing_new_for:
 * @page: the page that asks
 * @dialog: where it was typed; closed once it is written, and told why it was not
 * @word: what the file is called, translated
 * @make: makes the operation from what stands in @dialog
 *
 * Returns: (transfer full): a bundle that is to be written
 */
QzBundleWriting *
qz_bundle_writing_new_for (QzPage *page, QzDialog *dialog, const char *word, QzBundleMakeFunc make)
{
  QzBundleWriting *self;

  g_return_val_if_fail (QZ_IS_PAGE (page) && QZ_IS_DIALOG (dialog), NULL);
  g_return_val_if_fail (word != NULL && make != NULL, NULL);

  self = qz_bundle_writing_new (page, QZ_BUNDLE_WRITE_FORM);
  self->dialog = g_object_ref (dialog);
  self->word = g_strdup (word);
  self->make = make;
  return self;
}

/**
 * qz_bundle_writing_free:
 * @self: (nullable) (transfer full): one that was not started
 */
void
qz_bundle_writing_free (QzBundleWriting *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->page);
  g_clear_object (&self->dialog);
  g_ptr_array_unref (self->entries);
  g_free (self->word);
  g_free (self->bundle);
  g_free (self->organisation);
  g_free (self->name);
  g_free (self->activity);
  g_free (self->panel);
  g_free (self->path);
  g_free (self);
}

/**
 * qz_bundle_writing_answer:
 * @self: a bundle that is to be written
 * @note: a bundle that came in: it is answered, or its sender gets entries back
 */
void
qz_bundle_writing_answer (QzBundleWriting *self, const QzBundleNote *note)
{
  g_return_if_fail (self != NULL && note != NULL);

  g_free (self->bundle);
  self->bundle = g_strdup (note->id);
  g_free (self->organisation);
  self->organisation = g_strdup (note->organisation);
}

/**
 * qz_bundle_writing_add_entry:
 * @self: a bundle that is to be written
 * @id: UUID of an entry that goes along
 */
void
qz_bundle_writing_add_entry (QzBundleWriting *self, const char *id)
{
  g_return_if_fail (self != NULL && id != NULL);

  g_ptr_array_add (self->entries, g_strdup (id));
}

/**
 * qz_bundle_writing_set_judge:
 * @self: a review packet that is to be written
 * @judge: UUID of the judge whom it is for
 */
void
qz_bundle_writing_set_judge (QzBundleWriting *self, const char *judge)
{
  g_return_if_fail (self != NULL && judge != NULL);

  g_free (self->name);
  self->name = g_strdup (judge);
}

/**
 * qz_bundle_writing_set_seat:
 * @self: a bundle that makes a helper seat
 * @seat: which
 */
void
qz_bundle_writing_set_seat (QzBundleWriting *self, const QzBundleSeat *seat)
{
  g_return_if_fail (self != NULL && seat != NULL);

  g_free (self->name);
  self->name = *seat->name != '\0' ? g_strdup (seat->name) : NULL;
  g_free (self->activity);
  self->activity = g_strdup (seat->activity);
  g_free (self->panel);
  self->panel = g_strdup (seat->panel);
}

/**
 * qz_bundle_writing_start:
 * @self: (transfer full): a bundle that is to be written
 * @path: (nullable): the file; %NULL asks the user
 */
void
qz_bundle_writing_start (QzBundleWriting *self, const char *path)
{
  g_return_if_fail (self != NULL);

  if (path == NULL)
    {
      choose_place (self);
      return;
    }
  g_free (self->path);
  self->path = g_strdup (path);
  write_now (self);
}
