/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-secret-key.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* The key of this workspace, in its folder of keys, made at its first use: it signs what goes out
   and opens what is encrypted for this workspace. */

#define QZ_KEYS_FOLDER "keys"

/**
 * QzOwnKeyState:
 * @QZ_OWN_KEY_FREE: it has no passphrase
 * @QZ_OWN_KEY_LOCKED: it has one, which has to be typed before anything is signed or decrypted
 * @QZ_OWN_KEY_UNLOCKED: it has one, which was typed
 */
typedef enum
{
  QZ_OWN_KEY_FREE,
  QZ_OWN_KEY_LOCKED,
  QZ_OWN_KEY_UNLOCKED,
} QzOwnKeyState;

QzSecretKey *qz_own_key_load (QzWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzPublicKey *qz_own_key_dup_public (QzWorkspace *workspace,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_own_key_get_state (QzWorkspace *workspace, QzOwnKeyState *out_state, GError **error);
gboolean qz_own_key_unlock (QzWorkspace *workspace, const char *passphrase, GError **error);
gboolean qz_own_key_set_passphrase (QzWorkspace *workspace,
                                    const char *current,
                                    const char *passphrase,
                                    GError **error);
char *qz_own_key_dup_fingerprint (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
