/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-outside-score.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_RECORD_OUTSIDE (qz_record_outside_get_type ())

G_DECLARE_FINAL_TYPE (QzRecordOutside, qz_record_outside, QZ, RECORD_OUTSIDE, QzOperation)

QzRecordOutside *qz_record_outside_new (QzWorkspace *workspace,
                                        const char *entry,
                                        const char *stage,
                                        QzOutsideSide side,
                                        const char *recorder) G_GNUC_WARN_UNUSED_RESULT;

void qz_record_outside_set_organisation (QzRecordOutside *self, const char *organisation);
void qz_record_outside_set_signature (QzRecordOutside *self, const char *signer, const char *day);
void qz_record_outside_set_scan (QzRecordOutside *self, GFile *scan);
void qz_record_outside_set_comment (QzRecordOutside *self, const char *comment);
void qz_record_outside_set_text (QzRecordOutside *self, const char *item, const char *points);

const QzOutsideScore *qz_record_outside_get_score (QzRecordOutside *self);
gboolean qz_record_outside_counts (QzRecordOutside *self);
const char *qz_record_outside_get_doubt (QzRecordOutside *self);
const char *const *qz_record_outside_get_warnings (QzRecordOutside *self);

G_END_DECLS
