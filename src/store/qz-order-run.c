/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-entry-order.h"
#include "store/qz-entry-table.h"
#include "store/qz-order-run.h"

/**
 * qz_order_run_new:
 * @owner: the list that asks
 * @query: copied
 * @limit: how many entries at most, %G_MAXUINT for all
 * @cancellable: (nullable): of the run
 *
 * Returns: (transfer full): a run without a result
 */
QzOrderRun *
qz_order_run_new (GObject *owner, const QzQuery *query, guint limit, GCancellable *cancellable)
{
  QzOrderRun *self = g_new0 (QzOrderRun, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->owner = g_object_ref (owner);
  self->query = qz_query_copy (query);
  self->limit = limit;
  g_set_object (&self->cancellable, cancellable);
  self->seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  return self;
}

/**
 * qz_order_run_ref:
 * @self: a run
 *
 * Returns: (transfer full): @self
 */
QzOrderRun *
qz_order_run_ref (QzOrderRun *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qz_order_run_unref:
 * @self: (transfer full): a run
 *
 * The owner clears its reference to itself before, so that it never ends in the reader's thread.
 */
void
qz_order_run_unref (QzOrderRun *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_object (&self->owner);
  g_clear_object (&self->cancellable);
  qz_query_free (self->query);
  g_array_unref (self->seqs);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * qz_order_run_read:
 * @connection: inside a transaction
 * @run: a #QzOrderRun
 * @error: any code of the driver; %G_IO_ERROR_CANCELLED
 *
 * Reads the order, how many entries there are, and as many of their rows as are wanted.
 *
 * Returns: %TRUE when they could be read
 */
gboolean
qz_order_run_read (QzConnection *connection, gpointer run, GError **error)
{
  QzOrderRun *self = run;

  if (!qz_entry_order_read (connection, self->query, 0, self->limit, self->seqs, &self->total,
                            error))
    return FALSE;
  for (guint i = 0; i < MIN (self->n_rows, self->seqs->len); i++)
    {
      QzEntry *entry = NULL;

      if (!qz_entry_table_read_row (connection, g_array_index (self->seqs, gint64, i), &entry,
                                    error))
        return FALSE;
      g_ptr_array_add (self->rows, entry);
    }
  return TRUE;
}
