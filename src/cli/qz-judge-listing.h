/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/qz-command.h"
#include "model/qz-panel.h"

G_BEGIN_DECLS

void qz_judge_listing_show (QzCommandCall *call, const GPtrArray *judges);
void qz_judge_listing_show_panels (QzCommandCall *call, const GPtrArray *panels);
char *qz_judge_listing_dup_names (const QzPanel *panel) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
