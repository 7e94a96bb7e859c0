/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same values for the entries that are selected, and back. */

#include "config.h"

#include "ui/entries/qz-entries-page-private.h"

#include <glib/gi18n-lib.h>

#include "rules/qz-entry-state-rules.h"
#include "ui/entries/qz-set-fields-dialog.h"

#define UNDO "undo-set-fields" /* QzSetFields that gives the former values back */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    qz_page_show_error (QZ_PAGE (self), _ ("Not Put Back"), error);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  g_autoptr (QzOperation) operation = g_object_steal_data (G_OBJECT (self), UNDO);

  if (operation != NULL)
    qz_operation_run_async (operation, NULL, undone_cb, g_object_ref (self));
}

static void
done_cb (QzEntriesPage *self, QzSetFields *operation)
{
  guint n = qz_set_fields_get_n_changed (operation);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u entry changed", "%u entries changed", n), n);
  AdwToast *toast;

  if (n == 0)
    return;
  g_object_set_data_full (G_OBJECT (self), UNDO, qz_set_fields_new_undo (operation),
                          g_object_unref);
  toast = adw_toast_new (words);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo-set-fields");
  qz_page_add_toast (QZ_PAGE (self), toast);
}

static void
set_fields_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  g_autoptr (GPtrArray) targets = _qz_entries_page_list_targets (self, G_MAXUINT);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GtkWidget *dialog;

  for (guint i = 0; i < targets->len; i++)
    if (qz_entry_act_allowed (targets->pdata[i], QZ_ENTRY_EDIT))
      g_ptr_array_add (ids, ((QzEntry *) targets->pdata[i])->id);
  if (ids->len == 0)
    return;
  dialog =
      qz_set_fields_dialog_new (GTK_WIDGET (self), qz_page_get_workspace (QZ_PAGE (self)), ids);
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
_qz_entries_page_add_field_actions (QzEntriesPage *self)
{
  const GActionEntry entries[] = {
    { "set-fields", set_fields_cb },
    { "undo-set-fields", undo_cb },
  };

  qz_page_add_actions (QZ_PAGE (self), entries, G_N_ELEMENTS (entries));
}

void
_qz_entries_page_update_field_actions (QzEntriesPage *self, const GPtrArray *targets)
{
  gboolean writable = !qz_workspace_is_read_only (qz_page_get_workspace (QZ_PAGE (self)));
  gboolean allowed = FALSE;

  for (guint i = 0; i < targets->len && !allowed; i++)
    allowed = qz_entry_act_allowed (targets->pdata[i], QZ_ENTRY_EDIT);
  qz_page_set_action_enabled (QZ_PAGE (self), "set-fields", writable && allowed);
}
