/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-activity.h"
#include "model/qz-form.h"

G_BEGIN_DECLS

void qz_field_check (const QzField *field,
                     const char *path,
                     const char *label,
                     const char *value,
                     GPtrArray *findings);
gboolean qz_phone_is_plausible (const char *text);
guint qz_field_length (const char *text);
char *qz_money_dup_words (const QzField *field, const char *value) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_table_row_is_blank (const QzField *table, QzForm *form, guint row);
guint qz_table_count_rows (const QzField *table, QzForm *form);

G_END_DECLS
