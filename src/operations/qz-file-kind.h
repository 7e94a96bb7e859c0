/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

const char *qz_file_kind_of_content (GFile *file, GCancellable *cancellable, GError **error);
const char *qz_file_kind_of_name (const char *name);
const char *qz_file_kind_get_label (const char *kind);
gboolean qz_file_kind_check (const char *name, const char *kind, GError **error);
char *qz_file_name_clean (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
