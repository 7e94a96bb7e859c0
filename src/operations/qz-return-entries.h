/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_RETURN_ENTRIES (qz_return_entries_get_type ())

G_DECLARE_FINAL_TYPE (QzReturnEntries, qz_return_entries, QZ, RETURN_ENTRIES, QzOperation)

QzReturnEntries *qz_return_entries_new (QzWorkspace *workspace,
                                        const char *path) G_GNUC_WARN_UNUSED_RESULT;
void qz_return_entries_add (QzReturnEntries *self, const char *entry, const char *reason);
void qz_return_entries_set_organisation (QzReturnEntries *self, const char *organisation);

guint qz_return_entries_get_n_entries (QzReturnEntries *self);
guint qz_return_entries_get_sequence (QzReturnEntries *self);

G_END_DECLS
