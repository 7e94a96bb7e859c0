/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-scores.h"

G_BEGIN_DECLS

GBytes *qz_scores_record_print (const QzScores *self) G_GNUC_WARN_UNUSED_RESULT;
QzScores *
qz_scores_record_parse (const char *name, GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
