/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-secret-key.h"

G_BEGIN_DECLS

#define QZ_SEED_BYTES 32

void qz_secret_key_get_seed (const QzSecretKey *self, guint8 out_seed[QZ_SEED_BYTES]);
QzSecretKey *qz_secret_key_from_seed (const guint8 seed[QZ_SEED_BYTES],
                                      const QzPublicKey *public_key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
