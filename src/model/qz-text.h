/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define QZ_TEXT_SHORT 200 /* characters of a name that is not a title */

gboolean qz_text_check_name (const char *label, const char *text, GError **error);
gboolean qz_text_check_short (const char *label, const char *text, GError **error);
gboolean qz_text_check_prose (const char *label, const char *text, GError **error);
char *qz_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_text_is_blank (const char *text);
gboolean qz_text_is_han (gunichar character);
void qz_text_set (char **field, const char *text);
void qz_text_take (char **field, char *text);

G_END_DECLS
