/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_RESTORE_ENTRY (qz_restore_entry_get_type ())

G_DECLARE_FINAL_TYPE (QzRestoreEntry, qz_restore_entry, QZ, RESTORE_ENTRY, QzOperation)

QzRestoreEntry *qz_restore_entry_new (QzWorkspace *workspace,
                                      const char *entry,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
