/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-certificate.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_ISSUE_CERTIFICATES (qz_issue_certificates_get_type ())

G_DECLARE_FINAL_TYPE (
    QzIssueCertificates, qz_issue_certificates, QZ, ISSUE_CERTIFICATES, QzOperation)

QzIssueCertificates *qz_issue_certificates_new (QzWorkspace *workspace,
                                                const char *activity) G_GNUC_WARN_UNUSED_RESULT;

void qz_issue_certificates_set_entries (QzIssueCertificates *self, const char *const *entries);
void qz_issue_certificates_set_date (QzIssueCertificates *self, const char *date);
void qz_issue_certificates_set_dry (QzIssueCertificates *self, gboolean dry);

const GPtrArray *qz_issue_certificates_get_findings (QzIssueCertificates *self);
const GPtrArray *qz_issue_certificates_get_certificates (QzIssueCertificates *self);

G_END_DECLS
