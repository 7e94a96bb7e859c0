/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/exchange/qz-key-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qz-error.h"
#include "operations/qz-own-key.h"
#include "ui/widgets/qz-dialog.h"
#include "ui/widgets/qz-group.h"

#define WIDTH 480
#define LOW 240
#define HIGH 340

/* What is being asked; belongs to its dialog. */
typedef struct
{
  QzPage *page;         /* owned */
  QzDialog *dialog;     /* borrowed: the owner */
  GtkEditable *current; /* borrowed, nullable: the key has none yet */
  GtkEditable *fresh;   /* borrowed, nullable: only asked for */
  GtkEditable *again;

  QzKeyReadyFunc ready; /* nullable */
  gpointer data;        /* owned until it is handed over */
  GDestroyNotify destroy;
} Asking;

/* What the thread takes with it. */
typedef struct
{
  QzWorkspace *workspace; /* owned */
  char *current;          /* nullable */
  char *fresh;
  gboolean change;
} Act;

static void
passphrase_free (char *passphrase)
{
  if (passphrase != NULL)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

static void
act_free (gpointer data)
{
  Act *act = data;

  g_object_unref (act->workspace);
  passphrase_free (act->current);
  passphrase_free (act->fresh);
  g_free (act);
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  if (asking->data != NULL && asking->destroy != NULL)
    asking->destroy (asking->data);
  g_object_unref (asking->page);
  g_free (asking);
}

/* Making a key from a passphrase takes half a second. */
static void
act_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Act *act = task_data;
  g_autoptr (GError) error = NULL;

  if (act->change ? qz_own_key_set_passphrase (act->workspace, act->current, act->fresh, &error)
                  : qz_own_key_unlock (act->workspace, act->current, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzDialog) dialog = QZ_DIALOG (g_object_ref (source));
  Asking *asking = user_data;
  g_autoptr (QzPage) page = g_object_ref (asking->page);
  g_autoptr (GError) error = NULL;
  const char *words = NULL;

  qz_dialog_set_busy (dialog, FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      qz_dialog_set_fault (dialog, error->message);
      if (asking->current != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (asking->current));
      return;
    }
  if (asking->fresh != NULL)
    words = *gtk_editable_get_text (asking->fresh) != '\0' ? _ ("Passphrase set")
                                                           : _ ("Passphrase removed");
  if (words != NULL)
    qz_page_toast (page, words);
  if (asking->ready != NULL)
    asking->ready (page, g_steal_pointer (&asking->data));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
accept_cb (QzDialog *dialog, Asking *asking)
{
  g_autoptr (GTask) task = NULL;
  Act *act;

  if (asking->fresh != NULL
      && strcmp (gtk_editable_get_text (asking->fresh), gtk_editable_get_text (asking->again)) != 0)
    {
      qz_dialog_set_fault (dialog, _ ("The two passphrases are not the same. Type them again."));
      return;
    }
  qz_dialog_set_fault (dialog, NULL);
  /* A text that is greyed out while it has the focus never hears that it lost it. */
  gtk_window_set_focus (GTK_WINDOW (dialog), NULL);
  qz_dialog_set_busy (dialog, TRUE);
  act = g_new0 (Act, 1);
  act->workspace = g_object_ref (qz_page_get_workspace (asking->page));
  act->change = asking->fresh != NULL;
  if (asking->current != NULL)
    act->current = g_strdup (gtk_editable_get_text (asking->current));
  if (asking->fresh != NULL)
    act->fresh = g_strdup (gtk_editable_get_text (asking->fresh));
  task = g_task_new (dialog, NULL, done_cb, asking);
  g_task_set_task_data (task, act, act_free);
  g_task_run_in_thread (task, act_in_thread);
}

static GtkEditable *
add_row (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  qz_group_add (group, row);
  return GTK_EDITABLE (row);
}

static void
update_accept (Asking *asking)
{
  gboolean current = asking->current == NULL || *gtk_editable_get_text (asking->current) != '\0';
  /* A key that has a passphrase may lose it; one that has none gets one. */
  gboolean fresh = asking->fresh == NULL || asking->current != NULL
                   || *gtk_editable_get_text (asking->fresh) != '\0';

  qz_dialog_set_accept_enabled (asking->dialog, current && fresh);
}

static void
watch (Asking *asking, GtkEditable *row)
{
  if (row == NULL)
    return;
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update_accept), asking);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (gtk_widget_activate_default), row);
}

static Asking *
asking_new (QzPage *page, const char *title, int height, GtkWidget **out_box)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkWidget *dialog = qz_dialog_new (GTK_WIDGET (page), title);

  asking->page = g_object_ref (page);
  asking->dialog = QZ_DIALOG (dialog);
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, asking_free);
  qz_dialog_set_child (asking->dialog, qz_column_new (WIDTH, out_box));
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, height);
  return asking;
}

static void
present (Asking *asking, const char *accept)
{
  watch (asking, asking->current);
  watch (asking, asking->fresh);
  watch (asking, asking->again);
  qz_dialog_set_accept (asking->dialog, accept);
  g_signal_connect (asking->dialog, "accept", G_CALLBACK (accept_cb), asking);
  update_accept (asking);
  gtk_window_present (GTK_WINDOW (asking->dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asking->current != NULL ? asking->current : asking->fresh));
}

/**
 * qz_key_dialog_unlock:
 * @page: the page that signs or decrypts
 * @ready: (scope async): called at once when the key needs no passphrase, else when it was typed;
 *   not at all when the user gives up
 * @data: (transfer full): for @ready
 * @destroy: (nullable): lets go of @data when @ready is not called
 *
 * Asks for the passphrase of the workspace's key when it has one that was not typed yet.
 */
void
qz_key_dialog_unlock (QzPage *page, QzKeyReadyFunc ready, gpointer data, GDestroyNotify destroy)
{
  QzOwnKeyState state;
  Asking *asking;
  GtkWidget *box;
  GtkWidget *group;

  g_return_if_fail (QZ_IS_PAGE (page) && ready != NULL);

  /* What is wrong with the key the act itself says. */
  if (!qz_own_key_get_state (qz_page_get_workspace (page), &state, NULL)
      || state != QZ_OWN_KEY_LOCKED)
    {
      ready (page, data);
      return;
    }
  asking = asking_new (page, _ ("Key of the Workspace"), LOW, &box);
  asking->ready = ready;
  asking->data = data;
  asking->destroy = destroy;
  group = qz_group_new (NULL, _ ("What goes out is signed with this key, and what is encrypted for "
                                 "this workspace is opened with it."));
  asking->current = add_row (group, _ ("Passphrase"));
  gtk_box_append (GTK_BOX (box), group);
  present (asking, _ ("_Unlock"));
}

static void
set_passphrase_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzPage *page = user_data;
  g_autoptr (GError) error = NULL;
  QzOwnKeyState state;
  Asking *asking;
  GtkWidget *box;
  GtkWidget *group;

  if (!qz_own_key_get_state (qz_page_get_workspace (page), &state, &error))
    {
      qz_page_show_error (page, _ ("The Key Cannot Be Read"), error);
      return;
    }
  asking = asking_new (page, _ ("Passphrase of the Key"), HIGH, &box);
  group = qz_group_new (NULL, state == QZ_OWN_KEY_FREE
                                  ? _ ("Whoever copies this workspace can sign in your name unless "
                                       "the key has a passphrase. It is asked for before anything "
                                       "is signed. One that is forgotten cannot be replaced.")
                                  : _ ("Leave the new passphrase empty to have none."));
  if (state != QZ_OWN_KEY_FREE)
    asking->current = add_row (group, _ ("Current passphrase"));
  asking->fresh = add_row (group, _ ("New passphrase"));
  asking->again = add_row (group, _ ("New passphrase once more"));
  gtk_box_append (GTK_BOX (box), group);
  present (asking, _ ("_Set"));
}

/**
 * qz_key_dialog_add_actions:
 * @page: a page that shows the key of the workspace
 *
 * Adds the action "set-passphrase".
 */
void
qz_key_dialog_add_actions (QzPage *page)
{
  const GActionEntry entries[] = { { "set-passphrase", set_passphrase_cb } };

  g_return_if_fail (QZ_IS_PAGE (page));

  qz_page_add_actions (page, entries, G_N_ELEMENTS (entries));
}
