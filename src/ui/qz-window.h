/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "operations/qz-workspace.h"
#include "ui/qz-opening.h"
#include "ui/qz-shell.h"

G_BEGIN_DECLS

/**
 * QzWindow:
 *
 * A window: the first-run page, an error page, or the shell of an open workspace. It closes its
 * workspace when it is closed itself.
 */
#define QZ_TYPE_WINDOW (qz_window_get_type ())
G_DECLARE_FINAL_TYPE (QzWindow, qz_window, QZ, WINDOW, AdwApplicationWindow)

QzWindow *qz_window_new (AdwApplication *application) G_GNUC_WARN_UNUSED_RESULT;

QzShell *qz_window_get_shell (QzWindow *self);
QzWorkspace *qz_window_get_workspace (QzWindow *self);
const char *qz_window_get_directory (QzWindow *self);
void qz_window_show_first_run (QzWindow *self, const char *proposal);
const char *qz_window_get_proposal (QzWindow *self);
void qz_window_open (QzWindow *self, QzOpening *opening);
void qz_window_set_workspace (QzWindow *self, QzWorkspace *workspace);
void qz_window_take_in (QzWindow *self, const char *const *paths);
void qz_window_add_toast (QzWindow *self, AdwToast *toast);

G_END_DECLS
