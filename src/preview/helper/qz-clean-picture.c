/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture made anew from its pixels, so that nothing is in it but these. */

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>
#include <unistd.h>

#include "preview/helper/qz-helper-kind.h"

#define CHUNK 65536
#define QUALITY "92"

/* Decoders and encoders that lie in files of their own are loaded while files can be opened. */
static void
prepare (void)
{
  static const char *const formats[] = { "png", "jpeg" };
  GdkPixbuf *dot = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 1, 1);
  GSList *all = gdk_pixbuf_get_formats ();

  gdk_pixbuf_fill (dot, 0);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      char *bytes = NULL;
      gsize length = 0;

      gdk_pixbuf_save_to_buffer (dot, &bytes, &length, formats[i], NULL, NULL);
      g_free (bytes);
    }
  for (GSList *l = all; l != NULL; l = l->next)
    {
      char *name = gdk_pixbuf_format_get_name (l->data);
      GdkPixbufLoader *loader =
          strcmp (name, "svg") != 0 ? gdk_pixbuf_loader_new_with_type (name, NULL) : NULL;

      if (loader != NULL)
        {
          gdk_pixbuf_loader_close (loader, NULL);
          g_object_unref (loader);
        }
      g_free (name);
    }
  g_slist_free (all);
  g_object_unref (dot);
}

static void
size_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  gboolean *too_large = user_data;

  *too_large = (gint64) width * height > QZ_PREVIEW_MOST_PIXELS;
  if (*too_large)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
}

static GdkPixbuf *
decode (int fd, const char *type, gboolean *too_large)
{
  GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_type (type, NULL);
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  GdkPixbuf *pixbuf = NULL;
  off_t at = 0;
  ssize_t n = 0;
  gboolean good = loader != NULL;

  if (!good)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_cb), too_large);
  while (good && !*too_large && (n = pread (fd, chunk, CHUNK, at)) > 0)
    {
      at += n;
      good = gdk_pixbuf_loader_write (loader, chunk, (gsize) n, NULL);
    }
  good = gdk_pixbuf_loader_close (loader, NULL) && good;
  if (good && !*too_large && gdk_pixbuf_loader_get_pixbuf (loader) != NULL)
    pixbuf = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  g_object_unref (loader);
  return pixbuf;
}

/* Only pixels go over: what the decoder has read beside them, an encoder would write again. */
static GdkPixbuf *
copy_pixels (GdkPixbuf *from)
{
  GdkPixbuf *to = gdk_pixbuf_new (GDK_COLORSPACE_RGB, gdk_pixbuf_get_has_alpha (from), 8,
                                  gdk_pixbuf_get_width (from), gdk_pixbuf_get_height (from));

  if (to != NULL)
    gdk_pixbuf_copy_area (from, 0, 0, gdk_pixbuf_get_width (from), gdk_pixbuf_get_height (from), to,
                          0, 0);
  return to;
}

static void
encode (GdkPixbuf *pixbuf, gboolean jpeg, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  gboolean done = jpeg ? gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, "jpeg", NULL,
                                                    "quality", QUALITY, NULL)
                       : gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, "png", NULL, NULL);

  if (!done || length > sheet->size)
    {
      reply->status = QZ_PREVIEW_NO_MEMORY;
      return;
    }
  memcpy (sheet->data, bytes, length);
  reply->length = (guint32) length;
  reply->width = QZ_CLEANED_PICTURES;
}

static void
clean (int fd, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  const char *type = qz_helper_find_picture_type (fd);
  gboolean too_large = FALSE;
  g_autoptr (GdkPixbuf) decoded = type != NULL ? decode (fd, type, &too_large) : NULL;
  g_autoptr (GdkPixbuf) pixbuf = decoded != NULL ? copy_pixels (decoded) : NULL;

  if (pixbuf != NULL)
    encode (pixbuf, strcmp (type, "jpeg") == 0, reply, sheet);
  else if (type == NULL)
    reply->status = QZ_PREVIEW_OTHER_TYPE;
  else
    reply->status = too_large || decoded != NULL ? QZ_PREVIEW_NO_MEMORY : QZ_PREVIEW_DAMAGED;
}

const QzHelperKind qz_clean_picture = {
  .name = "clean-picture",
  .prepare = prepare,
  .clean = clean,
};
