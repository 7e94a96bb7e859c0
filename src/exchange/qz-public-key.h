/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define QZ_KEY_ID_BYTES 8
#define QZ_PUBLIC_KEY_BYTES 32
#define QZ_SIGNATURE_BYTES 64

/**
 * QzPublicKey:
 * @id: names the key; chosen at random when it is made
 * @bytes: the Ed25519 key
 *
 * The public half of a signing key, as the minisign format writes it. A plain value.
 */
typedef struct
{
  guint8 id[QZ_KEY_ID_BYTES];
  guint8 bytes[QZ_PUBLIC_KEY_BYTES];
} QzPublicKey;

#define QZ_TYPE_PUBLIC_KEY (qz_public_key_get_type ())

GType qz_public_key_get_type (void);
QzPublicKey *qz_public_key_copy (const QzPublicKey *self) G_GNUC_WARN_UNUSED_RESULT;
void qz_public_key_free (QzPublicKey *self);

gboolean
qz_public_key_parse (const char *name, const char *text, QzPublicKey *out_key, GError **error);
char *qz_public_key_to_string (const QzPublicKey *self) G_GNUC_WARN_UNUSED_RESULT;
char *qz_public_key_to_file (const QzPublicKey *self) G_GNUC_WARN_UNUSED_RESULT;

/* What qz_public_key_wrap() adds. */
#define QZ_WRAP_BYTES 48

gboolean qz_public_key_wrap (const QzPublicKey *self,
                             const guint8 *message,
                             gsize length,
                             guint8 *out_wrapped);
gboolean qz_public_key_equal (const QzPublicKey *a, const QzPublicKey *b);
char *qz_public_key_dup_id (const QzPublicKey *self) G_GNUC_WARN_UNUSED_RESULT;
char *qz_public_key_dup_fingerprint (const QzPublicKey *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPublicKey, qz_public_key_free)

G_END_DECLS
