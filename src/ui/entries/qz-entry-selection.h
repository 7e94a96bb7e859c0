/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/qz-entry-list.h"

G_BEGIN_DECLS

/**
 * QzEntrySelection:
 *
 * A selection of many entries that goes by the entry, not by its place: a list that pages fills its
 * places anew when it is sorted or filtered.
 */
#define QZ_TYPE_ENTRY_SELECTION (qz_entry_selection_get_type ())
G_DECLARE_FINAL_TYPE (QzEntrySelection, qz_entry_selection, QZ, ENTRY_SELECTION, GObject)

QzEntrySelection *qz_entry_selection_new (QzEntryList *list) G_GNUC_WARN_UNUSED_RESULT;
void qz_entry_selection_set_limit (QzEntrySelection *self, guint limit);
guint qz_entry_selection_get_count (QzEntrySelection *self);
GArray *qz_entry_selection_dup_seqs (QzEntrySelection *self) G_GNUC_WARN_UNUSED_RESULT;
void qz_entry_selection_clear (QzEntrySelection *self);

G_END_DECLS
