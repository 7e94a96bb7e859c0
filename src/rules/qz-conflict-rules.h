/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean qz_conflict_is_same_unit (const char *organisation, const char *unit);

G_END_DECLS
