/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"

G_BEGIN_DECLS

/**
 * QzActivitiesPage:
 *
 * The edition 活动: its activities with everything they ask for, its notices and bodies. The office
 * imports, exports and checks editions here. Opens "ID" of an activity, or "notice/ID".
 */
#define QZ_TYPE_ACTIVITIES_PAGE (qz_activities_page_get_type ())
G_DECLARE_FINAL_TYPE (QzActivitiesPage, qz_activities_page, QZ, ACTIVITIES_PAGE, QzPage)

G_END_DECLS
