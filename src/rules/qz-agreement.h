/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-severity.h"

G_BEGIN_DECLS

/* Entries that the very same judges scored. */
typedef struct
{
  guint entry; /* one of them; its marks name the judges */
  guint n_entries;
  guint n_judges;
  double w; /* Kendall's, 0 to 1; NaN when every judge gave all of them the same */
} QzAgreementBlock;

/**
 * QzReliability:
 * @entries: variance between entries, squared thousandths of a point; below nought when errors hide
 *   it
 * @judges: variance between judges
 * @errors: variance of the errors
 * @agreement: ICC of one sheet, severities counted as errors: what the raw points are worth
 * @consistency: ICC of one sheet, severities corrected
 * @mean_agreement: ICC of the mean of the sheets, severities counted as errors
 * @mean_consistency: ICC of the mean, severities corrected
 *
 * How much of the differences of points comes from the entries. NaN when it cannot be told.
 */
typedef struct
{
  double entries;
  double judges;
  double errors;
  double agreement;
  double consistency;
  double mean_agreement;
  double mean_consistency;
} QzReliability;

GArray *qz_agreement_find_blocks (const QzScoreTable *table) G_GNUC_WARN_UNUSED_RESULT;
QzReliability qz_agreement_reliability (const QzSeverities *additive, guint part);
double qz_agreement_robust_deviation (const QzSeverities *additive, guint part);

G_END_DECLS
