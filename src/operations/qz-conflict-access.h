/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-conflict.h"
#include "model/qz-entry.h"
#include "model/qz-panel.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* What keeps judges away from entries 回避, with what was decided on it. */

/* A conflict with what people call its entry and its judge. */
typedef struct
{
  QzConflict *conflict;
  char *call; /* number of the entry, or its title before it has one */
  char *title;
  char *unit;
  char *judge;
  char *employer;
} QzConflictRow;

void qz_conflict_row_free (QzConflictRow *self);

GPtrArray *qz_conflict_access_list_rows (QzConnection *connection,
                                         const char *activity,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_conflict_access_list (QzConnection *connection,
                                    const GPtrArray *entries,
                                    const GPtrArray *judges,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
const QzConflict *
qz_conflict_access_find (const GPtrArray *conflicts, const char *entry, const char *judge);
void qz_conflict_access_report (const GPtrArray *conflicts,
                                const QzPanel *panel,
                                const QzEntry *entry,
                                GPtrArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzConflictRow, qz_conflict_row_free)

G_END_DECLS
