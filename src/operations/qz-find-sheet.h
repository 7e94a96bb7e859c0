/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"
#include "rules/qz-sheet-mark.h"

G_BEGIN_DECLS

QzSheetMark *
qz_find_sheet (QzWorkspace *workspace, const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean qz_find_sheet_check_mark (QzConnection *connection,
                                   const QzEdition *edition,
                                   const QzSheetMark *mark,
                                   GError **error);

G_END_DECLS
