/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An act on all selected entries, one after the other, and what is told of it. */

#include "config.h"

#include "ui/entries/qz-entries-page-private.h"

#include <glib/gi18n-lib.h>

#include "operations/qz-change-entry.h"
#include "operations/qz-restore-entry.h"
#include "operations/qz-submit-entry.h"

typedef struct
{
  QzEntriesPage *page; /* owned */
  QzEntryAct act;
  char *reason;         /* nullable */
  GPtrArray *ids;       /* (element-type utf8) */
  GPtrArray *restores;  /* (element-type QzRestoreEntry): how to undo a deletion */
  GPtrArray *travelled; /* (element-type utf8): ids of those that came in a bundle */
  guint place;
  guint done;
  GError *error; /* the first one */
} Run;

static void run_next (Run *run);

#define RESTORES "qz-restores"

/* What a deletion took away, for as long as it can be undone. */
static void
keep_restores (QzEntriesPage *self, GPtrArray *restores)
{
  g_object_set_data_full (G_OBJECT (self), RESTORES,
                          restores != NULL ? g_ptr_array_ref (restores) : NULL,
                          (GDestroyNotify) g_ptr_array_unref);
  qz_page_set_action_enabled (QZ_PAGE (self), "undo-delete", restores != NULL);
}

static QzWorkspace *
get_workspace (QzEntriesPage *self)
{
  return qz_page_get_workspace (QZ_PAGE (self));
}

static void
run_free (Run *run)
{
  g_clear_object (&run->page);
  g_free (run->reason);
  g_ptr_array_unref (run->ids);
  g_ptr_array_unref (run->restores);
  g_ptr_array_unref (run->travelled);
  g_clear_error (&run->error);
  g_free (run);
}

static char *
dup_done_words (const Run *run)
{
  guint n = run->done;

  switch (run->act)
    {
    case QZ_ENTRY_SUBMIT:
      return g_strdup_printf (ngettext ("%u entry submitted", "%u entries submitted", n), n);
    case QZ_ENTRY_ACCEPT:
      return g_strdup_printf (ngettext ("%u entry accepted", "%u entries accepted", n), n);
    case QZ_ENTRY_RETURN:
      return g_strdup_printf (ngettext ("%u entry returned", "%u entries returned", n), n);
    case QZ_ENTRY_WITHDRAW:
      return g_strdup_printf (ngettext ("%u entry withdrawn", "%u entries withdrawn", n), n);
    case QZ_ENTRY_REOPEN:
      return g_strdup_printf (ngettext ("%u entry taken up again", "%u entries taken up again", n),
                              n);
    default:
      return g_strdup_printf (ngettext ("%u entry deleted", "%u entries deleted", n), n);
    }
}

static void
tell (Run *run)
{
  g_autofree char *words = dup_done_words (run);

  if (run->error != NULL)
    {
      if (run->ids->len > 1)
        {
          g_autofree char *reason = g_steal_pointer (&run->error->message);

          /* Translators: how many of how many entries, then a sentence that says why. */
          run->error->message = g_strdup_printf (_ ("%u of %u were left as they are. %s"),
                                                 run->ids->len - run->done, run->ids->len, reason);
        }
      qz_page_show_error (QZ_PAGE (run->page), _ ("Not Done"), run->error);
    }
  if (run->done == 0)
    return;
  if (run->act == QZ_ENTRY_DELETE)
    {
      AdwToast *toast = adw_toast_new (words);

      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo-delete");
      keep_restores (run->page, run->restores);
      qz_page_add_toast (QZ_PAGE (run->page), toast);
    }
  else if (run->act == QZ_ENTRY_RETURN && run->error == NULL && run->travelled->len > 0)
    {
      AdwToast *toast = adw_toast_new (words);

      /* The unit learns of it by a bundle. */
      adw_toast_set_button_label (toast, _ ("Write the Return Bundle…"));
      adw_toast_set_action_name (toast, "win.write-return-of-entries");
      adw_toast_set_timeout (toast, 0);
      g_object_set_data_full (G_OBJECT (run->page), "returned", g_ptr_array_ref (run->travelled),
                              (GDestroyNotify) g_ptr_array_unref);
      qz_page_add_toast (QZ_PAGE (run->page), toast);
    }
  else
    {
      qz_page_toast (QZ_PAGE (run->page), words);
    }
}

static void
finish (Run *run)
{
  QzEntriesPage *self = run->page;

  if (run->act == QZ_ENTRY_DELETE && strcmp (_qz_entries_page_get_view (self), "detail") == 0)
    _qz_entries_page_show_list (self);
  tell (run);
  _qz_entries_page_update_acts (self);
  run_free (run);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  if (qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    run->done++;
  else if (run->error == NULL)
    run->error = g_steal_pointer (&error);
  run->place++;
  run_next (run);
}

static QzOperation *
operation_new (Run *run, const char *id, GError **error)
{
  QzWorkspace *workspace = get_workspace (run->page);
  QzRestoreEntry *restore;

  switch (run->act)
    {
    case QZ_ENTRY_SUBMIT:
      return QZ_OPERATION (qz_submit_entry_new (workspace, id));
    case QZ_ENTRY_ACCEPT:
      return QZ_OPERATION (qz_accept_entry_new (workspace, id));
    case QZ_ENTRY_RETURN:
      return QZ_OPERATION (qz_return_entry_new (workspace, id, run->reason));
    case QZ_ENTRY_WITHDRAW:
      return QZ_OPERATION (qz_withdraw_entry_new (workspace, id));
    case QZ_ENTRY_REOPEN:
      return QZ_OPERATION (qz_reopen_entry_new (workspace, id));
    case QZ_ENTRY_DELETE:
      restore = qz_restore_entry_new (workspace, id, error);
      if (restore == NULL)
        return NULL;
      g_ptr_array_add (run->restores, restore);
      return QZ_OPERATION (qz_delete_entry_new (workspace, id));
    default:
      g_assert_not_reached ();
    }
}

static void
run_next (Run *run)
{
  while (run->place < run->ids->len)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QzOperation) operation =
          operation_new (run, g_ptr_array_index (run->ids, run->place), &error);

      if (operation != NULL)
        {
          qz_operation_run_async (operation, NULL, ran_cb, run);
          return;
        }
      if (run->error == NULL)
        run->error = g_steal_pointer (&error);
      run->place++;
    }
  finish (run);
}

/* Does @act to every target that allows it. */
void
_qz_entries_page_run_act (QzEntriesPage *self, QzEntryAct act, const char *reason)
{
  g_autoptr (GPtrArray) targets = _qz_entries_page_list_targets (self, G_MAXUINT);
  Run *run = g_new0 (Run, 1);

  run->page = g_object_ref (self);
  run->act = act;
  run->reason = g_strdup (reason);
  run->ids = g_ptr_array_new_with_free_func (g_free);
  run->restores = g_ptr_array_new_with_free_func (g_object_unref);
  run->travelled = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < targets->len; i++)
    {
      const QzEntry *entry = g_ptr_array_index (targets, i);

      if (!qz_entry_act_offered (get_workspace (self), entry, act))
        continue;
      g_ptr_array_add (run->ids, g_strdup (entry->id));
      if (entry->origin == QZ_ENTRY_BUNDLE)
        g_ptr_array_add (run->travelled, g_strdup (entry->id));
    }
  run_next (run);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzEntriesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!qz_operation_run_finish (QZ_OPERATION (source), result, &error))
    qz_page_show_error (QZ_PAGE (self), _ ("Not Put Back"), error);
}

static void
undo_delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QzEntriesPage *self = user_data;
  GPtrArray *kept = g_object_get_data (G_OBJECT (self), RESTORES);
  g_autoptr (GPtrArray) restores = kept != NULL ? g_ptr_array_ref (kept) : NULL;

  keep_restores (self, NULL);
  for (guint i = 0; restores != NULL && i < restores->len; i++)
    qz_operation_run_async (g_ptr_array_index (restores, i), NULL, restored_cb,
                            g_object_ref (self));
}

void
_qz_entries_page_add_run_actions (QzEntriesPage *self)
{
  const GActionEntry entries[] = {
    { "undo-delete", undo_delete_cb },
  };

  qz_page_add_actions (QZ_PAGE (self), entries, G_N_ELEMENTS (entries));
  keep_restores (self, NULL);
}
