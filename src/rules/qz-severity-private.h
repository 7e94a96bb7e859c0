/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-severity.h"

G_BEGIN_DECLS

QzSeverities *qz_severities_new (const QzScoreTable *table) G_GNUC_WARN_UNUSED_RESULT;
guint *qz_severities_number_judges (const QzScoreTable *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
