/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry-travel.h"
#include "model/qz-entry.h"

G_BEGIN_DECLS

/* Of an entry that comes in: whether it takes the place of the one that is there. */
QzVerdict qz_merge_entry (const QzEntry *here,
                          const QzEntrySource *source,
                          const QzEntry *incoming,
                          const char *sha256,
                          const char *sender,
                          char **out_reason);

/* Of an entry that is sent back to the one that wrote it. */
QzVerdict qz_merge_return (const QzEntry *here,
                           const QzEntryReturn *last,
                           guint sent,
                           guint returned,
                           const char *reason,
                           char **out_reason);

QzVerdict
qz_merge_draft (const QzEntry *here, gboolean edited, const QzEntry *incoming, char **out_reason);
gint qz_merge_compare_versions (const char *a, const char *b);

G_END_DECLS
