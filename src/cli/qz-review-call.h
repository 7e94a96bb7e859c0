/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/qz-command.h"
#include "model/qz-activity.h"

G_BEGIN_DECLS

const QzActivity *qz_review_call_get_activity (QzCommandCall *call, GError **error);

GStrv qz_review_call_split (QzCommandCall *call, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void qz_review_call_report_since (QzCommandCall *call,
                                  const char *activity,
                                  const char *stage,
                                  GPtrArray *findings);

G_END_DECLS
