/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-card-block.h"

#include "documents/qz-border.h"
#include "documents/qz-font-set.h"
#include "documents/qz-length.h"

/* Lengths in mm. */
#define RULE 0.15
#define RULE_GREY 0.7
#define TICK 8.0

/* A text that does not fit is tried in this part of its size, down to so many points; it is made
 * this much smaller before it takes one line more. */
#define STEP 0.95
#define SMALLEST 4.0
#define LITTLE 0.8

typedef struct
{
  QzTextStyle style;
  QzCardBox box;
  guint most_lines; /* 0: running text */
  char *text;
  char *colour; /* nullable: of the style */
} Text;

typedef struct
{
  gboolean turned; /* upside down */
  GArray *texts;   /* (element-type Text) */
} Card;

struct _QzCardBlock
{
  QzCardGrid grid;
  char *border; /* "": none */
  char *border_colour;
  GPtrArray *cards; /* (element-type Card) */
};

/* One run over the pages. */
typedef struct
{
  const QzCardBlock *block;
  QzFontSet *fonts;
  cairo_surface_t *art; /* owned */
} Run;

static void
text_clear (gpointer data)
{
  g_free (((Text *) data)->text);
  g_free (((Text *) data)->colour);
}

static void
card_free (gpointer data)
{
  Card *card = data;

  g_array_unref (card->texts);
  g_free (card);
}

/* --- drawing --- */

static QzTextBlock *
make_block (QzFontSet *fonts, const Text *text, double size)
{
  QzTextStyle style = text->style;
  QzTextBlock *block = NULL;

  style.size = size;
  block = qz_text_block_new (fonts, &style, text->box.width);
  qz_text_block_set_text (block, text->text);
  return block;
}

/* The largest of these sizes in which it takes so many lines, or NULL. */
static QzTextBlock *
fit (QzFontSet *fonts, const Text *text, double least, guint lines)
{
  for (double size = text->style.size; size >= least; size *= STEP)
    {
      g_autoptr (QzTextBlock) block = make_block (fonts, text, size);

      if (qz_text_block_get_n_lines (block) <= lines
          && qz_text_block_get_height (block) <= text->box.height)
        return g_steal_pointer (&block);
    }
  return NULL;
}

static QzTextBlock *
set_text (QzFontSet *fonts, const Text *text)
{
  QzTextBlock *block = NULL;

  for (guint lines = 1; block == NULL && lines < text->most_lines; lines++)
    block = fit (fonts, text, LITTLE * text->style.size, lines);
  if (block == NULL)
    block = fit (fonts, text, SMALLEST, text->most_lines > 0 ? text->most_lines : G_MAXUINT);
  return block != NULL ? block : make_block (fonts, text, SMALLEST);
}

/* In the middle of its box, from top to bottom; running text from the top. */
static void
draw_text (QzFontSet *fonts, cairo_t *cr, const Text *text)
{
  g_autoptr (QzTextBlock) block = set_text (fonts, text);
  double rest = text->box.height - qz_text_block_get_height (block);

  qz_text_block_draw (block, cr, text->box.x,
                      text->box.y + (text->most_lines > 0 ? rest / 2.0 : 0.0));
}

static void
draw_rule (const QzCardGrid *grid, cairo_t *cr)
{
  double width = QZ_MM_TO_PT (grid->width);
  double height = QZ_MM_TO_PT (grid->height);

  if (grid->rule == QZ_CARD_CUT)
    cairo_rectangle (cr, 0.0, 0.0, width, height);
  else
    {
      cairo_move_to (cr, 0.0, height);
      cairo_rel_line_to (cr, QZ_MM_TO_PT (TICK), 0.0);
      cairo_move_to (cr, width, height);
      cairo_rel_line_to (cr, -QZ_MM_TO_PT (TICK), 0.0);
    }
  cairo_set_source_rgb (cr, RULE_GREY, RULE_GREY, RULE_GREY);
  cairo_set_line_width (cr, QZ_MM_TO_PT (RULE));
  cairo_stroke (cr);
}

/* What all cards have, once: a page then costs no more than its own texts. */
static cairo_surface_t *
make_art (const QzCardBlock *self, GError **error)
{
  cairo_rectangle_t extents = { 0.0, 0.0, QZ_MM_TO_PT (self->grid.width),
                                QZ_MM_TO_PT (self->grid.height) };
  cairo_surface_t *art = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (art);

  if (*self->border != '\0'
      && !qz_border_draw (self->border, self->border_colour, cr, self->grid.width,
                          self->grid.height, error))
    g_clear_pointer (&art, cairo_surface_destroy);
  cairo_destroy (cr);
  return art;
}

static void
draw_card (const Run *run, cairo_t *cr, const Card *card, guint place)
{
  const QzCardGrid *grid = &run->block->grid;
  double x = grid->left + place % grid->columns * (grid->width + grid->gap);
  double y = grid->top + place / grid->columns * grid->height;

  cairo_save (cr);
  cairo_translate (cr, QZ_MM_TO_PT (x), QZ_MM_TO_PT (y));
  if (*run->block->border != '\0')
    {
      cairo_set_source_surface (cr, run->art, 0.0, 0.0);
      cairo_paint (cr);
    }
  if (grid->rule == QZ_CARD_CUT
      || (grid->rule == QZ_CARD_FOLD && place / grid->columns + 1 < grid->rows))
    draw_rule (grid, cr);
  if (card->turned)
    {
      cairo_translate (cr, QZ_MM_TO_PT (grid->width), QZ_MM_TO_PT (grid->height));
      cairo_rotate (cr, G_PI);
    }
  for (guint i = 0; i < card->texts->len; i++)
    draw_text (run->fonts, cr, &g_array_index (card->texts, Text, i));
  cairo_restore (cr);
}

static gboolean
flow_cards (const Run *run, QzPageFlow *flow, GCancellable *cancellable, GError **error)
{
  guint on_page = run->block->grid.columns * run->block->grid.rows;

  for (guint i = 0; i < run->block->cards->len; i++)
    {
      cairo_t *cr = NULL;

      if (i > 0 && i % on_page == 0 && !qz_page_flow_end_page (flow, cancellable, error))
        return FALSE;
      cr = qz_page_flow_get_context (flow);
      if (cr != NULL)
        draw_card (run, cr, run->block->cards->pdata[i], i % on_page);
    }
  return TRUE;
}

/* --- public --- */

/**
 * qz_card_block_new:
 * @grid: how the cards lie on a page
 *
 * Returns: (transfer full): a block with no card
 */
QzCardBlock *
qz_card_block_new (const QzCardGrid *grid)
{
  QzCardBlock *self = NULL;

  g_return_val_if_fail (grid != NULL && grid->columns > 0 && grid->rows > 0, NULL);

  self = g_new0 (QzCardBlock, 1);
  self->grid = *grid;
  self->border = g_strdup (grid->border != NULL ? grid->border : "");
  self->border_colour = g_strdup (grid->border_colour);
  self->cards = g_ptr_array_new_with_free_func (card_free);
  return self;
}

/**
 * qz_card_block_free:
 * @self: (nullable) (transfer full): a block
 */
void
qz_card_block_free (QzCardBlock *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cards);
  g_free (self->border);
  g_free (self->border_colour);
  g_free (self);
}

/**
 * qz_card_block_begin_card:
 * @self: a block
 * @turned: whether it is upside down, as the back of what is folded
 */
void
qz_card_block_begin_card (QzCardBlock *self, gboolean turned)
{
  Card *card = NULL;

  g_return_if_fail (self != NULL);

  card = g_new0 (Card, 1);
  card->turned = turned;
  card->texts = g_array_new (FALSE, FALSE, sizeof (Text));
  g_array_set_clear_func (card->texts, text_clear);
  g_ptr_array_add (self->cards, card);
}

/**
 * qz_card_block_add_text:
 * @self: a block with a card
 * @style: how it is set, and its size at most
 * @box: its place on the last card
 * @most_lines: it is made smaller before it takes more; 0 for running text, which begins at the
 *   top of its box
 * @text: UTF-8, may be empty
 */
void
qz_card_block_add_text (QzCardBlock *self,
                        const QzTextStyle *style,
                        const QzCardBox *box,
                        guint most_lines,
                        const char *text)
{
  Text added = { 0 };

  g_return_if_fail (self != NULL && self->cards->len > 0);
  g_return_if_fail (style != NULL && box != NULL && text != NULL);

  added.style = *style;
  added.colour = g_strdup (style->colour);
  added.style.colour = added.colour;
  added.box = *box;
  added.most_lines = most_lines;
  added.text = g_strdup (text);
  g_array_append_val (((Card *) self->cards->pdata[self->cards->len - 1])->texts, added);
}

/**
 * qz_card_block_announce:
 * @self: a block with all its cards
 * @fonts: takes its texts
 * @record: what a message calls the document
 * @error: %QZ_ERROR_FONT
 *
 * Returns: whether every character has a glyph
 */
gboolean
qz_card_block_announce (QzCardBlock *self, QzFontSet *fonts, const char *record, GError **error)
{
  g_return_val_if_fail (self != NULL && fonts != NULL && record != NULL, FALSE);

  for (guint i = 0; i < self->cards->len; i++)
    {
      const Card *card = self->cards->pdata[i];

      for (guint k = 0; k < card->texts->len; k++)
        {
          const Text *text = &g_array_index (card->texts, Text, k);

          if (!qz_font_set_add (fonts, text->style.font, text->style.bold, text->text, record,
                                error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * qz_card_block_flow:
 * @self: a block whose texts were announced
 * @fonts: loaded
 * @flow: the pages
 * @cancellable: (nullable): asked between two pages
 * @error: as qz_page_flow_end_page(); %QZ_ERROR_NOT_FOUND for an unknown border
 *
 * Lays the cards on pages of their own. The last page stays open.
 *
 * Returns: whether to go on
 */
gboolean
qz_card_block_flow (QzCardBlock *self,
                    QzFontSet *fonts,
                    QzPageFlow *flow,
                    GCancellable *cancellable,
                    GError **error)
{
  Run run = { .block = self, .fonts = fonts };
  gboolean done;

  g_return_val_if_fail (self != NULL && fonts != NULL && flow != NULL, FALSE);

  run.art = make_art (self, error);
  if (run.art == NULL)
    return FALSE;
  done = flow_cards (&run, flow, cancellable, error);
  cairo_surface_destroy (run.art);
  return done;
}
