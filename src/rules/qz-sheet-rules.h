/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-rubric.h"
#include "model/qz-sheet.h"

G_BEGIN_DECLS

gboolean qz_item_check (const QzItem *item, gint64 points, GError **error);
gboolean qz_sheet_check (const QzRubric *rubric, const QzSheet *sheet, GError **error);
gint64 qz_sheet_sum (const QzRubric *rubric, const QzSheet *sheet);
const QzItem *qz_sheet_find_blank (const QzRubric *rubric, const QzSheet *sheet);
const QzItem *qz_sheet_find_refusal (const QzRubric *rubric, const QzSheet *sheet);
gboolean qz_sheet_counts (const QzSheet *sheet);

G_END_DECLS
