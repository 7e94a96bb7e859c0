/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_VERIFY_AUDIT (qz_verify_audit_get_type ())

G_DECLARE_FINAL_TYPE (QzVerifyAudit, qz_verify_audit, QZ, VERIFY_AUDIT, QzOperation)

QzVerifyAudit *qz_verify_audit_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

gint64 qz_verify_audit_get_checked (QzVerifyAudit *self);
gint64 qz_verify_audit_get_bad (QzVerifyAudit *self);

G_END_DECLS
