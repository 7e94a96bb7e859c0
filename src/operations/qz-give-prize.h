/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-prize.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_GIVE_PRIZE (qz_give_prize_get_type ())

G_DECLARE_FINAL_TYPE (QzGivePrize, qz_give_prize, QZ, GIVE_PRIZE, QzOperation)

QzGivePrize *qz_give_prize_new (QzWorkspace *workspace,
                                const char *activity,
                                const char *award) G_GNUC_WARN_UNUSED_RESULT;

void qz_give_prize_set_entry (QzGivePrize *self, const char *entry);
void qz_give_prize_set_recipient (QzGivePrize *self, const char *name, const char *unit);
void qz_give_prize_set_reason (QzGivePrize *self, const char *reason);
void qz_give_prize_set_take_back (QzGivePrize *self, gboolean take_back);

const QzPrize *qz_give_prize_get_prize (QzGivePrize *self);

G_END_DECLS
