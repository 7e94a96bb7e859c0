/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-print-sheet.h"

#include "documents/qz-card-block.h"
#include "documents/qz-font-set.h"
#include "documents/qz-length.h"
#include "documents/qz-qr-mask.h"
#include "documents/qz-text-block.h"

/* Lengths in mm. */
#define FOOT_EDGE 5.0    /* of the page, which stays white */
#define FOOT_RISE 15.0   /* of the page number from the lower edge */
#define CODE_RISE 11.5   /* of the lower edge of the code */
#define CODE_MODULE 0.42 /* photocopied paper is read as well */
#define CODE_GAP 5.0
#define CODE_ROOM 2.5     /* between the code and what is above it */
#define NUMBER_WIDTH 32.0 /* of the page number beside a text */

/* A text, a table or cards. */
typedef struct
{
  QzProseBlock *prose; /* nullable */
  QzTableBlock *table; /* nullable */
  QzCardBlock *cards;  /* nullable */
} Part;

struct _QzPrintSheet
{
  char *title;
  QzPageSetup setup;
  GPtrArray *parts; /* (element-type Part) */
  gboolean bare;    /* cards: nothing stands at the foot */
  char *foot;       /* nullable */
  QzQrMask *code;   /* nullable */
};

/* One file on its way. */
typedef struct
{
  GPtrArray *sheets;
  QzFontSet *fonts;
  QzProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
} Run;

/* A sheet that is being drawn. */
typedef struct
{
  const Run *run;
  const QzPrintSheet *sheet;
} Page;

static const QzTextStyle FOOT = { .font = QZ_FONT_SONG, .size = 9.0, .line_spacing = 1.4 };

/* Page numbers are made while drawing. */
#define PAGE_WORDS "第 0123456789 页 共"

static void
part_free (gpointer data)
{
  Part *part = data;

  qz_prose_block_free (part->prose);
  qz_table_block_free (part->table);
  qz_card_block_free (part->cards);
  g_free (part);
}

/**
 * qz_print_sheet_new:
 * @title: what a message calls the paper
 * @setup: size and margins of its pages
 *
 * Returns: (transfer full): a paper with nothing on it
 */
QzPrintSheet *
qz_print_sheet_new (const char *title, const QzPageSetup *setup)
{
  QzPrintSheet *self = NULL;

  g_return_val_if_fail (title != NULL && setup != NULL, NULL);

  self = g_new0 (QzPrintSheet, 1);
  self->title = g_strdup (title);
  self->setup = *setup;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

/**
 * qz_print_sheet_free:
 * @self: (nullable) (transfer full): a paper
 */
void
qz_print_sheet_free (QzPrintSheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->parts);
  qz_qr_mask_free (self->code);
  g_free (self->foot);
  g_free (self->title);
  g_free (self);
}

/**
 * qz_print_sheet_get_width:
 * @self: a paper
 *
 * Returns: mm between the margins
 */
double
qz_print_sheet_get_width (const QzPrintSheet *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->setup.width - self->setup.left - self->setup.right;
}

static Part *
add_part (QzPrintSheet *self)
{
  Part *part = g_new0 (Part, 1);

  g_ptr_array_add (self->parts, part);
  return part;
}

/**
 * qz_print_sheet_add_prose:
 * @self: a paper
 *
 * Returns: (transfer none): a text after what is there
 */
QzProseBlock *
qz_print_sheet_add_prose (QzPrintSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return add_part (self)->prose = qz_prose_block_new ();
}

/**
 * qz_print_sheet_add_table:
 * @self: a paper
 * @size: of the letters, pt
 *
 * Returns: (transfer none): a table after what is there
 */
QzTableBlock *
qz_print_sheet_add_table (QzPrintSheet *self, double size)
{
  g_return_val_if_fail (self != NULL, NULL);

  return add_part (self)->table = qz_table_block_new (size);
}

/**
 * qz_print_sheet_add_cards:
 * @self: a paper with nothing on it
 * @grid: how the cards lie on its pages
 *
 * The pages of cards have nothing at the foot, not even a number.
 *
 * Returns: (transfer none): the cards
 */
QzCardBlock *
qz_print_sheet_add_cards (QzPrintSheet *self, const QzCardGrid *grid)
{
  g_return_val_if_fail (self != NULL && self->parts->len == 0, NULL);

  self->bare = TRUE;
  return add_part (self)->cards = qz_card_block_new (grid);
}

static double
get_code_side (const QzPrintSheet *self)
{
  return qz_qr_mask_get_modules (self->code) * CODE_MODULE;
}

/**
 * qz_print_sheet_set_foot:
 * @self: a paper
 * @text: (nullable): one to three lines on the left
 * @qr: (nullable): what the QR code at the foot says; of the alphanumeric characters
 * @error: as qz_qr_mask_new()
 *
 * What stands on every page beside its number. A large code makes the pages end higher up.
 *
 * Returns: whether the code could be made
 */
gboolean
qz_print_sheet_set_foot (QzPrintSheet *self, const char *text, const char *qr, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_clear_pointer (&self->code, qz_qr_mask_free);
  g_free (self->foot);
  self->foot = g_strdup (text);
  if (qr == NULL)
    return TRUE;
  self->code = qz_qr_mask_new (&(QzQrSegment){ QZ_QR_ALPHANUMERIC, qr }, 1, QZ_QR_QUARTILE, error);
  if (self->code == NULL)
    return FALSE;
  self->setup.bottom = MAX (self->setup.bottom, CODE_RISE + get_code_side (self) + CODE_ROOM);
  return TRUE;
}

/* --- the foot --- */

/* Below what stands on the page and within what a printer reaches. */
static void
draw_line (
    const Page *page, cairo_t *cr, QzAlign align, const char *text, double middle, double right)
{
  const QzPageSetup *setup = &page->sheet->setup;
  double above = middle - (setup->height - setup->bottom);
  double below = setup->height - FOOT_EDGE - middle;
  QzTextStyle style = FOOT;
  g_autoptr (QzTextBlock) block = NULL;

  style.align = align;
  block = qz_text_block_new (page->run->fonts, &style, right - setup->left);
  qz_text_block_set_text (block, text);
  qz_text_block_fit (block, 2.0 * MIN (above, below));
  qz_text_block_draw (block, cr, setup->left, middle - qz_text_block_get_height (block) / 2.0);
}

static void
draw_foot_cb (QzPageFlow *flow, cairo_t *cr, guint page, guint n_pages, gpointer user_data)
{
  const Page *self = user_data;
  const QzPrintSheet *sheet = self->sheet;
  g_autofree char *number = g_strdup_printf ("第 %u 页 共 %u 页", page, n_pages);
  double right = sheet->setup.width - sheet->setup.right;
  double middle = sheet->setup.height - FOOT_RISE;

  if (sheet->code != NULL)
    {
      double side = get_code_side (sheet);
      double top = sheet->setup.height - CODE_RISE - side;

      qz_qr_mask_draw (sheet->code, cr, right - side, top, side);
      right -= side + CODE_GAP;
      middle = top + side / 2.0;
    }
  if (sheet->foot != NULL)
    draw_line (self, cr, QZ_ALIGN_START, sheet->foot, middle, right - NUMBER_WIDTH);
  draw_line (self, cr, sheet->foot != NULL ? QZ_ALIGN_END : QZ_ALIGN_CENTER, number, middle, right);
}

/* --- writing --- */

static gboolean
announce_part (const Part *part, QzFontSet *fonts, const char *title, GError **error)
{
  if (part->prose != NULL)
    return qz_prose_block_announce (part->prose, fonts, title, error);
  if (part->table != NULL)
    return qz_table_block_announce (part->table, fonts, title, error);
  return qz_card_block_announce (part->cards, fonts, title, error);
}

static gboolean
announce_sheet (const QzPrintSheet *sheet, QzFontSet *fonts, GError **error)
{
  if (sheet->foot != NULL
      && !qz_font_set_add (fonts, FOOT.font, FOOT.bold, sheet->foot, sheet->title, error))
    return FALSE;
  for (guint i = 0; i < sheet->parts->len; i++)
    if (!announce_part (g_ptr_array_index (sheet->parts, i), fonts, sheet->title, error))
      return FALSE;
  return TRUE;
}

static gboolean
announce (const Run *run, GError **error)
{
  for (guint i = 0; i < run->sheets->len; i++)
    if (!announce_sheet (g_ptr_array_index (run->sheets, i), run->fonts, error))
      return FALSE;
  return qz_font_set_add (run->fonts, FOOT.font, FOOT.bold, PAGE_WORDS, "", error)
         && qz_font_set_load (run->fonts, error);
}

/* A note below a table stays with its last row. */
static double
get_tail (const Run *run, const QzPrintSheet *sheet, guint place)
{
  const Part *next =
      place + 1 < sheet->parts->len ? g_ptr_array_index (sheet->parts, place + 1) : NULL;

  return next != NULL && next->prose != NULL ? qz_prose_block_get_note_height (
             next->prose, run->fonts, qz_print_sheet_get_width (sheet))
                                             : 0.0;
}

static gboolean
flow_part (const Run *run, const QzPrintSheet *sheet, guint place, QzPageFlow *flow, GError **error)
{
  const Part *part = g_ptr_array_index (sheet->parts, place);

  if (part->prose != NULL)
    return qz_prose_block_flow (part->prose, run->fonts, flow, run->cancellable, error);
  if (part->table != NULL)
    return qz_table_block_flow (part->table, run->fonts, flow, get_tail (run, sheet, place),
                                run->cancellable, error);
  return qz_card_block_flow (part->cards, run->fonts, flow, run->cancellable, error);
}

static gboolean
flow_sheet (const Run *run, const QzPrintSheet *sheet, QzPageFlow *flow, GError **error)
{
  for (guint i = 0; i < sheet->parts->len; i++)
    if (!flow_part (run, sheet, i, flow, error))
      return FALSE;
  return qz_page_flow_end_page (flow, run->cancellable, error);
}

/* Counts the pages, then draws them. */
static gboolean
write_sheet (const Run *run, const QzPrintSheet *sheet, QzPdfWriter *writer, GError **error)
{
  g_autoptr (QzPageFlow) count = qz_page_flow_new (NULL, &sheet->setup);
  g_autoptr (QzPageFlow) flow = qz_page_flow_new (writer, &sheet->setup);
  Page page = { run, sheet };

  if (!flow_sheet (run, sheet, count, error))
    return FALSE;
  if (!sheet->bare)
    qz_page_flow_set_decoration (flow, qz_page_flow_get_n_pages (count), draw_foot_cb, &page);
  return flow_sheet (run, sheet, flow, error);
}

static gboolean
write_all (const Run *run, QzPdfWriter *writer, GError **error)
{
  for (guint i = 0; i < run->sheets->len; i++)
    {
      if (!write_sheet (run, g_ptr_array_index (run->sheets, i), writer, error))
        return FALSE;
      if (run->progress != NULL)
        run->progress (i + 1, run->sheets->len, run->user_data);
    }
  return qz_pdf_writer_finish (writer, run->cancellable, error);
}

/**
 * qz_print_sheets_write:
 * @sheets: (element-type QzPrintSheet): at least one
 * @path: the PDF file; written under a temporary name and put in place at the end
 * @info: what the file says of itself
 * @progress: (nullable) (scope call): told after each paper
 * @user_data: of @progress
 * @cancellable: (nullable): asked on every page
 * @error: %QZ_ERROR_FONT, %QZ_ERROR_NOT_FOUND, %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO,
 *     %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file is in place
 */
gboolean
qz_print_sheets_write (GPtrArray *sheets,
                       const char *path,
                       const QzPdfInfo *info,
                       QzProgressFunc progress,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (QzFontSet) fonts = qz_font_set_new ();
  g_autoptr (QzPdfWriter) writer = NULL;
  Run run = { sheets, fonts, progress, user_data, cancellable };

  g_return_val_if_fail (sheets != NULL && sheets->len > 0, FALSE);
  g_return_val_if_fail (path != NULL && info != NULL, FALSE);

  if (!announce (&run, error))
    return FALSE;
  writer = qz_pdf_writer_new_for_path (path, info, error);
  return writer != NULL && write_all (&run, writer, error);
}

/**
 * qz_print_sheets_write_stream:
 * @sheets: (element-type QzPrintSheet): at least one
 * @stream: takes the bytes; it is not closed
 * @info: what the file says of itself
 * @progress: (nullable) (scope call): told after each paper
 * @user_data: of @progress
 * @cancellable: (nullable): asked on every page
 * @error: as qz_print_sheets_write()
 *
 * Returns: whether everything was written
 */
gboolean
qz_print_sheets_write_stream (GPtrArray *sheets,
                              GOutputStream *stream,
                              const QzPdfInfo *info,
                              QzProgressFunc progress,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (QzFontSet) fonts = qz_font_set_new ();
  g_autoptr (QzPdfWriter) writer = NULL;
  Run run = { sheets, fonts, progress, user_data, cancellable };

  g_return_val_if_fail (sheets != NULL && sheets->len > 0, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && info != NULL, FALSE);

  if (!announce (&run, error))
    return FALSE;
  writer = qz_pdf_writer_new_for_stream (stream, info);
  return write_all (&run, writer, error);
}
