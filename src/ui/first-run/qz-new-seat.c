/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace of a helper seat 子席位, made from the file that the office has handed over. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-create-seat.h"
#include "ui/facade/qz-alert.h"
#include "ui/facade/qz-file-picker.h"
#include "ui/first-run/qz-new-seat.h"

/* A seat that is being made. */
typedef struct
{
  char *directory;
  char *path;
  QzKnownKey *office; /* nullable: who signed the file */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_free (making->directory);
  g_free (making->path);
  qz_known_key_free (making->office);
  g_free (making);
}

static void
create_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Making *making = task_data;
  GError *error = NULL;
  QzWorkspace *workspace =
      qz_create_seat (making->directory, making->path, &making->office, &error);

  if (workspace != NULL)
    g_task_return_pointer (task, workspace, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Nobody but who carried the file can say whether it is the office's. */
static void
tell_office (QzWindow *window, const QzKnownKey *office)
{
  g_autofree char *body =
      g_strdup_printf (_ ("It was made by “%s”, whose key has the fingerprint\n%s\nCompare it with "
                          "what the office reads out."),
                       office->name, office->fingerprint);

  qz_alert_tell (GTK_WIDGET (window), _ ("The Helper Seat Is Ready"), body);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  QzWindow *window = QZ_WINDOW (source);
  const Making *making = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (QzWorkspace) workspace = g_task_propagate_pointer (G_TASK (result), &error);

  if (workspace == NULL)
    {
      qz_alert_tell (GTK_WIDGET (window), _ ("The Helper Seat Was Not Made"), error->message);
      return;
    }
  qz_window_set_workspace (window, workspace);
  g_action_group_activate_action (G_ACTION_GROUP (window), "open-page",
                                  g_variant_new_string ("typing"));
  tell_office (window, making->office);
}

static void
create (QzWindow *window, const char *path)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, created_cb, NULL);
  const char *proposal = qz_window_get_proposal (window);
  Making *making = g_new0 (Making, 1);

  making->directory =
      proposal != NULL ? g_strdup (proposal) : qz_workspace_dup_default_directory ();
  making->path = g_strdup (path);
  g_task_set_source_tag (task, create);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, create_in_thread);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QzWindow) window = data;
  g_autoptr (GFile) file = qz_file_picker_finish (result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    create (window, g_file_peek_path (file));
}

/**
 * qz_new_seat_open:
 * @window: a window without a workspace
 * @path: (nullable): the file of the office; %NULL asks the user
 *
 * Makes the helper seat where a workspace was looked for, and shows it.
 */
void
qz_new_seat_open (QzWindow *window, const char *path)
{
  const QzFileKind kinds[] = { { _ ("Bundles"), "*.qzb" }, { _ ("All files"), "*" } };

  g_return_if_fail (QZ_IS_WINDOW (window));

  if (qz_window_get_workspace (window) != NULL)
    return;
  if (path != NULL)
    create (window, path);
  else
    qz_file_picker_open_async (GTK_WIDGET (window), _ ("File of the Helper Seat"), kinds,
                               G_N_ELEMENTS (kinds), NULL, chosen_cb, g_object_ref (window));
}
