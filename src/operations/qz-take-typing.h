/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-sheet-subject.h"
#include "rules/qz-paper-rules.h"

G_BEGIN_DECLS

/* What was read on a signed score sheet becomes what the sheet says, whether it was typed here or
   in a helper seat. For the operations only. */

gboolean qz_take_typing_check (QzConnection *connection,
                               const QzSheetSubject *subject,
                               const QzSheetTrail *trail,
                               QzTypingTurn turn,
                               const char *typist,
                               const GPtrArray *scores,
                               GError **error);
gboolean qz_take_typing_put (QzConnection *connection,
                             QzSheetSubject *subject,
                             const QzSheetTrail *trail,
                             GError **error);

G_END_DECLS
