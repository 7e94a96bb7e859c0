/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-prose-block.h"

#include "documents/qz-font-set.h"
#include "documents/qz-length.h"
#include "documents/qz-table-block.h"
#include "documents/qz-text-block.h"

/* So many lines of a paragraph stay together at either end of a page. */
#define TOGETHER 2

/* Lengths in mm. */
#define BEFORE_HEADING 4.0
#define AFTER_HEADING 1.5
#define NUMBER_WIDTH 14.0
#define LEADER_GAP 2.0
#define LEADER_DOT 0.28
#define LEADER_STEP 1.6
#define AROUND_FIGURE 3.0
#define TABLE_BEGIN 18.0 /* heading and first row */

/* A figure is printed as dense as this where it is narrower than the text … */
#define FIGURE_DOTS_A_MM (150.0 / 25.4)
/* … and never higher than this part of a page. */
#define FIGURE_PART 0.62

static const QzTextStyle STYLES[] = {
  [QZ_PROSE_TITLE] = { .font = QZ_FONT_TITLE,
                       .size = 20.0,
                       .line_spacing = 1.4,
                       .align = QZ_ALIGN_CENTER },
  [QZ_PROSE_NAME] = { .font = QZ_FONT_KAI,
                      .size = 15.0,
                      .line_spacing = 1.6,
                      .align = QZ_ALIGN_CENTER },
  [QZ_PROSE_HEADING] = { .font = QZ_FONT_HEI, .size = 14.0, .line_spacing = 1.5 },
  [QZ_PROSE_TEXT] = { .font = QZ_FONT_SONG,
                      .size = 12.0,
                      .line_spacing = 1.6,
                      .indent = 2.0,
                      .justify = TRUE },
  [QZ_PROSE_LINE] = { .font = QZ_FONT_SONG, .size = 12.0, .line_spacing = 1.6 },
  [QZ_PROSE_SIGN] = { .font = QZ_FONT_SONG,
                      .size = 12.0,
                      .line_spacing = 1.8,
                      .align = QZ_ALIGN_END },
  [QZ_PROSE_CAPTION] = { .font = QZ_FONT_HEI,
                         .size = 10.5,
                         .line_spacing = 1.5,
                         .align = QZ_ALIGN_CENTER },
  [QZ_PROSE_SMALL] = { .font = QZ_FONT_SONG, .size = 10.5, .line_spacing = 1.35 },
};

typedef enum
{
  ITEM_TEXT,
  ITEM_PAIR,
  ITEM_SPACE,
  ITEM_BREAK,
  ITEM_CONTENTS,
  ITEM_TABLE,
  ITEM_FIGURE,
} ItemType;

typedef struct
{
  ItemType type;
  QzProseKind kind;
  char *text;              /* nullable */
  char *right;             /* nullable: of a pair */
  double height;           /* of a space, mm */
  guint page;              /* of a heading, as found by the last flow; 0 before */
  QzTableBlock *table;     /* nullable */
  cairo_surface_t *pixels; /* nullable: of a figure */
} Item;

struct _QzProseBlock
{
  GPtrArray *items; /* (element-type Item) */
};

typedef struct
{
  const QzProseBlock *block;
  QzFontSet *fonts;
  QzPageFlow *flow;
  QzTextBlock *texts[G_N_ELEMENTS (STYLES)]; /* owned, made when they are needed */
} Run;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->text);
  g_free (item->right);
  qz_table_block_free (item->table);
  g_clear_pointer (&item->pixels, cairo_surface_destroy);
  g_free (item);
}

static Item *
add_item (QzProseBlock *self, ItemType type, QzProseKind kind, const char *text)
{
  Item *item = g_new0 (Item, 1);

  item->type = type;
  item->kind = kind;
  item->text = g_strdup (text);
  g_ptr_array_add (self->items, item);
  return item;
}

static QzTextBlock *
set_text (Run *run, QzProseKind kind, const char *text)
{
  if (run->texts[kind] == NULL)
    run->texts[kind] =
        qz_text_block_new (run->fonts, &STYLES[kind], qz_page_flow_get_width (run->flow));
  qz_text_block_set_text (run->texts[kind], text);
  return run->texts[kind];
}

/* --- contents --- */

/* Sets a text at @x with a width and an alignment of its own; returns how wide it is. */
static void
draw_aligned (Run *run, QzAlign align, const char *text, double x, double width)
{
  QzTextStyle style = STYLES[QZ_PROSE_LINE];
  g_autoptr (QzTextBlock) block = NULL;
  cairo_t *cr = qz_page_flow_get_context (run->flow);

  style.align = align;
  block = qz_text_block_new (run->fonts, &style, width);
  qz_text_block_set_text (block, text);
  if (cr != NULL)
    qz_text_block_draw (block, cr, x, qz_page_flow_get_y (run->flow));
}

static void
draw_leader (Run *run, double from, double to, double y)
{
  cairo_t *cr = qz_page_flow_get_context (run->flow);

  if (cr == NULL)
    return;
  cairo_set_source_rgb (cr, 0.0, 0.0, 0.0);
  for (double x = from; x < to; x += LEADER_STEP)
    cairo_rectangle (cr, QZ_MM_TO_PT (x), QZ_MM_TO_PT (y), QZ_MM_TO_PT (LEADER_DOT),
                     QZ_MM_TO_PT (LEADER_DOT));
  cairo_fill (cr);
}

/* One line a heading; a title that is too long is cut by no reader, it runs on under itself. */
static gboolean
flow_contents_line (Run *run, const Item *heading, GCancellable *cancellable, GError **error)
{
  g_autofree char *page = g_strdup_printf ("%u", heading->page);
  QzTextStyle style = STYLES[QZ_PROSE_LINE];
  g_autoptr (QzTextBlock) block = NULL;
  double width = qz_page_flow_get_width (run->flow) - NUMBER_WIDTH;
  double x = qz_page_flow_get_x (run->flow);
  double height;
  cairo_t *cr;

  block = qz_text_block_new (run->fonts, &style, width);
  qz_text_block_set_text (block, heading->text);
  height = qz_text_block_get_height (block);
  if (height > qz_page_flow_get_room (run->flow)
      && !qz_page_flow_end_page (run->flow, cancellable, error))
    return FALSE;
  cr = qz_page_flow_get_context (run->flow);
  if (cr != NULL)
    {
      qz_text_block_draw (block, cr, x, qz_page_flow_get_y (run->flow));
      if (qz_text_block_get_n_lines (block) == 1)
        draw_leader (run, x + qz_text_block_get_text_width (block) + LEADER_GAP,
                     x + width + NUMBER_WIDTH / 2.0, qz_page_flow_get_y (run->flow) + height * 0.6);
      draw_aligned (run, QZ_ALIGN_END, page, x + width, NUMBER_WIDTH);
    }
  qz_page_flow_advance (run->flow, height);
  return TRUE;
}

static gboolean
flow_contents (Run *run, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < run->block->items->len; i++)
    {
      const Item *item = g_ptr_array_index (run->block->items, i);

      if (item->type == ITEM_TEXT && item->kind == QZ_PROSE_HEADING
          && !flow_contents_line (run, item, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* --- text --- */

/* What has to fit below a heading: itself and the beginning of what follows. */
static double
get_need (Run *run, guint place)
{
  const Item *item = g_ptr_array_index (run->block->items, place);
  QzTextBlock *text = set_text (run, item->kind, item->text);
  guint lines = qz_text_block_get_n_lines (text);
  double need = MIN (lines, TOGETHER) * qz_text_block_get_line_height (text);

  if (item->kind == QZ_PROSE_TITLE || item->kind == QZ_PROSE_HEADING)
    need = qz_text_block_get_height (text) + AFTER_HEADING
           + 2 * TOGETHER * QZ_PT_TO_MM (STYLES[QZ_PROSE_TEXT].size);
  else if (item->kind == QZ_PROSE_CAPTION)
    need = qz_text_block_get_height (text) + TABLE_BEGIN;
  return need;
}

/* Lines that go on this page, so that neither end of the paragraph stands alone. */
static guint
count_lines (QzTextBlock *text, guint first, double room)
{
  guint rest = qz_text_block_get_n_lines (text) - first;
  int fits = (int) (room / qz_text_block_get_line_height (text) + 0.001);

  if (fits >= (int) rest)
    return rest;
  if (fits > TOGETHER && rest - (guint) fits < TOGETHER)
    fits = (int) rest - TOGETHER;
  return fits < TOGETHER ? 0 : (guint) fits;
}

static gboolean
flow_text (Run *run, guint place, GCancellable *cancellable, GError **error)
{
  Item *item = g_ptr_array_index (run->block->items, place);
  QzTextBlock *text = set_text (run, item->kind, item->text);
  guint n_lines = qz_text_block_get_n_lines (text);
  gboolean fresh =
      qz_page_flow_get_room (run->flow) >= qz_page_flow_get_page_room (run->flow) - 1.0;

  if (item->kind == QZ_PROSE_HEADING && !fresh)
    qz_page_flow_advance (run->flow, BEFORE_HEADING);
  if (!fresh && get_need (run, place) > qz_page_flow_get_room (run->flow)
      && !qz_page_flow_end_page (run->flow, cancellable, error))
    return FALSE;
  text = set_text (run, item->kind, item->text);
  for (guint first = 0; first < n_lines;)
    {
      guint count = count_lines (text, first, qz_page_flow_get_room (run->flow));
      cairo_t *cr = qz_page_flow_get_context (run->flow);

      if (first == 0)
        item->page = qz_page_flow_get_n_pages (run->flow);
      if (count > 0 && cr != NULL)
        qz_text_block_draw_lines (text, cr, qz_page_flow_get_x (run->flow),
                                  qz_page_flow_get_y (run->flow), first, count);
      qz_page_flow_advance (run->flow, count * qz_text_block_get_line_height (text));
      first += count;
      if (first < n_lines && !qz_page_flow_end_page (run->flow, cancellable, error))
        return FALSE;
    }
  if (item->kind == QZ_PROSE_HEADING)
    qz_page_flow_advance (run->flow, AFTER_HEADING);
  return TRUE;
}

/* Two short texts on one line, at either edge; they share the width. */
static void
flow_pair (Run *run, const Item *item)
{
  const char *texts[] = { item->text, item->right };
  double height = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      QzTextStyle style = STYLES[QZ_PROSE_SMALL];
      g_autoptr (QzTextBlock) block = NULL;
      cairo_t *cr = qz_page_flow_get_context (run->flow);
      gboolean alone = texts[1 - i] == NULL;
      double width = qz_page_flow_get_width (run->flow) * (alone ? 1.0 : 0.5);

      if (texts[i] == NULL)
        continue;
      style.align = i == 0 ? QZ_ALIGN_START : QZ_ALIGN_END;
      block = qz_text_block_new (run->fonts, &style, width);
      qz_text_block_set_text (block, texts[i]);
      height = MAX (height, qz_text_block_get_height (block));
      if (cr != NULL)
        qz_text_block_draw (block, cr,
                            qz_page_flow_get_x (run->flow) + (i == 1 && !alone ? width : 0.0),
                            qz_page_flow_get_y (run->flow));
    }
  qz_page_flow_advance (run->flow, height);
}

/* --- tables and figures --- */

static void
draw_figure (Run *run, const Item *item, double width, double height)
{
  cairo_t *cr = qz_page_flow_get_context (run->flow);
  double x = qz_page_flow_get_x (run->flow) + (qz_page_flow_get_width (run->flow) - width) / 2.0;

  if (cr == NULL)
    return;
  cairo_save (cr);
  cairo_translate (cr, QZ_MM_TO_PT (x), QZ_MM_TO_PT (qz_page_flow_get_y (run->flow)));
  cairo_scale (cr, QZ_MM_TO_PT (width) / cairo_image_surface_get_width (item->pixels),
               QZ_MM_TO_PT (height) / cairo_image_surface_get_height (item->pixels));
  cairo_set_source_surface (cr, item->pixels, 0.0, 0.0);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* A figure and its caption stand on one page; it is as broad as the text at most. */
static gboolean
flow_figure (Run *run, const Item *item, GCancellable *cancellable, GError **error)
{
  QzTextBlock *caption = *item->text != '\0' ? set_text (run, item->kind, item->text) : NULL;
  double caption_height = caption != NULL ? qz_text_block_get_height (caption) : 0.0;
  double pixel_width = cairo_image_surface_get_width (item->pixels);
  double pixel_height = cairo_image_surface_get_height (item->pixels);
  double width = MIN (qz_page_flow_get_width (run->flow), pixel_width / FIGURE_DOTS_A_MM);
  double height = width * pixel_height / pixel_width;
  double highest = FIGURE_PART * qz_page_flow_get_page_room (run->flow);

  if (height > highest)
    {
      width *= highest / height;
      height = highest;
    }
  if (height + caption_height + AROUND_FIGURE > qz_page_flow_get_room (run->flow)
      && !qz_page_flow_end_page (run->flow, cancellable, error))
    return FALSE;
  draw_figure (run, item, width, height);
  qz_page_flow_advance (run->flow, height);
  if (caption != NULL && qz_page_flow_get_context (run->flow) != NULL)
    qz_text_block_draw (caption, qz_page_flow_get_context (run->flow),
                        qz_page_flow_get_x (run->flow), qz_page_flow_get_y (run->flow));
  qz_page_flow_advance (run->flow,
                        MIN (caption_height + AROUND_FIGURE, qz_page_flow_get_room (run->flow)));
  return TRUE;
}

static gboolean
flow_item (Run *run, guint place, GCancellable *cancellable, GError **error)
{
  const Item *item = g_ptr_array_index (run->block->items, place);

  switch (item->type)
    {
    case ITEM_TEXT:
      return flow_text (run, place, cancellable, error);
    case ITEM_PAIR:
      flow_pair (run, item);
      return TRUE;
    case ITEM_SPACE:
      qz_page_flow_advance (run->flow, MIN (item->height, qz_page_flow_get_room (run->flow)));
      return TRUE;
    case ITEM_BREAK:
      return qz_page_flow_end_page (run->flow, cancellable, error);
    case ITEM_TABLE:
      return qz_table_block_flow (item->table, run->fonts, run->flow, 0.0, cancellable, error);
    case ITEM_FIGURE:
      return flow_figure (run, item, cancellable, error);
    case ITEM_CONTENTS:
    default:
      return flow_contents (run, cancellable, error);
    }
}

/* --- public --- */

/**
 * qz_prose_block_new:
 *
 * Returns: (transfer full): a block with nothing in it
 */
QzProseBlock *
qz_prose_block_new (void)
{
  QzProseBlock *self = g_new0 (QzProseBlock, 1);

  self->items = g_ptr_array_new_with_free_func (item_free);
  return self;
}

/**
 * qz_prose_block_free:
 * @self: (nullable) (transfer full): a block
 */
void
qz_prose_block_free (QzProseBlock *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * qz_prose_block_add:
 * @self: a block
 * @kind: how it is set
 * @text: UTF-8; "\n" ends a paragraph
 */
void
qz_prose_block_add (QzProseBlock *self, QzProseKind kind, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  add_item (self, ITEM_TEXT, kind, text);
}

/**
 * qz_prose_block_add_paragraphs:
 * @self: a block
 * @kind: how they are set
 * @text: UTF-8; "\n" ends a paragraph, blank ones are left out
 *
 * Adds each paragraph apart, so that pages break between them.
 */
void
qz_prose_block_add_paragraphs (QzProseBlock *self, QzProseKind kind, const char *text)
{
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (self != NULL && text != NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_item (self, ITEM_TEXT, kind, lines[i]);
}

/**
 * qz_prose_block_add_pair:
 * @self: a block
 * @left: (nullable): at the left edge
 * @right: (nullable): at the right edge
 *
 * Adds one small line, as stands over a table.
 */
void
qz_prose_block_add_pair (QzProseBlock *self, const char *left, const char *right)
{
  g_return_if_fail (self != NULL);

  add_item (self, ITEM_PAIR, QZ_PROSE_SMALL, left)->right = g_strdup (right);
}

/**
 * qz_prose_block_add_space:
 * @self: a block
 * @height: mm; less where the page ends
 */
void
qz_prose_block_add_space (QzProseBlock *self, double height)
{
  g_return_if_fail (self != NULL && height >= 0.0);

  add_item (self, ITEM_SPACE, QZ_PROSE_TEXT, NULL)->height = height;
}

/**
 * qz_prose_block_add_break:
 * @self: a block
 *
 * What follows begins a page.
 */
void
qz_prose_block_add_break (QzProseBlock *self)
{
  g_return_if_fail (self != NULL);

  add_item (self, ITEM_BREAK, QZ_PROSE_TEXT, NULL);
}

/**
 * qz_prose_block_add_contents:
 * @self: a block
 *
 * Lists all headings of the block with their pages.
 */
void
qz_prose_block_add_contents (QzProseBlock *self)
{
  g_return_if_fail (self != NULL);

  add_item (self, ITEM_CONTENTS, QZ_PROSE_LINE, NULL);
}

/**
 * qz_prose_block_add_table:
 * @self: a block
 * @size: of the letters, pt
 *
 * Returns: (transfer none): a table after what is there
 */
QzTableBlock *
qz_prose_block_add_table (QzProseBlock *self, double size)
{
  Item *item;

  g_return_val_if_fail (self != NULL, NULL);

  item = add_item (self, ITEM_TABLE, QZ_PROSE_TEXT, NULL);
  item->table = qz_table_block_new (size);
  return item->table;
}

/**
 * qz_prose_block_add_figure:
 * @self: a block
 * @pixels: an image surface of at least one pixel
 * @caption: what stands below, "" for nothing
 *
 * The figure is as broad as the text at most, and stays on one page with its caption.
 */
void
qz_prose_block_add_figure (QzProseBlock *self, cairo_surface_t *pixels, const char *caption)
{
  g_return_if_fail (self != NULL && caption != NULL);
  g_return_if_fail (pixels != NULL && cairo_image_surface_get_width (pixels) > 0);

  add_item (self, ITEM_FIGURE, QZ_PROSE_CAPTION, caption)->pixels =
      cairo_surface_reference (pixels);
}

/**
 * qz_prose_block_announce:
 * @self: a block with all its texts
 * @fonts: takes them
 * @record: what a message calls the document
 * @error: %QZ_ERROR_FONT
 *
 * Returns: whether every character has a glyph
 */
gboolean
qz_prose_block_announce (QzProseBlock *self, QzFontSet *fonts, const char *record, GError **error)
{
  g_return_val_if_fail (self != NULL && fonts != NULL && record != NULL, FALSE);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);
      const QzTextStyle *style = &STYLES[item->kind];

      if (item->table != NULL && !qz_table_block_announce (item->table, fonts, record, error))
        return FALSE;
      if ((item->text != NULL
           && !qz_font_set_add (fonts, style->font, style->bold, item->text, record, error))
          || (item->right != NULL
              && !qz_font_set_add (fonts, style->font, style->bold, item->right, record, error)))
        return FALSE;
      /* The contents repeat headings in their own letters, beside figures. */
      if (item->kind == QZ_PROSE_HEADING
          && !qz_font_set_add (fonts, STYLES[QZ_PROSE_LINE].font, FALSE, item->text, record, error))
        return FALSE;
    }
  return qz_font_set_add (fonts, STYLES[QZ_PROSE_LINE].font, FALSE, "0123456789", record, error);
}

/**
 * qz_prose_block_get_note_height:
 * @self: a block whose texts were announced
 * @fonts: loaded
 * @width: mm
 *
 * Returns: mm of the small text that it begins with, which stays with the table above; 0 when it
 *   begins with anything else
 */
double
qz_prose_block_get_note_height (const QzProseBlock *self, QzFontSet *fonts, double width)
{
  g_autoptr (QzTextBlock) text = NULL;
  double height = 0.0;
  gboolean note = FALSE;

  g_return_val_if_fail (self != NULL && fonts != NULL && width > 0.0, 0.0);

  text = qz_text_block_new (fonts, &STYLES[QZ_PROSE_SMALL], width);
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);

      if (item->type == ITEM_SPACE && !note)
        height += item->height;
      else if (item->type == ITEM_TEXT && item->kind == QZ_PROSE_SMALL)
        {
          qz_text_block_set_text (text, item->text);
          height += qz_text_block_get_height (text);
          note = TRUE;
        }
      else
        break;
    }
  return note ? height : 0.0;
}

/**
 * qz_prose_block_flow:
 * @self: a block whose texts were announced
 * @fonts: loaded
 * @flow: the pages
 * @cancellable: (nullable): asked between two pages
 * @error: as qz_page_flow_end_page()
 *
 * Lets the text flow from where the pages stand. The last page stays open. The pages in the
 * contents are those that the flow before this one found.
 *
 * Returns: whether to go on
 */
gboolean
qz_prose_block_flow (QzProseBlock *self,
                     QzFontSet *fonts,
                     QzPageFlow *flow,
                     GCancellable *cancellable,
                     GError **error)
{
  Run run = { .block = self, .fonts = fonts, .flow = flow };
  gboolean done = TRUE;

  g_return_val_if_fail (self != NULL && fonts != NULL && flow != NULL, FALSE);

  for (guint i = 0; done && i < self->items->len; i++)
    done = flow_item (&run, i, cancellable, error);
  for (guint i = 0; i < G_N_ELEMENTS (run.texts); i++)
    qz_text_block_free (run.texts[i]);
  return done;
}
