/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The declaration form as it prints, in a window of its own. It is drawn by a worker. */

#include "config.h"

#include "ui/entries/qz-form-preview.h"

#include <glib/gi18n-lib.h>

#include "documents/qz-form-document.h"
#include "ui/preview/qz-paper-view.h"
#include "ui/widgets/qz-dialog.h"

/* Everything that the worker reads, its own copy. */
typedef struct
{
  QzEdition *edition;
  const QzActivity *activity; /* of the edition */
  QzEntry *entry;
  GPtrArray *materials; /* (element-type QzMaterial) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  qz_edition_unref (job->edition);
  qz_entry_free (job->entry);
  g_ptr_array_unref (job->materials);
  g_free (job);
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static GPtrArray *
copy_materials (GPtrArray *materials)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);

  for (guint i = 0; materials != NULL && i < materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (materials, i);
      QzMaterial *copy = qz_material_new ();

      set_text (&copy->id, material->id);
      set_text (&copy->requirement, material->requirement);
      set_text (&copy->name, material->name);
      set_text (&copy->kind, material->kind);
      set_text (&copy->sha256, material->sha256);
      copy->bytes = material->bytes;
      copy->pages = material->pages;
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static void
draw (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  QzFormDocument document = { .edition = job->edition,
                              .activity = job->activity,
                              .entry = job->entry,
                              .materials = job->materials,
                              .created = job->entry->updated };
  g_autoptr (GBytes) bytes = NULL;
  QzPaper *paper;
  GError *error = NULL;

  if (!qz_form_document_write_stream (&document, stream, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  paper = qz_paper_new_for_bytes (bytes, &error);
  if (paper == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, paper, g_object_unref);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QzPaperView *view = QZ_PAPER_VIEW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzPaper) paper = g_task_propagate_pointer (G_TASK (result), &error);

  if (paper != NULL)
    qz_paper_view_set_paper (view, paper);
  else
    qz_paper_view_set_error (view, error);
}

static void
present (GtkWidget *parent, Job *job)
{
  GtkWidget *dialog = qz_dialog_new (parent, _ ("Declaration Form"));
  GtkWidget *view = qz_paper_view_new ();
  g_autoptr (GTask) task = g_task_new (view, NULL, drawn_cb, NULL);

  qz_paper_view_set_title (QZ_PAPER_VIEW (view),
                           *job->entry->title != '\0' ? job->entry->title : _ ("Declaration Form"));
  qz_paper_view_set_loading (QZ_PAPER_VIEW (view));
  qz_dialog_set_child (QZ_DIALOG (dialog), view);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 900, 760);
  gtk_window_present (GTK_WINDOW (dialog));
  g_task_set_source_tag (task, present);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, draw);
}

/**
 * qz_form_preview_present_session:
 * @parent: a widget of the window
 * @session: a sitting at the wizard
 *
 * Shows the form as it would print now.
 */
void
qz_form_preview_present_session (GtkWidget *parent, QzWizardSession *session)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  Job *job;
  QzForm *form;
  const char *const fields[] = { "title", "team", "unit", "line" };

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (QZ_IS_WIZARD_SESSION (session));

  form = qz_wizard_session_get_form (session);
  job = g_new0 (Job, 1);
  job->edition = qz_edition_ref (qz_wizard_session_get_edition (session));
  job->activity = qz_wizard_session_get_activity (session);
  job->entry = qz_entry_new ();
  job->materials = copy_materials (qz_wizard_session_get_materials (session));
  set_text (&job->entry->edition, job->edition->id);
  set_text (&job->entry->activity, job->activity->id);
  set_text (&job->entry->category, qz_wizard_session_get_category (session));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = qz_form_get (form, fields[i]);
      char **places[] = { &job->entry->title, &job->entry->team, &job->entry->unit_name,
                          &job->entry->line };

      set_text (places[i], value != NULL ? value : "");
    }
  g_free (job->entry->updated);
  job->entry->updated = g_date_time_format_iso8601 (now);
  qz_entry_take_form (job->entry, qz_form_ref (form));
  present (parent, job);
}

/**
 * qz_form_preview_present_entry:
 * @parent: a widget of the window
 * @edition: the edition
 * @entry: a stored entry with its form
 * @materials: (nullable) (element-type QzMaterial): its files
 */
void
qz_form_preview_present_entry (GtkWidget *parent,
                               QzEdition *edition,
                               const QzEntry *entry,
                               GPtrArray *materials)
{
  Job *job;
  const QzActivity *activity;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (edition != NULL && entry != NULL && entry->form != NULL);

  activity = qz_edition_find_activity (edition, entry->activity);
  if (activity == NULL)
    return;
  job = g_new0 (Job, 1);
  job->edition = qz_edition_ref (edition);
  job->activity = activity;
  job->entry = qz_entry_new ();
  job->materials = copy_materials (materials);
  set_text (&job->entry->id, entry->id);
  set_text (&job->entry->edition, entry->edition);
  set_text (&job->entry->activity, entry->activity);
  set_text (&job->entry->category, entry->category);
  set_text (&job->entry->number, entry->number);
  set_text (&job->entry->title, entry->title);
  set_text (&job->entry->team, entry->team);
  set_text (&job->entry->unit_name, entry->unit_name);
  set_text (&job->entry->line, entry->line);
  set_text (&job->entry->updated, entry->updated);
  set_text (&job->entry->submitted, entry->submitted);
  job->entry->state = entry->state;
  job->entry->revision = entry->revision;
  qz_entry_take_form (job->entry, qz_form_ref (entry->form));
  present (parent, job);
}
