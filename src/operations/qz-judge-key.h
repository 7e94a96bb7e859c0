/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-public-key.h"
#include "model/qz-panel.h"
#include "operations/qz-workspace.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* The key of a judge: what is sent to him is encrypted for it, what he sends is signed with it. For
   the operations only. */

gboolean qz_judge_key_put (QzConnection *connection,
                           QzWorkspace *workspace,
                           QzJudge *judge,
                           const QzPublicKey *key,
                           GError **error);

G_END_DECLS
