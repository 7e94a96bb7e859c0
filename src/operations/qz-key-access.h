/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-public-key.h"
#include "model/qz-known-key.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* Keys that are confirmed by how they came here, without a stamped slip. For the operations only.
 */

gboolean qz_key_access_find (QzConnection *connection,
                             const char *organisation,
                             QzKnownKey **out_key,
                             GError **error);
gboolean qz_key_access_confirm (QzConnection *connection,
                                const QzPublicKey *public,
                                const char *organisation,
                                const char *name,
                                const char *confirmed_by,
                                GError **error);

G_END_DECLS
