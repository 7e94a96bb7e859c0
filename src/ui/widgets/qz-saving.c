/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks where to, writes it with progress and cancel, and says how it went. */

#include "config.h"

#include "ui/widgets/qz-saving.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/qz-progress-dialog.h"

typedef struct
{
  GtkWidget *parent; /* owned */
  QzSavingFunc make;
  QzSavedFunc done;
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->parent);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GError) error = NULL;

  qz_progress_dialog_run_finish (result, &error);
  run->done (run->parent, QZ_OPERATION (source), error);
}

static void
write_to (Run *run, const char *path)
{
  g_autoptr (QzOperation) operation = run->make (run->parent, path);

  qz_progress_dialog_run_async (run->parent, _ ("Saving"), operation, written_cb, run);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = qz_file_picker_finish (result, &error);

  if (file != NULL)
    write_to (g_steal_pointer (&run), g_file_peek_path (file));
  else
    run->done (run->parent, NULL, error);
}

/**
 * qz_saving_start:
 * @saving: what is written; read during the call
 * @parent: a widget in the window below, which the functions get
 * @path: (nullable): where to; %NULL asks
 */
void
qz_saving_start (const QzSaving *saving, GtkWidget *parent, const char *path)
{
  Run *run;

  g_return_if_fail (saving != NULL && saving->make != NULL && saving->done != NULL);
  g_return_if_fail (GTK_IS_WIDGET (parent));

  run = g_new0 (Run, 1);
  run->parent = g_object_ref (parent);
  run->make = saving->make;
  run->done = saving->done;
  if (path != NULL)
    write_to (run, path);
  else if (saving->name == NULL)
    qz_file_picker_folder_async (parent, saving->title, NULL, chosen_cb, run);
  else
    qz_file_picker_save_async (parent, saving->title, saving->name, saving->kinds, saving->n_kinds,
                               NULL, chosen_cb, run);
}
