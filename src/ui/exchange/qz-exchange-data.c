/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of bundles and keys shows, read in one go. */

#include "config.h"

#include "ui/exchange/qz-exchange-data.h"

#include "exchange/qz-public-key.h"
#include "operations/qz-own-key.h"
#include "store/qz-bundle-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-key-table.h"
#include "store/qz-material-table.h"

static void
row_free (gpointer data)
{
  QzBundleRow *row = data;

  qz_bundle_note_free (row->note);
  g_free (row);
}

static void
awaited_free (gpointer data)
{
  QzAwaitedRow *row = data;

  qz_material_free (row->material);
  g_free (row->entry);
  g_free (row);
}

/**
 * qz_exchange_data_new:
 * @workspace: where; outlives the value
 *
 * Returns: (transfer full): nothing that was read yet
 */
QzExchangeData *
qz_exchange_data_new (QzWorkspace *workspace)
{
  QzExchangeData *self = g_new0 (QzExchangeData, 1);

  self->workspace = workspace;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_known_key_free);
  self->awaited = g_ptr_array_new_with_free_func (awaited_free);
  self->fingerprint = g_strdup ("");
  return self;
}

/**
 * qz_exchange_data_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_exchange_data_free (QzExchangeData *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->awaited);
  g_free (self->fingerprint);
  g_free (self);
}

static gboolean
read_row (QzConnection *connection, QzBundleRow *row, GError **error)
{
  g_autoptr (GPtrArray) lines = qz_bundle_table_list_lines (connection, row->note->seq, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const QzBundleLine *line = lines->pdata[i];

      /* The unit itself goes along with its entries. */
      if (strcmp (line->kind, "organisation") == 0)
        continue;
      row->n_lines++;
      row->counts[line->verdict]++;
    }
  return TRUE;
}

static gboolean
read_rows (QzConnection *connection, QzExchangeData *self, GError **error)
{
  g_autoptr (GPtrArray) notes = qz_bundle_table_list (connection, error);

  if (notes == NULL)
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    {
      QzBundleRow *row = g_new0 (QzBundleRow, 1);

      row->note = g_steal_pointer (&notes->pdata[i]);
      g_ptr_array_add (self->rows, row);
      if (!read_row (connection, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_keys (QzConnection *connection, QzExchangeData *self, GError **error)
{
  g_autoptr (GPtrArray) keys = qz_key_table_list (connection, error);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    if (((const QzKnownKey *) keys->pdata[i])->state == QZ_KEY_PENDING)
      g_ptr_array_add (self->waiting, g_steal_pointer (&keys->pdata[i]));
  return keys != NULL;
}

static gboolean
read_awaited (QzConnection *connection, QzExchangeData *self, GError **error)
{
  g_autoptr (GPtrArray) materials = qz_material_table_list_awaited (connection, NULL, error);

  for (guint i = 0; materials != NULL && i < materials->len; i++)
    {
      const QzMaterial *material = materials->pdata[i];
      g_autoptr (QzEntry) entry = qz_entry_table_get (connection, material->entry, error);
      QzAwaitedRow *row;

      if (entry == NULL)
        return FALSE;
      row = g_new0 (QzAwaitedRow, 1);
      row->entry = g_strdup_printf ("%s · %s", entry->title, entry->unit_name);
      row->material = g_steal_pointer (&materials->pdata[i]);
      g_ptr_array_add (self->awaited, row);
    }
  return materials != NULL;
}

/**
 * qz_exchange_data_read:
 * @connection: for reading
 * @self: (type QzExchangeData): new
 * @error: what reading failed with
 *
 * A function for qz_store_read_async().
 *
 * Returns: whether everything was read
 */
gboolean
qz_exchange_data_read (QzConnection *connection, gpointer self, GError **error)
{
  QzExchangeData *data = self;
  g_autoptr (QzPublicKey) own = qz_own_key_dup_public (data->workspace, NULL);

  /* A workspace that is only read may have none: then there is nothing to be compared. */
  if (own != NULL)
    {
      g_free (data->fingerprint);
      data->fingerprint = qz_public_key_dup_fingerprint (own);
    }
  return read_rows (connection, data, error) && read_keys (connection, data, error)
         && read_awaited (connection, data, error);
}

typedef struct
{
  gint64 seq;
  GPtrArray *lines;
} Recall;

static gboolean
read_lines (QzConnection *connection, gpointer data, GError **error)
{
  Recall *recall = data;

  recall->lines = qz_bundle_table_list_lines (connection, recall->seq, error);
  return recall->lines != NULL;
}

/**
 * qz_exchange_data_recall:
 * @workspace: where
 * @note: a bundle that was handled
 * @error: what reading failed with
 *
 * Returns: (transfer full) (nullable): the report of the bundle as it is remembered
 */
QzBundleReport *
qz_exchange_data_recall (QzWorkspace *workspace, const QzBundleNote *note, GError **error)
{
  Recall recall = { .seq = note->seq };
  QzBundleReport *report;

  if (!qz_store_read (qz_workspace_get_store (workspace), read_lines, &recall, error))
    return NULL;
  report = qz_bundle_report_new (note->file);
  g_ptr_array_unref (report->lines);
  report->lines = recall.lines;
  return report;
}
