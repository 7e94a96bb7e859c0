/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-approval.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_DECIDE_APPROVAL (qz_decide_approval_get_type ())

G_DECLARE_FINAL_TYPE (QzDecideApproval, qz_decide_approval, QZ, DECIDE_APPROVAL, QzOperation)

QzDecideApproval *qz_decide_approval_new (QzWorkspace *workspace,
                                          const char *activity,
                                          const char *host,
                                          QzApprovalDecision decision,
                                          const char *names,
                                          const char *reason) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
