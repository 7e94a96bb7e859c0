/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "preview/qz-page-cache.h"

#include <math.h>

/* A scale is told apart to a thousandth. */
#define SCALE_STEPS 1000.0

typedef struct
{
  guint page;
  gint64 scale; /* in thousandths */
  gsize bytes;
  cairo_surface_t *surface; /* owned */
} Picture;

struct _QzPageCache
{
  GQueue pictures; /* (element-type Picture), last used first */
  gsize bytes;
  gsize limit;
};

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  cairo_surface_destroy (picture->surface);
  g_free (picture);
}

static GList *
find (QzPageCache *self, guint page, double scale)
{
  for (GList *l = self->pictures.head; l != NULL; l = l->next)
    {
      const Picture *picture = l->data;

      if (picture->page == page && picture->scale == llround (scale * SCALE_STEPS))
        return l;
    }
  return NULL;
}

static void
drop (QzPageCache *self, GList *link)
{
  Picture *picture = link->data;

  self->bytes -= picture->bytes;
  g_queue_delete_link (&self->pictures, link);
  picture_free (picture);
}

/* The newest picture stays even when it alone is over the limit: it is the one being looked at. */
static void
trim (QzPageCache *self)
{
  while (self->bytes > self->limit && self->pictures.length > 1)
    drop (self, self->pictures.tail);
}

/**
 * qz_page_cache_new:
 * @limit: bytes of pixels
 *
 * Returns: (transfer full): an empty cache
 */
QzPageCache *
qz_page_cache_new (gsize limit)
{
  QzPageCache *self = g_new0 (QzPageCache, 1);

  g_queue_init (&self->pictures);
  self->limit = limit;
  return self;
}

/**
 * qz_page_cache_free:
 * @self: (nullable) (transfer full): a cache
 */
void
qz_page_cache_free (QzPageCache *self)
{
  if (self == NULL)
    return;
  g_queue_clear_full (&self->pictures, picture_free);
  g_free (self);
}

/**
 * qz_page_cache_set_limit:
 * @self: a cache
 * @limit: bytes of pixels
 */
void
qz_page_cache_set_limit (QzPageCache *self, gsize limit)
{
  g_return_if_fail (self != NULL);

  self->limit = limit;
  trim (self);
}

/**
 * qz_page_cache_get_size:
 * @self: a cache
 *
 * Returns: bytes of pixels that it holds
 */
gsize
qz_page_cache_get_size (QzPageCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bytes;
}

/**
 * qz_page_cache_find:
 * @self: a cache
 * @page: from 0
 * @scale: pixels a point
 *
 * Returns: (transfer none) (nullable): the picture of the page in that scale
 */
cairo_surface_t *
qz_page_cache_find (QzPageCache *self, guint page, double scale)
{
  GList *link = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  link = find (self, page, scale);
  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->pictures, link);
  g_queue_push_head_link (&self->pictures, link);
  return ((Picture *) link->data)->surface;
}

/**
 * qz_page_cache_put:
 * @self: a cache
 * @page: from 0
 * @scale: pixels a point
 * @surface: an image surface; a reference is taken
 */
void
qz_page_cache_put (QzPageCache *self, guint page, double scale, cairo_surface_t *surface)
{
  Picture *picture = NULL;
  GList *link = NULL;

  g_return_if_fail (self != NULL && surface != NULL);

  link = find (self, page, scale);
  if (link != NULL)
    drop (self, link);
  picture = g_new0 (Picture, 1);
  picture->page = page;
  picture->scale = llround (scale * SCALE_STEPS);
  picture->bytes = (gsize) cairo_image_surface_get_stride (surface)
                   * (gsize) cairo_image_surface_get_height (surface);
  picture->surface = cairo_surface_reference (surface);
  self->bytes += picture->bytes;
  g_queue_push_head (&self->pictures, picture);
  trim (self);
}
