/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "preview/qz-paper.h"

G_BEGIN_DECLS

/* What is done with a paper from a view of it; failures are told in a dialog over @parent. */
void qz_paper_act_print (QzPaper *paper, const char *title, GtkWidget *parent);
void qz_paper_act_save (QzPaper *paper, const char *title, GtkWidget *parent);
void qz_paper_act_open_outside (QzPaper *paper, const char *title, GtkWidget *parent);

char *qz_paper_dup_file_name (const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
