/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"

G_BEGIN_DECLS

guint qz_time_rule_find_excess (const QzTimeRule *rule, gint64 seconds);
gboolean qz_time_rule_judge (const QzTimeRule *rule, gint64 seconds, gint64 *out_points);
gboolean qz_time_parse (const char *text, gint64 *out_seconds);
char *qz_time_format (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
