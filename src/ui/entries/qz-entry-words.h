/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"
#include "model/qz-entry.h"
#include "operations/qz-workspace.h"
#include "rules/qz-entry-state-rules.h"
#include "ui/widgets/qz-status-chip.h"

G_BEGIN_DECLS

/* What is shown of an entry, in words. */
const char *qz_entry_state_words (QzEntryState state, QzTone *out_tone);
const char *qz_entry_activity_words (const QzEdition *edition, const QzEntry *entry);
char *qz_entry_dup_category_words (const QzEdition *edition,
                                   const QzEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
const char *qz_entry_award_words (const QzEdition *edition, const QzEntry *entry);
const char *qz_entry_line_words (const QzEdition *edition, const QzEntry *entry);
char *qz_entry_dup_call (const QzEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *qz_instant_dup_words (const char *instant) G_GNUC_WARN_UNUSED_RESULT;
char *qz_instant_dup_day (const char *instant) G_GNUC_WARN_UNUSED_RESULT;
const char *qz_entry_origin_words (QzEntryOrigin origin);

gboolean qz_entry_act_offered (QzWorkspace *workspace, const QzEntry *entry, QzEntryAct act);

G_END_DECLS
