/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "preview/qz-preview-protocol.h"

G_BEGIN_DECLS

gboolean qz_foreign_clean_can (const char *kind);
GBytes *qz_foreign_clean (const char *path,
                          const char *name,
                          const char *kind,
                          QzCleaned *out_cleaned,
                          GCancellable *cancellable,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
