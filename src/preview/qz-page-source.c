/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "preview/qz-page-source.h"

/**
 * QzPageSource:
 *
 * Pages to be shown, wherever they come from: a paper of our own, or a document that came from
 * outside and is drawn by the helper.
 */
G_DEFINE_INTERFACE (QzPageSource, qz_page_source, G_TYPE_OBJECT)

static void
qz_page_source_default_init (QzPageSourceInterface *iface)
{
}

/**
 * qz_page_source_get_n_pages:
 * @self: a source
 *
 * Returns: number of pages that can be shown, at least 1
 */
guint
qz_page_source_get_n_pages (QzPageSource *self)
{
  g_return_val_if_fail (QZ_IS_PAGE_SOURCE (self), 0);

  return QZ_PAGE_SOURCE_GET_IFACE (self)->get_n_pages (self);
}

/**
 * qz_page_source_get_size:
 * @self: a source
 * @page: from 0
 * @out_width: (out): mm
 * @out_height: (out): mm
 *
 * Returns: whether the page could be read
 */
gboolean
qz_page_source_get_size (QzPageSource *self, guint page, double *out_width, double *out_height)
{
  g_return_val_if_fail (QZ_IS_PAGE_SOURCE (self), FALSE);
  g_return_val_if_fail (out_width != NULL && out_height != NULL, FALSE);

  return QZ_PAGE_SOURCE_GET_IFACE (self)->get_size (self, page, out_width, out_height);
}

/**
 * qz_page_source_render_async:
 * @self: a source
 * @page: from 0
 * @scale: pixels a point: 1.0 is 72 dpi
 * @cancellable: (nullable): a wish that nobody waits for any more
 * @callback: called on the main context of the caller
 * @user_data: of @callback
 *
 * Asks for a picture of a page. To be called on the main thread.
 */
void
qz_page_source_render_async (QzPageSource *self,
                             guint page,
                             double scale,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (QZ_IS_PAGE_SOURCE (self));
  g_return_if_fail (scale > 0.0);

  QZ_PAGE_SOURCE_GET_IFACE (self)->render_async (self, page, scale, cancellable, callback,
                                                 user_data);
}

/**
 * qz_page_source_render_finish:
 * @self: a source
 * @result: of qz_page_source_render_async()
 * @error: %G_IO_ERROR_CANCELLED, or why there is no picture
 *
 * Returns: (transfer full) (nullable): an opaque image surface, not to be drawn on
 */
cairo_surface_t *
qz_page_source_render_finish (QzPageSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (QZ_IS_PAGE_SOURCE (self), NULL);

  return QZ_PAGE_SOURCE_GET_IFACE (self)->render_finish (self, result, error);
}

/**
 * qz_page_source_read_text:
 * @self: a source
 * @page: from 0
 *
 * To be called on a thread: a page that is being drawn comes first.
 *
 * Returns: (transfer full): the text of the page, lines ended by "\n"; "" when there is none
 */
char *
qz_page_source_read_text (QzPageSource *self, guint page)
{
  g_return_val_if_fail (QZ_IS_PAGE_SOURCE (self), NULL);

  return QZ_PAGE_SOURCE_GET_IFACE (self)->read_text (self, page);
}

/**
 * qz_page_source_get_flags:
 * @self: a source
 * @page: from 0
 *
 * Returns: what is known to be wrong with the picture of the page since it was last drawn
 */
QzPageFlags
qz_page_source_get_flags (QzPageSource *self, guint page)
{
  QzPageSourceInterface *iface;

  g_return_val_if_fail (QZ_IS_PAGE_SOURCE (self), 0);

  iface = QZ_PAGE_SOURCE_GET_IFACE (self);
  return iface->get_flags != NULL ? iface->get_flags (self, page) : 0;
}
