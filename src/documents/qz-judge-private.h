/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/qz-judge-document.h"
#include "documents/qz-panel-private.h"

G_BEGIN_DECLS

/* What the letters to a judge share. */

const QzPanelDocument *_qz_judge_get_first (const QzJudgeDocument *self);
char *_qz_judge_merge (const QzJudgeDocument *self, const char *text, GError **error);
QzPrintSheet *_qz_judge_make_sheet (const QzJudgeDocument *self, const char *title);

G_END_DECLS
