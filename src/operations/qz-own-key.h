/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-secret-key.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* The signing key of this workspace, in its folder of keys, made at its first use. */

#define QZ_KEYS_FOLDER "keys"

QzSecretKey *qz_own_key_load (QzWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzPublicKey *qz_own_key_dup_public (QzWorkspace *workspace,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qz_own_key_dup_fingerprint (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
