/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_CONFLICT_VIEW (qz_conflict_view_get_type ())

/**
 * QzConflictView:
 *
 * Who may have to stay away from which entry of an activity. A row that is opened is decided on in
 * a dialog.
 */
G_DECLARE_FINAL_TYPE (QzConflictView, qz_conflict_view, QZ, CONFLICT_VIEW, AdwBin)

void qz_conflict_view_load (QzConflictView *self, QzWorkspace *workspace, const char *activity);
void qz_conflict_view_search (QzConflictView *self, const char *text);

G_END_DECLS
