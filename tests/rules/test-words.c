/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "rules/qz-amount-words.h"
#include "rules/qz-chinese-date.h"
#include "rules/qz-time-rules.h"

static void
test_amounts (void)
{
  static const struct
  {
    gint64 fen;
    const char *words;
  } table[] = {
    { 0, "零元整" },
    { 1, "壹分" },
    { 10, "壹角整" },
    { 105, "壹元零伍分" },
    { 150, "壹元伍角整" },
    { 1000, "壹拾元整" },
    { 10100, "壹佰零壹元整" },
    { 1234567, "壹万贰仟叁佰肆拾伍元陆角柒分" },
    { 100000000, "壹佰万元整" },
    { 14099500, "壹拾肆万零玖佰玖拾伍元整" },
    { 140950, "壹仟肆佰零玖元伍角整" },
    { 600714, "陆仟零柒元壹角肆分" },
    { 1640902, "壹万陆仟肆佰零玖元零贰分" },
    { 32504, "叁佰贰拾伍元零肆分" },
    { 10700053, "壹拾万柒仟元伍角叁分" },
    { 10000000100, "壹亿零壹元整" },
    { 10000700000, "壹亿零柒仟元整" },
    { 10100000000, "壹亿零壹佰万元整" },
    { 100000000000000, "壹万亿元整" },
    { 100000010000000, "壹万亿零壹拾万元整" },
    { -12300, "负壹佰贰拾叁元整" },
    { G_MAXINT64, "玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分" },
    { G_MININT64, "负玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零捌分" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = qz_amount_in_words (table[i].fen);

      g_assert_cmpstr (words, ==, table[i].words);
    }
}

static int
find_digit (gunichar c)
{
  static const char *const digits = "零壹贰叁肆伍陆柒捌玖";
  const char *found = g_utf8_strchr (digits, -1, c);

  return found != NULL ? (int) g_utf8_pointer_to_offset (digits, found) : -1;
}

/* Reads the words back, an own small calculator: units multiply what stands before them. */
static gint64
read_words (const char *words)
{
  gint64 yuan = 0, group = 0, digit = 0, high = 0, fen = 0;
  gboolean negative = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (find_digit (c) >= 0)
        {
          digit = find_digit (c);
          continue;
        }
      switch (c)
        {
        case 0x8D1F: /* 负 */
          negative = TRUE;
          break;
        case 0x4EDF: /* 仟 */
          group += digit * 1000;
          break;
        case 0x4F70: /* 佰 */
          group += digit * 100;
          break;
        case 0x62FE: /* 拾 */
          group += digit * 10;
          break;
        case 0x4E07: /* 万 */
          yuan = (group + digit) * 10000;
          group = 0;
          break;
        case 0x4EBF: /* 亿 */
          high = (high + yuan + group + digit) * 100000000;
          yuan = group = 0;
          break;
        case 0x5143: /* 元 */
          fen = (high + yuan + group + digit) * 100;
          break;
        case 0x89D2: /* 角 */
          fen += digit * 10;
          break;
        case 0x5206: /* 分 */
          fen += digit;
          break;
        case 0x6574: /* 整 */
          break;
        default:
          g_assert_not_reached ();
        }
      digit = 0;
    }
  return negative ? -fen : fen;
}

static void
test_amounts_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 100000; i++)
    {
      gint64 fen = (gint64) g_rand_int (rand) << g_rand_int_range (rand, 0, 24);
      g_autofree char *words = NULL;

      if (g_rand_boolean (rand))
        fen -= fen % 100000;
      words = qz_amount_in_words (fen);
      g_assert_cmpint (read_words (words), ==, fen);
      g_assert_null (strstr (words, "零零"));
      if (fen != 0)
        g_assert_null (strstr (words, "零元"));
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *arabic;
    const char *chinese;
  } table[] = {
    { "2018-09-07", "2018年9月7日", "二〇一八年九月七日" },
    { "2019-12-31", "2019年12月31日", "二〇一九年十二月三十一日" },
    { "2000-02-29", "2000年2月29日", "二〇〇〇年二月二十九日" },
    { "2018-10-10", "2018年10月10日", "二〇一八年十月十日" },
    { "2018-11-20", "2018年11月20日", "二〇一八年十一月二十日" },
    { "2018-08", "2018年8月", "二〇一八年八月" },
    { "待确认", "待确认", "待确认" },
    { "2018-13", "2018-13", "2018-13" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *arabic = qz_date_format_chinese (table[i].text, QZ_DATE_ARABIC);
      g_autofree char *chinese = qz_date_format_chinese (table[i].text, QZ_DATE_CHINESE);

      g_assert_cmpstr (arabic, ==, table[i].arabic);
      g_assert_cmpstr (chinese, ==, table[i].chinese);
    }
}

static void
test_dates_bad (void)
{
  static const char *const bad[] = { "",           "2018-9-7",    "2018-02-29",  "2018-00-10",
                                     "2018-04-31", "2018-01-00",  "2018/09/07",  "1899-12-31",
                                     "2200-01-01", "20180907",    "２018-09-07", "2018-09-07Z",
                                     "-018-09-07", " 2018-09-07", "2018-09-7 ",  "0000-00-00" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (qz_date_parse (bad[i], NULL));
  g_assert_false (qz_date_parse (NULL, NULL));
}

static void
test_times (void)
{
  static const struct
  {
    const char *text;
    gint64 seconds; /* -1: none */
    const char *back;
  } table[] = {
    { "8:31", 511, "8:31" },
    { "０９：０５", 545, "9:05" },
    { "75", 75, "1:15" },
    { "0", 0, "0:00" },
    { "86400", 86400, "1440:00" },
    { " 8:31 ", 511, "8:31" },
    { "1:5", -1, NULL },
    { "1:60", -1, NULL },
    { "-1:10", -1, NULL },
    { "1:02:03", -1, NULL },
    { "", -1, NULL },
    { "八分", -1, NULL },
    { "1440:00", -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 seconds = -1;
      g_autofree char *back = NULL;

      g_assert_cmpint (qz_time_parse (table[i].text, &seconds), ==, table[i].seconds >= 0);
      if (table[i].seconds < 0)
        continue;
      back = qz_time_format (seconds);
      g_assert_cmpint (seconds, ==, table[i].seconds);
      g_assert_cmpstr (back, ==, table[i].back);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/words/amounts", test_amounts);
  g_test_add_func ("/words/amounts-back", test_amounts_back);
  g_test_add_func ("/words/dates", test_dates);
  g_test_add_func ("/words/dates-bad", test_dates_bad);
  g_test_add_func ("/words/times", test_times);
  return g_test_run ();
}
