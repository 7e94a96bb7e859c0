/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new draft from an earlier entry, and taking it back. */

#include "config.h"

#include "ui/entries/qz-entries-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-change-entry.h"
#include "operations/qz-copy-entry.h"
#include "ui/entries/qz-entry-words.h"

#define COPIED "copied-entry" /* UUID of the draft that can still be taken back */

static QzWorkspace *
get_workspace (QzEntriesPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

/* Taking it back */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    qz_page_show_error (QZ_PAGE (self), _ ("Not Done"), error);
}

static void
delete_copy (QzEntriesPage *self)
{
  g_autofree char *id = g_object_steal_data (G_OBJECT (self), COPIED);
  g_autoptr (QzChangeEntry) operation = NULL;

  if (id == NULL)
    return;
  operation = qz_delete_entry_new (get_workspace (self), id);
  qz_operation_run_async (QZ_OPERATION (operation), NULL, deleted_cb, g_object_ref (self));
}

/* What is being saved goes first: a save after the deletion would be refused. */
static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_draft_entry_flush_finish (QZ_DRAFT_ENTRY (source), result, &error))
    {
      qz_page_show_error (QZ_PAGE (self), _ ("Not Saved Yet"), error);
      return;
    }
  if (self->draft == QZ_DRAFT_ENTRY (source))
    _qz_entries_page_close_wizard (self);
  delete_copy (self);
}

static void
undo_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  const char *id = g_object_get_data (G_OBJECT (self), COPIED);
  const char *open = self->draft != NULL
                         ? qz_wizard_session_get_entry (qz_draft_entry_get_session (self->draft))
                         : NULL;

  if (id != NULL && g_strcmp0 (id, open) == 0)
    qz_draft_entry_flush_async (self->draft, NULL, flushed_cb, g_object_ref (self));
  else
    delete_copy (self);
}

/* Making it */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const QzEntry *entry;
  AdwToast *toast;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    {
      qz_page_show_error (QZ_PAGE (self), _ ("The Entry Was Not Copied"), error);
      return;
    }
  entry = qz_copy_entry_get_entry (QZ_COPY_ENTRY (source));
  g_object_set_data_full (G_OBJECT (self), COPIED, g_strdup (entry->id), g_free);
  if (self->draft == NULL)
    _qz_entries_page_edit (self, entry->id);
  toast = adw_toast_new (_ ("New draft; dates, results, files and commitments are left out"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo-copy");
  qz_page_add_toast (QZ_PAGE (self), toast);
}

static void
copy_entry (QzEntriesPage *self, const char *id)
{
  g_autoptr (QzCopyEntry) operation = qz_copy_entry_new (get_workspace (self), id);

  qz_operation_run_async (QZ_OPERATION (operation), NULL, copied_cb, g_object_ref (self));
}

static void
copy_selected_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GPtrArray) targets = _qz_entries_page_list_targets (user_data, 1);

  if (targets->len > 0)
    copy_entry (user_data, ((const QzEntry *) targets->pdata[0])->id);
}

static void
copy_entry_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  copy_entry (user_data, g_variant_get_string (parameter, NULL));
}

void
_qz_entries_page_add_copy_actions (QzEntriesPage *self)
{
  const GActionEntry entries[] = {
    { "copy-selected", copy_selected_cb },
    { "copy-entry", copy_entry_cb, "s" },
    { "undo-copy", undo_copy_cb },
  };

  qz_page_add_actions (QZ_PAGE (self), entries, G_N_ELEMENTS (entries));
}

void
_qz_entries_page_update_copy_actions (QzEntriesPage *self, guint n_targets)
{
  gboolean free = !qz_workspace_is_read_only (get_workspace (self)) && self->draft == NULL;

  qz_page_set_action_enabled (QZ_PAGE (self), "copy-selected", free && n_targets == 1);
  qz_page_set_action_enabled (QZ_PAGE (self), "copy-entry", free);
}
