/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_SUBMIT_ENTRY (qz_submit_entry_get_type ())

G_DECLARE_FINAL_TYPE (QzSubmitEntry, qz_submit_entry, QZ, SUBMIT_ENTRY, QzOperation)

QzSubmitEntry *qz_submit_entry_new (QzWorkspace *workspace,
                                    const char *entry) G_GNUC_WARN_UNUSED_RESULT;

const QzEntry *qz_submit_entry_get_entry (QzSubmitEntry *self);
const GPtrArray *qz_submit_entry_get_findings (QzSubmitEntry *self);

G_END_DECLS
