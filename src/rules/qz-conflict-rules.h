/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *qz_conflict_dup_house (const char *organisation) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_conflict_is_same_house (const char *one, const char *other);

G_END_DECLS
