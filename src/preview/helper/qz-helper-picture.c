/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures through gdk-pixbuf. Only as much of the file is read as it takes to know the size; the
 * pixels are decoded when somebody wants to see them, and never larger than a screen can use.
 */

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>
#include <unistd.h>

#include "preview/helper/qz-helper-kind.h"
#include "preview/helper/qz-sheet-writer.h"
#include "preview/qz-page-source.h"

#define CHUNK 65536
#define MICROMETRES_A_PIXEL (25400u / 96u)
#define MOST_DECODED 4000 /* pixels a side */

static GdkPixbuf *picture; /* nullable: decoded already; for the life of the process */
static gboolean cut_off;   /* the file ended before the picture did */

typedef struct
{
  int width;
  int height;
  gboolean turned; /* the camera was held upright */
} Facts;

/* Decoders that lie in files of their own are loaded while files can still be opened. */
static void
prepare (void)
{
  GSList *formats = gdk_pixbuf_get_formats ();

  for (GSList *l = formats; l != NULL; l = l->next)
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
  g_slist_free (formats);
}

static void
size_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  Facts *facts = user_data;
  int larger = MAX (width, height);

  facts->width = width;
  facts->height = height;
  if (larger > MOST_DECODED)
    gdk_pixbuf_loader_set_size (loader, MAX ((int) ((gint64) width * MOST_DECODED / larger), 1),
                                MAX ((int) ((gint64) height * MOST_DECODED / larger), 1));
}

static gboolean
is_turned (GdkPixbuf *pixbuf)
{
  const char *turn = gdk_pixbuf_get_option (pixbuf, "orientation");

  return turn != NULL && *turn >= '5' && *turn <= '8';
}

/* Reads until the size is known, or the whole file; FALSE when the decoder refuses it. */
static gboolean
read_picture (int fd, GdkPixbufLoader *loader, Facts *facts, gboolean whole, GError **error)
{
  guint8 *chunk = g_malloc (CHUNK);
  off_t at = 0;
  ssize_t n = 0;
  gboolean good = TRUE;

  while (good && (n = pread (fd, chunk, CHUNK, at)) > 0)
    {
      at += n;
      good = gdk_pixbuf_loader_write (loader, chunk, (gsize) n, error);
      if (!whole && gdk_pixbuf_loader_get_pixbuf (loader) != NULL)
        break;
    }
  g_free (chunk);
  return good || facts->width > 0;
}

static gboolean
decode (int fd, gboolean whole, Facts *facts, GdkPixbuf **out, GError **error)
{
  const char *name = qz_helper_find_picture_type (fd);
  GdkPixbufLoader *loader = NULL;
  GdkPixbuf *pixbuf = NULL;
  gboolean good = FALSE;

  if (name == NULL)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE, "");
      return FALSE;
    }
  loader = gdk_pixbuf_loader_new_with_type (name, error);
  if (loader == NULL)
    return FALSE;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_cb), facts);
  good = read_picture (fd, loader, facts, whole, error);
  /* A picture that was cut off shows as far as it goes; formats that come in one piece show here.
   */
  if (good && (whole || facts->width == 0))
    gdk_pixbuf_loader_close (loader, *error == NULL ? error : NULL);
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf != NULL)
    facts->turned = is_turned (pixbuf);
  if (out != NULL && pixbuf != NULL)
    *out = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  gdk_pixbuf_loader_close (loader, NULL);
  g_object_unref (loader);
  return good;
}

static void
set_fault (QzPreviewReply *reply, const GError *fault)
{
  if (g_error_matches (fault, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY))
    reply->status = QZ_PREVIEW_NO_MEMORY;
  else if (g_error_matches (fault, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE))
    reply->status = QZ_PREVIEW_OTHER_TYPE;
  else
    reply->status = QZ_PREVIEW_DAMAGED;
}

static void
open_picture (int fd, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  Facts facts = { 0 };
  GError *fault = NULL;
  QzPreviewSize size;

  decode (fd, FALSE, &facts, NULL, &fault);
  if (facts.width <= 0 || facts.height <= 0)
    {
      set_fault (reply, fault);
      return;
    }
  reply->n_pages = 1;
  reply->width = (guint32) (facts.turned ? facts.height : facts.width);
  reply->height = (guint32) (facts.turned ? facts.width : facts.height);
  size.width = MIN (reply->width, G_MAXUINT32 / MICROMETRES_A_PIXEL) * MICROMETRES_A_PIXEL;
  size.height = MIN (reply->height, G_MAXUINT32 / MICROMETRES_A_PIXEL) * MICROMETRES_A_PIXEL;
  if (sheet->size >= sizeof size)
    {
      memcpy (sheet->data, &size, sizeof size);
      reply->length = sizeof size;
    }
}

/* gdk-pixbuf has red first and plain alpha, cairo has it the other way round. */
static guint8 *
to_cairo (GdkPixbuf *pixbuf, int width, int height)
{
  gboolean alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  const guint8 *from = gdk_pixbuf_read_pixels (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  int channels = gdk_pixbuf_get_n_channels (pixbuf);
  guint32 *pixels = g_try_malloc_n ((gsize) width * (gsize) height, 4);

  for (int y = 0; pixels != NULL && y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *p = from + (gsize) y * (gsize) stride + (gsize) (x * channels);
        guint32 a = alpha ? p[3] : 255;

        pixels[(gsize) y * (gsize) width + (gsize) x] =
            a << 24 | (p[0] * a / 255) << 16 | (p[1] * a / 255) << 8 | p[2] * a / 255;
      }
  return (guint8 *) pixels;
}

static void
render (const QzPreviewRequest *request, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  Facts facts = { 0 };
  GError *fault = NULL;
  guint8 *pixels = NULL;
  int width = 0;
  int height = 0;

  if (picture == NULL)
    {
      decode (QZ_PREVIEW_DOCUMENT_FD, TRUE, &facts, &picture, &fault);
      cut_off = fault != NULL;
    }
  if (picture == NULL)
    {
      set_fault (reply, fault);
      return;
    }
  width = gdk_pixbuf_get_width (picture);
  height = gdk_pixbuf_get_height (picture);
  pixels = to_cairo (picture, width, height);
  if (pixels == NULL)
    reply->status = QZ_PREVIEW_NO_MEMORY;
  else
    qz_sheet_scale_pixels (sheet, pixels, width, height, width * 4, request, reply);
  g_free (pixels);
  if (cut_off)
    reply->flags |= QZ_PAGE_INCOMPLETE;
}

const QzHelperKind qz_helper_picture = {
  .name = "picture",
  .prepare = prepare,
  .open = open_picture,
  .render = render,
};
