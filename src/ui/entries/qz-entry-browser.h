/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "operations/qz-workspace.h"
#include "store/qz-entry-list.h"
#include "ui/entries/qz-entry-selection.h"
#include "ui/widgets/qz-table.h"

G_BEGIN_DECLS

/**
 * QzEntryBrowser:
 *
 * The table of entries with its filters, and what stands in its place when there is nothing to
 * show. Signal `activated (id)`: an entry is to be opened.
 */
#define QZ_TYPE_ENTRY_BROWSER (qz_entry_browser_get_type ())
G_DECLARE_FINAL_TYPE (QzEntryBrowser, qz_entry_browser, QZ, ENTRY_BROWSER, AdwBin)

void qz_entry_browser_set_workspace (QzEntryBrowser *self, QzWorkspace *workspace);
QzEntryList *qz_entry_browser_get_list (QzEntryBrowser *self);
QzEntrySelection *qz_entry_browser_get_selection (QzEntryBrowser *self);
QzTable *qz_entry_browser_get_table (QzEntryBrowser *self);
void qz_entry_browser_search (QzEntryBrowser *self, const char *text);
gboolean qz_entry_browser_filter (QzEntryBrowser *self, const char *text);
void qz_entry_browser_reveal (QzEntryBrowser *self, const char *id);

G_END_DECLS
