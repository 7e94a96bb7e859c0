/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/review/qz-review-data.h"

G_BEGIN_DECLS

/**
 * QzPanelList:
 *
 * The panels of a stage: who sits in them, how much is done.
 */
#define QZ_TYPE_PANEL_LIST (qz_panel_list_get_type ())

G_DECLARE_FINAL_TYPE (QzPanelList, qz_panel_list, QZ, PANEL_LIST, AdwBin)

void qz_panel_list_set_data (QzPanelList *self, const QzReviewData *data);

G_END_DECLS
