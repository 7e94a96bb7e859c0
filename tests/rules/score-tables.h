/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-score-table.h"

/* A table of the non-negative cells, entries × judges, row by row, in thousandths of a point. */
static inline QzScoreTable *
make_table (const gint64 *cells, guint n_entries, guint n_judges)
{
  QzScoreTable *table = qz_score_table_new (n_entries, n_judges);

  for (guint i = 0; i < n_entries; i++)
    for (guint j = 0; j < n_judges; j++)
      if (cells[i * n_judges + j] >= 0)
        qz_score_table_add (table, i, j, cells[i * n_judges + j]);
  qz_score_table_close (table);
  return table;
}

#define assert_near(a, b, tolerance)                                                               \
  G_STMT_START { g_assert_cmpfloat_with_epsilon ((a), (b), (tolerance)); }                         \
  G_STMT_END
