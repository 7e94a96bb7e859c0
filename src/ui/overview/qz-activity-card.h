/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/qz-activity.h"
#include "store/qz-count-table.h"

G_BEGIN_DECLS

/**
 * QzActivityCard:
 *
 * How many entries of an activity there are, by state; leads to them.
 */
#define QZ_TYPE_ACTIVITY_CARD (qz_activity_card_get_type ())
G_DECLARE_FINAL_TYPE (QzActivityCard, qz_activity_card, QZ, ACTIVITY_CARD, AdwBin)

GtkWidget *qz_activity_card_new (const QzActivity *activity) G_GNUC_WARN_UNUSED_RESULT;
void qz_activity_card_set_count (QzActivityCard *self, const QzCount *count);

G_END_DECLS
