/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose scores have come, and whose have not. */

#include "config.h"

#include "model/qz-packet.h"
#include "model/qz-text.h"
#include "operations/qz-list-arrivals.h"
#include "store/qz-judge-table.h"
#include "store/qz-packet-table.h"
#include "store/qz-score-bundle-table.h"

struct _QzListArrivals
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  GPtrArray *rows;        /* (element-type QzArrivalRow) */
};

G_DEFINE_FINAL_TYPE (QzListArrivals, qz_list_arrivals, QZ_TYPE_OPERATION)

static void
row_free (gpointer data)
{
  QzArrivalRow *row = data;

  g_free (row->judge);
  g_free (row->made);
  g_free (row->arrived);
  g_free (row);
}

static const char *
find_name (const GPtrArray *judges, const char *id)
{
  for (guint i = 0; i < judges->len; i++)
    if (strcmp (((const QzJudge *) judges->pdata[i])->id, id) == 0)
      return ((const QzJudge *) judges->pdata[i])->name;
  return "";
}

static QzArrivalRow *
make_row (const QzPacketNote *packet, const GPtrArray *judges, const GPtrArray *arrivals)
{
  QzArrivalRow *row = g_new0 (QzArrivalRow, 1);

  row->judge = g_strdup (find_name (judges, packet->judge));
  row->packet = packet->version;
  row->made = g_strdup (packet->made);
  row->arrived = g_strdup ("");
  for (guint i = 0; i < arrivals->len; i++)
    {
      const QzScoreArrival *arrival = arrivals->pdata[i];

      if (strcmp (arrival->judge, packet->judge) != 0)
        continue;
      row->answered = arrival->packet;
      row->sheets = arrival->sheets;
      qz_text_set (&row->arrived, arrival->handled);
    }
  return row;
}

static gboolean
read_rows (QzConnection *connection, gpointer data, GError **error)
{
  QzListArrivals *self = data;
  g_autoptr (GPtrArray) judges = qz_judge_table_list (connection, error);
  g_autoptr (GPtrArray) packets =
      judges != NULL ? qz_packet_table_list_last (connection, error) : NULL;
  g_autoptr (GPtrArray) arrivals =
      packets != NULL ? qz_score_bundle_table_list_last (connection, error) : NULL;

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; arrivals != NULL && i < packets->len; i++)
    g_ptr_array_add (self->rows, make_row (packets->pdata[i], judges, arrivals));
  return arrivals != NULL;
}

static gboolean
qz_list_arrivals_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzListArrivals *self = QZ_LIST_ARRIVALS (operation);

  return qz_store_read (qz_workspace_get_store (self->workspace), read_rows, self, error);
}

static void
qz_list_arrivals_finalize (GObject *object)
{
  QzListArrivals *self = QZ_LIST_ARRIVALS (object);

  g_ptr_array_unref (self->rows);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_list_arrivals_parent_class)->finalize (object);
}

static void
qz_list_arrivals_class_init (QzListArrivalsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_list_arrivals_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_list_arrivals_run;
}

static void
qz_list_arrivals_init (QzListArrivals *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
}

/**
 * qz_list_arrivals_new:
 * @workspace: of the office
 *
 * Returns: (transfer full): the operation
 */
QzListArrivals *
qz_list_arrivals_new (QzWorkspace *workspace)
{
  QzListArrivals *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_LIST_ARRIVALS, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * qz_list_arrivals_get_rows:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzArrivalRow): one for each judge who was sent a packet
 */
const GPtrArray *
qz_list_arrivals_get_rows (QzListArrivals *self)
{
  g_return_val_if_fail (QZ_IS_LIST_ARRIVALS (self), NULL);

  return self->rows;
}
