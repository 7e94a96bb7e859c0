/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-visit-access.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_RECORD_VISIT (qz_record_visit_get_type ())

G_DECLARE_FINAL_TYPE (QzRecordVisit, qz_record_visit, QZ, RECORD_VISIT, QzOperation)

QzRecordVisit *qz_record_visit_new (QzWorkspace *workspace,
                                    const char *entry,
                                    const char *stage,
                                    const char *recorder) G_GNUC_WARN_UNUSED_RESULT;

void qz_record_visit_set_finding (QzRecordVisit *self, const char *item, const char *text);
void qz_record_visit_set_questions (QzRecordVisit *self, const char *questions);
void qz_record_visit_set_overall (QzRecordVisit *self, const char *overall);
void qz_record_visit_sign (QzRecordVisit *self, gboolean unit, const char *name, const char *day);
void qz_record_visit_add_file (QzRecordVisit *self, const char *use, GFile *file);

const QzVisitRow *qz_record_visit_get_row (QzRecordVisit *self);
const char *const *qz_record_visit_get_warnings (QzRecordVisit *self);

G_END_DECLS
