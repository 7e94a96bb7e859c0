/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helper seats 子席位 that the office has made, with their keys. */

#include "config.h"

#include "operations/qz-key-access.h"
#include "operations/qz-list-seats.h"
#include "store/qz-seat-table.h"

struct _QzListSeats
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  GPtrArray *rows;        /* (element-type QzSeatRow), nullable */
};

G_DEFINE_FINAL_TYPE (QzListSeats, qz_list_seats, QZ_TYPE_OPERATION)

static void
row_free (gpointer data)
{
  QzSeatRow *row = data;

  qz_seat_free (row->seat);
  qz_known_key_free (row->key);
  g_free (row);
}

static gboolean
read_rows (QzConnection *connection, gpointer data, GError **error)
{
  QzListSeats *self = data;
  g_autoptr (GPtrArray) seats = qz_seat_table_list (connection, error);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; seats != NULL && i < seats->len; i++)
    {
      QzSeatRow *row = g_new0 (QzSeatRow, 1);

      row->seat = g_steal_pointer (&seats->pdata[i]);
      g_ptr_array_add (self->rows, row);
      if (!qz_key_access_find (connection, row->seat->id, &row->key, error))
        return FALSE;
    }
  return seats != NULL;
}

static gboolean
qz_list_seats_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzListSeats *self = QZ_LIST_SEATS (operation);

  return qz_store_read (qz_workspace_get_store (self->workspace), read_rows, self, error);
}

static void
qz_list_seats_finalize (GObject *object)
{
  QzListSeats *self = QZ_LIST_SEATS (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_list_seats_parent_class)->finalize (object);
}

static void
qz_list_seats_class_init (QzListSeatsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_list_seats_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_list_seats_run;
}

static void
qz_list_seats_init (QzListSeats *self)
{
}

/**
 * qz_list_seats_new:
 * @workspace: of the office
 *
 * Returns: (transfer full): the operation
 */
QzListSeats *
qz_list_seats_new (QzWorkspace *workspace)
{
  QzListSeats *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_LIST_SEATS, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * qz_list_seats_get_rows:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzSeatRow): the seats; valid as long as the operation is
 */
const GPtrArray *
qz_list_seats_get_rows (QzListSeats *self)
{
  g_return_val_if_fail (QZ_IS_LIST_SEATS (self), NULL);

  return self->rows;
}
