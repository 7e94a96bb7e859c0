/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"
#include "store/qz-entry-table.h"
#include "store/qz-pinyin.h"
#include "tests/store/context.h"

typedef struct
{
  const char *title;
  const char *typed; /* finds it */
} Pair;

static const Pair found[] = {
  { "重庆路道口改造", "重庆" },
  { "重庆路道口改造", "chongqing" },
  { "重庆路道口改造", "zhongqing" },
  { "重庆路道口改造", "cq" },
  { "重庆路道口改造", "cql" },
  { "重庆路道口改造", "chongq" },
  { "重庆路道口改造", "chongqinglu" },
  { "重庆路道口改造", "chongqingludaokou" },
  { "重庆路道口改造", "cqldk" },
  { "重庆路道口改造", "庆路" },
  { "长宁区图书馆", "changning" },
  { "长宁区图书馆", "cn" },
  { "长宁区图书馆", "cnq" },
  { "长宁区图书馆", "cnqtsg" },
  { "长宁区图书馆", "长宁" },
  { "长宁区图书馆", "宁" },
  { "长宁区图书馆", "changningqu" },
  { "成长计划", "chengzhang" },
  { "单雄信", "shan" },
  { "单雄信", "shanxiongxin" },
  { "单雄信", "sxx" },
  { "单元楼", "danyuan" },
  { "曾国强", "zeng" },
  { "曾国强", "zengguoqiang" },
  { "曾国强", "zgq" },
  { "曾经", "cengjing" },
  { "乐业班组", "leye" },
  { "音乐厅", "yinyuet" },
  { "音乐厅", "yyt" },
  { "莘庄站", "xinzhuang" },
  { "大世界", "dashijie" },
  { "〇八号楼", "ling" },
  { "女子班组", "nvzi" },
  { "绿洲", "lvzhou" },
  { "绿洲", "lüzhou" },
  { "西安路", "xian" },
  { "西安路", "xianlu" },
  { "先进班组", "xian" },
  { "先进班组", "xianjinban" },
  { "降低返工率", "返工" },
  { "降低返工率", "率" },
  { "降低返工率", "jiangdifan" },
  { "降低返工率", "fangonglv" },
  { "降低返工率", "jdfgl" },
  { "基于BIM技术的5G基站", "bim" },
  { "基于BIM技术的5G基站", "BI" },
  { "基于BIM技术的5G基站", "5g" },
  { "基于BIM技术的5G基站", "ＢＩＭ" },
  { "基于BIM技术的5G基站", "bim技术" },
  { "基于BIM技术的5G基站", "技术 基站" },
  { "2018-QC-0012", "2018" },
  { "2018-QC-0012", "0012" },
  { "2018-QC-0012", "001" },
  { "2018-QC-0012", "2018-QC-0012" },
  { "2018-QC-0012", "qc0012" },
  { "2018-QC-0012", "012" },
  { "2018-QC-0012", "12" },
  { "SH2018-QC-0123", "0123" },
  { "SH2018-QC-0123", "qc-123" },
  { "识别𠮷字", "𠮷" },
  { "识别𠮷字", "别𠮷" },
  { "识别𠮷字", "bieji" },
  { "阿依古丽·买买提", "古丽·买买提" },
  { "阿依古丽·买买提", "aygl" },
  { "Élan vital", "élan" },
};

static const Pair missed[] = {
  { "重庆路道口改造", "庆重" },    { "重庆路道口改造", "重路" },
  { "重庆路道口改造", "cd" },      { "重庆路道口改造", "chongdao" },
  { "长宁区图书馆", "宁长" },      { "长宁区图书馆", "cq" },
  { "长宁区图书馆", "ningchang" }, { "单雄信", "ba" },
  { "降低返工率", "低工" },        { "降低返工率", "jgl" },
  { "上海武汉", "shanhan" },       { "2018-QC-0012", "02" },
  { "2018-QC-0012", "0013" },      { "基于BIM技术的5G基站", "im" },
};

static gboolean
insert (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = make_entry (0, data, "", "");

  return qz_entry_table_insert (connection, entry, error);
}

typedef struct
{
  const char *typed;
  guint count;
} Search;

static gboolean
search (QzConnection *connection, gpointer data, GError **error)
{
  Search *self = data;
  g_autoptr (QzQuery) query = qz_query_new ();
  g_autoptr (GPtrArray) entries = NULL;

  qz_query_set_string (&query->text, self->typed);
  entries = qz_entry_table_list (connection, query, 0, 10, error);
  if (entries == NULL || !qz_entry_table_count (connection, query, &self->count, error))
    return FALSE;
  g_assert_cmpuint (entries->len, ==, MIN (self->count, 10));
  return TRUE;
}

static guint
count_matches (Context *context, const char *typed)
{
  Search self = { typed, 0 };

  context_read (context, search, &self);
  return self.count;
}

static void
check_pairs (const Pair *pairs, gsize n, guint expected)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (Context) context = context_new ();

      context_write (context, insert, (gpointer) pairs[i].title);
      if (count_matches (context, pairs[i].typed) != expected)
        g_error ("“%s” in “%s”: expected %u", pairs[i].typed, pairs[i].title, expected);
    }
}

static void
test_found (void)
{
  check_pairs (found, G_N_ELEMENTS (found), 1);
}

static void
test_missed (void)
{
  check_pairs (missed, G_N_ELEMENTS (missed), 0);
}

/* Blanks ask for nothing, marks alone are found nowhere, and nothing that is typed breaks the
 * question. */
static void
test_typed (void)
{
  static const char *const nothing[] = { "", " ", "\t\n", "　" };
  static const char *const marks[] = { "·", "“”", "*", "\"", "()", " - ", "，" };
  static const char *const odd[] = { "\"上海\"",   "上海*",   "上 AND 海", "NEAR(上 海)",
                                     "terms:上海", "上海'",   "上海);--",  "^上海",
                                     "上+海",      "{上 海}", "上海\\",    "%上海%" };
  g_autoptr (Context) context = context_new ();

  context_write (context, insert, (gpointer) "上海 and near terms");
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    g_assert_cmpuint (count_matches (context, nothing[i]), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_assert_cmpuint (count_matches (context, marks[i]), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    g_assert_cmpuint (count_matches (context, odd[i]), ==, 1);
}

static gboolean
rename_all (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzQuery) everything = qz_query_new ();
  g_auto (GStrv) ids = qz_entry_table_list_ids (connection, everything, error);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (QzEntry) entry = qz_entry_table_get (connection, ids[i], error);

      qz_entry_take_form (entry, qz_form_set (entry->form, "title", data));
      if (!qz_entry_table_update (connection, entry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_all (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzQuery) everything = qz_query_new ();
  g_auto (GStrv) ids = qz_entry_table_list_ids (connection, everything, error);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!qz_entry_table_delete (connection, ids[i], error))
      return FALSE;
  return TRUE;
}

static void
test_follows (void)
{
  g_autoptr (Context) context = context_new ();

  context_write (context, insert, (gpointer) "重庆路");
  context_write (context, insert, (gpointer) "长宁区");
  g_assert_cmpuint (count_matches (context, "changning"), ==, 1);
  context_write (context, rename_all, (gpointer) "音乐厅");
  g_assert_cmpuint (count_matches (context, "changning"), ==, 0);
  g_assert_cmpuint (count_matches (context, "yinyue"), ==, 2);
  context_write (context, delete_all, NULL);
  g_assert_cmpuint (count_matches (context, "yinyue"), ==, 0);
  g_assert_cmpuint (count_matches (context, "音"), ==, 0);
}

static void
test_rebuild (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (GError) error = NULL;

  context_write (context, insert, (gpointer) "重庆路");
  context_sql (context, "INSERT INTO entry_search (entry_search) VALUES ('delete-all')");
  g_assert_cmpuint (count_matches (context, "重庆"), ==, 0);
  g_assert_true (qz_store_rebuild_search (context->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_matches (context, "重庆"), ==, 1);
}

static const char *const some_titles[] = {
  "重庆路道口改造", "长宁区图书馆",        "单雄信",       "曾国强",   "乐业班组", "绿洲",
  "降低返工率",     "基于BIM技术的5G基站", "2018-QC-0012", "识别𠮷字",
};

static gboolean
insert_some (QzConnection *connection, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (some_titles); i++)
    if (!insert (connection, (gpointer) some_titles[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_some_deferred (QzConnection *connection, gpointer data, GError **error)
{
  return qz_entry_table_defer_search (connection, error) && insert_some (connection, data, error);
}

static gboolean
fail_deferred (QzConnection *connection, gpointer data, GError **error)
{
  g_assert_true (insert_some_deferred (connection, data, error));
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE, "enough");
  return FALSE;
}

/* Both find the same, by everything that is typed in this test. */
static void
assert_same (Context *a, Context *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    g_assert_cmpuint (count_matches (a, found[i].typed), ==, count_matches (b, found[i].typed));
  for (guint i = 0; i < G_N_ELEMENTS (missed); i++)
    g_assert_cmpuint (count_matches (a, missed[i].typed), ==, count_matches (b, missed[i].typed));
}

/* An index that was left behind and caught up is the index that was kept row by row; what is done
 * to entries on either side of the mark meanwhile is followed. */
static void
test_deferred (void)
{
  g_autoptr (Context) kept = context_new ();
  g_autoptr (Context) deferred = context_new ();
  g_autoptr (GError) error = NULL;

  context_write (kept, insert_some, NULL);
  context_write (deferred, insert_some, NULL);
  context_write (kept, insert_some, NULL);
  context_write (deferred, insert_some_deferred, NULL);
  context_write (kept, insert_some, NULL);
  context_write (deferred, insert_some_deferred, NULL);
  g_assert_cmpuint (count_matches (deferred, "重庆"), ==, 1);
  g_assert_true (qz_store_catch_up_search (deferred->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_matches (deferred, "重庆"), ==, 3);
  assert_same (kept, deferred);

  context_write (kept, insert_some, NULL);
  context_write (deferred, insert_some_deferred, NULL);
  context_write (kept, rename_all, (gpointer) "音乐厅");
  context_write (deferred, rename_all, (gpointer) "音乐厅");
  g_assert_cmpuint (count_matches (deferred, "重庆"), ==, 0);
  g_assert_true (qz_store_catch_up_search (deferred->store, NULL, &error));
  assert_same (kept, deferred);
  g_assert_cmpuint (count_matches (deferred, "yinyue"), ==, 40);

  context_write (deferred, insert_some_deferred, NULL);
  context_write (deferred, delete_all, NULL);
  g_assert_true (qz_store_catch_up_search (deferred->store, NULL, &error));
  g_assert_cmpuint (count_matches (deferred, "yinyue"), ==, 0);
  g_assert_cmpuint (count_matches (deferred, "重"), ==, 0);
  context_write (deferred, insert, (gpointer) "重庆路");
  g_assert_cmpuint (count_matches (deferred, "重庆"), ==, 1);
}

/* Who is stopped before the end leaves a mark that the next one finds. */
static void
test_interrupted (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (GError) error = NULL;

  context_write (context, insert_some, NULL);
  g_assert_false (qz_store_write (context->store, NULL, fail_deferred, NULL, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
  context_write (context, insert, (gpointer) "重庆路");
  g_assert_cmpuint (count_matches (context, "重庆"), ==, 2);

  context_write (context, insert_some_deferred, NULL);
  g_assert_cmpuint (count_matches (context, "重庆"), ==, 2);
  context_reopen (context, QZ_STORE_READ_WRITE);
  g_assert_cmpuint (count_matches (context, "重庆"), ==, 3);
  context_write (context, insert, (gpointer) "重庆路");
  g_assert_cmpuint (count_matches (context, "重庆"), ==, 4);
}

static void
test_readings (void)
{
  static const Pair pairs[] = {
    { "重", "zhong chong" }, { "长", "chang zhang" }, { "单", "dan chan shan" },
    { "曾", "ceng zeng" },   { "乐", "le yue" },      { "宁", "ning" },
    { "𠮷", "ji" },          { "〇", "ling" },        { "㛃", "jie" }
  };
  static const char *const ways[] = { "cengle", "cengyue", "zengle", "zengyue" };
  const char *readings[QZ_MOST_READINGS];
  g_auto (GStrv) spelled = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GString) joined = g_string_new (NULL);
      guint n = qz_pinyin_get_readings (g_utf8_get_char (pairs[i].title), readings);

      for (guint j = 0; j < n; j++)
        g_string_append_printf (joined, "%s%s", j > 0 ? " " : "", readings[j]);
      g_assert_cmpstr (joined->str, ==, pairs[i].typed);
    }
  g_assert_cmpuint (qz_pinyin_get_readings ('a', readings), ==, 0);
  g_assert_true (qz_pinyin_is_syllable ("zhuang", 6));
  spelled = qz_pinyin_dup_spellings ("曾 乐");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    g_assert_true (g_strv_contains ((const char *const *) spelled, ways[i]));
  g_assert_false (qz_pinyin_is_syllable ("zhong", 4));
  /* Every character of GB 2312, level 1 and 2, has a reading. */
  for (guint high = 0xB0; high <= 0xF7; high++)
    for (guint low = 0xA1; low <= (high == 0xD7 ? 0xF9 : 0xFE); low++)
      {
        char bytes[] = { (char) high, (char) low, 0 };
        g_autofree char *text = g_convert (bytes, 2, "UTF-8", "GB2312", NULL, NULL, NULL);

        g_assert_nonnull (text);
        g_assert_cmpuint (qz_pinyin_get_readings (g_utf8_get_char (text), readings), >, 0);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/search/readings", test_readings);
  g_test_add_func ("/search/found", test_found);
  g_test_add_func ("/search/missed", test_missed);
  g_test_add_func ("/search/typed", test_typed);
  g_test_add_func ("/search/follows", test_follows);
  g_test_add_func ("/search/rebuild", test_rebuild);
  g_test_add_func ("/search/deferred", test_deferred);
  g_test_add_func ("/search/interrupted", test_interrupted);
  return g_test_run ();
}
