/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-secret-key.h"

G_BEGIN_DECLS

/* Signatures over whole files in the minisign format, prehashed ("ED"). */

#define QZ_MINISIGN_MOST_BYTES 2048 /* of a signature file */

GBytes *qz_minisign_sign (const QzSecretKey *key, GBytes *message, const char *comment)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_minisign_verify (const char *name, GBytes *message, GBytes *signature,
                             const QzPublicKey *key, char **out_comment, GError **error);

G_END_DECLS
