/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/qz-entry.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/**
 * QzEntryDetail:
 *
 * One entry to be read: state, values, files, history, and the acts that its state allows.
 */
#define QZ_TYPE_ENTRY_DETAIL (qz_entry_detail_get_type ())
G_DECLARE_FINAL_TYPE (QzEntryDetail, qz_entry_detail, QZ, ENTRY_DETAIL, AdwBin)

gboolean
qz_entry_detail_show (QzEntryDetail *self, QzWorkspace *workspace, const char *id, GError **error);
const QzEntry *qz_entry_detail_get_entry (QzEntryDetail *self);
GPtrArray *qz_entry_detail_get_materials (QzEntryDetail *self);

G_END_DECLS
