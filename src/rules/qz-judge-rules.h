/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"

G_BEGIN_DECLS

/* Penalties of a judge for an entry, see qz_judge_get_penalty(). */
#define QZ_JUDGE_KNOWS 0
#define QZ_JUDGE_MAY_KNOW 50
#define QZ_JUDGE_IS_STRANGE 100

char *qz_judge_dup_key (const QzJudge *judge) G_GNUC_WARN_UNUSED_RESULT;
char *qz_judge_days_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_judge_has_time (const QzJudge *judge, const char *days);
gboolean qz_judge_load_parse (const char *label, const char *text, guint *out_load, GError **error);
guint qz_judge_get_penalty (const QzJudge *judge, const char *const *subjects);

G_END_DECLS
