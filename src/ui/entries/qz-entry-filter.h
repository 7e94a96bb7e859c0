/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/qz-edition.h"
#include "store/qz-query.h"

G_BEGIN_DECLS

/**
 * QzEntryFilter:
 *
 * The drop-downs above the table of entries. Signal `changed ()`.
 */
#define QZ_TYPE_ENTRY_FILTER (qz_entry_filter_get_type ())
G_DECLARE_FINAL_TYPE (QzEntryFilter, qz_entry_filter, QZ, ENTRY_FILTER, AdwBin)

void qz_entry_filter_set_edition (QzEntryFilter *self, QzEdition *edition);
void qz_entry_filter_apply (QzEntryFilter *self, QzQuery *query);
gboolean qz_entry_filter_is_set (QzEntryFilter *self);
void qz_entry_filter_clear (QzEntryFilter *self);
gboolean qz_entry_filter_choose (QzEntryFilter *self, const char *text);
char *qz_entry_filter_dup_text (QzEntryFilter *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
