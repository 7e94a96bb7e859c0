/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-score-table.h"

G_BEGIN_DECLS

/**
 * QZ_SEVERITY_MAX_JUDGES:
 *
 * Severities of more judges in one part are not worked out: the equations are dense.
 */
#define QZ_SEVERITY_MAX_JUDGES 500

/**
 * QZ_SCALE_PRIOR:
 *
 * How firmly the scales are held at 1: every judge counts as if two more entries, one usual
 * difference of quality above or below the middle, had been scored on the common scale.
 */
#define QZ_SCALE_PRIOR 2.0

/**
 * QzSeverityState:
 * @QZ_SEVERITY_SOLVED: there are severities and values
 * @QZ_SEVERITY_TOO_MANY: more than %QZ_SEVERITY_MAX_JUDGES judges hang together
 * @QZ_SEVERITY_NO_SCALE: there is nothing to compare scales by: all entries came out alike
 * @QZ_SEVERITY_UNSETTLED: the equations of the scales have no solution that could be found
 *
 * What became of one part of the table.
 */
typedef enum
{
  QZ_SEVERITY_SOLVED,
  QZ_SEVERITY_TOO_MANY,
  QZ_SEVERITY_NO_SCALE,
  QZ_SEVERITY_UNSETTLED,
} QzSeverityState;

/**
 * QzSeverities:
 * @table: the table, borrowed
 * @severities: of each judge: so much less than the mean of the judges of the part does the judge
 *   give the same entry; negative for a lenient one
 * @scales: (nullable): of each judge: so many points apart does the judge put two entries that are
 *   one point apart; %NULL in the additive model
 * @held: (nullable): whose scale stays at 1 because it cannot be corrected, see
 *   qz_severities_fit_scale(); %NULL in the additive model
 * @values: of each entry: its points without what the judges' severities gave or took
 * @residuals: of each mark, as in the table: what the model does not explain
 * @states: of each part
 *
 * Severities of judges by least squares, in thousandths of a point. NaN stands where there is none:
 * no mark, or a part that was not solved. An opinion: no total, rank or award comes from here.
 */
typedef struct
{
  const QzScoreTable *table;
  double *severities;
  double *scales;
  gboolean *held;
  double *values;
  double *residuals;
  QzSeverityState *states;
} QzSeverities;

QzSeverities *qz_severities_fit (const QzScoreTable *table) G_GNUC_WARN_UNUSED_RESULT;
QzSeverities *qz_severities_fit_scale (const QzSeverities *additive) G_GNUC_WARN_UNUSED_RESULT;
void qz_severities_free (QzSeverities *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSeverities, qz_severities_free)

G_END_DECLS
