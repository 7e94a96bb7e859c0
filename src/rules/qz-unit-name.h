/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean qz_unit_name_is_full (const char *name);

G_END_DECLS
