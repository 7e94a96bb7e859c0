/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-review-fact.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_RECORD_FACTS (qz_record_facts_get_type ())

G_DECLARE_FINAL_TYPE (QzRecordFacts, qz_record_facts, QZ, RECORD_FACTS, QzOperation)

QzRecordFacts *qz_record_facts_new (QzWorkspace *workspace,
                                    const char *activity,
                                    const char *stage,
                                    QzFactKind kind) G_GNUC_WARN_UNUSED_RESULT;

void qz_record_facts_add (QzRecordFacts *self, const char *entry, gint64 value);
void qz_record_facts_take_back (QzRecordFacts *self, const char *entry);
void qz_record_facts_set_file (QzRecordFacts *self, const char *path);
void qz_record_facts_set_names (QzRecordFacts *self, const char *names);
void qz_record_facts_set_reason (QzRecordFacts *self, const char *reason);

guint qz_record_facts_get_n_recorded (QzRecordFacts *self);

G_END_DECLS
