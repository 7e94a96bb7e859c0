/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *qz_help_overview (const char *group) G_GNUC_WARN_UNUSED_RESULT;
char *qz_help_command (char **words, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qz_help_man_page (void) G_GNUC_WARN_UNUSED_RESULT;
char *qz_help_completion (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
