/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/**
 * QzEarlierEntries:
 *
 * Finds an entry to begin a new one from: a row that unfolds into a search field and what it finds,
 * the latest first. ::picked names the UUID of the one that was chosen.
 */
#define QZ_TYPE_EARLIER_ENTRIES (qz_earlier_entries_get_type ())

G_DECLARE_FINAL_TYPE (QzEarlierEntries, qz_earlier_entries, QZ, EARLIER_ENTRIES, AdwBin)

GtkWidget *qz_earlier_entries_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

guint qz_earlier_entries_search (QzEarlierEntries *self, const char *text);

G_END_DECLS
