/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-approval.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_GIVE_APPROVAL (qz_give_approval_get_type ())

G_DECLARE_FINAL_TYPE (QzGiveApproval, qz_give_approval, QZ, GIVE_APPROVAL, QzOperation)

QzGiveApproval *qz_give_approval_new (QzWorkspace *workspace,
                                      const char *activity,
                                      QzOpinion opinion,
                                      const char *signer) G_GNUC_WARN_UNUSED_RESULT;

void qz_give_approval_set_host (QzGiveApproval *self, const char *host);
void qz_give_approval_set_path (QzGiveApproval *self, const char *path);
void qz_give_approval_set_candidates (QzGiveApproval *self, const char *path);
void qz_give_approval_set_text (QzGiveApproval *self, const char *text);
void qz_give_approval_add_remark (QzGiveApproval *self, const char *entry, const char *text);
void qz_give_approval_add_candidate (QzGiveApproval *self,
                                     const char *title,
                                     const char *unit,
                                     const char *award,
                                     const char *reason);

const QzApproval *qz_give_approval_get_approval (QzGiveApproval *self);

G_END_DECLS
