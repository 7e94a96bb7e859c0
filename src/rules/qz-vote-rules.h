/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-mean.h"

G_BEGIN_DECLS

gboolean qz_vote_rule_find_points (const QzVoteRule *rule,
                                   gint64 votes,
                                   gint64 most,
                                   const QzMean *total,
                                   QzMean *out_points);

G_END_DECLS
