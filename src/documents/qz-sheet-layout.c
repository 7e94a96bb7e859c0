/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-sheet-layout.h"

#include "documents/qz-font-set.h"
#include "documents/qz-pdf-writer.h"
#include "documents/qz-text-block.h"

/* Sizes in pt, gaps in mm. */
#define TITLE_SIZE 20.0
#define LINE_SIZE 10.5
#define FOOT_SIZE 9.0
#define AFTER_TITLE 4.0
#define AFTER_LINE 1.5
#define BEFORE_NOTE 3.0
#define FOOT_RISE 15.0

/* One document on its way. */
typedef struct
{
  const QzSheetLayout *layout;
  QzFontSet *fonts;
  GCancellable *cancellable;
} Run;

static const QzTextStyle TITLE = {
  .font = QZ_FONT_TITLE, .size = TITLE_SIZE, .line_spacing = 1.4, .align = QZ_ALIGN_CENTER
};
static const QzTextStyle LINE = {
  .font = QZ_FONT_SONG, .size = LINE_SIZE, .line_spacing = 1.35, .align = QZ_ALIGN_START
};
static const QzTextStyle FOOT = {
  .font = QZ_FONT_SONG, .size = FOOT_SIZE, .line_spacing = 1.35, .align = QZ_ALIGN_START
};

/* Page numbers are made while drawing. */
#define PAGE_WORDS "第 0123456789 页 共"

static gboolean
announce (const Run *run, GError **error)
{
  const QzSheetLayout *layout = run->layout;
  const struct
  {
    const QzTextStyle *style;
    const char *text;
  } texts[] = { { &TITLE, layout->title }, { &LINE, layout->left }, { &LINE, layout->right },
                { &LINE, layout->note },   { &FOOT, layout->foot }, { &FOOT, PAGE_WORDS } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text != NULL
        && !qz_font_set_add (run->fonts, texts[i].style->font, texts[i].style->bold, texts[i].text,
                             layout->title, error))
      return FALSE;
  return qz_table_block_announce (layout->table, run->fonts, layout->title, error)
         && qz_font_set_load (run->fonts, error);
}

/* Sets a text at the present place, or at @y when that is not negative; returns its height. */
static double
put (const Run *run,
     QzPageFlow *flow,
     const QzTextStyle *style,
     QzAlign align,
     const char *text,
     double y)
{
  g_autoptr (QzTextBlock) block = NULL;
  QzTextStyle aligned = *style;
  cairo_t *cr = qz_page_flow_get_context (flow);

  aligned.align = align;
  block = qz_text_block_new (run->fonts, &aligned, qz_page_flow_get_width (flow));
  qz_text_block_set_text (block, text);
  if (cr != NULL)
    qz_text_block_draw (block, cr, qz_page_flow_get_x (flow),
                        y >= 0.0 ? y : qz_page_flow_get_y (flow));
  return qz_text_block_get_height (block);
}

static void
draw_foot_cb (QzPageFlow *flow, cairo_t *cr, guint page, guint n_pages, gpointer user_data)
{
  const Run *run = user_data;
  g_autofree char *number = g_strdup_printf ("第 %u 页 共 %u 页", page, n_pages);
  double y = qz_page_flow_get_setup (flow)->height - FOOT_RISE;

  if (run->layout->foot != NULL)
    {
      put (run, flow, &FOOT, QZ_ALIGN_START, run->layout->foot, y);
      put (run, flow, &FOOT, QZ_ALIGN_END, number, y);
    }
  else
    put (run, flow, &FOOT, QZ_ALIGN_CENTER, number, y);
}

static void
flow_head (const Run *run, QzPageFlow *flow)
{
  const QzSheetLayout *layout = run->layout;
  double title = put (run, flow, &TITLE, QZ_ALIGN_CENTER, layout->title, -1.0);
  double left = 0.0;
  double right = 0.0;

  qz_page_flow_advance (flow, title + AFTER_TITLE);
  if (layout->left != NULL)
    left = put (run, flow, &LINE, QZ_ALIGN_START, layout->left, -1.0);
  if (layout->right != NULL)
    right = put (run, flow, &LINE, QZ_ALIGN_END, layout->right, -1.0);
  if (left > 0.0 || right > 0.0)
    qz_page_flow_advance (flow, MAX (left, right) + AFTER_LINE);
}

static gboolean
flow_note (const Run *run, QzPageFlow *flow, GError **error)
{
  g_autoptr (QzTextBlock) block = NULL;
  cairo_t *cr = NULL;

  if (run->layout->note == NULL)
    return TRUE;
  block = qz_text_block_new (run->fonts, &LINE, qz_page_flow_get_width (flow));
  qz_text_block_set_text (block, run->layout->note);
  if (qz_text_block_get_height (block) + BEFORE_NOTE > qz_page_flow_get_room (flow)
      && !qz_page_flow_end_page (flow, run->cancellable, error))
    return FALSE;
  qz_page_flow_advance (flow, BEFORE_NOTE);
  cr = qz_page_flow_get_context (flow);
  if (cr != NULL)
    qz_text_block_draw (block, cr, qz_page_flow_get_x (flow), qz_page_flow_get_y (flow));
  qz_page_flow_advance (flow, qz_text_block_get_height (block));
  return TRUE;
}

static gboolean
flow_all (const Run *run, QzPageFlow *flow, GError **error)
{
  flow_head (run, flow);
  return qz_table_block_flow (run->layout->table, run->fonts, flow, run->cancellable, error)
         && flow_note (run, flow, error) && qz_page_flow_end_page (flow, run->cancellable, error);
}

/* Counts the pages, then draws them. */
static gboolean
write_all (Run *run, QzPdfWriter *writer, GError **error)
{
  g_autoptr (QzPageFlow) count = qz_page_flow_new (NULL, &run->layout->setup);
  g_autoptr (QzPageFlow) flow = qz_page_flow_new (writer, &run->layout->setup);

  if (!flow_all (run, count, error))
    return FALSE;
  qz_page_flow_set_decoration (flow, qz_page_flow_get_n_pages (count), draw_foot_cb, run);
  return flow_all (run, flow, error) && qz_pdf_writer_finish (writer, run->cancellable, error);
}

static QzPdfInfo
get_info (const QzSheetLayout *self)
{
  return (QzPdfInfo){ .title = self->title, .created = self->created };
}

/**
 * qz_sheet_layout_write:
 * @self: a document
 * @path: the PDF file; written under a temporary name and put in place at the end
 * @cancellable: (nullable): asked on every page
 * @error: %QZ_ERROR_FONT, %QZ_ERROR_NOT_FOUND, %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO,
 *     %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file is in place
 */
gboolean
qz_sheet_layout_write (const QzSheetLayout *self,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (QzFontSet) fonts = qz_font_set_new ();
  g_autoptr (QzPdfWriter) writer = NULL;
  Run run = { .layout = self, .fonts = fonts, .cancellable = cancellable };
  QzPdfInfo info = { 0 };

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  info = get_info (self);
  if (!announce (&run, error))
    return FALSE;
  writer = qz_pdf_writer_new_for_path (path, &info, error);
  return writer != NULL && write_all (&run, writer, error);
}

/**
 * qz_sheet_layout_write_stream:
 * @self: a document
 * @stream: takes the bytes; it is not closed
 * @cancellable: (nullable): asked on every page
 * @error: as qz_sheet_layout_write()
 *
 * Returns: whether everything was written
 */
gboolean
qz_sheet_layout_write_stream (const QzSheetLayout *self,
                              GOutputStream *stream,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (QzFontSet) fonts = qz_font_set_new ();
  g_autoptr (QzPdfWriter) writer = NULL;
  Run run = { .layout = self, .fonts = fonts, .cancellable = cancellable };
  QzPdfInfo info = { 0 };

  g_return_val_if_fail (self != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  info = get_info (self);
  if (!announce (&run, error))
    return FALSE;
  writer = qz_pdf_writer_new_for_stream (stream, &info);
  return write_all (&run, writer, error);
}
