/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of entries as they print, in a window of their own. They are drawn by a worker. */

#include "config.h"

#include "model/qz-text.h"
#include "ui/entries/qz-form-preview.h"

#include <glib/gi18n-lib.h>

#include "documents/qz-form-document.h"
#include "operations/qz-figures.h"
#include "operations/qz-own-key.h"
#include "rules/qz-check-code.h"
#include "ui/preview/qz-paper-view.h"
#include "ui/widgets/qz-dialog.h"

/* Everything that the worker reads, its own copy. */
typedef struct
{
  QzEdition *edition;
  const QzActivity *activity; /* of the edition */
  QzEntry *entry;
  GPtrArray *materials;   /* (element-type QzMaterial) */
  QzWorkspace *workspace; /* owned */
  QzPaperKind kind;       /* form or report */
} Job;

/* What is remembered when the form of a sitting goes to the printer. */
typedef struct
{
  QzWorkspace *workspace; /* owned */
  char *entry;            /* UUID */
  char *code;
} Record;

static void
job_free (gpointer data)
{
  Job *job = data;

  qz_edition_unref (job->edition);
  qz_entry_free (job->entry);
  g_ptr_array_unref (job->materials);
  g_object_unref (job->workspace);
  g_free (job);
}

static GPtrArray *
copy_materials (GPtrArray *materials)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);

  for (guint i = 0; materials != NULL && i < materials->len; i++)
    g_ptr_array_add (copies, qz_material_copy (g_ptr_array_index (materials, i)));
  return copies;
}

static void
record_free (gpointer data, GClosure *closure)
{
  Record *record = data;

  g_object_unref (record->workspace);
  g_free (record->entry);
  g_free (record->code);
  g_free (record);
}

/* A form that is out of the house is known by its code; printing goes on when that fails. */
static void
session_given_out_cb (QzPaperView *view, Record *record)
{
  g_autoptr (GError) error = NULL;

  if (!qz_print_forms_record_one (record->workspace, record->entry, record->code, &error))
    g_message ("The printing of the form was not recorded: %s", error->message);
}

static void
papers_given_out_cb (QzPaperView *view, QzPrintForms *operation)
{
  g_autoptr (GError) error = NULL;

  if (!qz_print_forms_record (operation, &error))
    g_message ("The printing of the forms was not recorded: %s", error->message);
}

static void
show (QzPaperView *view, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QzPaper) paper = qz_paper_new_for_bytes (bytes, &error);

  if (paper != NULL)
    qz_paper_view_set_paper (view, paper);
  else
    qz_paper_view_set_error (view, error);
}

static gboolean
write_report (QzFormDocument *document,
              Job *job,
              GOutputStream *stream,
              GCancellable *cancellable,
              GError **error)
{
  const QzPdfInfo info = { .title = job->entry->title, .created = document->created };
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);
  g_autoptr (GHashTable) figures =
      qz_figures_read (job->workspace, job->entry->form, job->materials, cancellable, error);
  QzPrintSheet *sheet;

  if (figures == NULL)
    return FALSE;
  document->figures = figures;
  sheet = qz_form_document_make_report (document, error);
  if (sheet == NULL)
    return FALSE;
  g_ptr_array_add (sheets, sheet);
  return qz_print_sheets_write_stream (sheets, stream, &info, NULL, NULL, cancellable, error);
}

static void
draw (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *fingerprint = qz_own_key_dup_fingerprint (job->workspace);
  QzFormDocument document = { .edition = job->edition,
                              .activity = job->activity,
                              .entry = job->entry,
                              .materials = job->materials,
                              .fingerprint = fingerprint,
                              .created = job->entry->updated };
  GError *error = NULL;

  if (job->kind == QZ_PAPER_REPORT
          ? !write_report (&document, job, stream, cancellable, &error)
          : !qz_form_document_write_stream (&document, stream, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_output_stream_close (stream, NULL, NULL);
  g_task_return_pointer (task,
                         g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream)),
                         (GDestroyNotify) g_bytes_unref);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes != NULL)
    show (QZ_PAPER_VIEW (source), bytes);
  else
    qz_paper_view_set_error (QZ_PAPER_VIEW (source), error);
}

static QzPaperView *
present (GtkWidget *parent, const char *heading, const char *title)
{
  GtkWidget *dialog = qz_dialog_new (parent, heading);
  GtkWidget *view = qz_paper_view_new ();

  qz_paper_view_set_title (QZ_PAPER_VIEW (view), title);
  qz_paper_view_set_loading (QZ_PAPER_VIEW (view));
  qz_dialog_set_child (QZ_DIALOG (dialog), view);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 900, 760);
  gtk_window_present (GTK_WINDOW (dialog));
  return QZ_PAPER_VIEW (view);
}

static Job *
job_new (QzWorkspace *workspace, QzWizardSession *session)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  QzForm *form = qz_wizard_session_get_form (session);
  const char *entry = qz_wizard_session_get_entry (session);
  const char *const fields[] = { "title", "team", "unit", "line" };
  Job *job = g_new0 (Job, 1);

  job->workspace = g_object_ref (workspace);
  job->edition = qz_edition_ref (qz_wizard_session_get_edition (session));
  job->activity = qz_wizard_session_get_activity (session);
  job->entry = qz_entry_new ();
  job->materials = copy_materials (qz_wizard_session_get_materials (session));
  qz_text_set (&job->entry->id, entry != NULL ? entry : "");
  qz_text_set (&job->entry->edition, job->edition->id);
  qz_text_set (&job->entry->activity, job->activity->id);
  qz_text_set (&job->entry->category, qz_wizard_session_get_category (session));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = qz_form_get (form, fields[i]);
      char **places[] = { &job->entry->title, &job->entry->team, &job->entry->unit_name,
                          &job->entry->line };

      qz_text_set (places[i], value != NULL ? value : "");
    }
  g_free (job->entry->updated);
  job->entry->updated = g_date_time_format_iso8601 (now);
  qz_entry_take_form (job->entry, qz_form_ref (form));
  return job;
}

/**
 * qz_form_preview_present_session:
 * @parent: a widget of the window
 * @workspace: where the entry of the sitting is kept
 * @session: a sitting at the wizard
 * @kind: %QZ_PAPER_FORM or %QZ_PAPER_REPORT
 *
 * Shows the paper as it would print now.
 */
void
qz_form_preview_present_session (GtkWidget *parent,
                                 QzWorkspace *workspace,
                                 QzWizardSession *session,
                                 QzPaperKind kind)
{
  Job *job;
  QzPaperView *view;
  const char *heading;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (QZ_IS_WORKSPACE (workspace));
  g_return_if_fail (QZ_IS_WIZARD_SESSION (session));

  job = job_new (workspace, session);
  job->kind = kind;
  heading = kind == QZ_PAPER_REPORT ? _ ("Report") : _ ("Declaration Form");
  view = present (parent, heading, *job->entry->title != '\0' ? job->entry->title : heading);
  if (kind == QZ_PAPER_FORM && *job->entry->id != '\0')
    {
      Record *record = g_new0 (Record, 1);

      record->workspace = g_object_ref (workspace);
      record->entry = g_strdup (job->entry->id);
      record->code =
          qz_check_code_new (job->activity, job->entry->category, job->entry->form, job->materials);
      g_signal_connect_data (view, "given-out", G_CALLBACK (session_given_out_cb), record,
                             record_free, 0);
    }
  task = g_task_new (view, NULL, drawn_cb, NULL);
  g_task_set_source_tag (task, qz_form_preview_present_session);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, draw);
}

/**
 * qz_form_preview_get_words:
 * @kind: a kind of paper
 *
 * Returns: (transfer none): how the interface calls papers of this kind
 */
const char *
qz_form_preview_get_words (QzPaperKind kind)
{
  static const char *const words[QZ_N_PAPER_KINDS] = {
    [QZ_PAPER_FORM] = N_ ("Declaration Forms"),
    [QZ_PAPER_SHORT_FORM] = N_ ("Report Sheets"),
    [QZ_PAPER_REPORT] = N_ ("Reports with Contents"),
    [QZ_PAPER_COMMITMENT] = N_ ("Commitment of the Unit"),
    [QZ_PAPER_SIGNATURE_LIST] = N_ ("List for Signature"),
  };

  g_return_val_if_fail (kind < QZ_N_PAPER_KINDS, "");

  return _ (words[kind]);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPaperView) view = user_data;
  QzPrintForms *operation = QZ_PRINT_FORMS (source);
  g_autoptr (GError) error = NULL;

  if (qz_operation_run_finish (QZ_OPERATION (operation), result, &error))
    show (view, qz_print_forms_get_bytes (operation));
  else
    qz_paper_view_set_error (view, error);
}

/**
 * qz_form_preview_present_papers:
 * @parent: a widget of the window
 * @workspace: where
 * @entries: (array zero-terminated=1): UUIDs of stored entries, at least one
 * @kind: which paper
 *
 * Shows the papers of all these entries as one document, to be printed in one run. Closing the
 * window before they are made stops the work.
 */
void
qz_form_preview_present_papers (GtkWidget *parent,
                                QzWorkspace *workspace,
                                const char *const *entries,
                                QzPaperKind kind)
{
  g_autoptr (QzPrintForms) operation = NULL;
  QzPaperView *view;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (QZ_IS_WORKSPACE (workspace));
  g_return_if_fail (entries != NULL && entries[0] != NULL);

  operation = qz_print_forms_new (workspace, entries, kind);
  view = present (parent, qz_form_preview_get_words (kind), qz_form_preview_get_words (kind));
  g_signal_connect_object (view, "given-out", G_CALLBACK (papers_given_out_cb), operation, 0);
  g_object_set_data_full (G_OBJECT (view), "papers", g_object_ref (operation), g_object_unref);
  g_signal_connect_object (view, "destroy", G_CALLBACK (qz_operation_cancel), operation,
                           G_CONNECT_SWAPPED);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, printed_cb, g_object_ref (view));
}
