/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"
#include "store/qz-query.h"

G_BEGIN_DECLS

/* One reading of the order of a query, handed between the list and the reader's thread. */
typedef struct
{
  gatomicrefcount ref_count;
  GObject *owner;            /* owned: the list; touched in the main thread only */
  QzQuery *query;            /* owned */
  GCancellable *cancellable; /* owned, nullable */
  guint limit;
  guint n_rows;              /* of the first entries, how many are read with the order */
  gboolean completes;        /* an order of which the list has the beginning */

  GArray *seqs;              /* owned: (element-type gint64) */
  guint total;
  GPtrArray *rows;           /* owned: (element-type QzEntry) (nullable), beside the seqs */
} QzOrderRun;

QzOrderRun *qz_order_run_new (GObject *owner, const QzQuery *query, guint limit,
                              GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
QzOrderRun *qz_order_run_ref (QzOrderRun *self);
void qz_order_run_unref (QzOrderRun *self);
gboolean qz_order_run_read (QzConnection *connection, gpointer run, GError **error);

G_END_DECLS
