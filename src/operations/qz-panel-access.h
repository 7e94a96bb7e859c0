/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/qz-connection.h"

G_BEGIN_DECLS

/* What the plans of panels and of single judges have in common. For the operations only. */

gboolean qz_panel_access_make_room (QzConnection *connection,
                                    const char *activity,
                                    const char *stage,
                                    gboolean dry_run,
                                    GError **error);

G_END_DECLS
