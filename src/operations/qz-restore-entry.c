/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Puts back an entry that was deleted a moment ago. The operation is made before the deletion and
 * remembers the entry with its files, whose bytes stay in the object store.
 */

#include "config.h"

#include "model/qz-error.h"
#include "operations/qz-act-words.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-restore-entry.h"
#include "store/qz-entry-table.h"
#include "store/qz-material-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"
#include "store/qz-sheet-trail-table.h"
#include "store/qz-store.h"

struct _QzRestoreEntry
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  QzEntry *entry;         /* owned, with its form */
  GPtrArray *materials;   /* (element-type QzMaterial) */
  GPtrArray *sheets;      /* (element-type QzSheet) */
  GPtrArray *trails;      /* (element-type QzSheetTrail): of each sheet */
  GPtrArray *panels;      /* (element-type QzPanel): that scored it */
};

G_DEFINE_FINAL_TYPE (QzRestoreEntry, qz_restore_entry, QZ_TYPE_OPERATION)

/* Who has left the pool meanwhile gets no seat back. */
static gboolean
insert_seats (QzRestoreEntry *self,
              QzConnection *connection,
              const QzPanel *before,
              QzPanel *now,
              GError **error)
{
  const GPtrArray *judges;

  if (before->pool == NULL || now->pool == NULL)
    return TRUE;
  judges = qz_panel_get_judges_of (before, self->entry->id);
  for (guint i = 0; judges != NULL && i < judges->len; i++)
    {
      const QzJudge *judge = qz_panel_find_judge (now, ((const QzJudge *) judges->pdata[i])->id);

      if (judge != NULL)
        qz_panel_seat (now, self->entry->id, judge);
    }
  return qz_panel_table_put_seats (connection, now, error);
}

/* What went with the entry from the review; a panel that was removed meanwhile is passed over. */
static gboolean
insert_review (QzRestoreEntry *self, QzConnection *connection, GError **error)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      QzSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (!qz_sheet_table_put (connection, sheet, error)
          || !qz_sheet_trail_table_put (connection, sheet->id, g_ptr_array_index (self->trails, i),
                                        error))
        return FALSE;
    }
  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (self->panels, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (QzPanel) now = qz_panel_table_get (connection, panel->id, &local);

      if (now != NULL)
        {
          if (!qz_panel_table_add_entry (connection, panel->id, self->entry->id, error)
              || !insert_seats (self, connection, panel, now, error))
            return FALSE;
        }
      else if (!g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_review (QzConnection *connection, gpointer data, GError **error)
{
  QzRestoreEntry *self = data;

  self->sheets = qz_sheet_table_list_by_entry (connection, self->entry->id, error);
  if (self->sheets == NULL)
    return FALSE;
  self->trails = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_trail_free);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const QzSheet *sheet = g_ptr_array_index (self->sheets, i);
      QzSheetTrail *trail = qz_sheet_trail_table_get (connection, sheet->id, error);

      if (trail == NULL)
        return FALSE;
      g_ptr_array_add (self->trails, trail);
    }
  self->panels = qz_panel_table_list_for_entry (connection, self->entry->id, error);
  return self->panels != NULL;
}

static gboolean
insert (QzConnection *connection, gpointer data, GError **error)
{
  QzRestoreEntry *self = data;

  if (!qz_entry_table_insert (connection, self->entry, error))
    return FALSE;
  for (guint i = 0; i < self->materials->len; i++)
    if (!qz_material_table_insert (connection, g_ptr_array_index (self->materials, i), error))
      return FALSE;
  return insert_review (self, connection, error);
}

static gboolean
qz_restore_entry_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzRestoreEntry *self = QZ_RESTORE_ENTRY (operation);
  g_autofree char *summary = qz_act_words (qz_workspace_get_edition (self->workspace),
                                           "entry.restore", qz_entry_access_call (self->entry));

  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "entry.restore", self->entry->id, summary, NULL }, insert,
                         self, cancellable, error);
}

static void
qz_restore_entry_finalize (GObject *object)
{
  QzRestoreEntry *self = QZ_RESTORE_ENTRY (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, qz_entry_free);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->trails, g_ptr_array_unref);
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_restore_entry_parent_class)->finalize (object);
}

static void
qz_restore_entry_class_init (QzRestoreEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_restore_entry_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_restore_entry_run;
}

static void
qz_restore_entry_init (QzRestoreEntry *self)
{
}

/**
 * qz_restore_entry_new:
 * @workspace: where
 * @entry: UUID or number of an entry that is about to be deleted
 * @error: %QZ_ERROR_NOT_FOUND, or what reading failed with
 *
 * Remembers an entry as it is now. Running the operation after the deletion puts it back under the
 * same UUID; %QZ_ERROR_DUPLICATE when it is still there.
 *
 * Returns: (transfer full) (nullable): the operation
 */
QzRestoreEntry *
qz_restore_entry_new (QzWorkspace *workspace, const char *entry, GError **error)
{
  g_autoptr (QzEntry) found = NULL;
  g_autoptr (GPtrArray) materials = NULL;
  g_autoptr (QzRestoreEntry) self = NULL;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  found = qz_entry_access_get (workspace, entry, error);
  if (found == NULL)
    return NULL;
  materials = qz_entry_access_list_materials (workspace, found->id, error);
  if (materials == NULL)
    return NULL;
  self = g_object_new (QZ_TYPE_RESTORE_ENTRY, NULL);
  self->workspace = g_object_ref (workspace);
  self->entry = g_steal_pointer (&found);
  self->materials = g_steal_pointer (&materials);
  if (!qz_store_read (qz_workspace_get_store (workspace), read_review, self, error))
    return NULL;
  return g_steal_pointer (&self);
}
