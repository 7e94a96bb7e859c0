/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QzDateRow:
 *
 * A row with a day, typed as 2018-09-07 or chosen from a calendar. What is typed stays as typed
 * until it is a day.
 */
#define QZ_TYPE_DATE_ROW (qz_date_row_get_type ())
G_DECLARE_FINAL_TYPE (QzDateRow, qz_date_row, QZ, DATE_ROW, AdwEntryRow)

GtkWidget *qz_date_row_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
char *qz_date_row_dup_date (QzDateRow *self) G_GNUC_WARN_UNUSED_RESULT;
void qz_date_row_set_date (QzDateRow *self, const char *date);
gboolean qz_date_row_is_valid (QzDateRow *self);

G_END_DECLS
