/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"

G_BEGIN_DECLS

/* The rules of the review as words of the window. */
char *qz_words_stage_rules (const QzActivity *activity,
                            const QzStage *stage) G_GNUC_WARN_UNUSED_RESULT;
char *qz_words_votes (const QzVoteRule *rule) G_GNUC_WARN_UNUSED_RESULT;
char *qz_words_groups (const QzActivity *activity) G_GNUC_WARN_UNUSED_RESULT;
char *qz_words_award_limits (const QzActivity *activity,
                             const QzAward *award) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
