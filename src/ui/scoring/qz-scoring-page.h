/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"

G_BEGIN_DECLS

#define QZ_TYPE_SCORING_PAGE (qz_scoring_page_get_type ())

/**
 * QzScoringPage:
 *
 * What a judge has to score: the list with how far each sheet is, one entry after the other, the
 * own scores, and what is handed in.
 */
G_DECLARE_FINAL_TYPE (QzScoringPage, qz_scoring_page, QZ, SCORING_PAGE, QzPage)

G_END_DECLS
