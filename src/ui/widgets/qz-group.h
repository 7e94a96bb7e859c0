/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/qz-status-chip.h"

G_BEGIN_DECLS

/*
 * Groups of rows under a heading, for text that comes from outside: nothing in them is markup.
 */
GtkWidget *qz_group_new (const char *title, const char *description) G_GNUC_WARN_UNUSED_RESULT;
void qz_group_add (GtkWidget *group, GtkWidget *row);
GtkListBox *qz_group_get_list (GtkWidget *group);
guint qz_group_get_n_rows (GtkWidget *group);

GtkWidget *qz_row_new (const char *title, const char *subtitle) G_GNUC_WARN_UNUSED_RESULT;
void qz_row_add_chip (GtkWidget *row, const char *text, QzTone tone);
void qz_row_add_unconfirmed (GtkWidget *row, gboolean confirmed);
void qz_row_add_text (GtkWidget *row, const char *text);
void qz_row_add_icon (GtkWidget *row, const char *icon_name);
void qz_row_link (GtkWidget *row, const char *action_name, const char *target);
GtkWidget *qz_expander_new (const char *title, const char *subtitle) G_GNUC_WARN_UNUSED_RESULT;

GtkWidget *qz_text_row_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
void qz_box_clear (GtkBox *box);
GtkWidget *qz_paragraph_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *qz_column_new (int maximum_width, GtkWidget **out_box) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
