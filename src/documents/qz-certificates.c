/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-certificates.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>

#include "documents/qz-border.h"
#include "documents/qz-font-set.h"
#include "documents/qz-length.h"
#include "documents/qz-pdf-writer.h"
#include "documents/qz-text-block.h"
#include "documents/qz-typesetter.h"
#include "model/qz-error.h"
#include "rules/qz-merge-text.h"

/* Progress is told every so many pages, and at the end. */
#define PAGES_A_REPORT 50

/* Texts of a block that are kept as they were set, for the next page that says the same: an award
 * or a unit comes again and again. A few kB each. */
#define MOST_KNOWN 512

/* One batch: what all its pages have in common. */
typedef struct
{
  const QzTemplate *template;     /* borrowed */
  const QzCertificatePage *pages; /* borrowed */
  QzFontSet *fonts;               /* owned */
  GPtrArray *blocks;    /* owned (element-type QzTextBlock), beside the template's blocks */
  GPtrArray *known;     /* owned (element-type GHashTable), beside them too: utf8 to owned
                           QzGlyphLines */
  GPtrArray *shared;    /* owned (element-type utf8), beside them too: what every page says
                           in that block; NULL where the pages differ */
  cairo_surface_t *art; /* owned, nullable: border and shared words, drawn once */
} Batch;

static void
batch_clear (Batch *batch)
{
  g_clear_pointer (&batch->art, cairo_surface_destroy);
  g_clear_pointer (&batch->known, g_ptr_array_unref);
  g_clear_pointer (&batch->blocks, g_ptr_array_unref);
  g_clear_pointer (&batch->shared, g_ptr_array_unref);
  g_clear_pointer (&batch->fonts, qz_font_set_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

/* --- words --- */

/* A QzMergeLookup: the words of the page by their names. */
static char *
lookup (const char *field, const char *argument, gpointer user_data)
{
  const QzCertificatePage *page = user_data;
  const struct
  {
    const char *name;
    const char *text;
  } words[] = {
    { "title", page->title },     { "recipient", page->recipient }, { "body", page->body },
    { "issuers", page->issuers }, { "date", page->date },           { "number", page->number },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (*argument == '\0' && g_str_equal (words[i].name, field))
      return g_strdup (words[i].text);
  return NULL;
}

static char *
merge (const QzTemplateBlock *block, const QzCertificatePage *page, GError **error)
{
  return qz_merge_text (block->text, lookup, (gpointer) page, error);
}

/* What a message calls the certificate. */
static const char *
name_record (const QzCertificatePage *page)
{
  return *page->number != '\0' ? page->number : page->recipient;
}

/* --- preparing --- */

/* Remembers what all pages say alike. */
static void
share (Batch *batch, guint place, gboolean first, const char *text)
{
  const char *known = NULL;

  if (first)
    {
      g_ptr_array_add (batch->shared, g_strdup (text));
      return;
    }
  known = g_ptr_array_index (batch->shared, place);
  if (known != NULL && !g_str_equal (known, text))
    {
      g_free (g_ptr_array_index (batch->shared, place));
      g_ptr_array_index (batch->shared, place) = NULL;
    }
}

static gboolean
announce (Batch *batch, const QzCertificatePage *page, gboolean first, GError **error)
{
  for (guint b = 0; b < batch->template->blocks->len; b++)
    {
      const QzTemplateBlock *block = g_ptr_array_index (batch->template->blocks, b);
      g_autofree char *text = merge (block, page, error);

      if (text == NULL
          || !qz_font_set_add (batch->fonts, block->font, block->bold, text, name_record (page),
                               error))
        return FALSE;
      share (batch, b, first, text);
    }
  return TRUE;
}

static gboolean
load_fonts (Batch *batch,
            const QzCertificatePage *pages,
            gsize n_pages,
            GCancellable *cancellable,
            GError **error)
{
  batch->fonts = qz_font_set_new ();
  batch->shared = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < n_pages; i++)
    if (!announce (batch, &pages[i], i == 0, error)
        || g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
  return qz_font_set_load (batch->fonts, error);
}

static void
make_blocks (Batch *batch)
{
  batch->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_text_block_free);
  batch->known = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (guint b = 0; b < batch->template->blocks->len; b++)
    {
      const QzTemplateBlock *block = g_ptr_array_index (batch->template->blocks, b);
      QzTextStyle style = qz_text_style_of_block (block);

      g_ptr_array_add (batch->blocks, qz_text_block_new (batch->fonts, &style, block->width));
      g_ptr_array_add (batch->known, g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            (GDestroyNotify) qz_glyph_lines_unref));
    }
}

/* --- drawing --- */

/* Sets @words into the block at @place, smaller if need be; NULL when they do not fit. */
static QzGlyphLines *
set_new_words (
    Batch *batch, guint place, const char *words, const QzCertificatePage *page, GError **error)
{
  const QzTemplateBlock *block = g_ptr_array_index (batch->template->blocks, place);
  QzTextBlock *text = g_ptr_array_index (batch->blocks, place);

  qz_text_block_set_text (text, words);
  if (!qz_text_block_fit (text, block->height))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("The text “%s” of certificate “%s” is too long for its place. Shorten "
                      "it or give the block more room in the template."),
                   block->id, name_record (page));
      return NULL;
    }
  return qz_text_block_set_glyphs (text, block->x, block->y);
}

/* The same for words that may have been set before. */
static QzGlyphLines *
set_block (
    Batch *batch, guint place, const char *words, const QzCertificatePage *page, GError **error)
{
  GHashTable *known = g_ptr_array_index (batch->known, place);
  QzGlyphLines *lines = g_hash_table_lookup (known, words);

  if (lines == NULL)
    {
      lines = set_new_words (batch, place, words, page, error);
      if (lines == NULL)
        return NULL;
      if (g_hash_table_size (known) >= MOST_KNOWN)
        g_hash_table_remove_all (known);
      g_hash_table_insert (known, g_strdup (words), lines);
    }
  return qz_glyph_lines_ref (lines);
}

static gboolean
draw_shared (Batch *batch, const QzCertificatePage *page, cairo_t *cr, GError **error)
{
  for (guint b = 0; b < batch->shared->len; b++)
    {
      const char *words = g_ptr_array_index (batch->shared, b);
      g_autoptr (QzGlyphLines) lines = NULL;

      if (words == NULL || *words == '\0')
        continue;
      lines = set_block (batch, b, words, page, error);
      if (lines == NULL)
        return FALSE;
      qz_glyph_lines_draw (lines, cr);
    }
  return TRUE;
}

/* What all pages have in common goes into a recording: replayed on each of them, it is one object
 * of the file. */
static gboolean
draw_art (Batch *batch, const QzCertificatePage *page, GError **error)
{
  const QzTemplate *template = batch->template;
  cairo_rectangle_t extents = { 0.0, 0.0, QZ_MM_TO_PT (template->width),
                                QZ_MM_TO_PT (template->height) };
  cairo_t *cr = NULL;
  gboolean done = TRUE;

  batch->art = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cr = cairo_create (batch->art);
  if (*template->border != '\0')
    done = qz_border_draw (template->border, template->border_colour, cr, template->width,
                           template->height, error);
  done = done && draw_shared (batch, page, cr, error);
  cairo_destroy (cr);
  return done;
}

/* A QzSetPage: what this page alone says, as glyphs (element-type QzGlyphLines). */
static gpointer
set_page (gsize place, gpointer user_data, GError **error)
{
  Batch *batch = user_data;
  const QzCertificatePage *page = &batch->pages[place];
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_glyph_lines_unref);

  for (guint b = 0; b < batch->template->blocks->len; b++)
    {
      g_autofree char *words = NULL;
      QzGlyphLines *set = NULL;

      if (g_ptr_array_index (batch->shared, b) != NULL)
        continue;
      words = merge (g_ptr_array_index (batch->template->blocks, b), page, error);
      if (words == NULL)
        return NULL;
      if (*words == '\0')
        continue;
      set = set_block (batch, b, words, page, error);
      if (set == NULL)
        return NULL;
      g_ptr_array_add (lines, set);
    }
  return g_steal_pointer (&lines);
}

static gboolean
prepare (Batch *batch,
         const QzTemplate *template,
         const QzCertificatePage *pages,
         gsize n_pages,
         GCancellable *cancellable,
         GError **error)
{
  batch->template = template;
  batch->pages = pages;
  if (!load_fonts (batch, pages, n_pages, cancellable, error))
    return FALSE;
  make_blocks (batch);
  return draw_art (batch, pages, error);
}

/* Draws the art and the glyphs of the next page that the typesetter has ready. */
static gboolean
write_page (Batch *batch,
            QzTypesetter *typesetter,
            QzPdfWriter *writer,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) lines = qz_typesetter_take_page (typesetter, error);
  cairo_t *cr = NULL;

  if (lines == NULL)
    return FALSE;
  cr = qz_pdf_writer_begin_page (writer, batch->template->width, batch->template->height);
  cairo_set_source_surface (cr, batch->art, 0.0, 0.0);
  cairo_paint (cr);
  for (guint i = 0; i < lines->len; i++)
    qz_glyph_lines_draw (g_ptr_array_index (lines, i), cr);
  return qz_pdf_writer_end_page (writer, cancellable, error);
}

static QzTypesetter *
start_typesetter (Batch *batch, gsize n_pages)
{
  return qz_typesetter_new (n_pages, set_page, batch, (GDestroyNotify) g_ptr_array_unref);
}

static void
report (gsize done, gsize total, QzProgressFunc progress, gpointer user_data)
{
  if (progress != NULL && (done % PAGES_A_REPORT == 0 || done == total))
    progress (done, total, user_data);
}

static gboolean
write_pages (Batch *batch,
             QzPdfWriter *writer,
             gsize n_pages,
             QzProgressFunc progress,
             gpointer user_data,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (QzTypesetter) typesetter = start_typesetter (batch, n_pages);

  for (gsize i = 0; i < n_pages; i++)
    {
      if (!write_page (batch, typesetter, writer, cancellable, error))
        return FALSE;
      report (i + 1, n_pages, progress, user_data);
    }
  return qz_pdf_writer_finish (writer, cancellable, error);
}

/* --- public --- */

/**
 * qz_certificates_write:
 * @path: the PDF file; written under a temporary name and put in place at the end
 * @template: the page
 * @pages: (array length=n_pages): the words of each certificate, in order
 * @n_pages: at least 1
 * @info: title and date of the file
 * @progress: (nullable) (scope call): told the pages done
 * @user_data: of @progress
 * @cancellable: (nullable): asked on every page
 * @error: %QZ_ERROR_FONT names character and certificate, %QZ_ERROR_LIMIT a text that does not
 *     fit, %QZ_ERROR_NOT_FOUND an unknown border, field or folder; %QZ_ERROR_FULL,
 * %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO; %G_IO_ERROR_CANCELLED
 *
 * Writes all certificates into one file. Equal input gives equal bytes.
 *
 * Returns: whether the file is in place; if not, what was there before is untouched
 */
gboolean
qz_certificates_write (const char *path,
                       const QzTemplate *template,
                       const QzCertificatePage *pages,
                       gsize n_pages,
                       const QzCertificateInfo *info,
                       QzProgressFunc progress,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Batch) batch = { 0 };
  g_autoptr (QzPdfWriter) writer = NULL;

  g_return_val_if_fail (path != NULL && template != NULL && info != NULL, FALSE);
  g_return_val_if_fail (pages != NULL && n_pages > 0, FALSE);

  if (!prepare (&batch, template, pages, n_pages, cancellable, error))
    return FALSE;
  writer = qz_pdf_writer_new_for_path (
      path, &(QzPdfInfo){ .title = info->title, .created = info->created }, error);
  return writer != NULL
         && write_pages (&batch, writer, n_pages, progress, user_data, cancellable, error);
}

/**
 * qz_certificates_write_stream:
 * @stream: takes the bytes of the file; it is not closed
 * @template: the page
 * @pages: (array length=n_pages): the words of each certificate, in order
 * @n_pages: at least 1
 * @info: title and date of the file
 * @progress: (nullable) (scope call): told the pages done
 * @user_data: of @progress
 * @cancellable: (nullable): asked on every page
 * @error: as qz_certificates_write()
 *
 * Writes all certificates into a stream, for the object store or a preview.
 *
 * Returns: whether everything was written
 */
gboolean
qz_certificates_write_stream (GOutputStream *stream,
                              const QzTemplate *template,
                              const QzCertificatePage *pages,
                              gsize n_pages,
                              const QzCertificateInfo *info,
                              QzProgressFunc progress,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error)
{
  g_auto (Batch) batch = { 0 };
  g_autoptr (QzPdfWriter) writer = NULL;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && template != NULL && info != NULL, FALSE);
  g_return_val_if_fail (pages != NULL && n_pages > 0, FALSE);

  if (!prepare (&batch, template, pages, n_pages, cancellable, error))
    return FALSE;
  writer = qz_pdf_writer_new_for_stream (
      stream, &(QzPdfInfo){ .title = info->title, .created = info->created });
  return write_pages (&batch, writer, n_pages, progress, user_data, cancellable, error);
}

static gboolean
write_one (Batch *batch,
           QzTypesetter *typesetter,
           const char *path,
           const QzCertificateInfo *info,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (QzPdfWriter) writer = qz_pdf_writer_new_for_path (
      path, &(QzPdfInfo){ .title = info->title, .created = info->created }, error);

  return writer != NULL && write_page (batch, typesetter, writer, cancellable, error)
         && qz_pdf_writer_finish (writer, cancellable, error);
}

/**
 * qz_certificates_write_separate:
 * @folder: where the files go; it is there already
 * @names: (array length=n_pages): the file name of each certificate, without a folder
 * @template: the page
 * @pages: (array length=n_pages): the words of each certificate
 * @n_pages: at least 1
 * @info: title and date of each file
 * @progress: (nullable) (scope call): told the files done
 * @user_data: of @progress
 * @cancellable: (nullable): asked on every file
 * @error: as qz_certificates_write(); %QZ_ERROR_INVALID for a name with a folder in it
 *
 * Writes each certificate into a file of its own. Stopped on the way, the files that are there
 * are whole.
 *
 * Returns: whether all are in place
 */
gboolean
qz_certificates_write_separate (const char *folder,
                                const char *const *names,
                                const QzTemplate *template,
                                const QzCertificatePage *pages,
                                gsize n_pages,
                                const QzCertificateInfo *info,
                                QzProgressFunc progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error)
{
  g_auto (Batch) batch = { 0 };
  g_autoptr (QzTypesetter) typesetter = NULL;

  g_return_val_if_fail (folder != NULL && names != NULL && template != NULL, FALSE);
  g_return_val_if_fail (pages != NULL && n_pages > 0 && info != NULL, FALSE);

  if (!prepare (&batch, template, pages, n_pages, cancellable, error))
    return FALSE;
  typesetter = start_typesetter (&batch, n_pages);
  for (gsize i = 0; i < n_pages; i++)
    {
      g_autofree char *path = NULL;

      if (*names[i] == '\0' || *names[i] == '.' || strchr (names[i], G_DIR_SEPARATOR) != NULL)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("“%s” is no file name. Name the file without a folder."), names[i]);
          return FALSE;
        }
      path = g_build_filename (folder, names[i], NULL);
      if (!write_one (&batch, typesetter, path, info, cancellable, error))
        return FALSE;
      report (i + 1, n_pages, progress, user_data);
    }
  return TRUE;
}
