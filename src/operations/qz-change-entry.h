/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_CHANGE_ENTRY (qz_change_entry_get_type ())

G_DECLARE_FINAL_TYPE (QzChangeEntry, qz_change_entry, QZ, CHANGE_ENTRY, QzOperation)

/* Acts on one entry that need no more than a word: each is an object of this class. */
QzChangeEntry *qz_withdraw_entry_new (QzWorkspace *workspace,
                                      const char *entry) G_GNUC_WARN_UNUSED_RESULT;
QzChangeEntry *qz_return_entry_new (QzWorkspace *workspace,
                                    const char *entry,
                                    const char *reason) G_GNUC_WARN_UNUSED_RESULT;
QzChangeEntry *qz_accept_entry_new (QzWorkspace *workspace,
                                    const char *entry) G_GNUC_WARN_UNUSED_RESULT;
QzChangeEntry *qz_move_entry_new (QzWorkspace *workspace,
                                  const char *entry,
                                  const char *category) G_GNUC_WARN_UNUSED_RESULT;
QzChangeEntry *qz_reopen_entry_new (QzWorkspace *workspace,
                                    const char *entry) G_GNUC_WARN_UNUSED_RESULT;
QzChangeEntry *qz_delete_entry_new (QzWorkspace *workspace,
                                    const char *entry) G_GNUC_WARN_UNUSED_RESULT;

void qz_change_entry_set_dry (QzChangeEntry *self, gboolean dry);

guint qz_change_entry_get_n_left (QzChangeEntry *self);
const QzEntry *qz_change_entry_get_entry (QzChangeEntry *self);

G_END_DECLS
