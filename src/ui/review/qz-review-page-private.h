/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-rank-activity.h"
#include "operations/qz-workspace.h"
#include "ui/review/qz-conflict-view.h"
#include "ui/review/qz-packets-dialog.h"
#include "ui/review/qz-panel-list.h"
#include "ui/review/qz-ranking-view.h"
#include "ui/review/qz-review-data.h"
#include "ui/review/qz-review-page.h"
#include "ui/review/qz-score-entry.h"
#include "ui/review/qz-score-matrix.h"
#include "ui/widgets/qz-picker.h"

G_BEGIN_DECLS

struct _QzReviewPage
{
  QzPage parent_instance;

  /* template */
  GtkWidget *bar;
  GtkWidget *bar_line;
  QzPicker *activities;
  QzPicker *stages;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  GtkStack *tabs;
  GtkStack *panel_stack;
  QzPanelList *panels;
  QzConflictView *conflicts;
  GtkStack *score_stack;
  GtkWidget *score_box;
  QzScoreMatrix *matrix;
  QzPicker *panel_picker;
  GtkLabel *progress;
  QzRankingView *ranking;
  QzScoreEntry *entry;

  /* borrowed */
  GtkWidget *no_panels; /* of @panel_stack */
  GtkWidget *no_scores; /* of @score_stack */

  /* owned */
  QzReviewData *data;           /* nullable */
  QzRankActivity *standing;     /* nullable: how things stand */
  GCancellable *loading;        /* nullable */
  QzPrepareCuts *awards_before; /* nullable: for who takes back the levels just given */
  char *awarded;                /* nullable: the activity that they were given for */
  char *panel;                  /* nullable: the one that is chosen */
  char *activity;               /* id, "" before */
  QzPacketsDialog *packets;     /* nullable, weak: shows the keys as they are */
  char *wanted_sheet;           /* nullable: "entry/judge", to be opened once it is read */

  /* state */
  gboolean typing; /* begin to type once the panel is read */
};

void _qz_review_page_add_acts (QzReviewPage *self);
void _qz_review_page_add_cut_acts (QzReviewPage *self);
void _qz_review_page_update_cuts (QzReviewPage *self);
void _qz_review_page_add_paper_acts (QzReviewPage *self);
void _qz_review_page_add_packet_acts (QzReviewPage *self);
void _qz_review_page_update_packets (QzReviewPage *self);
void _qz_review_page_add_seat_acts (QzReviewPage *self);
void _qz_review_page_update_seats (QzReviewPage *self);
void _qz_review_page_add_day_acts (QzReviewPage *self);
void _qz_review_page_add_judge_acts (QzReviewPage *self);
void _qz_review_page_update_day (QzReviewPage *self);
void _qz_review_page_add_head_acts (QzReviewPage *self);
void _qz_review_page_update_heads (QzReviewPage *self);
void _qz_review_page_add_result_acts (QzReviewPage *self);
void _qz_review_page_update_results (QzReviewPage *self);
void _qz_review_page_add_fact_acts (QzReviewPage *self);
void _qz_review_page_update_facts (QzReviewPage *self);

const QzActivity *_qz_review_page_get_activity (QzReviewPage *self);
void _qz_review_page_show_view (QzReviewPage *self, const char *name);
void _qz_review_page_saved (GtkWidget *page, QzOperation *operation, const GError *error);
void _qz_review_page_show_error (QzReviewPage *self, const GError *error);
void _qz_review_page_load (QzReviewPage *self);
void _qz_review_page_load_standing (QzReviewPage *self);
void _qz_review_page_choose (QzReviewPage *self);
void _qz_review_page_open_wanted (QzReviewPage *self);
void _qz_review_page_open_first_sheet (QzReviewPage *self);
void _qz_review_page_explain (QzReviewPage *self, const char *entry);
void _qz_review_page_jump (QzReviewPage *self, const char *entry);

G_END_DECLS
