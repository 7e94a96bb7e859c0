/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-public-key.h"

G_BEGIN_DECLS

#define QZ_SECRET_KEY_MOST_BYTES 4096 /* of its file */

/**
 * QzSecretKey:
 *
 * A signing key, held in memory that is neither swapped nor dumped and is wiped when it is let go.
 * Immutable.
 */
typedef struct _QzSecretKey QzSecretKey;

QzSecretKey *qz_secret_key_generate (void) G_GNUC_WARN_UNUSED_RESULT;
QzSecretKey *qz_secret_key_copy (const QzSecretKey *self) G_GNUC_WARN_UNUSED_RESULT;
void qz_secret_key_free (QzSecretKey *self);

const QzPublicKey *qz_secret_key_get_public (const QzSecretKey *self);
void qz_secret_key_sign (const QzSecretKey *self,
                         const guint8 *message,
                         gsize length,
                         guint8 out_signature[QZ_SIGNATURE_BYTES]);

gboolean qz_secret_key_unwrap (const QzSecretKey *self,
                               const guint8 *wrapped,
                               gsize length,
                               guint8 *out_message);

char *qz_secret_key_seal (const QzSecretKey *self,
                          const char *passphrase) G_GNUC_WARN_UNUSED_RESULT;
QzSecretKey *qz_secret_key_unseal (const char *name,
                                   GBytes *sealed,
                                   const char *passphrase,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_secret_key_peek (const char *name,
                             GBytes *sealed,
                             QzPublicKey *out_public,
                             gboolean *out_protected,
                             GError **error);

gboolean qz_secret_key_save (const QzSecretKey *self,
                             const char *path,
                             const char *passphrase,
                             GError **error);
QzSecretKey *qz_secret_key_load (const char *path,
                                 const char *passphrase,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSecretKey, qz_secret_key_free)

G_END_DECLS
