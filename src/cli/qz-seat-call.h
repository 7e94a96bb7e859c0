/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/qz-command.h"

G_BEGIN_DECLS

/* What other commands say and allow in a helper seat. */

gboolean qz_seat_call_init (QzCommandCall *call, const char *path, GError **error);
gboolean qz_seat_call_status (QzCommandCall *call, GError **error);
gboolean qz_seat_call_check (QzCommandCall *call, GError **error);

G_END_DECLS
