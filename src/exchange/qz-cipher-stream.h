/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-zip-member.h"

G_BEGIN_DECLS

#define QZ_CIPHER_KEY_BYTES 32
#define QZ_CIPHER_CHUNK_BYTES (64 * 1024) /* of what is encrypted */
#define QZ_CIPHER_HEAD_BYTES 24           /* before the first chunk */
#define QZ_CIPHER_TAIL_BYTES 17           /* that each chunk grows by */

/**
 * QzCipherStream:
 *
 * A libsodium secretstream (XChaCha20-Poly1305) in chunks of %QZ_CIPHER_CHUNK_BYTES, of which the
 * last alone may be shorter and bears the final tag: chunks that are changed, missing, doubled or
 * in another order are noticed, and so is an end that came too early. Each chunk is bound to a
 * context, such as the id of its bundle. Memory is constant.
 */
typedef struct _QzCipherStream QzCipherStream;

QzCipherStream *qz_cipher_stream_new_encrypting (const guint8 key[QZ_CIPHER_KEY_BYTES],
                                                 const char *context,
                                                 QzZipFunc func,
                                                 gpointer data) G_GNUC_WARN_UNUSED_RESULT;
QzCipherStream *qz_cipher_stream_new_decrypting (const guint8 key[QZ_CIPHER_KEY_BYTES],
                                                 const char *context,
                                                 QzZipFunc func,
                                                 gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void qz_cipher_stream_free (QzCipherStream *self);

gboolean
qz_cipher_stream_append (QzCipherStream *self, const guint8 *bytes, gsize length, GError **error);
gboolean qz_cipher_stream_end (QzCipherStream *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzCipherStream, qz_cipher_stream_free)

G_END_DECLS
