/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rules/qz-chapter-pages.h"

G_BEGIN_DECLS

GArray *qz_map_chapters (const char *path,
                         const char *name,
                         const GPtrArray *chapters,
                         GCancellable *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
