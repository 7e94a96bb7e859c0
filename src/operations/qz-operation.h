/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define QZ_TYPE_OPERATION (qz_operation_get_type ())

G_DECLARE_DERIVABLE_TYPE (QzOperation, qz_operation, QZ, OPERATION, GObject)

/**
 * QzOperationClass:
 * @run: does the work on the calling thread; called once in the life of an object
 *
 * One use case as an object: its inputs are set before it runs, its results are read afterwards.
 * Window and command line run the same operations.
 */
struct _QzOperationClass
{
  GObjectClass parent_class;

  gboolean (*run) (QzOperation *self, GCancellable *cancellable, GError **error);
};

gboolean qz_operation_run (QzOperation *self, GCancellable *cancellable, GError **error);
void qz_operation_run_async (QzOperation *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean qz_operation_run_finish (QzOperation *self, GAsyncResult *result, GError **error);

void qz_operation_cancel (QzOperation *self);
double qz_operation_get_progress (QzOperation *self);

void qz_operation_report (QzOperation *self, guint64 done, guint64 total);

G_END_DECLS
