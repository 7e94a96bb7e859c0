/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/qz-command.h"

G_BEGIN_DECLS

gboolean qz_passphrase_unlock (QzCommandCall *call, GError **error);
gboolean qz_passphrase_unlock_for_waiting (QzCommandCall *call, GError **error);
gboolean qz_passphrase_run_change (QzCommandCall *call, GError **error);

G_END_DECLS
