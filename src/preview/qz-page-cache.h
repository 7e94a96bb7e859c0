/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Rendered pages, the least recently used forgotten first once they take too many bytes. */
typedef struct _QzPageCache QzPageCache;

QzPageCache *qz_page_cache_new (gsize limit) G_GNUC_WARN_UNUSED_RESULT;
void qz_page_cache_free (QzPageCache *self);

void qz_page_cache_set_limit (QzPageCache *self, gsize limit);
gsize qz_page_cache_get_size (QzPageCache *self);
cairo_surface_t *qz_page_cache_find (QzPageCache *self, guint page, double scale);
void qz_page_cache_put (QzPageCache *self, guint page, double scale, cairo_surface_t *surface);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPageCache, qz_page_cache_free)

G_END_DECLS
