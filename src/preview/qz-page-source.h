/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzPageFlags:
 * @QZ_PAGE_FONTS_REPLACED: fonts are not in the file; similar ones of this computer stand in
 * @QZ_PAGE_FONTS_MISSING: fonts are neither in the file nor on this computer: text is lacking
 * @QZ_PAGE_UNCONFINED: the kernel could not keep the helper from reading other files
 * @QZ_PAGE_INCOMPLETE: the file is cut off or memory did not suffice: something is
 *   lacking
 */
typedef enum
{
  QZ_PAGE_FONTS_REPLACED = 1 << 0,
  QZ_PAGE_FONTS_MISSING = 1 << 1,
  QZ_PAGE_UNCONFINED = 1 << 2,
  QZ_PAGE_INCOMPLETE = 1 << 3,
} QzPageFlags;

#define QZ_TYPE_PAGE_SOURCE (qz_page_source_get_type ())

G_DECLARE_INTERFACE (QzPageSource, qz_page_source, QZ, PAGE_SOURCE, GObject)

struct _QzPageSourceInterface
{
  GTypeInterface parent_iface;

  guint (*get_n_pages) (QzPageSource *self);
  gboolean (*get_size) (QzPageSource *self, guint page, double *out_width, double *out_height);
  void (*render_async) (QzPageSource *self,
                        guint page,
                        double scale,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  cairo_surface_t *(*render_finish) (QzPageSource *self, GAsyncResult *result, GError **error);
  char *(*read_text) (QzPageSource *self, guint page);
  QzPageFlags (*get_flags) (QzPageSource *self, guint page);
};

guint qz_page_source_get_n_pages (QzPageSource *self);
gboolean
qz_page_source_get_size (QzPageSource *self, guint page, double *out_width, double *out_height);
void qz_page_source_render_async (QzPageSource *self,
                                  guint page,
                                  double scale,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
cairo_surface_t *qz_page_source_render_finish (QzPageSource *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qz_page_source_read_text (QzPageSource *self, guint page) G_GNUC_WARN_UNUSED_RESULT;
QzPageFlags qz_page_source_get_flags (QzPageSource *self, guint page);

G_END_DECLS
