/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzMergeLookup:
 * @field: name between the braces
 * @argument: what follows a colon in the braces, "" without one
 * @user_data: as given
 *
 * Returns: (nullable) (transfer full): the value, put in as it is; %NULL when there is no such
 *   field
 */
typedef char *(*QzMergeLookup) (const char *field, const char *argument, gpointer user_data);

char *qz_merge_text (const char *text, QzMergeLookup lookup, gpointer user_data, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_merge_check (const char *text, const char *const *fields, GError **error);

G_END_DECLS
