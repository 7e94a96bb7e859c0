/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with bundles and keys. Nothing comes in before it was shown what it would change. */

#include "config.h"

#include "ui/exchange/qz-exchange-page-private.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-bundle-reader.h"
#include "operations/qz-export-bundle-list.h"
#include "operations/qz-import-bundle.h"
#include "operations/qz-trust-key.h"
#include "ui/exchange/qz-approval-acts.h"
#include "ui/exchange/qz-bundle-dialog.h"
#include "ui/exchange/qz-bundle-writing.h"
#include "ui/exchange/qz-key-dialog.h"
#include "ui/exchange/qz-large-files.h"
#include "ui/facade/qz-alert.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/widgets/qz-progress-dialog.h"

static QzWorkspace *
get_workspace (QzExchangePage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

static void
present (GtkWidget *dialog)
{
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Taking in */

static guint
count (const GPtrArray *reports, QzVerdict verdict)
{
  guint n = 0;

  for (guint i = 0; i < reports->len; i++)
    n += qz_bundle_report_count (reports->pdata[i], verdict);
  return n;
}

/* Whether taking them in would change or keep anything. */
static gboolean
changes_anything (const GPtrArray *reports)
{
  for (guint i = 0; i < reports->len; i++)
    {
      const QzBundleReport *report = reports->pdata[i];

      if (*report->refusal == '\0' && !report->duplicate)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_faults (const GPtrArray *reports)
{
  for (guint i = 0; i < reports->len; i++)
    {
      const QzBundleReport *report = reports->pdata[i];

      if (*report->refusal != '\0' || (report->missing != NULL && report->missing[0] != NULL))
        return TRUE;
    }
  return count (reports, QZ_VERDICT_REFUSED) > 0 || count (reports, QZ_VERDICT_WAITING) > 0;
}

/* Tells in a line what came in, and in a dialog what did not. */
static void
tell_taken (QzExchangePage *self, const GPtrArray *reports)
{
  guint n = count (reports, QZ_VERDICT_TAKEN);
  g_autofree char *words = g_strdup_printf (ngettext ("%u taken in", "%u taken in", n), n);

  if (n > 0)
    qz_page_toast (QZ_PAGE (self), words);
  if (has_faults (reports))
    present (qz_bundle_dialog_new (GTK_WIDGET (self), _ ("What Came In"), reports, FALSE));
}

static void
taken_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzExchangePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_progress_dialog_run_finish (result, &error))
    tell_taken (self, qz_import_bundle_get_reports (QZ_IMPORT_BUNDLE (source)));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("The Bundles Were Not Taken In"), error);
}

static QzImportBundle *
import_new (QzExchangePage *self)
{
  QzImportBundle *operation = qz_import_bundle_new (get_workspace (self));

  for (guint i = 0; i < self->paths->len; i++)
    qz_import_bundle_add_file (operation, self->paths->pdata[i]);
  return operation;
}

static void
take_in_now (QzExchangePage *self)
{
  g_autoptr (QzImportBundle) operation = NULL;

  if (self->report == NULL || self->paths == NULL)
    return;
  operation = import_new (self);
  gtk_window_close (GTK_WINDOW (self->report));
  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Taking In"), QZ_OPERATION (operation),
                                taken_in_cb, g_object_ref (self));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzExchangePage) self = user_data;
  g_autoptr (GError) error = NULL;
  const GPtrArray *reports;
  GtkWidget *dialog;

  if (!qz_progress_dialog_run_finish (result, &error))
    {
      qz_page_show_error (QZ_PAGE (self), _ ("The Bundles Were Not Taken In"), error);
      return;
    }
  reports = qz_import_bundle_get_reports (QZ_IMPORT_BUNDLE (source));
  dialog = qz_bundle_dialog_new (GTK_WIDGET (self), _ ("To Be Taken In"), reports, TRUE);
  qz_dialog_set_accept (QZ_DIALOG (dialog), _ ("_Take In"));
  qz_dialog_set_accept_enabled (QZ_DIALOG (dialog),
                                changes_anything (reports)
                                    && !qz_workspace_is_read_only (get_workspace (self)));
  g_signal_connect_object (dialog, "accept", G_CALLBACK (take_in_now), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->report, QZ_DIALOG (dialog));
  present (dialog);
}

static gboolean
is_any_encrypted (const GPtrArray *paths)
{
  gboolean encrypted = FALSE;

  for (guint i = 0; !encrypted && i < paths->len; i++)
    encrypted = qz_bundle_reader_needs_key (paths->pdata[i]);
  return encrypted;
}

static void
look_now (QzPage *page, gpointer data)
{
  QzExchangePage *self = QZ_EXCHANGE_PAGE (page);
  g_autoptr (GPtrArray) paths = data;
  g_autoptr (QzImportBundle) operation = NULL;

  g_clear_pointer (&self->paths, g_ptr_array_unref);
  self->paths = g_steal_pointer (&paths);
  if (self->report != NULL)
    gtk_window_close (GTK_WINDOW (self->report));
  operation = import_new (self);
  qz_import_bundle_set_dry_run (operation, TRUE);
  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Reading the Bundles"),
                                QZ_OPERATION (operation), looked_cb, g_object_ref (self));
}

/* Says first what would come in. */
static void
look (QzExchangePage *self, GPtrArray *paths)
{
  if (is_any_encrypted (paths))
    qz_key_dialog_unlock (QZ_PAGE (self), look_now, g_ptr_array_ref (paths),
                          (GDestroyNotify) g_ptr_array_unref);
  else
    look_now (QZ_PAGE (self), g_ptr_array_ref (paths));
}

static void
take_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree const char **names = g_variant_get_strv (parameter, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (paths, g_strdup (names[i]));
  if (paths->len > 0)
    look (user_data, paths);
}

static void
take_in_now_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  take_in_now (user_data);
}

/* Writing */

static QzBundleWriteKind
kind_of (GSimpleAction *action)
{
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_has_prefix (name, "write-edition"))
    return QZ_BUNDLE_WRITE_EDITION;
  if (g_str_has_prefix (name, "write-return"))
    return QZ_BUNDLE_WRITE_RETURN;
  return g_str_has_prefix (name, "write-receipt") ? QZ_BUNDLE_WRITE_RECEIPT
                                                  : QZ_BUNDLE_WRITE_SUBMISSION;
}

static void
write_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzExchangePage *self = user_data;
  QzBundleWriteKind kind = kind_of (action);
  const QzBundleRow *row = qz_record_table_get_selected (self->table);
  const char *path = parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL;
  g_autoptr (QzBundleWriting) writing = qz_bundle_writing_new (QZ_PAGE (self), kind);

  if (row != NULL)
    qz_bundle_writing_answer (writing, row->note);
  qz_bundle_writing_start (g_steal_pointer (&writing), path);
}

/* The table */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzExchangePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_progress_dialog_run_finish (result, &error))
    qz_page_toast (QZ_PAGE (self), _ ("Table exported"));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("The Table Was Not Written"), error);
}

static void
export_to (QzExchangePage *self, const char *path)
{
  g_autoptr (QzExportBundleList) operation = qz_export_bundle_list_new (get_workspace (self), path);

  qz_progress_dialog_run_async (GTK_WIDGET (self), _ ("Exporting the Table"),
                                QZ_OPERATION (operation), exported_cb, g_object_ref (self));
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzExchangePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = qz_file_picker_finish (result, &error);

  if (file != NULL)
    export_to (self, g_file_peek_path (file));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("The Table Was Not Written"), error);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const QzFileKind kinds[] = { { _ ("Spreadsheets"), "*.xlsx" }, { _ ("PDF documents"), "*.pdf" } };
  g_autofree char *name = g_strdup_printf ("%s.xlsx", _ ("Bundles"));

  if (parameter != NULL)
    export_to (user_data, g_variant_get_string (parameter, NULL));
  else
    qz_file_picker_save_async (GTK_WIDGET (user_data), _ ("Export Table"), name, kinds,
                               G_N_ELEMENTS (kinds), NULL, export_chosen_cb,
                               g_object_ref (user_data));
}

/* Keys */

static const QzKnownKey *
find_key (QzExchangePage *self, const char *id)
{
  for (guint i = 0; self->data != NULL && i < self->data->waiting->len; i++)
    {
      const QzKnownKey *key = self->data->waiting->pdata[i];

      if (strcmp (key->id, id) == 0)
        return key;
    }
  return NULL;
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzExchangePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_progress_dialog_run_finish (result, &error))
    tell_taken (self, qz_trust_key_get_reports (QZ_TRUST_KEY (source)));
  else
    qz_page_show_error (QZ_PAGE (self), _ ("The Key Was Not Confirmed"), error);
}

typedef struct
{
  QzExchangePage *page; /* owned */
  GPtrArray *keys;      /* (element-type utf8): in one line: an id alone could be anybody's */
} Question;

static void
confirm_now (QzPage *page, gpointer data)
{
  g_autoptr (GPtrArray) keys = data;
  g_autoptr (QzTrustKey) operation = qz_trust_key_new (qz_page_get_workspace (page));

  for (guint i = 0; i < keys->len; i++)
    qz_trust_key_add (operation, keys->pdata[i]);
  qz_progress_dialog_run_async (GTK_WIDGET (page), _ ("Taking In"), QZ_OPERATION (operation),
                                confirmed_cb, g_object_ref (page));
}

/* What it signed and had to wait is taken in at once; where it is encrypted, that takes our key. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (QzExchangePage) self = question->page;
  g_autoptr (GPtrArray) keys = question->keys;
  g_autofree char *answer = qz_alert_ask_finish (result, NULL);
  const QzEdition *edition = qz_workspace_get_edition (get_workspace (self));

  if (g_strcmp0 (answer, "confirm") != 0)
    return;
  if (edition != NULL && edition->encrypts_submissions)
    qz_key_dialog_unlock (QZ_PAGE (self), confirm_now, g_steal_pointer (&keys),
                          (GDestroyNotify) g_ptr_array_unref);
  else
    confirm_now (QZ_PAGE (self), g_steal_pointer (&keys));
}

static void
confirm_key_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const QzAlertResponse responses[] = {
    { "cancel", _ ("_Cancel"), QZ_ALERT_PLAIN },
    { "confirm", _ ("_Confirm"), QZ_ALERT_PLAIN },
  };
  QzExchangePage *self = user_data;
  const QzKnownKey *key =
      parameter != NULL ? find_key (self, g_variant_get_string (parameter, NULL)) : NULL;
  g_autofree char *body = NULL;
  Question *question;

  if (self->data == NULL || (parameter != NULL && key == NULL))
    return;
  question = g_new0 (Question, 1);
  question->page = g_object_ref (self);
  question->keys = g_ptr_array_new_with_free_func (g_free);
  /* Of all keys those that are shown, and none that came a moment ago. */
  for (guint i = 0; i < self->data->waiting->len; i++)
    {
      const QzKnownKey *waiting = self->data->waiting->pdata[i];

      if (key == NULL || waiting == key)
        g_ptr_array_add (question->keys, g_strdup (waiting->public));
    }
  if (key != NULL)
    body = g_strdup_printf (_ ("%s\n\nDoes the same fingerprint stand on the stamped slip of “%s”? "
                               "Confirm it only then."),
                            key->fingerprint, key->name);
  else
    body = g_strdup (_ ("Was every fingerprint that is listed compared with its slip? Confirm them "
                        "only then."));
  qz_alert_ask_async (GTK_WIDGET (self),
                      key != NULL ? _ ("Confirm This Key?") : _ ("Confirm All Keys?"), body,
                      responses, G_N_ELEMENTS (responses), NULL, answered_cb, question);
}

static void
copy_fingerprint_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzExchangePage *self = user_data;

  if (self->data == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->data->fingerprint);
  qz_page_toast (QZ_PAGE (self), _ ("Fingerprint copied"));
}

static void
show_bundle_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _qz_exchange_page_show_selected (user_data);
}

/* Shows what became of the selected bundle. */
void
_qz_exchange_page_show_selected (QzExchangePage *self)
{
  const QzBundleRow *row = qz_record_table_get_selected (self->table);
  g_autoptr (GPtrArray) reports =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_bundle_report_free);
  g_autoptr (GError) error = NULL;
  QzBundleReport *report;

  if (row == NULL)
    return;
  report = qz_exchange_data_recall (get_workspace (self), row->note, &error);
  if (report == NULL)
    {
      qz_page_show_error (QZ_PAGE (self), _ ("The Bundle Cannot Be Shown"), error);
      return;
    }
  g_ptr_array_add (reports, report);
  present (qz_bundle_dialog_new (GTK_WIDGET (self), _ ("What Became of It"), reports, FALSE));
}

/* What can be done depends on the bundle that is selected. */
void
_qz_exchange_page_update_acts (QzExchangePage *self)
{
  const QzBundleRow *row = qz_record_table_get_selected (self->table);
  gboolean writable = !qz_workspace_is_read_only (get_workspace (self));
  gboolean unit = (qz_workspace_get_hats (get_workspace (self)) & QZ_HAT_UNIT) != 0;
  gboolean came =
      row != NULL && row->note->incoming && writable && g_str_equal (row->note->kind, "submission");
  gboolean edition = qz_bundle_writing_can_write_edition (get_workspace (self));
  const struct
  {
    const char *action;
    gboolean enabled;
  } states[] = {
    { "hand-in", unit && writable },
    { "hand-in-to", unit && writable },
    { "take-in-now", writable },
    { "add-large-files", writable },
    { "add-large-files-from", writable },
    { "write-edition", edition && writable },
    { "write-edition-to", edition && writable },
    { "write-return", came && !row->note->waiting },
    { "write-return-to", came && !row->note->waiting },
    { "write-receipt", came },
    { "write-receipt-to", came },
    { "confirm-key", writable },
    { "confirm-all-keys", writable },
    { "set-passphrase", writable },
    { "show-bundle", row != NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    qz_page_set_action_enabled (QZ_PAGE (self), states[i].action, states[i].enabled);
  qz_approval_acts_update (QZ_PAGE (self));
}

void
_qz_exchange_page_add_acts (QzExchangePage *self)
{
  const GActionEntry entries[] = {
    { "take-in", take_in_cb, "as" },
    { "take-in-now", take_in_now_cb },
    { "hand-in", write_cb },
    { "hand-in-to", write_cb, "s" },
    { "write-edition", write_cb },
    { "write-edition-to", write_cb, "s" },
    { "write-return", write_cb },
    { "write-return-to", write_cb, "s" },
    { "write-receipt", write_cb },
    { "write-receipt-to", write_cb, "s" },
    { "confirm-key", confirm_key_cb, "s" },
    { "confirm-all-keys", confirm_key_cb },
    { "copy-fingerprint", copy_fingerprint_cb },
    { "show-bundle", show_bundle_cb },
    { "export-bundles", export_cb },
    { "export-bundles-to", export_cb, "s" },
  };

  qz_page_add_actions (QZ_PAGE (self), entries, G_N_ELEMENTS (entries));
  qz_key_dialog_add_actions (QZ_PAGE (self));
  qz_large_files_add_actions (QZ_PAGE (self));
  qz_approval_acts_add (QZ_PAGE (self));
}
