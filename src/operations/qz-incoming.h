/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-bundle-reader.h"
#include "operations/qz-bundle-report.h"
#include "operations/qz-workspace.h"
#include "store/qz-object-batch.h"

G_BEGIN_DECLS

/**
 * QzIncoming:
 *
 * One bundle on its way in: opened and judged, then streamed, then taken record by record. A fault
 * of the bundle goes into its report; only what is a fault of this workspace is an error. For the
 * operations only.
 */
typedef struct _QzIncoming QzIncoming;

QzIncoming *qz_incoming_new (QzWorkspace *workspace,
                             const char *path,
                             const char *name) G_GNUC_WARN_UNUSED_RESULT;
void qz_incoming_free (QzIncoming *self);

gboolean qz_incoming_open (QzIncoming *self, GCancellable *cancellable, GError **error);
gboolean qz_incoming_is_open (QzIncoming *self);
gboolean qz_incoming_is_edition (QzIncoming *self);
gboolean qz_incoming_stream (QzIncoming *self,
                             QzObjectBatch *batch,
                             QzBundleProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error);
gboolean
qz_incoming_take (QzIncoming *self, gboolean dry_run, GCancellable *cancellable, GError **error);
void qz_incoming_list_objects (QzIncoming *self, GPtrArray *objects);
QzBundleReport *qz_incoming_steal_report (QzIncoming *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzIncoming, qz_incoming_free)

G_END_DECLS
