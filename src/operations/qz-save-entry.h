/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_SAVE_ENTRY (qz_save_entry_get_type ())

G_DECLARE_FINAL_TYPE (QzSaveEntry, qz_save_entry, QZ, SAVE_ENTRY, QzOperation)

QzSaveEntry *qz_save_entry_new (QzWorkspace *workspace,
                                const char *activity,
                                const char *category,
                                QzForm *form) G_GNUC_WARN_UNUSED_RESULT;
QzSaveEntry *qz_save_entry_new_for (QzWorkspace *workspace,
                                    const char *entry,
                                    QzForm *form) G_GNUC_WARN_UNUSED_RESULT;

void qz_save_entry_set_origin (QzSaveEntry *self, QzEntryOrigin origin);

gboolean
qz_save_entry_check_form (const QzActivity *activity, QzForm *form, GError **error);
const QzEntry *qz_save_entry_get_entry (QzSaveEntry *self);
gboolean qz_save_entry_get_changed (QzSaveEntry *self);

G_END_DECLS
