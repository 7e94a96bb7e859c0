/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzObjectBatch:
 *
 * Files that go into the object store together: each is written under a temporary name, then all
 * are synced, read back, renamed, and their folders synced once. That takes a fraction of the time
 * of one after the other. Used by one thread.
 */
typedef struct _QzObjectBatch QzObjectBatch;

QzObjectBatch *qz_object_batch_new (const char *directory) G_GNUC_WARN_UNUSED_RESULT;
void qz_object_batch_free (QzObjectBatch *self);

gboolean qz_object_batch_begin (QzObjectBatch *self, const char *sha256, GError **error);
gboolean qz_object_batch_append (QzObjectBatch *self, const guint8 *bytes, gsize length,
                                 GError **error);
gboolean qz_object_batch_is_new (QzObjectBatch *self);
gboolean qz_object_batch_end (QzObjectBatch *self, gboolean hashed, GError **error);
gboolean qz_object_batch_prove (QzObjectBatch *self, gboolean *out_right, GCancellable *cancellable,
                                GError **error);

char *qz_object_batch_dup_path (QzObjectBatch *self, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;
guint qz_object_batch_get_mark (QzObjectBatch *self);
void qz_object_batch_rewind (QzObjectBatch *self, guint mark);

gboolean qz_object_batch_commit (QzObjectBatch *self, GCancellable *cancellable, GError **error);
void qz_object_batch_take_back (QzObjectBatch *self, guint from, guint to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzObjectBatch, qz_object_batch_free)

G_END_DECLS
