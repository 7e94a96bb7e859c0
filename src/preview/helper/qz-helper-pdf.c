/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files through Poppler. */

#include "config.h"

#include <cairo.h>
#include <errno.h>
#include <poppler.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "preview/helper/qz-helper-kind.h"
#include "preview/helper/qz-sheet-writer.h"
#include "preview/qz-page-source.h"

#define MICROMETRES_A_POINT (25400.0 / 72.0)
#define LARGEST_PAGE 20000000.0 /* micrometres */

/* Pages whose fonts are looked through at most when somebody jumps far ahead. */
#define MOST_PAGES_AHEAD 300

static PopplerDocument *document; /* for the life of the process */
static guint n_pages;

/* Fonts that are not in the file: name → whether this computer has none to stand in. */
static GHashTable *outside_fonts;
static PopplerFontInfo *font_scanner;
static guint pages_scanned;
static gboolean no_language_pack;

/* --- what Poppler only says on stderr --- */

static ssize_t
complaint_cb (void *cookie, const char *text, size_t length)
{
  if (memmem (text, length, "language pack", strlen ("language pack")) != NULL)
    no_language_pack = TRUE;
  return (ssize_t) length;
}

static void
prepare (void)
{
  const cookie_io_functions_t functions = { .write = complaint_cb };
  FILE *listener = fopencookie (NULL, "w", functions);

  if (listener != NULL)
    {
      setvbuf (listener, NULL, _IOLBF, 0);
      stderr = listener;
    }
  outside_fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* --- opening --- */

static guint32
to_micrometres (double points)
{
  double length = points * MICROMETRES_A_POINT;

  return length > 0.0 ? (guint32) MIN (length, LARGEST_PAGE) : 0;
}

static void
write_sizes (QzPreviewReply *reply, QzHelperSheet *sheet)
{
  QzPreviewSize *sizes = (QzPreviewSize *) (gpointer) sheet->data;
  guint most = MIN (n_pages, (guint) (sheet->size / sizeof *sizes));

  for (guint i = 0; i < most; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, (int) i);
      double width = 0.0;
      double height = 0.0;

      if (page != NULL)
        poppler_page_get_size (page, &width, &height);
      g_clear_object (&page);
      sizes[i] = (QzPreviewSize){ to_micrometres (width), to_micrometres (height) };
    }
  reply->length = (guint32) (most * sizeof *sizes);
}

static gboolean
is_pdf (int fd)
{
  char head[1024];
  ssize_t n = pread (fd, head, sizeof head, 0);

  return n > 0 && memmem (head, (size_t) n, "%PDF-", 5) != NULL;
}

static void
open_pdf (int fd, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  GError *fault = NULL;

  if (!is_pdf (fd))
    {
      reply->status = QZ_PREVIEW_OTHER_TYPE;
      return;
    }
  document = poppler_document_new_from_fd (fd, NULL, &fault);
  n_pages = document != NULL ? (guint) MAX (poppler_document_get_n_pages (document), 0) : 0;
  if (n_pages > 0)
    {
      reply->n_pages = n_pages;
      write_sizes (reply, sheet);
    }
  else if (g_error_matches (fault, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    reply->status = QZ_PREVIEW_PASSWORD;
  else
    reply->status = QZ_PREVIEW_DAMAGED;
}

static PopplerPage *
get_page (const QzPreviewRequest *request, QzPreviewReply *reply)
{
  PopplerPage *page = NULL;

  if (document != NULL && request->page < n_pages)
    page = poppler_document_get_page (document, (int) request->page);
  if (page == NULL)
    reply->status = QZ_PREVIEW_DAMAGED;
  return page;
}

/* --- fonts --- */

/* The fourteen that no file has to bring along; what stands in for them has their measures. */
static gboolean
is_standard (const char *name)
{
  static const char *const families[] = { "Courier", "Helvetica", "Symbol", "Times-",
                                          "ZapfDingbats" };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (families); i++)
    if (g_str_has_prefix (name, families[i]))
      return TRUE;
  return FALSE;
}

/* Goes on from where it stopped; returns whether pages just looked at use fonts from outside. */
static gboolean
scan_fonts (guint page)
{
  PopplerFontsIter *iter = NULL;
  gboolean found = FALSE;

  if (page < pages_scanned || page - pages_scanned > MOST_PAGES_AHEAD)
    return FALSE;
  if (font_scanner == NULL)
    font_scanner = poppler_font_info_new (document);
  if (poppler_font_info_scan (font_scanner, (int) (page + 1 - pages_scanned), &iter)
      && iter != NULL)
    do
      if (!poppler_fonts_iter_is_embedded (iter)
          && poppler_fonts_iter_get_font_type (iter) != POPPLER_FONT_TYPE_TYPE3)
        {
          const char *name = poppler_fonts_iter_get_full_name (iter);
          gboolean missing = poppler_fonts_iter_get_file_name (iter) == NULL;

          if (!missing && is_standard (name))
            continue;
          g_hash_table_insert (outside_fonts, g_strdup (name != NULL ? name : ""),
                               GINT_TO_POINTER (missing));
          found = TRUE;
        }
    while (poppler_fonts_iter_next (iter));
  g_clear_pointer (&iter, poppler_fonts_iter_free);
  pages_scanned = page + 1;
  return found;
}

static guint32
flag_of_font (const char *name)
{
  gpointer missing = NULL;

  if (!g_hash_table_lookup_extended (outside_fonts, name != NULL ? name : "", NULL, &missing))
    return 0;
  return missing != NULL ? QZ_PAGE_FONTS_MISSING : QZ_PAGE_FONTS_REPLACED;
}

/* Text is read only in documents that lack a font at all. */
static guint32
flag_fonts (PopplerPage *page, guint number)
{
  gboolean fresh = scan_fonts (number);
  guint32 flags = no_language_pack ? QZ_PAGE_FONTS_MISSING : 0;
  GHashTableIter fonts;
  gpointer name = NULL;
  GList *runs = NULL;

  if (g_hash_table_size (outside_fonts) == 0)
    return flags;
  g_hash_table_iter_init (&fonts, outside_fonts);
  while (fresh && g_hash_table_iter_next (&fonts, &name, NULL))
    flags |= flag_of_font (name);
  if (fresh)
    return flags;
  runs = poppler_page_get_text_attributes (page);
  for (GList *l = runs; l != NULL; l = l->next)
    flags |= flag_of_font (((PopplerTextAttributes *) l->data)->font_name);
  poppler_page_free_text_attributes (runs);
  return flags;
}

/* --- pictures --- */

static cairo_status_t
paint (PopplerPage *page, const QzPreviewRequest *request, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  cairo_save (cr);
  cairo_scale (cr, request->scale, request->scale);
  poppler_page_render (page, cr);
  cairo_restore (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OVER);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return status;
}

static void
render (const QzPreviewRequest *request, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  PopplerPage *page = get_page (request, reply);
  cairo_surface_t *surface = NULL;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  if (page == NULL)
    return;
  no_language_pack = FALSE;
  errno = 0;
  surface =
      cairo_image_surface_create_for_data (sheet->data, CAIRO_FORMAT_ARGB32, (int) request->width,
                                           (int) request->height, (int) request->width * 4);
  status = paint (page, request, surface);
  /* Poppler leaves out a picture that it has no memory for, and says nothing. */
  if (errno == ENOMEM)
    reply->flags |= QZ_PAGE_INCOMPLETE;
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_NO_MEMORY)
    reply->status = QZ_PREVIEW_NO_MEMORY;
  else if (status != CAIRO_STATUS_SUCCESS)
    reply->status = QZ_PREVIEW_DAMAGED;
  reply->length = request->width * request->height * 4;
  reply->flags |= flag_fonts (page, request->page);
  g_object_unref (page);
}

/* --- text and outline --- */

static void
text (const QzPreviewRequest *request, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  PopplerPage *page = get_page (request, reply);
  char *words = NULL;

  if (page == NULL)
    return;
  words = poppler_page_get_text (page);
  qz_sheet_write_text (sheet, words != NULL ? words : "", reply);
  g_free (words);
  g_object_unref (page);
}

static int
page_of_action (PopplerAction *action)
{
  PopplerDest *dest = NULL;
  PopplerDest *found = NULL;
  int page = 0;

  if (action == NULL || action->type != POPPLER_ACTION_GOTO_DEST)
    return 0;
  dest = action->goto_dest.dest;
  if (dest != NULL && dest->type == POPPLER_DEST_NAMED)
    dest = found = poppler_document_find_dest (document, dest->named_dest);
  if (dest != NULL)
    page = dest->page_num;
  if (found != NULL)
    poppler_dest_free (found);
  return page;
}

static void
write_level (
    PopplerIndexIter *iter, guint32 level, guint *left, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child = NULL;
      int page = page_of_action (action);

      if (page > 0 && action->any.title != NULL)
        qz_sheet_write_title (sheet, (guint32) page - 1, level, action->any.title, reply);
      if (action != NULL)
        poppler_action_free (action);
      (*left)--;
      child = level + 1 < QZ_PREVIEW_MOST_LEVEL ? poppler_index_iter_get_child (iter) : NULL;
      if (child != NULL && *left > 0)
        write_level (child, level + 1, left, reply, sheet);
      g_clear_pointer (&child, poppler_index_iter_free);
    }
  while (*left > 0 && poppler_index_iter_next (iter));
}

static void
outline (const QzPreviewRequest *request, QzPreviewReply *reply, QzHelperSheet *sheet)
{
  PopplerIndexIter *iter = document != NULL ? poppler_index_iter_new (document) : NULL;
  guint left = QZ_PREVIEW_MOST_TITLES;

  if (iter != NULL)
    write_level (iter, 0, &left, reply, sheet);
  g_clear_pointer (&iter, poppler_index_iter_free);
}

const QzHelperKind qz_helper_pdf = {
  .name = "pdf",
  .prepare = prepare,
  .open = open_pdf,
  .render = render,
  .text = text,
  .outline = outline,
};
