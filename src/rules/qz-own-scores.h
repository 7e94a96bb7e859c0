/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-mean.h"

G_BEGIN_DECLS

#define QZ_OWN_SCORES_BINS 10

/* How a judge has scored so far, by the own totals alone. It decides nothing. */
typedef struct
{
  guint n; /* totals; all below is of at least one */
  QzMean mean;
  double deviation; /* standard deviation in points; NAN of fewer than two */
  gint64 lowest;    /* thousandths */
  gint64 highest;
  guint bins[QZ_OWN_SCORES_BINS]; /* how many lie in each tenth of the most that the form gives */
} QzOwnScores;

gboolean qz_own_scores_work_out (
    const gint64 *totals, guint n, gint64 most, QzOwnScores *out_scores, GError **error);

G_END_DECLS
