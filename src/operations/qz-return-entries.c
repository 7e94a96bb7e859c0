/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 退回补正: entries of one unit that were returned, with the reasons, as a bundle for that unit. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-record.h"
#include "exchange/qz-return-record.h"
#include "model/qz-error.h"
#include "operations/qz-change-entry.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-outgoing.h"
#include "operations/qz-return-entries.h"
#include "store/qz-bundle-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-travel-table.h"

/* One entry that goes back. */
typedef struct
{
  char *id;
  char *reason; /* nullable: it was returned before */
  char *title;
  QzEntrySource *source;   /* owned */
  QzEntryReturn *returned; /* owned */
} Item;

struct _QzReturnEntries
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;
  char *organisation; /* nullable: name or UUID */
  GPtrArray *items;   /* (element-type Item) */

  char *unit; /* nullable: UUID of the recipient */
  char *name; /* nullable */
  guint sequence;
};

G_DEFINE_FINAL_TYPE (QzReturnEntries, qz_return_entries, QZ_TYPE_OPERATION)

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->id);
  g_free (item->reason);
  g_free (item->title);
  qz_entry_source_free (item->source);
  qz_entry_return_free (item->returned);
  g_free (item);
}

static Item *
add_item (QzReturnEntries *self, const char *id, const char *reason)
{
  Item *item = g_new0 (Item, 1);

  item->id = g_strdup (id);
  item->reason = g_strdup (reason);
  g_ptr_array_add (self->items, item);
  return item;
}

/* Those that are to be returned now are returned first, each an act of its own. */
static gboolean
return_new (QzReturnEntries *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = self->items->pdata[i];
      g_autoptr (QzChangeEntry) act = NULL;

      if (item->reason == NULL)
        continue;
      act = qz_return_entry_new (self->workspace, item->id, item->reason);
      if (!qz_operation_run (QZ_OPERATION (act), cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Whoever has sent something here, by its number or its name. */
static gboolean
find_recipient (QzReturnEntries *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) notes = qz_bundle_table_list (connection, error);
  const char *wanted = self->unit != NULL ? self->unit : self->organisation;

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const QzBundleNote *note = notes->pdata[i];

      if (!note->incoming
          || (strcmp (note->organisation, wanted) != 0 && strcmp (note->name, wanted) != 0))
        continue;
      g_free (self->unit);
      self->unit = g_strdup (note->organisation);
      g_free (self->name);
      self->name = g_strdup (note->name);
      return TRUE;
    }
  if (notes != NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("Nothing has come from “%s”. Import its bundle first."), wanted);
  return FALSE;
}

/* All that came from the unit and are returned. */
static gboolean
collect (QzReturnEntries *self, QzConnection *connection, GError **error)
{
  g_auto (GStrv) ids = NULL;

  if (!find_recipient (self, connection, error))
    return FALSE;
  ids = qz_travel_table_list_from (connection, self->unit, error);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (QzEntry) entry = qz_entry_table_get (connection, ids[i], error);

      if (entry == NULL)
        return FALSE;
      if (entry->state == QZ_ENTRY_RETURNED)
        add_item (self, entry->id, NULL);
    }
  if (ids != NULL && self->items->len == 0)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("Nothing of “%s” is returned. Return an entry first."), self->name);
  return ids != NULL && self->items->len > 0;
}

static gboolean
check_item (QzReturnEntries *self, const Item *item, const QzEntry *entry, GError **error)
{
  if (entry->state != QZ_ENTRY_RETURNED || item->returned == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("“%s” is not returned. Return it first, with the reason."),
                 qz_entry_access_call (entry));
  else if (item->source == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("“%s” did not come in a bundle. Tell its unit yourself, or print it."),
                 qz_entry_access_call (entry));
  else if (self->unit != NULL && strcmp (self->unit, item->source->organisation) != 0)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("“%s” belongs to another unit than the others. Make a bundle for each unit."),
                 qz_entry_access_call (entry));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_items (QzConnection *connection, gpointer data, GError **error)
{
  QzReturnEntries *self = data;

  if (self->organisation != NULL && self->items->len > 0
      && !find_recipient (self, connection, error))
    return FALSE;
  if (self->items->len == 0 && !collect (self, connection, error))
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];
      g_autoptr (QzEntry) entry = qz_entry_table_get (connection, item->id, error);

      if (entry == NULL
          || !qz_travel_table_find_source (connection, entry->id, &item->source, error)
          || !qz_travel_table_find_return (connection, entry->id, &item->returned, error)
          || !check_item (self, item, entry, error))
        return FALSE;
      item->title = g_strdup (entry->title);
      if (self->unit == NULL)
        self->unit = g_strdup (item->source->organisation);
    }
  return find_recipient (self, connection, error);
}

static GBytes *
print_item (const Item *item)
{
  g_autoptr (QzReturn) record = qz_return_new ();

  g_free (record->entry);
  record->entry = g_strdup (item->source->entry);
  record->revision = item->source->revision;
  g_free (record->reason);
  record->reason = g_strdup (item->returned->reason);
  g_free (record->returned);
  record->returned = g_strdup (item->returned->returned);
  g_free (record->by);
  record->by = g_strdup (item->returned->by);
  return qz_return_record_print (record);
}

static gboolean
qz_return_entries_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzReturnEntries *self = QZ_RETURN_ENTRIES (operation);
  g_autoptr (QzOutgoing) outgoing = NULL;

  if (self->items->len == 0 && self->organisation == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("Say which entries go back, or to which unit."));
      return FALSE;
    }
  if (!return_new (self, cancellable, error)
      || !qz_store_read (qz_workspace_get_store (self->workspace), read_items, self, error))
    return FALSE;
  outgoing = qz_outgoing_begin (self->workspace, QZ_BUNDLE_RETURN, "unit", self->unit, self->name,
                                self->path, error);
  if (outgoing == NULL)
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = self->items->pdata[i];
      g_autoptr (GBytes) record = print_item (item);

      qz_outgoing_add_record (outgoing, QZ_RECORD_RETURN, item->source->entry,
                              item->source->revision, item->title, record);
    }
  self->sequence = qz_outgoing_get_sequence (outgoing);
  return qz_outgoing_finish (outgoing, operation, cancellable, error);
}

static void
qz_return_entries_finalize (GObject *object)
{
  QzReturnEntries *self = QZ_RETURN_ENTRIES (object);

  g_clear_object (&self->workspace);
  g_free (self->path);
  g_free (self->organisation);
  g_ptr_array_unref (self->items);
  g_free (self->unit);
  g_free (self->name);
  G_OBJECT_CLASS (qz_return_entries_parent_class)->finalize (object);
}

static void
qz_return_entries_class_init (QzReturnEntriesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_return_entries_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_return_entries_run;
}

static void
qz_return_entries_init (QzReturnEntries *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
}

/**
 * qz_return_entries_new:
 * @workspace: where
 * @path: the file to be made
 *
 * Sends entries back to the unit that handed them in. Fails with %QZ_ERROR_STATE when one is not
 * returned, did not come in a bundle, or belongs to another unit than the others, and as the writer
 * does.
 *
 * Returns: (transfer full): the operation
 */
QzReturnEntries *
qz_return_entries_new (QzWorkspace *workspace, const char *path)
{
  QzReturnEntries *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_RETURN_ENTRIES, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_return_entries_add:
 * @self: an operation that was not run yet
 * @entry: UUID or number
 * @reason: (nullable): returns it now, for this; %NULL: it was returned before
 */
void
qz_return_entries_add (QzReturnEntries *self, const char *entry, const char *reason)
{
  g_return_if_fail (QZ_IS_RETURN_ENTRIES (self));
  g_return_if_fail (entry != NULL);

  add_item (self, entry, reason);
}

/**
 * qz_return_entries_set_organisation:
 * @self: an operation that was not run yet
 * @organisation: (nullable): name or UUID of the unit; without entries, all of it that are returned
 *   go back
 */
void
qz_return_entries_set_organisation (QzReturnEntries *self, const char *organisation)
{
  g_return_if_fail (QZ_IS_RETURN_ENTRIES (self));

  g_free (self->organisation);
  self->organisation = g_strdup (organisation);
}

/**
 * qz_return_entries_get_n_entries:
 * @self: an operation that was carried out
 *
 * Returns: how many entries went back
 */
guint
qz_return_entries_get_n_entries (QzReturnEntries *self)
{
  g_return_val_if_fail (QZ_IS_RETURN_ENTRIES (self), 0);

  return self->items->len;
}

/**
 * qz_return_entries_get_sequence:
 * @self: an operation that was carried out
 *
 * Returns: its number among the bundles to this unit
 */
guint
qz_return_entries_get_sequence (QzReturnEntries *self)
{
  g_return_val_if_fail (QZ_IS_RETURN_ENTRIES (self), 0);

  return self->sequence;
}
