/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-rubric.h"

G_BEGIN_DECLS

char *qz_typed_value (const QzField *field, const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_typed_points (const QzItem *item, const char *text, gint64 *out_points, GError **error);
char *qz_typed_day (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
