/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-chapter-text.h"

#define TABLE_MARK "[table]"
#define FIGURE_MARK "[figure:"
#define SHA256_DIGITS 64

/**
 * qz_chapter_block_new:
 * @type: what it is
 * @text: paragraphs, or a caption
 *
 * Returns: (transfer full): a block; a table has no row yet
 */
QzChapterBlock *
qz_chapter_block_new (QzChapterBlockType type, const char *text)
{
  QzChapterBlock *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (QzChapterBlock, 1);
  self->type = type;
  self->text = g_strdup (text);
  self->figure = g_strdup ("");
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

/**
 * qz_chapter_block_new_figure:
 * @sha256: of its file
 * @caption: what stands below it
 *
 * Returns: (transfer full): a figure
 */
QzChapterBlock *
qz_chapter_block_new_figure (const char *sha256, const char *caption)
{
  QzChapterBlock *self;

  g_return_val_if_fail (sha256 != NULL && caption != NULL, NULL);

  self = qz_chapter_block_new (QZ_BLOCK_FIGURE, caption);
  g_free (self->figure);
  self->figure = g_strdup (sha256);
  return self;
}

/**
 * qz_chapter_block_free:
 * @self: (nullable) (transfer full): a block
 */
void
qz_chapter_block_free (QzChapterBlock *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->figure);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * qz_chapter_block_get_n_columns:
 * @self: a block
 *
 * Returns: how many columns its table has; 0 when it is none
 */
guint
qz_chapter_block_get_n_columns (const QzChapterBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len > 0 ? g_strv_length (self->rows->pdata[0]) : 0;
}

/* Cells are added at the end of @row until it has @n of them. */
static GStrv
widen (GStrv row, guint n)
{
  guint length = g_strv_length (row);

  row = g_renew (char *, row, MAX (n, length) + 1);
  for (; length < n; length++)
    row[length] = g_strdup ("");
  row[length] = NULL;
  return row;
}

/**
 * qz_chapter_block_take_row:
 * @self: a table
 * @cells: (transfer full): a row; shorter ones are filled up, whichever they are
 */
void
qz_chapter_block_take_row (QzChapterBlock *self, GStrv cells)
{
  guint n;

  g_return_if_fail (self != NULL && cells != NULL);

  n = MAX (qz_chapter_block_get_n_columns (self), g_strv_length (cells));
  g_ptr_array_add (self->rows, cells);
  for (guint i = 0; i < self->rows->len; i++)
    self->rows->pdata[i] = widen (self->rows->pdata[i], n);
}

/* --- pasting --- */

/* Where a spreadsheet's cell ends, which may have line ends between quotation marks. */
static const char *
read_cell (const char *p, GString *cell)
{
  gboolean quoted = *p == '"';

  g_string_truncate (cell, 0);
  if (!quoted)
    {
      gsize length = strcspn (p, "\t\r\n");

      g_string_append_len (cell, p, (gssize) length);
      return p + length;
    }
  for (p++; *p != '\0'; p++)
    {
      if (*p == '"' && p[1] != '"')
        break;
      p += *p == '"' ? 1 : 0;
      if (*p != '\r')
        g_string_append_c (cell, *p == '\n' || *p == '\t' ? ' ' : *p);
    }
  p += *p == '"' ? 1 : 0;
  /* Such as: "a" quotation that somebody typed. */
  return p + strcspn (p, "\t\r\n");
}

/**
 * qz_chapter_block_new_pasted:
 * @text: cells as a spreadsheet copies them
 *
 * Returns: (transfer full) (nullable): a table without a caption; %NULL when @text has no two
 *   columns
 */
QzChapterBlock *
qz_chapter_block_new_pasted (const char *text)
{
  g_autoptr (QzChapterBlock) self = NULL;
  g_autoptr (GString) cell = NULL;
  const char *p = text;

  g_return_val_if_fail (text != NULL, NULL);

  if (strchr (text, '\t') == NULL)
    return NULL;
  self = qz_chapter_block_new (QZ_BLOCK_TABLE, "");
  cell = g_string_new (NULL);
  while (*p != '\0')
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();
      gboolean blank = TRUE;

      for (;;)
        {
          p = read_cell (p, cell);
          blank = blank && cell->len == 0;
          g_ptr_array_add (cells, g_strstrip (g_strdup (cell->str)));
          if (*p != '\t')
            break;
          p++;
        }
      p += *p == '\r' ? 1 : 0;
      p += *p == '\n' ? 1 : 0;
      g_ptr_array_add (cells, NULL);
      if (blank)
        g_strfreev ((GStrv) g_ptr_array_steal (cells, NULL));
      else
        qz_chapter_block_take_row (self, (GStrv) g_ptr_array_steal (cells, NULL));
    }
  return qz_chapter_block_get_n_columns (self) > 1 ? g_steal_pointer (&self) : NULL;
}

/* --- reading --- */

static gboolean
is_figure (const char *line)
{
  const char *digits = line + strlen (FIGURE_MARK);

  return g_str_has_prefix (line, FIGURE_MARK)
         && strspn (digits, "0123456789abcdef") == SHA256_DIGITS && digits[SHA256_DIGITS] == ']';
}

static QzChapterBlock *
read_figure (const char *line)
{
  g_autofree char *sha256 = g_strndup (line + strlen (FIGURE_MARK), SHA256_DIGITS);
  g_autofree char *caption = g_strdup (line + strlen (FIGURE_MARK) + SHA256_DIGITS + 1);

  return qz_chapter_block_new_figure (sha256, g_strstrip (caption));
}

static void
end_prose (GPtrArray *blocks, GPtrArray *lines)
{
  g_autofree char *text = NULL;

  if (lines->len == 0)
    return;
  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (GStrv) lines->pdata);
  g_ptr_array_add (blocks, qz_chapter_block_new (QZ_BLOCK_PROSE, text));
  g_ptr_array_set_size (lines, 0);
}

/* From its caption or its first row on; returns the line after it. */
static GStrv
read_table (GStrv line, GPtrArray *blocks)
{
  gboolean marked = strchr (*line, '\t') == NULL;
  g_autofree char *caption = g_strdup (marked ? *line + strlen (TABLE_MARK) : "");
  QzChapterBlock *table = qz_chapter_block_new (QZ_BLOCK_TABLE, g_strstrip (caption));

  for (line += marked ? 1 : 0; *line != NULL && strchr (*line, '\t') != NULL; line++)
    qz_chapter_block_take_row (table, g_strsplit (*line, "\t", -1));
  g_ptr_array_add (blocks, table);
  return line;
}

static gboolean
is_table (GStrv line)
{
  return strchr (*line, '\t') != NULL
         || (g_str_has_prefix (*line, TABLE_MARK) && line[1] != NULL
             && strchr (line[1], '\t') != NULL);
}

/**
 * qz_chapter_text_read:
 * @text: value of a chapter
 *
 * Whatever is no table and no figure is prose; nothing is a fault.
 *
 * Returns: (transfer full) (element-type QzChapterBlock): its parts, none when it is empty
 */
GPtrArray *
qz_chapter_text_read (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_chapter_block_free);
  g_autoptr (GPtrArray) prose = g_ptr_array_new ();
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, blocks);

  lines = g_strsplit (text, "\n", -1);
  for (GStrv line = lines; *line != NULL;)
    {
      if (is_figure (*line) || is_table (line))
        end_prose (blocks, prose);
      if (is_figure (*line))
        g_ptr_array_add (blocks, read_figure (*line++));
      else if (is_table (line))
        line = read_table (line, blocks);
      else
        g_ptr_array_add (prose, *line++);
    }
  end_prose (blocks, prose);
  return blocks;
}

/* --- writing --- */

/* What stands in one cell or caption stands on one line. */
static void
append_line (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (out, *p == '\n' || *p == '\r' || *p == '\t' ? ' ' : *p);
}

static void
append_prose (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\t')
      g_string_append (out, "  ");
    else if (*p != '\r')
      g_string_append_c (out, *p);
}

static void
append_table (GString *out, const QzChapterBlock *table)
{
  g_string_append (out, TABLE_MARK);
  if (*table->text != '\0')
    g_string_append_c (out, ' ');
  append_line (out, table->text);
  for (guint i = 0; i < table->rows->len; i++)
    {
      GStrv cells = table->rows->pdata[i];

      g_string_append_c (out, '\n');
      for (guint j = 0; cells[j] != NULL; j++)
        {
          if (j > 0)
            g_string_append_c (out, '\t');
          append_line (out, cells[j]);
        }
    }
}

/**
 * qz_chapter_text_write:
 * @blocks: (element-type QzChapterBlock): parts of a chapter; tables have two columns or more
 *
 * Returns: (transfer full): the value that qz_chapter_text_read() reads them from
 */
char *
qz_chapter_text_write (const GPtrArray *blocks)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (blocks != NULL, g_string_free (out, FALSE));

  for (guint i = 0; i < blocks->len; i++)
    {
      const QzChapterBlock *block = blocks->pdata[i];

      if (i > 0)
        g_string_append_c (out, '\n');
      if (block->type == QZ_BLOCK_PROSE)
        {
          append_prose (out, block->text);
        }
      else if (block->type == QZ_BLOCK_TABLE)
        {
          append_table (out, block);
        }
      else
        {
          g_string_append_printf (out, FIGURE_MARK "%s]", block->figure);
          if (*block->text != '\0')
            g_string_append_c (out, ' ');
          append_line (out, block->text);
        }
    }
  return g_string_free (out, FALSE);
}

/**
 * qz_chapter_text_has_figure:
 * @text: value of a chapter
 * @sha256: of a file
 *
 * Returns: whether the chapter shows that file
 */
gboolean
qz_chapter_text_has_figure (const char *text, const char *sha256)
{
  g_autofree char *mark = NULL;

  g_return_val_if_fail (text != NULL && sha256 != NULL, FALSE);

  mark = g_strconcat (FIGURE_MARK, sha256, "]", NULL);
  return strstr (text, mark) != NULL;
}

typedef struct
{
  const char *sha256;
  gboolean found;
} Search;

static void
search_value_cb (const char *path, const char *value, gpointer data)
{
  Search *search = data;

  if (!search->found && g_str_has_prefix (path, QZ_FORM_TEXT))
    search->found = qz_chapter_text_has_figure (value, search->sha256);
}

/**
 * qz_chapter_text_is_shown:
 * @form: a form
 * @sha256: of a file
 *
 * Returns: whether any of its typed chapters shows that file
 */
gboolean
qz_chapter_text_is_shown (QzForm *form, const char *sha256)
{
  Search search = { sha256, FALSE };

  g_return_val_if_fail (form != NULL && sha256 != NULL, FALSE);

  qz_form_foreach (form, search_value_cb, &search);
  return search.found;
}
