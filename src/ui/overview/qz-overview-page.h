/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"

G_BEGIN_DECLS

/**
 * QzOverviewPage:
 *
 * The first page 概览: where the year stands, what waits, how many, and what happened last.
 */
#define QZ_TYPE_OVERVIEW_PAGE (qz_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (QzOverviewPage, qz_overview_page, QZ, OVERVIEW_PAGE, QzPage)

G_END_DECLS
