/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-public-key.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* For whom a bundle is encrypted. For the operations only. */

QzPublicKey *qz_recipient_key_find (QzWorkspace *workspace,
                                    const char *name,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
