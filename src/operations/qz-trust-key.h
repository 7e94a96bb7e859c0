/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-bundle-report.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_TRUST_KEY (qz_trust_key_get_type ())

G_DECLARE_FINAL_TYPE (QzTrustKey, qz_trust_key, QZ, TRUST_KEY, QzOperation)

QzTrustKey *qz_trust_key_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void qz_trust_key_add (QzTrustKey *self, const char *key);
void qz_trust_key_add_file (QzTrustKey *self, const char *path, const char *organisation);
void qz_trust_key_add_pending (QzTrustKey *self);

const GPtrArray *qz_trust_key_get_keys (QzTrustKey *self);
const GPtrArray *qz_trust_key_get_reports (QzTrustKey *self);

G_END_DECLS
