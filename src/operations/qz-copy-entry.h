/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_COPY_ENTRY (qz_copy_entry_get_type ())

G_DECLARE_FINAL_TYPE (QzCopyEntry, qz_copy_entry, QZ, COPY_ENTRY, QzOperation)

QzCopyEntry *qz_copy_entry_new (QzWorkspace *workspace,
                                const char *entry) G_GNUC_WARN_UNUSED_RESULT;

void qz_copy_entry_set_category (QzCopyEntry *self, const char *category);
void qz_copy_entry_set_unit (QzCopyEntry *self, const char *unit);

const QzEntry *qz_copy_entry_get_entry (QzCopyEntry *self);

G_END_DECLS
