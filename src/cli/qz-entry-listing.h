/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/qz-command.h"
#include "model/qz-entry.h"
#include "store/qz-query.h"

G_BEGIN_DECLS

gboolean
qz_entry_listing_answer (QzCommandCall *call, const QzQuery *query, guint limit, GError **error);
void qz_entry_listing_answer_one (QzCommandCall *call, const QzEntry *entry);
const char *qz_entry_listing_state (QzEntryState state);

G_END_DECLS
