/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-store.h"

G_BEGIN_DECLS

/**
 * QzJob:
 *
 * One act on its way through a worker of the store: somebody waits for it, or a task reports it.
 */
typedef struct _QzJob QzJob;

QzJob *qz_job_new (gpointer source, const QzAct *act, QzStoreFunc func, gpointer data,
                   GDestroyNotify destroy, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void qz_job_take_task (QzJob *self, GTask *task);
gpointer qz_job_get_source (QzJob *self);
const char *qz_job_get_subject (QzJob *self);

gboolean qz_job_write (QzJob *self, QzConnection *connection, QzTopic *out_topics);
void qz_job_read (QzJob *self, QzConnection *connection);
void qz_job_complete (QzJob *self);
gboolean qz_job_wait (QzJob *self, GError **error);

G_END_DECLS
