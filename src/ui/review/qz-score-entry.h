/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "operations/qz-workspace.h"
#include "ui/review/qz-review-data.h"

G_BEGIN_DECLS

/**
 * QzScoreEntry:
 *
 * One sheet after the other, typed in from paper: whose it is, its items, and what becomes of it.
 */
#define QZ_TYPE_SCORE_ENTRY (qz_score_entry_get_type ())

G_DECLARE_FINAL_TYPE (QzScoreEntry, qz_score_entry, QZ, SCORE_ENTRY, AdwBin)

void qz_score_entry_show (QzScoreEntry *self,
                          QzWorkspace *workspace,
                          QzReviewData *data,
                          const char *entry,
                          const char *judge);
void qz_score_entry_update (QzScoreEntry *self, QzReviewData *data);
const char *qz_score_entry_get_entry (QzScoreEntry *self);
const char *qz_score_entry_get_judge (QzScoreEntry *self);
gboolean qz_score_entry_is_modified (QzScoreEntry *self);

void qz_score_entry_store (QzScoreEntry *self, QzSheetState state, gboolean advance);
void qz_score_entry_move (QzScoreEntry *self, gboolean forward);

G_END_DECLS
