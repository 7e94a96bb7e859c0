/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Search as one types, side by side with LIKE '%…%' on the same table. QZ_BENCH_ENTRIES holds the
 * numbers of entries, "100000 1000000" when it is not set.
 */

#include "config.h"

#include "store/qz-entry-order.h"
#include "store/qz-entry-table.h"
#include "store/qz-pinyin.h"
#include "store/qz-rows.h"
#include "store/qz-store.h"

#define N_QUERIES 200
#define N_FIRST 200
#define N_TIMES 3
#define BATCH 250000 /* of one transaction: its pages are written once */
#define PICK(rand, list) list[g_rand_int_range (rand, 0, G_N_ELEMENTS (list))]

/* What people type, letter by letter up to six characters: 200 different beginnings. */
static const char *const typed[] = {
  "上海建工集团", "提高一次合格", "降低返工率",   "混凝土裂缝",   "长宁区",       "浦东新区",
  "飞跃小组",     "重庆",         "地铁车站",     "门诊等候时间", "幕墙安装精度", "盾构管片",
  "有限公司",     "质量",         "徐汇区燃气",   "满意度",       "单元",         "曾国强",
  "乐业班组",     "航班准点率",   "变压器故障率", "污水",         "缩短维修时间", "发动机装配",
  "shangh",       "zhilia",       "hunnin",       "changn",       "jianso",       "tigao",
  "pudong",       "feiyue",       "zhongq",       "leye",         "yueye",        "shan",
  "zengg",        "dianti",       "hangba",       "manyid",       "ranqi",        "xiaozu",
  "youxia",       "qcxz",         "tgyc",         "hntlf",        "cnq",          "pdxq",
  "jdfgl",        "shjg",         "yxgs",         "zlgl",         "dtcz",         "2018",
  "000123",       "0999",         "QC",           "2018QC",       "BIM",          "PDCA",
  "LED",          "5G",           "AI",           "SPC",
};

static const char *const verbs[] = { "提高", "降低", "减少", "缩短", "提升", "研制",
                                     "改善", "优化", "创新", "控制", "消除" };
static const char *const things[] = { "混凝土",   "幕墙", "钢结构",   "轨道交通", "车辆",   "电梯",
                                      "门诊",     "病房", "机场",     "航班",     "客舱",   "地铁",
                                      "盾构管片", "焊缝", "轴承",     "发动机",   "变压器", "配电",
                                      "电缆",     "燃气", "自来水",   "污水",     "垃圾",   "绿化",
                                      "道路",     "桥梁", "隧道",     "码头",     "集装箱", "船舶",
                                      "半导体",   "芯片", "软件",     "热线",     "旅客",   "患者",
                                      "快递",     "食品", "疫苗",     "药品",     "纺织",   "印刷",
                                      "酒店",     "客房", "地铁车站", "门诊患者" };
static const char *const aspects[] = { "一次合格率", "裂缝",   "返工率", "安装精度", "施工效率",
                                       "维修时间",   "故障率", "准点率", "满意度",   "等候时间",
                                       "投诉率",     "能耗",   "漏水率", "平整度",   "交付周期",
                                       "检测误差",   "利用率", "清洁度", "焊接质量", "装配合格率",
                                       "差错率" };
static const char *const tails[] = { "", "", "", "的研究", "新方法", "装置", "BIM", "PDCA", "5G" };
static const char *const teams[] = { "飞跃", "启明",   "先锋", "蓝天", "匠心", "精益",
                                     "海燕", "长宁",   "曙光", "扬帆", "磐石", "同心",
                                     "求实", "卓越",   "重明", "乐业", "单元", "朝阳",
                                     "行知", "曾国强", "和谐", "星火", "攀登", "雄鹰",
                                     "金桥", "绿洲",   "晨曦", "凌云", "铁军", "重庆路" };
static const char *const kinds[] = { "QC小组", "班组", "小组", "第二小组", "" };
static const char *const districts[] = { "",     "市",   "浦东", "黄浦", "徐汇", "长宁", "静安",
                                         "普陀", "虹口", "杨浦", "闵行", "宝山", "嘉定", "松江" };
static const char *const trades[] = { "建工", "电力", "地铁", "城投", "申通", "航空", "医疗",
                                      "燃气", "水务", "汽车", "船舶", "化工", "纺织", "邮政",
                                      "烟草", "铁路", "港务", "电气", "仪电", "食品" };
static const char *const forms[] = { "有限公司",     "集团有限公司", "第一分公司", "工程有限公司",
                                     "股份有限公司", "服务中心",     "医院",       "管理处",
                                     "事业部",       "项目部" };
static const char *const codes[] = { "QC", "XD", "GS", "FX" };

typedef struct
{
  GRand *rand;
  guint from;
  guint to;
} Batch;

static void
take (char **field, char *value)
{
  g_free (*field);
  *field = value;
}

static QzEntry *
make_entry (GRand *rand, guint n)
{
  QzEntry *entry = qz_entry_new ();
  guint day = n % 300;

  take (&entry->id, g_strdup_printf ("%08x-0000-4000-8000-%012x", g_rand_int (rand), n));
  take (&entry->edition, g_strdup ("shanghai-2018"));
  take (&entry->activity, g_strdup (n % 4 == 0 ? "trusted-team" : "qc-group"));
  take (&entry->category, g_strdup (n % 3 == 0 ? "innovation" : "problem-own"));
  take (&entry->number, g_strdup_printf ("2018-%s-%06u", PICK (rand, codes), n));
  take (&entry->title, g_strconcat (PICK (rand, verbs), PICK (rand, things), PICK (rand, aspects),
                                    PICK (rand, tails), NULL));
  take (&entry->team, g_strconcat (PICK (rand, teams), PICK (rand, kinds), NULL));
  take (&entry->unit_name, g_strconcat ("上海", PICK (rand, districts), PICK (rand, trades),
                                        PICK (rand, forms), NULL));
  take (&entry->created, g_strdup ("2018-05-01T08:00:00Z"));
  take (&entry->updated,
        g_strdup_printf ("2018-%02u-%02uT%02u:%02u:00Z", 1 + day / 28, 1 + day % 28,
                         g_rand_int_range (rand, 0, 24), g_rand_int_range (rand, 0, 60)));
  entry->state = (QzEntryState) (n % QZ_N_ENTRY_STATES);
  return entry;
}

static gboolean
insert_batch (QzConnection *connection, gpointer data, GError **error)
{
  Batch *batch = data;

  if (batch->from == 1 && !qz_entry_table_defer_search (connection, error))
    return FALSE;
  for (guint n = batch->from; n < batch->to; n++)
    {
      g_autoptr (QzEntry) entry = make_entry (batch->rand, n);

      if (!qz_entry_table_insert (connection, entry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (QzStore *store, guint n, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2018);

  for (guint from = 1; from <= n; from += BATCH)
    {
      Batch batch = { rand, from, MIN (from + BATCH, n + 1) };

      if (!qz_store_write (store, NULL, insert_batch, &batch, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
list_queries (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *queries = g_ptr_array_new_with_free_func (g_free);

  for (guint length = 1; length <= 6; length++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      if (g_utf8_strlen (typed[i], -1) >= (glong) length && queries->len < N_QUERIES)
        {
          char *query = g_utf8_substring (typed[i], 0, (glong) length);

          if (g_hash_table_add (seen, query))
            g_ptr_array_add (queries, query);
          else
            g_free (query);
        }
  return queries;
}

/* Measuring */

typedef enum
{
  MEASURE_NEWEST,
  MEASURE_TITLE,
  MEASURE_UPDATED,
  MEASURE_LIKE,
  N_MEASURES
} Measure;

typedef struct
{
  GPtrArray *queries;
  double *times[N_MEASURES]; /* milliseconds */
  guint like_step;           /* the peer answers every so many of the queries */
  guint n_like;              /* and has answered this many */
  guint differences;
  gint64 text;    /* bytes of the columns */
  gint64 derived; /* bytes of their readings and initials */
  gint64 index;
} Bench;

static gboolean
search (QzConnection *connection, const char *text, QzSort sort, guint *out_total, GError **error)
{
  g_autoptr (QzQuery) query = qz_query_new ();
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));

  qz_query_set_string (&query->text, text);
  query->sort = sort;
  query->ascending = sort == QZ_SORT_TITLE;
  return qz_entry_order_read (connection, query, 0, N_FIRST, seqs, out_total, error);
}

static gboolean
search_like (QzConnection *connection, const char *text, guint *out_total, GError **error)
{
  static const char where[] = " FROM entry WHERE number LIKE $1 OR title LIKE $1 OR team LIKE $1"
                              " OR unit_name LIKE $1";
  g_autofree char *first = g_strconcat ("SELECT seq", where, " ORDER BY seq DESC LIMIT 200", NULL);
  g_autofree char *count = g_strconcat ("SELECT count(*)", where, NULL);
  g_autofree char *pattern = g_strconcat ("%", text, "%", NULL);
  g_auto (GStrv) seqs = qz_rows_strings (connection, first, QZ_ARGUMENTS (pattern), error);
  gint64 total = 0;

  if (seqs == NULL || !qz_rows_number (connection, count, QZ_ARGUMENTS (pattern), &total, error))
    return FALSE;
  *out_total = (guint) total;
  return TRUE;
}

/* The best of three, since other programs run beside; of the peer, which takes long, the first. */
static gboolean
measure (QzConnection *connection,
         Measure what,
         const char *text,
         double *out_time,
         guint *out_total,
         GError **error)
{
  static const QzSort sorts[] = { QZ_SORT_NEWEST, QZ_SORT_TITLE, QZ_SORT_UPDATED };

  *out_time = G_MAXDOUBLE;
  for (guint i = 0; i < (what == MEASURE_LIKE ? 1 : N_TIMES); i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (!(what == MEASURE_LIKE ? search_like (connection, text, out_total, error)
                                 : search (connection, text, sorts[what], out_total, error)))
        return FALSE;
      *out_time = MIN (*out_time, (double) (g_get_monotonic_time () - start) / 1000.0);
    }
  return TRUE;
}

static gboolean
is_plain (const char *text)
{
  const char *p = text;

  while (*p != '\0' && g_utf8_get_char (p) >= 0x3400)
    p = g_utf8_next_char (p);
  return *p == '\0';
}

/* Bytes of the columns, and of their usual readings and initials as text beside them. */
static gboolean
sum_text (QzConnection *connection, Bench *bench, GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection, "SELECT number || title || team || unit_name FROM entry", error);
  QzFetch step;

  bench->text = bench->derived = 0;
  if (statement == NULL)
    return FALSE;
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    {
      const char *text = qz_statement_get_text (statement, 0);
      const char *readings[QZ_MOST_READINGS];

      bench->text += (gint64) strlen (text);
      for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        if (qz_pinyin_get_readings (g_utf8_get_char (p), readings) > 0)
          bench->derived += (gint64) strlen (readings[0]) + 3; /* a space, an initial, a space */
    }
  return step == QZ_FETCH_DONE;
}

static gboolean
run_queries (QzConnection *connection, gpointer data, GError **error)
{
  Bench *bench = data;

  for (guint i = 0; i < bench->queries->len; i++)
    {
      const char *text = g_ptr_array_index (bench->queries, i);
      guint totals[N_MEASURES] = { 0 };

      for (Measure what = 0; what < MEASURE_LIKE; what++)
        if (!measure (connection, what, text, &bench->times[what][i], &totals[what], error))
          return FALSE;
      if (i % bench->like_step != 0)
        continue;
      if (!measure (connection, MEASURE_LIKE, text, &bench->times[MEASURE_LIKE][bench->n_like++],
                    &totals[MEASURE_LIKE], error))
        return FALSE;
      if (is_plain (text) && totals[MEASURE_NEWEST] != totals[MEASURE_LIKE])
        {
          g_printerr ("%s: %u found, %u by LIKE\n", text, totals[MEASURE_NEWEST],
                      totals[MEASURE_LIKE]);
          bench->differences++;
        }
      if (g_getenv ("QZ_BENCH_VERBOSE") != NULL)
        g_printerr ("%-20s %8u  newest %7.2f  title %7.2f  updated %7.2f  LIKE %7.2f\n", text,
                    totals[MEASURE_NEWEST], bench->times[0][i], bench->times[1][i],
                    bench->times[2][i], bench->times[3][bench->n_like - 1]);
    }
  return qz_rows_number (connection, "SELECT sum(length(block)) FROM entry_search_data", NULL,
                         &bench->index, error)
         && sum_text (connection, bench, error);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double m = *(const double *) a;
  double n = *(const double *) b;

  return (m > n) - (m < n);
}

static double
percentile_95 (double *times, guint n)
{
  qsort (times, n, sizeof *times, compare_doubles);
  return times[n * 95 / 100];
}

static void
print_row (Bench *bench, Measure what, const char *name, guint n_entries, double target)
{
  double ours = percentile_95 (bench->times[what], bench->queries->len);
  double peer = percentile_95 (bench->times[MEASURE_LIKE], bench->n_like);

  g_print ("search %u, %s, p95 of %u | %.1f ms | LIKE %.0f ms | %.2f | %.0f ms | %s\n", n_entries,
           name, bench->queries->len, ours, peer, ours / peer, target,
           ours <= target ? "ok" : "miss");
}

static gboolean
bench_size (const char *directory, guint n, GError **error)
{
  g_autoptr (QzStore) store = qz_store_create (directory, error);
  g_autoptr (GPtrArray) queries = list_queries ();
  Bench bench = { .queries = queries, .like_step = n > 100000 ? 20 : 1 };
  gint64 start = g_get_monotonic_time ();
  gint64 filled;
  double scale = n > 100000 ? n / 100000.0 : 1.0;
  gboolean ok;

  if (store == NULL)
    return FALSE;
  for (Measure what = 0; what < N_MEASURES; what++)
    bench.times[what] = g_new0 (double, queries->len);
  ok = fill (store, n, error);
  filled = g_get_monotonic_time ();
  ok = ok && qz_store_catch_up_search (store, NULL, error);
  g_printerr ("%u entries in %.1f s, their index in %.1f s\n", n,
              (double) (filled - start) / G_USEC_PER_SEC,
              (double) (g_get_monotonic_time () - filled) / G_USEC_PER_SEC);
  ok = ok && qz_store_read (store, run_queries, &bench, error);
  if (ok)
    {
      print_row (&bench, MEASURE_NEWEST, "newest first", n, 5.0 * scale);
      print_row (&bench, MEASURE_TITLE, "by title", n, 15.0 * scale);
      print_row (&bench, MEASURE_UPDATED, "by change", n, 15.0 * scale);
      g_print ("search %u, index to text with readings and initials | %.1f MB | text %.1f + %.1f MB"
               " | %.2f | 1.20 | %s\n",
               n, (double) bench.index / 1e6, (double) bench.text / 1e6,
               (double) bench.derived / 1e6,
               (double) bench.index / (double) (bench.text + bench.derived),
               (double) bench.index <= 1.2 * (double) (bench.text + bench.derived) ? "ok" : "miss");
    }
  for (Measure what = 0; what < N_MEASURES; what++)
    g_free (bench.times[what]);
  return qz_store_close (store, ok ? error : NULL) && ok;
}

static void
remove_workspace (const char *directory)
{
  g_autoptr (GFile) folder = g_file_new_for_path (directory);

  for (guint i = 0; i < 4; i++)
    {
      static const char *const names[] = { "qunzhi.db", "qunzhi.db-wal", "qunzhi.db-shm",
                                           "qunzhi.lock" };
      g_autoptr (GFile) file = g_file_get_child (folder, names[i]);

      g_file_delete (file, NULL, NULL);
    }
  g_file_delete (folder, NULL, NULL);
}

int
main (void)
{
  const char *wanted = g_getenv ("QZ_BENCH_ENTRIES");
  g_auto (GStrv) sizes = g_strsplit (wanted != NULL ? wanted : "100000 1000000", " ", -1);

  for (guint i = 0; sizes[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *directory = g_dir_make_tmp ("qz-bench-XXXXXX", &error);
      gboolean ok =
          directory != NULL
          && bench_size (directory, (guint) g_ascii_strtoull (sizes[i], NULL, 10), &error);

      if (directory != NULL)
        remove_workspace (directory);
      if (!ok)
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
    }
  return 0;
}
