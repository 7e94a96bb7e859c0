/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text, tables and figures of a chapter that was typed, as they stand in the report. */

#include "config.h"

#include "documents/qz-form-private.h"
#include "model/qz-chapter-text.h"

/* More columns than these could not be read; a wider table goes on below. */
#define MOST_COLUMNS 12
/* From so many columns on the letters are smaller. */
#define MANY_COLUMNS 7

#define SIZE 10.5
#define SMALL_SIZE 9.0
#define ROW_HEIGHT 7.0
#define AFTER_TABLE 3.0

/* How broad a cell wants to be, in halves of a character. */
#define LEAST_BREADTH 6
#define MOST_BREADTH 40

static guint
measure_text (const char *text)
{
  guint breadth = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    breadth += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return breadth;
}

/* Shares of the width by what the cells hold; a column of long text does not starve the others. */
static void
find_widths (const QzChapterBlock *table, guint first, guint n, double width, double *widths)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    {
      guint most = LEAST_BREADTH;

      for (guint row = 0; row < table->rows->len; row++)
        most = MAX (most, measure_text (((GStrv) table->rows->pdata[row])[first + i]));
      widths[i] = MIN (most, MOST_BREADTH);
      sum += widths[i];
    }
  for (guint i = 0; i < n; i++)
    widths[i] *= width / sum;
}

/* Figures are compared, so they stand at the right. */
static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789.,+-%") == strlen (text);
}

static void
add_columns (QzProseBlock *prose, const QzChapterBlock *source, guint first, guint n, double width)
{
  QzTableBlock *table = qz_prose_block_add_table (prose, n >= MANY_COLUMNS ? SMALL_SIZE : SIZE);
  double widths[MOST_COLUMNS];

  find_widths (source, first, n, width, widths);
  for (guint row = 0; row < source->rows->len; row++)
    {
      GStrv cells = source->rows->pdata[row];

      qz_table_block_begin_row (table, ROW_HEIGHT,
                                row == 0 ? QZ_ROW_HEADER | QZ_ROW_KEEP : QZ_ROW_BODY);
      for (guint i = 0; i < n; i++)
        {
          const char *text = cells[first + i];
          QzAlign align = row == 0           ? QZ_ALIGN_CENTER
                          : is_number (text) ? QZ_ALIGN_END
                                             : QZ_ALIGN_START;

          qz_table_block_add_cell (table, row == 0 ? QZ_CELL_LABEL : QZ_CELL_VALUE, align,
                                   widths[i], text);
        }
    }
  qz_prose_block_add_space (prose, AFTER_TABLE);
}

static void
add_caption (QzProseBlock *prose, const char *noun, guint number, const char *caption)
{
  g_autofree char *line = g_strdup_printf ("%s%u　%s", noun, number, caption);

  qz_prose_block_add (prose, QZ_PROSE_CAPTION, g_strchomp (line));
}

static void
add_table (QzProseBlock *prose, const QzChapterBlock *block, guint number, double width)
{
  guint n = qz_chapter_block_get_n_columns (block);

  add_caption (prose, "表", number, block->text);
  for (guint first = 0; first < n; first += MOST_COLUMNS)
    add_columns (prose, block, first, MIN (n - first, MOST_COLUMNS), width);
}

/* A picture that cannot be had leaves its place and its caption. */
static void
add_figure (const QzFormDocument *self,
            QzProseBlock *prose,
            const QzChapterBlock *block,
            guint number)
{
  cairo_surface_t *pixels =
      self->figures != NULL ? g_hash_table_lookup (self->figures, block->figure) : NULL;
  g_autofree char *caption = g_strdup_printf ("图%u　%s", number, block->text);

  g_strchomp (caption);
  if (pixels != NULL)
    {
      qz_prose_block_add_figure (prose, pixels, caption);
      return;
    }
  qz_prose_block_add (prose, QZ_PROSE_CAPTION, "（此图未能显示）");
  qz_prose_block_add (prose, QZ_PROSE_CAPTION, caption);
}

/* Paragraphs as they were typed, without blank lines. */
static void
add_paragraphs (QzProseBlock *prose, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      qz_prose_block_add (prose, QZ_PROSE_TEXT, lines[i]);
}

/*
 * Adds a typed text. Tables and figures are numbered through the report: @numbers counts on.
 */
void
_qz_form_add_typed (const QzFormDocument *self,
                    QzProseBlock *prose,
                    const char *text,
                    double width,
                    QzFormNumbers *numbers)
{
  g_autoptr (GPtrArray) blocks = qz_chapter_text_read (text);

  for (guint i = 0; i < blocks->len; i++)
    {
      const QzChapterBlock *block = g_ptr_array_index (blocks, i);

      if (block->type == QZ_BLOCK_PROSE)
        add_paragraphs (prose, block->text);
      else if (block->type == QZ_BLOCK_TABLE)
        add_table (prose, block, ++numbers->tables, width);
      else
        add_figure (self, prose, block, ++numbers->figures);
    }
}
