/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"

G_BEGIN_DECLS

/**
 * QzEntriesPage:
 *
 * The entries: the table, one of them in detail, and the submission wizard.
 */
#define QZ_TYPE_ENTRIES_PAGE (qz_entries_page_get_type ())
G_DECLARE_FINAL_TYPE (QzEntriesPage, qz_entries_page, QZ, ENTRIES_PAGE, QzPage)

G_END_DECLS
