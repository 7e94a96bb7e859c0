/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"

G_BEGIN_DECLS

/**
 * QzReviewPage:
 *
 * The review board 评审: panels, score sheets typed in from paper, ranking and levels.
 */
#define QZ_TYPE_REVIEW_PAGE (qz_review_page_get_type ())

G_DECLARE_FINAL_TYPE (QzReviewPage, qz_review_page, QZ, REVIEW_PAGE, QzPage)

G_END_DECLS
