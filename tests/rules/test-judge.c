/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on file about a judge, as people write it. */

#include "config.h"

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "rules/qz-judge-rules.h"

static void
test_days (void)
{
  static const struct
  {
    const char *text;
    const char *days; /* NULL: refused */
  } table[] = {
    { "", "" },
    { " ， ;", "" },
    { "2018-09-20", "2018-09-20" },
    { "2018/9/21, 2018.9.20", "2018-09-20, 2018-09-21" },
    { "2018年9月20日、21日；10月8日", "2018-09-20, 2018-09-21, 2018-10-08" },
    { "２０１８年９月２０日", "2018-09-20" },
    { "2018-09-20，2018-09-20", "2018-09-20" },
    { "2018-09-29 至 2018-10-01", "2018-09-29, 2018-09-30, 2018-10-01" },
    { "2018年9月20日—22日", "2018-09-20, 2018-09-21, 2018-09-22" },
    { "2018-12-31～2019-01-01", "2018-12-31, 2019-01-01" },
    { "20180920\n20180921", "2018-09-20, 2018-09-21" },
    { "9月20日", NULL },
    { "21日", NULL },
    { "2018-02-30", NULL },
    { "2018-09-22 至 2018-09-20", NULL },
    { "1018-09-20 至 2018-09-22", NULL },
    { "2018-09-20 至", NULL },
    { "下周", NULL },
    { "2018-09-20, 周五", NULL },
    { "13800000000", NULL },
    { "=1+1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *days = qz_judge_days_parse (table[i].text, &error);

      g_test_message ("%s", table[i].text);
      g_assert_cmpstr (days, ==, table[i].days);
      if (table[i].days == NULL)
        g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
      else
        g_assert_no_error (error);
    }
}

static void
test_has_time (void)
{
  g_autoptr (QzJudge) judge = qz_judge_new ();

  g_assert_true (qz_judge_has_time (judge, "2018-09-20"));
  qz_text_set (&judge->days, "2018-09-20, 2018-09-21");
  g_assert_true (qz_judge_has_time (judge, ""));
  g_assert_true (qz_judge_has_time (judge, "2018-09-21"));
  g_assert_true (qz_judge_has_time (judge, "2018-09-20, 2018-09-21"));
  g_assert_false (qz_judge_has_time (judge, "2018-09-21, 2018-09-22"));
}

static void
test_load (void)
{
  static const struct
  {
    const char *text;
    int load; /* below 0: refused */
  } table[] = {
    { "", 0 },     { " ", 0 },   { "0", 0 },     { "12", 12 },     { "１２", 12 },
    { "12 ", 12 }, { "-1", -1 }, { "1.5", -1 },  { "十", -1 },     { "99999", -1 },
    { "1e3", -1 }, { "=2", -1 }, { "12项", -1 }, { "9999", 9999 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      guint load = 77;
      gboolean ok = qz_judge_load_parse ("最多", table[i].text, &load, &error);

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (ok, ==, table[i].load >= 0);
      if (ok)
        g_assert_cmpuint (load, ==, (guint) table[i].load);
      else
        g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
    }
}

static void
test_penalty (void)
{
  static const struct
  {
    const char *expertise;
    const char *subjects[4];
    guint penalty;
  } table[] = {
    { "", { "制造" }, QZ_JUDGE_MAY_KNOW },
    { "制造", { NULL }, QZ_JUDGE_MAY_KNOW },
    { "制造", { "" }, QZ_JUDGE_MAY_KNOW },
    { "制造", { "制造" }, QZ_JUDGE_KNOWS },
    { "机械制造、电力能源", { "电力能源", "问题解决型" }, QZ_JUDGE_KNOWS },
    { "机械制造", { "制造" }, QZ_JUDGE_KNOWS },
    { "Welding; Energy", { "energy" }, QZ_JUDGE_KNOWS },
    { "建筑施工/交通运输", { "医疗卫生", "创新型" }, QZ_JUDGE_IS_STRANGE },
    { "工", { "化工" }, QZ_JUDGE_IS_STRANGE },
    { "问题解决型", { "医疗卫生", "问题解决型" }, QZ_JUDGE_KNOWS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (QzJudge) judge = qz_judge_new ();

      g_test_message ("%s", table[i].expertise);
      qz_text_set (&judge->expertise, table[i].expertise);
      g_assert_cmpuint (qz_judge_get_penalty (judge, table[i].subjects), ==, table[i].penalty);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/judge/days", test_days);
  g_test_add_func ("/rules/judge/has-time", test_has_time);
  g_test_add_func ("/rules/judge/load", test_load);
  g_test_add_func ("/rules/judge/penalty", test_penalty);
  return g_test_run ();
}
