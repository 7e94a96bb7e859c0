/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "store/qz-count-table.h"

G_BEGIN_DECLS

/* What the overview shows of the store; read in one go, in the same time at any size. */
typedef struct
{
  GPtrArray *counts; /* (element-type QzCount) */
  GPtrArray *events; /* (element-type QzEvent): the last ones, newest first */
} QzOverviewData;

QzOverviewData *qz_overview_data_read (QzWorkspace *workspace,
                                       guint n_events,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_overview_data_free (QzOverviewData *self);
const QzCount *qz_overview_data_find (const QzOverviewData *self, const char *activity);
guint qz_overview_data_sum (const QzOverviewData *self, QzEntryState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzOverviewData, qz_overview_data_free)

/* What takes longer to find out; read in slices beside the window. */
typedef struct
{
  guint panels;       /* with sheets missing */
  guint sheets;       /* missing in all of them */
  guint certificates; /* missing */
} QzWaiting;

void qz_waiting_count_async (QzWorkspace *workspace,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean qz_waiting_count_finish (GAsyncResult *result, QzWaiting *out_waiting, GError **error);

G_END_DECLS
