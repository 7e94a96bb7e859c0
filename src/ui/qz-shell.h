/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"

G_BEGIN_DECLS

/**
 * QzShell:
 *
 * The window of an open workspace: sidebar, header bar, and the pages, each built on its first
 * visit.
 */
#define QZ_TYPE_SHELL (qz_shell_get_type ())
G_DECLARE_FINAL_TYPE (QzShell, qz_shell, QZ, SHELL, AdwBin)

GtkWidget *qz_shell_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

QzPage *qz_shell_get_page (QzShell *self);
const char *qz_shell_get_page_id (QzShell *self);
gboolean qz_shell_show_page (QzShell *self, const char *id);
gboolean qz_shell_show_nth_page (QzShell *self, guint n);
void qz_shell_open (QzShell *self, const char *place);
void qz_shell_reload (QzShell *self);
gboolean qz_shell_get_show_sidebar (QzShell *self);
void qz_shell_set_show_sidebar (QzShell *self, gboolean show_sidebar);
gboolean qz_shell_get_searching (QzShell *self);
void qz_shell_set_searching (QzShell *self, gboolean searching);

G_END_DECLS
