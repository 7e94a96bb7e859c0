/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"

G_BEGIN_DECLS

/**
 * QzSeatPage:
 *
 * What a helper seat 子席位 does: the panels whose signed score sheets it types, and the file that
 * takes what was typed back to its office.
 */
#define QZ_TYPE_SEAT_PAGE (qz_seat_page_get_type ())

G_DECLARE_FINAL_TYPE (QzSeatPage, qz_seat_page, QZ, SEAT_PAGE, QzPage)

G_END_DECLS
