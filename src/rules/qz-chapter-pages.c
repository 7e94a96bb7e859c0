/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which pages of a finished report are which chapter. Reports call the steps of the standard by
 * many names: 原因分析 and 分析原因, 要因确认 and 确定主要原因. So headings are compared by the
 * characters that they share, and then the chapters are laid out in their order over the pages so
 * that the whole agrees best. It is a proposal, to be corrected by hand.
 */

#include "config.h"

#include "rules/qz-chapter-pages.h"

#include <string.h>

/* Likeness in thousandths. */
#define ALIKE 500
#define SURE 900
#define PART_OF 700
#define OUTLINE_BONUS 500

#define LINES_A_PAGE 6
#define LONGEST_HEADING 30 /* characters; what is longer is a sentence */

static void
heading_free (gpointer data)
{
  QzHeading *heading = data;

  g_free (heading->text);
  g_free (heading);
}

/**
 * qz_headings_new:
 *
 * Returns: (transfer full) (element-type QzHeading): no heading yet
 */
GPtrArray *
qz_headings_new (void)
{
  return g_ptr_array_new_with_free_func (heading_free);
}

/**
 * qz_headings_add:
 * @headings: (element-type QzHeading): where to
 * @text: a line
 * @page: from 1
 * @outline: whether it stands in the outline of the file
 */
void
qz_headings_add (GPtrArray *headings, const char *text, guint page, gboolean outline)
{
  QzHeading *heading = NULL;

  g_return_if_fail (headings != NULL && text != NULL && page > 0);

  heading = g_new0 (QzHeading, 1);
  heading->text = g_strdup (text);
  heading->page = page;
  heading->outline = outline;
  g_ptr_array_add (headings, heading);
}

/**
 * qz_headings_add_page:
 * @headings: (element-type QzHeading): where to
 * @text: the text of a page, lines ended by "\n"
 * @page: from 1
 *
 * Adds the lines at the top of the page that are short enough to be headings.
 */
void
qz_headings_add_page (GPtrArray *headings, const char *text, guint page)
{
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_return_if_fail (headings != NULL && text != NULL && page > 0);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && n < LINES_A_PAGE; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0')
        continue;
      n++;
      if (g_utf8_strlen (line, -1) <= LONGEST_HEADING)
        qz_headings_add (headings, line, page, FALSE);
    }
}

/* --- likeness --- */

/* Letters alone, without the number that stands before a heading: 三、 (3) 第三章 3.1 */
static GArray *
read_letters (const char *text)
{
  static const char marks[] = "一二三四五六七八九十百第章节步部分篇零〇";
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *start = valid;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean mark = g_unichar_isdigit (c) || g_utf8_strchr (marks, -1, c) != NULL;

      if (!mark && g_unichar_isalpha (c))
        break;
      /* Only what is set off from the words is a number: 第一步 is one, 一线 in 一线班组 is not. */
      if (!mark || g_utf8_strchr ("章节步篇", -1, c) != NULL || g_unichar_isdigit (c))
        start = g_utf8_next_char (p);
    }
  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (g_unichar_isalpha (c))
        g_array_append_val (letters, c);
    }
  return letters;
}

static guint
count_shared (const GArray *one, const GArray *other)
{
  g_autofree gboolean *taken = g_new0 (gboolean, other->len + 1);
  guint n = 0;

  for (guint i = 0; i < one->len; i++)
    for (guint k = 0; k < other->len; k++)
      if (!taken[k] && g_array_index (one, gunichar, i) == g_array_index (other, gunichar, k))
        {
          taken[k] = TRUE;
          n++;
          break;
        }
  return n;
}

static gboolean
is_part (const GArray *part, const GArray *whole)
{
  gsize bytes = part->len * sizeof (gunichar);

  if (part->len < 2)
    return FALSE;
  for (guint i = 0; i + part->len <= whole->len; i++)
    if (memcmp (&g_array_index (whole, gunichar, i), part->data, bytes) == 0)
      return TRUE;
  return FALSE;
}

static guint
measure_likeness (const GArray *heading, const GArray *title)
{
  guint like = 0;

  if (heading->len < 2 || title->len < 2)
    return 0;
  like = 2000 * count_shared (heading, title) / (heading->len + title->len);
  if (like < PART_OF
      && (is_part (heading, title)
          || (is_part (title, heading) && heading->len <= 2 * title->len + 4)))
    like = PART_OF;
  return like >= ALIKE ? like : 0;
}

/* --- the lay-out --- */

/* Likeness of each chapter to each page, chapters in rows. */
typedef struct
{
  guint n_chapters;
  guint n_pages;
  guint *likeness;
} Table;

static guint *
table_cell (const Table *table, guint chapter, guint page)
{
  return &table->likeness[(gsize) chapter * table->n_pages + page];
}

/* A heading belongs to the chapter that it is most like; the likeness of others does not count. */
static void
enter_heading (const Table *table, GPtrArray *titles, const QzHeading *heading)
{
  g_autoptr (GArray) letters = read_letters (heading->text);
  guint best = 0;
  guint chapter = 0;

  for (guint i = 0; i < table->n_chapters; i++)
    {
      guint like = measure_likeness (letters, titles->pdata[i]);

      if (like > best)
        {
          best = like;
          chapter = i;
        }
    }
  if (best > 0)
    {
      guint *cell = table_cell (table, chapter, heading->page - 1);

      *cell = MAX (*cell, best + (heading->outline ? OUTLINE_BONUS : 0));
    }
}

/* A page that names half of the chapters is the table of contents. */
static void
drop_contents (const Table *table)
{
  for (guint page = 0; table->n_pages > 3 && page < table->n_pages; page++)
    {
      guint n = 0;

      for (guint i = 0; i < table->n_chapters; i++)
        n += *table_cell (table, i, page) > 0;
      if (n >= 3 && 2 * n >= table->n_chapters)
        for (guint i = 0; i < table->n_chapters; i++)
          {
            guint *cell = table_cell (table, i, page);

            *cell = *cell > SURE + OUTLINE_BONUS ? *cell : 0;
          }
    }
}

/* best[i][p]: what the first i chapters can reach on the first p pages. */
static void
choose_pages (const Table *table, guint *pages)
{
  gsize width = table->n_pages + 1;
  g_autofree guint *best = g_new0 (guint, (table->n_chapters + 1) * width);
  guint page = table->n_pages;

  for (guint i = 1; i <= table->n_chapters; i++)
    for (guint p = 1; p <= table->n_pages; p++)
      {
        guint like = *table_cell (table, i - 1, p - 1);
        guint here = like > 0 ? best[(i - 1) * width + p] + like : 0;

        best[i * width + p] = MAX (here, MAX (best[(i - 1) * width + p], best[i * width + p - 1]));
      }
  for (guint i = table->n_chapters; i > 0; i--)
    {
      pages[i - 1] = 0;
      /* The first page that reaches as much: titles are repeated at the head of each page. */
      while (page > 1 && best[i * width + page - 1] == best[i * width + page])
        page--;
      if (page > 0 && best[i * width + page] > best[(i - 1) * width + page])
        pages[i - 1] = page;
    }
}

/**
 * qz_chapter_pages_map:
 * @chapters: (element-type QzChapter): in their order
 * @headings: (element-type QzHeading): of the document, in any order
 * @n_pages: number of pages
 *
 * A chapter ends where the next one that was found begins.
 *
 * Returns: (transfer full) (element-type QzChapterPages): one for each chapter, in their order;
 *   the ids belong to @chapters
 */
GArray *
qz_chapter_pages_map (const GPtrArray *chapters, const GPtrArray *headings, guint n_pages)
{
  GArray *result = g_array_new (FALSE, TRUE, sizeof (QzChapterPages));
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree guint *likeness = NULL;
  g_autofree guint *pages = NULL;
  guint next = n_pages + 1;
  Table table;

  g_return_val_if_fail (chapters != NULL && headings != NULL, result);

  likeness = g_new0 (guint, (gsize) chapters->len * n_pages + 1);
  pages = g_new0 (guint, chapters->len + 1);
  table = (Table){ chapters->len, n_pages, likeness };
  for (guint i = 0; i < chapters->len; i++)
    g_ptr_array_add (titles, read_letters (((const QzChapter *) chapters->pdata[i])->title));
  for (guint i = 0; i < headings->len; i++)
    {
      const QzHeading *heading = headings->pdata[i];

      if (heading->page <= n_pages)
        enter_heading (&table, titles, heading);
    }
  drop_contents (&table);
  choose_pages (&table, pages);
  g_array_set_size (result, chapters->len);
  for (guint i = chapters->len; i > 0; i--)
    {
      QzChapterPages *range = &g_array_index (result, QzChapterPages, i - 1);

      range->chapter = ((const QzChapter *) chapters->pdata[i - 1])->id;
      range->first = pages[i - 1];
      if (range->first == 0)
        continue;
      range->last = MAX (range->first, next - 1);
      range->sure = *table_cell (&table, i - 1, range->first - 1) >= SURE;
      next = range->first;
    }
  return result;
}
