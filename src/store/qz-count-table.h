/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "store/qz-connection.h"
#include "store/qz-query.h"

G_BEGIN_DECLS

/* How many entries of an activity are in each state. */
typedef struct
{
  char *activity;
  guint states[QZ_N_ENTRY_STATES];
} QzCount;

void qz_count_free (QzCount *self);

gboolean qz_count_table_add (QzConnection *connection, const char *activity, const char *category,
                             const char *state, int difference, GError **error);
GPtrArray *qz_count_table_list (QzConnection *connection, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_count_table_sum (QzConnection *connection, const QzQuery *query, guint *out_count,
                             GError **error);
gboolean qz_count_table_check (QzConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzCount, qz_count_free)

G_END_DECLS
