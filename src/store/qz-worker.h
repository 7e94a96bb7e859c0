/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzWorker:
 *
 * One thread that runs what it is given, in the order given.
 */
typedef struct _QzWorker QzWorker;

typedef void (*QzWorkFunc) (gpointer data);

QzWorker *qz_worker_new (const char *name, gboolean yields) G_GNUC_WARN_UNUSED_RESULT;
void qz_worker_push (QzWorker *self, QzWorkFunc func, gpointer data);
gboolean qz_worker_is_current (QzWorker *self);
void qz_worker_finish (QzWorker *self);

G_END_DECLS
