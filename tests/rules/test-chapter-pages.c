/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapters of the standard found in reports that name them as they like. */

#include "config.h"

#include <locale.h>

#include "rules/qz-chapter-pages.h"

static const char *const problem[] = { "选择课题",     "现状调查",         "设定目标", "原因分析",
                                       "确定主要原因", "制定对策",         "对策实施", "效果检查",
                                       "制定巩固措施", "总结和下一步打算", NULL };

static GPtrArray *
chapters_new (const char *const *titles)
{
  GPtrArray *chapters = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_chapter_free);

  for (guint i = 0; titles[i] != NULL; i++)
    {
      QzChapter *chapter = qz_chapter_new ();

      g_free (chapter->title);
      chapter->title = g_strdup (titles[i]);
      g_ptr_array_add (chapters, chapter);
    }
  return chapters;
}

/* "1-2 3-3 -": the ranges in words; a mark behind those that are not sure. */
static char *
map (const char *const *titles, GPtrArray *headings, guint n_pages)
{
  g_autoptr (GPtrArray) chapters = chapters_new (titles);
  g_autoptr (GArray) ranges = qz_chapter_pages_map (chapters, headings, n_pages);
  GString *words = g_string_new (NULL);

  g_assert_cmpuint (ranges->len, ==, chapters->len);
  for (guint i = 0; i < ranges->len; i++)
    {
      const QzChapterPages *range = &g_array_index (ranges, QzChapterPages, i);

      if (i > 0)
        g_string_append_c (words, ' ');
      if (range->first == 0)
        g_string_append_c (words, '-');
      else
        g_string_append_printf (words, "%u-%u%s", range->first, range->last,
                                range->sure ? "" : "?");
    }
  return g_string_free (words, FALSE);
}

static void
check (const char *const *titles, GPtrArray *headings, guint n_pages, const char *expected)
{
  g_autofree char *words = map (titles, headings, n_pages);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_outline (void)
{
  g_autoptr (GPtrArray) headings = qz_headings_new ();

  for (guint i = 0; problem[i] != NULL; i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%u. %s", i + 1, problem[i]);

      qz_headings_add (headings, numbered, 3 + 2 * i, TRUE);
    }
  check (problem, headings, 24, "3-4 5-6 7-8 9-10 11-12 13-14 15-16 17-18 19-20 21-24");
}

static void
test_other_words (void)
{
  static const char *const words[] = { "一、选题理由",        "二、现状把握", "三、目标设定",
                                       "四、分析原因",        "五、要因确认", "六、对策制定",
                                       "七、对策实施",        "八、检查效果", "九、巩固措施",
                                       "十、总结及下一步打算" };
  g_autoptr (GPtrArray) headings = qz_headings_new ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    qz_headings_add (headings, words[i], 2 + i, FALSE);
  check (problem, headings, 12, "2-2? 3-3? 4-4 5-5 6-6? 7-7 8-8 9-9 10-10? 11-12?");
}

/* The table of contents names them all, and every page repeats the title of its chapter. */
static void
test_contents_and_headers (void)
{
  g_autoptr (GPtrArray) headings = qz_headings_new ();
  g_autoptr (GString) contents = g_string_new ("目录\n");

  for (guint i = 0; i < 5; i++)
    g_string_append_printf (contents, "%s\n", problem[i]);
  qz_headings_add_page (headings, contents->str, 2);
  for (guint page = 3; page < 23; page++)
    {
      g_autofree char *text = g_strdup_printf ("%s\n正文正文正文\n", problem[(page - 3) / 2]);

      qz_headings_add_page (headings, text, page);
    }
  check (problem, headings, 22, "3-4 5-6 7-8 9-10 11-12 13-14 15-16 17-18 19-20 21-22");
}

/* A word that also stands elsewhere does not pull a chapter out of its order. */
static void
test_order (void)
{
  static const char *const titles[] = { "选择课题", "设定目标", "制定对策", "对策实施", NULL };
  g_autoptr (GPtrArray) headings = qz_headings_new ();

  qz_headings_add (headings, "对策实施", 1, FALSE);
  qz_headings_add (headings, "选择课题", 2, FALSE);
  qz_headings_add (headings, "设定目标", 3, FALSE);
  qz_headings_add (headings, "制定对策", 5, FALSE);
  qz_headings_add (headings, "对策实施", 6, FALSE);
  check (titles, headings, 8, "2-2 3-4 5-5 6-8");
}

static void
test_missing (void)
{
  g_autoptr (GPtrArray) headings = qz_headings_new ();

  check (problem, headings, 0, "- - - - - - - - - -");
  check (problem, headings, 5, "- - - - - - - - - -");
  qz_headings_add (headings, "对策实施", 4, TRUE);
  qz_headings_add (headings, "对策实施", 99, TRUE);
  check (problem, headings, 5, "- - - - - - 4-5 - - -");
}

static void
test_one_page (void)
{
  static const char *const titles[] = { "选择课题", "设定目标", "对策实施", NULL };
  g_autoptr (GPtrArray) headings = qz_headings_new ();

  for (guint i = 0; titles[i] != NULL; i++)
    qz_headings_add (headings, titles[i], 1, FALSE);
  check (titles, headings, 1, "1-1 1-1 1-1");
}

/* Words of a report are foreign: whatever they are, each chapter gets a range within the pages. */
static void
test_any_words (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2018);

  for (guint turn = 0; turn < 300; turn++)
    {
      g_autoptr (GPtrArray) chapters = chapters_new (problem);
      g_autoptr (GPtrArray) headings = qz_headings_new ();
      g_autoptr (GArray) ranges = NULL;
      guint n_pages = (guint) g_rand_int_range (rand, 0, 40);
      guint last = 1;

      for (guint i = 0; i < 50; i++)
        {
          char bytes[40] = "";
          const char *title = problem[g_rand_int_range (rand, 0, 10)];

          for (guint k = 0; k + 1 < sizeof bytes; k++)
            bytes[k] = (char) g_rand_int_range (rand, 1, 256);
          qz_headings_add (headings, g_rand_boolean (rand) ? bytes : title,
                           (guint) g_rand_int_range (rand, 1, 50), g_rand_boolean (rand));
        }
      ranges = qz_chapter_pages_map (chapters, headings, n_pages);
      for (guint i = 0; i < ranges->len; i++)
        {
          const QzChapterPages *range = &g_array_index (ranges, QzChapterPages, i);

          if (range->first == 0)
            continue;
          g_assert_cmpuint (range->first, >=, last);
          g_assert_cmpuint (range->last, >=, range->first);
          g_assert_cmpuint (range->last, <=, n_pages);
          last = range->first;
        }
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chapter-pages/outline", test_outline);
  g_test_add_func ("/chapter-pages/other-words", test_other_words);
  g_test_add_func ("/chapter-pages/contents-and-headers", test_contents_and_headers);
  g_test_add_func ("/chapter-pages/order", test_order);
  g_test_add_func ("/chapter-pages/missing", test_missing);
  g_test_add_func ("/chapter-pages/one-page", test_one_page);
  g_test_add_func ("/chapter-pages/any-words", test_any_words);
  return g_test_run ();
}
