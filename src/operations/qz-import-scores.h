/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/**
 * QzScoresOutcome:
 * @QZ_SCORES_LOCKED: every item has points; the sheet is locked
 * @QZ_SCORES_OPEN: some items are blank, which is not zero; the sheet stays open
 * @QZ_SCORES_SAME: the sheet has these points already
 * @QZ_SCORES_BLANK: nothing was filled in
 * @QZ_SCORES_REFUSED: not taken, with the reasons
 *
 * What became, or would become, of a row.
 */
typedef enum
{
  QZ_SCORES_LOCKED,
  QZ_SCORES_OPEN,
  QZ_SCORES_SAME,
  QZ_SCORES_BLANK,
  QZ_SCORES_REFUSED,
} QzScoresOutcome;

#define QZ_N_SCORES_OUTCOMES (QZ_SCORES_REFUSED + 1)

/* A row of the table. */
typedef struct
{
  char *place;  /* in the file, such as A5 */
  char *number; /* of the entry, as written */
  char *title;  /* of the entry, "" when it is not known */
  char *judge;  /* as written */
  QzScoresOutcome outcome;
  gint64 total;      /* thousandths, or QZ_POINTS_NONE */
  GPtrArray *faults; /* (element-type utf8): why it was not taken, or what is blank */
} QzScoresReport;

#define QZ_TYPE_IMPORT_SCORES (qz_import_scores_get_type ())

G_DECLARE_FINAL_TYPE (QzImportScores, qz_import_scores, QZ, IMPORT_SCORES, QzOperation)

QzImportScores *qz_import_scores_new (QzWorkspace *workspace,
                                      const char *path) G_GNUC_WARN_UNUSED_RESULT;
void qz_import_scores_set_judge (QzImportScores *self, const char *judge);
void qz_import_scores_set_stage (QzImportScores *self, const char *stage);
void qz_import_scores_set_dry_run (QzImportScores *self, gboolean dry_run);

const GPtrArray *qz_import_scores_get_reports (QzImportScores *self);
guint qz_import_scores_count (QzImportScores *self, QzScoresOutcome outcome);

const char *qz_scores_outcome_get_id (QzScoresOutcome outcome);

G_END_DECLS
