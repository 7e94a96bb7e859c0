/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"

G_BEGIN_DECLS

/**
 * QzExchangePage:
 *
 * Exchange 交换: bundles in and out, and the keys that wait to be confirmed.
 */
#define QZ_TYPE_EXCHANGE_PAGE (qz_exchange_page_get_type ())
G_DECLARE_FINAL_TYPE (QzExchangePage, qz_exchange_page, QZ, EXCHANGE_PAGE, QzPage)

G_END_DECLS
