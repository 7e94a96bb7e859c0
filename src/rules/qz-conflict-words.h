/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-conflict.h"

G_BEGIN_DECLS

char *qz_conflict_dup_cause (const QzConflict *conflict) G_GNUC_WARN_UNUSED_RESULT;
const char *qz_conflict_get_state_words (QzConflictState state);

G_END_DECLS
