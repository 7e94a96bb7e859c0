/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/qz-command.h"

G_BEGIN_DECLS

void qz_answer_text (QzCommandCall *call, const char *key, const char *label, const char *value);
void qz_answer_number (QzCommandCall *call, const char *key, const char *label, gint64 value);
void qz_answer_points (QzCommandCall *call, const char *key, const char *label, gint64 points);
void qz_answer_flag (QzCommandCall *call, const char *key, const char *label, gboolean value);
void qz_answer_strings (QzCommandCall *call,
                        const char *key,
                        const char *label,
                        const char *const *values);
void qz_answer_say (QzCommandCall *call, const char *format, ...) G_GNUC_PRINTF (2, 3);
void qz_answer_findings (QzCommandCall *call, const GPtrArray *findings);

G_END_DECLS
