/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-activity.h"

G_BEGIN_DECLS

void qz_field_check (const QzField *field,
                     const char *path,
                     const char *label,
                     const char *value,
                     GPtrArray *findings);
gboolean qz_phone_is_plausible (const char *text);
guint qz_field_length (const char *text);
char *qz_money_dup_words (const QzField *field, const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
