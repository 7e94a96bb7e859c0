/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "model/qz-panel.h"
#include "model/qz-sheet.h"
#include "store/qz-store.h"
#include "ui/review/qz-score-grid.h"

G_BEGIN_DECLS

/**
 * QZ_EVERY_PANEL:
 *
 * Stands for all panels of a stage where the id of one is asked for.
 */
#define QZ_EVERY_PANEL "*"

/*
 * What the review board shows of one activity at one stage: its panels, and of one of them the
 * entries and score sheets. Read in one go on the reader's thread; immutable, reference counted.
 */
typedef struct
{
  GPtrArray *panels;    /* (element-type QzPanel) of the stage */
  GPtrArray *judges;    /* (element-type QzJudge) all of the workspace */
  const QzPanel *panel; /* nullable: the one chosen, of @panels; %NULL for all of them */
  GPtrArray *entries;   /* (element-type QzEntry) of what is chosen, by number */
  GPtrArray *sheets;    /* (element-type QzSheet) of what is chosen */
  GHashTable *index;    /* "entry/judge" → QzSheet of @sheets */
  QzScoreGrid *grid;    /* nullable: the sheets as a matrix */
  GHashTable *done;     /* id of a panel → GUINT_TO_POINTER (sheets that are settled) */
} QzReviewData;

#define QZ_TYPE_REVIEW_DATA (qz_review_data_get_type ())

GType qz_review_data_get_type (void);
QzReviewData *qz_review_data_ref (QzReviewData *self);
void qz_review_data_unref (QzReviewData *self);
void qz_review_data_release (QzReviewData *self);

void qz_review_data_load_async (QzStore *store,
                                const char *activity,
                                const char *stage,
                                const char *panel,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
QzReviewData *qz_review_data_load_finish (GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

const QzSheet *
qz_review_data_find_sheet (const QzReviewData *self, const char *entry, const char *judge);
const QzEntry *qz_review_data_find_entry (const QzReviewData *self, const char *id);
const char *qz_review_data_get_judge_name (const QzReviewData *self, const char *id);
guint qz_review_data_count_done (const QzReviewData *self, const char *panel);
const QzPanel *
qz_review_data_find_panel (const QzReviewData *self, const char *entry, const char *judge);
const QzJudge *qz_review_data_find_waiting (const QzReviewData *self, const char *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzReviewData, qz_review_data_unref)

G_END_DECLS
