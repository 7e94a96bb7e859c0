/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *qz_judge_lines_decode (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_judge_lines_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
