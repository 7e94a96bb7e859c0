/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/**
 * QzReviewPaper:
 * @QZ_REVIEW_PAPER_INVITATION: 邀请函 with a reply slip, one for each judge
 * @QZ_REVIEW_PAPER_APPOINTMENT: 聘书, one for each judge
 * @QZ_REVIEW_PAPER_COMMITMENT: 承诺书 of confidentiality and recusal, one for each judge
 * @QZ_REVIEW_PAPER_SIGN_IN: 签到表 of each panel
 * @QZ_REVIEW_PAPER_PANEL_LIST: 分组表, judges and entries of each panel
 * @QZ_REVIEW_PAPER_NAME_PLATE: 席卡, one for each judge
 * @QZ_REVIEW_PAPER_LABEL: 标签, one for each entry
 * @QZ_REVIEW_PAPER_SCORE_SHEET: 评分表, one for each judge and entry
 * @QZ_REVIEW_PAPER_TALLY: 统分表 of each panel
 * @QZ_REVIEW_PAPER_FEE_LIST: 评审费签收单 of all judges
 * @QZ_REVIEW_PAPER_ROUTE_LIST: 路线表 of each panel that goes on visits
 * @QZ_REVIEW_PAPER_VISIT_SHEET: 现场评审记录表, one for each visit
 *
 * The papers of the day of the review.
 */
typedef enum
{
  QZ_REVIEW_PAPER_INVITATION,
  QZ_REVIEW_PAPER_APPOINTMENT,
  QZ_REVIEW_PAPER_COMMITMENT,
  QZ_REVIEW_PAPER_SIGN_IN,
  QZ_REVIEW_PAPER_PANEL_LIST,
  QZ_REVIEW_PAPER_NAME_PLATE,
  QZ_REVIEW_PAPER_LABEL,
  QZ_REVIEW_PAPER_SCORE_SHEET,
  QZ_REVIEW_PAPER_TALLY,
  QZ_REVIEW_PAPER_FEE_LIST,
  QZ_REVIEW_PAPER_ROUTE_LIST,
  QZ_REVIEW_PAPER_VISIT_SHEET,
} QzReviewPaper;

#define QZ_N_REVIEW_PAPERS (QZ_REVIEW_PAPER_VISIT_SHEET + 1)

const char *qz_review_paper_get_id (QzReviewPaper paper);
gboolean qz_review_paper_from_id (const char *id, QzReviewPaper *out_paper);

/* A file that was written. */
typedef struct
{
  QzReviewPaper paper;
  char *path;
  guint n_papers; /* letters, plates, labels, sheets */
} QzReviewFile;

#define QZ_TYPE_PRINT_REVIEW (qz_print_review_get_type ())

G_DECLARE_FINAL_TYPE (QzPrintReview, qz_print_review, QZ, PRINT_REVIEW, QzOperation)

QzPrintReview *qz_print_review_new (QzWorkspace *workspace,
                                    const char *activity,
                                    const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void qz_print_review_set_panel (QzPrintReview *self, const char *panel);
gboolean qz_print_review_set_day (QzPrintReview *self, const char *day, GError **error);
void qz_print_review_set_place (QzPrintReview *self, const char *place);
void qz_print_review_add_paper (QzPrintReview *self, QzReviewPaper paper);

const GPtrArray *qz_print_review_get_files (QzPrintReview *self);
const GPtrArray *qz_print_review_get_findings (QzPrintReview *self);

G_END_DECLS
