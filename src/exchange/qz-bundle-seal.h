/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-bundle-reader.h"
#include "exchange/qz-secret-key.h"

G_BEGIN_DECLS

/* What becomes of a bundle that is encrypted. */
typedef struct
{
  char *wrapped_key; /* Base64 */
  char *sha256;      /* of the encrypted file */
  gint64 bytes;
} QzSealed;

void qz_sealed_clear (QzSealed *self);

gboolean qz_bundle_seal (const char *plain,
                         const char *sealed,
                         const QzPublicKey *recipient,
                         const char *id,
                         QzSealed *out_sealed,
                         QzBundleProgressFunc progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GError **error);
QzBundleReader *qz_bundle_unseal (QzBundleReader *outer,
                                  const QzSecretKey *key,
                                  const char *folder,
                                  GCancellable *cancellable,
                                  gboolean *out_failed,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QzSealed, qz_sealed_clear)

G_END_DECLS
