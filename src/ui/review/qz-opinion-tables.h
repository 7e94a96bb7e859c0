/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-review-opinions.h"
#include "ui/widgets/qz-cell-table.h"

G_BEGIN_DECLS

/* The tables of the second opinions: entries under each method, judges, outlying sheets. */

GtkWidget *qz_opinion_tables_new_entries (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qz_opinion_tables_new_judges (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qz_opinion_tables_new_outliers (void) G_GNUC_WARN_UNUSED_RESULT;

void qz_opinion_tables_fill_entries (QzRecordTable *table,
                                     QzReviewOpinions *opinions,
                                     gboolean only_changes);
void qz_opinion_tables_fill_judges (QzRecordTable *table, QzReviewOpinions *opinions);
void qz_opinion_tables_fill_outliers (QzRecordTable *table, QzReviewOpinions *opinions);

char *qz_opinion_tables_dup_points (double thousandths, guint digits) G_GNUC_WARN_UNUSED_RESULT;
char *qz_opinion_tables_dup_ratio (double ratio) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
