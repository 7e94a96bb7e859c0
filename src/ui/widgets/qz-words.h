/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-edition.h"
#include "model/qz-entry.h"
#include "model/qz-sheet.h"
#include "ui/widgets/qz-status-chip.h"

G_BEGIN_DECLS

/* The values of the model as words of the window. */
const char *qz_words_entry_state (QzEntryState state, QzTone *out_tone);
const char *qz_words_sheet_state (QzSheetState state, QzTone *out_tone);
const char *qz_words_notice_state (QzNoticeState state, QzTone *out_tone);
const char *qz_words_field_type (QzFieldType type);
const char *qz_words_file_kind (const char *kind);
char *qz_words_file_kinds (GStrv kinds) G_GNUC_WARN_UNUSED_RESULT;
char *qz_words_categories (const QzActivity *activity, GStrv categories) G_GNUC_WARN_UNUSED_RESULT;
char *qz_words_requirement (const QzRequirement *requirement) G_GNUC_WARN_UNUSED_RESULT;
char *qz_words_score_rule (const QzScoreRule *rule) G_GNUC_WARN_UNUSED_RESULT;
char *qz_words_ties (const QzEdition *edition,
                     const QzActivity *activity) G_GNUC_WARN_UNUSED_RESULT;
char *qz_words_award (const QzAward *award) G_GNUC_WARN_UNUSED_RESULT;
char *qz_words_instant (const char *instant) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
