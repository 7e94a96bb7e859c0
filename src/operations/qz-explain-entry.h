/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_EXPLAIN_ENTRY (qz_explain_entry_get_type ())

G_DECLARE_FINAL_TYPE (QzExplainEntry, qz_explain_entry, QZ, EXPLAIN_ENTRY, QzOperation)

QzExplainEntry *qz_explain_entry_new (QzWorkspace *workspace,
                                      const char *entry,
                                      const char *path) G_GNUC_WARN_UNUSED_RESULT;

void qz_explain_entry_set_version (QzExplainEntry *self, guint version);

guint qz_explain_entry_get_version (QzExplainEntry *self);

G_END_DECLS
