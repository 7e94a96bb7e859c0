/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/qz-chapter-text.h"

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* One letter a block: p, t with its columns and rows, f. */
static char *
outline (const GPtrArray *blocks)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const QzChapterBlock *block = blocks->pdata[i];

      if (block->type == QZ_BLOCK_TABLE)
        g_string_append_printf (out, "t%ux%u(%s)", qz_chapter_block_get_n_columns (block),
                                block->rows->len, block->text);
      else
        g_string_append_printf (out, "%c(%s)", block->type == QZ_BLOCK_PROSE ? 'p' : 'f',
                                block->text);
    }
  return g_string_free (out, FALSE);
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    const char *outline;
  } cases[] = {
    { "", "" },
    { "一段\n又一段", "p(一段\n又一段)" },
    { "前\n[table] 表名\n甲\t乙\n1\t2\n后", "p(前)t2x2(表名)p(后)" },
    { "甲\t乙\t丙\n1", "t3x1()p(1)" },
    { "[table]\n没有格", "p([table]\n没有格)" },
    { "[table]\na\tb\n[table]\nc\td\te", "t2x1()t3x1()" },
    { "[table] x\na\tb\n1\t2\t3", "t3x2(x)" },
    { "[figure:" SHA "] 图名", "f(图名)" },
    { "[figure:" SHA "]\n\n[figure:" SHA "]x", "f()p()f(x)" },
    { "[figure:0123] 不是图", "p([figure:0123] 不是图)" },
    { "\n\n", "p(\n\n)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) blocks = qz_chapter_text_read (cases[i].text);
      g_autofree char *seen = outline (blocks);
      g_autofree char *written = qz_chapter_text_write (blocks);
      g_autoptr (GPtrArray) again = qz_chapter_text_read (written);
      g_autofree char *seen_again = outline (again);
      g_autofree char *written_again = qz_chapter_text_write (again);

      g_assert_cmpstr (seen, ==, cases[i].outline);
      g_assert_cmpstr (seen_again, ==, seen);
      g_assert_cmpstr (written_again, ==, written);
    }
}

static void
test_write (void)
{
  g_autoptr (GPtrArray) blocks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_chapter_block_free);
  QzChapterBlock *table = qz_chapter_block_new (QZ_BLOCK_TABLE, "表\n名");
  g_autofree char *text = NULL;

  g_ptr_array_add (blocks, qz_chapter_block_new (QZ_BLOCK_PROSE, "甲\t乙\r\n丙"));
  qz_chapter_block_take_row (table, g_strsplit ("a|b", "|", -1));
  qz_chapter_block_take_row (table, g_strsplit ("1|x\ty|z", "|", -1));
  g_ptr_array_add (blocks, table);
  g_ptr_array_add (blocks, qz_chapter_block_new_figure (SHA, "图"));
  text = qz_chapter_text_write (blocks);
  g_assert_cmpstr (text, ==, "甲  乙\n丙\n[table] 表 名\na\tb\t\n1\tx y\tz\n[figure:" SHA "] 图");
  g_assert_true (qz_chapter_text_has_figure (text, SHA));
  g_assert_false (qz_chapter_text_has_figure ("[figure:", SHA));
}

/* As LibreOffice and Excel put cells on the clipboard. */
static void
test_paste (void)
{
  static const struct
  {
    const char *pasted;
    const char *text; /* NULL: no table */
  } cases[] = {
    { "甲\t乙\n1\t2\n", "[table]\n甲\t乙\n1\t2" },
    { "甲\t乙\r\n1\t2\r\n", "[table]\n甲\t乙\n1\t2" },
    { "a\tb", "[table]\na\tb" },
    { "a\n", NULL },
    { "一行字", NULL },
    { "", NULL },
    { "\t\n\t\n", NULL },
    { "\"两\n行\"\t\"说\"\"好\"\"\"\n1\t2", "[table]\n两 行\t说\"好\"\n1\t2" },
    { "a\tb\n\t\nc\td\n\n", "[table]\na\tb\nc\td" },
    { "a\tb\nc", "[table]\na\tb\nc\t" },
    { "\"没有结束\t乙", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QzChapterBlock) block = qz_chapter_block_new_pasted (cases[i].pasted);
      g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
      g_autofree char *text = NULL;

      if (block != NULL)
        {
          g_ptr_array_add (blocks, block);
          text = qz_chapter_text_write (blocks);
        }
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chapter-text/read", test_read);
  g_test_add_func ("/chapter-text/write", test_write);
  g_test_add_func ("/chapter-text/paste", test_paste);
  return g_test_run ();
}
