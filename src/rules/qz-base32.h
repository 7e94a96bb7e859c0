/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Crockford's base 32: no I, L, O, U. */
#define QZ_BASE32_ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

char *qz_base32_pack (const guint8 *bytes, gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_base32_unpack (const char *text, guint8 *out_bytes, gsize n_bytes);

G_END_DECLS
