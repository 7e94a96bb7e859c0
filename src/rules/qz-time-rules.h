/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"

G_BEGIN_DECLS

guint qz_time_rule_find_excess (const QzTimeRule *rule, gint64 seconds);
gboolean qz_time_rule_judge (const QzTimeRule *rule, gint64 seconds, gint64 *out_points);

G_END_DECLS
