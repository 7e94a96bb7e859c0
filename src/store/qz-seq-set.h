/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzSeqSet:
 *
 * A set of entries by seq, one bit each: what matches a search, to be walked in another order.
 */
typedef struct _QzSeqSet QzSeqSet;

QzSeqSet *qz_seq_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_seq_set_free (QzSeqSet *self);
void qz_seq_set_add (QzSeqSet *self, gint64 seq);
gboolean qz_seq_set_contains (const QzSeqSet *self, gint64 seq);
guint qz_seq_set_count (const QzSeqSet *self);
gint64 qz_seq_set_next (const QzSeqSet *self, gint64 after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSeqSet, qz_seq_set_free)

G_END_DECLS
