/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write into cells, and what the form keeps of it. */

#include "config.h"

#include "model/qz-error.h"
#include "model/qz-points.h"
#include "rules/qz-typed-value.h"

static void
test_days (void)
{
  static const struct
  {
    const char *text;
    const char *day;
  } days[] = {
    { "2018-09-07", "2018-09-07" },
    { "2018/9/7", "2018-09-07" },
    { "2018.9.7", "2018-09-07" },
    { "20180907", "2018-09-07" },
    { "2018年9月7日", "2018-09-07" },
    { " 2018 - 9 - 7 ", "2018-09-07" },
    { "２０１８－９－７", "2018-09-07" },
    { "2018-02-29", NULL },
    { "2016-2-29", "2016-02-29" },
    { "2018-13-01", NULL },
    { "2018-9", NULL },
    { "2018", NULL },
    { "", NULL },
    { "today", NULL },
    { "2018-9-7-1", NULL },
    { "99999999999999999999", NULL },
    { "1018-09-07", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *day = qz_typed_day (days[i].text);

      g_assert_cmpstr (day, ==, days[i].day);
    }
}

static void
test_points (void)
{
  static const struct
  {
    QzItemKind kind;
    const char *text;
    const char *points; /* nullable: not understood */
  } table[] = {
    { QZ_ITEM_SCORE, "12.5", "12.5" },
    { QZ_ITEM_SCORE, " 12.5 ", "12.5" },
    { QZ_ITEM_SCORE, "１２．５", "12.5" },
    { QZ_ITEM_SCORE, "+3", "3" },
    { QZ_ITEM_SCORE, "－1", "-1" },
    { QZ_ITEM_SCORE, "-1", "-1" },
    { QZ_ITEM_SCORE, "０", "0" },
    { QZ_ITEM_SCORE, "", "" },
    { QZ_ITEM_SCORE, "　", "" },
    { QZ_ITEM_SCORE, "12分", NULL },
    { QZ_ITEM_SCORE, "十二", NULL },
    { QZ_ITEM_SCORE, "1,5", NULL },
    { QZ_ITEM_SCORE, "12.5.", NULL },
    { QZ_ITEM_SCORE, "12.3456", NULL },
    { QZ_ITEM_SCORE, "95%", NULL },
    { QZ_ITEM_SCORE, "2018-05-05", NULL },
    { QZ_ITEM_SCORE, "O", NULL },
    { QZ_ITEM_SCORE, "是", NULL },
    { QZ_ITEM_SCORE, "/", NULL },
    { QZ_ITEM_YES_NO, "是", "1" },
    { QZ_ITEM_YES_NO, "√", "1" },
    { QZ_ITEM_YES_NO, "否", "0" },
    { QZ_ITEM_YES_NO, "×", "0" },
    { QZ_ITEM_YES_NO, "１", "1" },
    { QZ_ITEM_YES_NO, "", "" },
    { QZ_ITEM_YES_NO, "也许", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      QzItem *item = qz_item_new ();
      g_autoptr (GError) error = NULL;
      gint64 points;

      item->kind = table[i].kind;
      if (qz_typed_points (item, table[i].text, &points, &error))
        {
          g_autofree char *text = qz_points_format (points);

          g_assert_cmpstr (text, ==, table[i].points);
        }
      else
        {
          g_assert_cmpstr (table[i].points, ==, NULL);
          g_assert_error (error, QZ_ERROR, QZ_ERROR_INVALID);
        }
      qz_item_free (item);
    }
}

static QzField *
make_field (QzFieldType type, const char *unit)
{
  QzField *field = qz_field_new ();

  field->type = type;
  g_free (field->unit);
  field->unit = g_strdup (unit);
  if (type == QZ_FIELD_CHOICE)
    {
      QzChoice *choice = qz_choice_new ();

      g_free (choice->id);
      choice->id = g_strdup ("female");
      g_free (choice->label);
      choice->label = g_strdup ("女（Female）");
      g_ptr_array_add (field->choices, choice);
    }
  return field;
}

static void
test_values (void)
{
  static const struct
  {
    QzFieldType type;
    const char *unit;
    const char *text;
    const char *value;
  } cases[] = {
    { QZ_FIELD_TEXT, "", " 两\r\n行 ", "两  行" },
    { QZ_FIELD_TEXT, "", "Ａ１", "Ａ１" },
    { QZ_FIELD_PROSE, "", "一\r\n二\r三\n", "一\n二\n三" },
    { QZ_FIELD_NUMBER, "人", "１２人", "12" },
    { QZ_FIELD_NUMBER, "%", "98.5%", "98.5" },
    { QZ_FIELD_NUMBER, "%", "９８．５％", "98.5" },
    { QZ_FIELD_NUMBER, "", "98.5%", "98.5%" },
    { QZ_FIELD_NUMBER, "", "8.50", "8.50" },
    { QZ_FIELD_NUMBER, "", "+3", "3" },
    { QZ_FIELD_NUMBER, "", "about 3", "about 3" },
    { QZ_FIELD_MONEY, "万元", "1,234.5 万元", "1234.5" },
    { QZ_FIELD_MONEY, "万元", "1，234，567", "1234567" },
    { QZ_FIELD_MONEY, "万元", "12,34", "12,34" },
    { QZ_FIELD_MONEY, "万元", ",123", ",123" },
    { QZ_FIELD_MONEY, "万元", "1.234,5", "1.234,5" },
    { QZ_FIELD_DATE, "", "2018年9月7日", "2018-09-07" },
    { QZ_FIELD_DATE, "", "2018-09-07 12:30", "2018-09-07" },
    { QZ_FIELD_DATE, "", "去年", "去年" },
    { QZ_FIELD_CHOICE, "", "女(female) ", "female" },
    { QZ_FIELD_CHOICE, "", "female", "female" },
    { QZ_FIELD_CHOICE, "", "男", "男" },
    { QZ_FIELD_FLAG, "", "是", "1" },
    { QZ_FIELD_FLAG, "", "√", "1" },
    { QZ_FIELD_FLAG, "", "TRUE", "1" },
    { QZ_FIELD_FLAG, "", "否", "" },
    { QZ_FIELD_FLAG, "", "也许", "也许" },
    { QZ_FIELD_PHONE, "", "０２１－１２３４", "021-1234" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QzField *field = make_field (cases[i].type, cases[i].unit);
      g_autofree char *value = qz_typed_value (field, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (value, ==, cases[i].value);
      qz_field_free (field);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-value/days", test_days);
  g_test_add_func ("/typed-value/points", test_points);
  g_test_add_func ("/typed-value/values", test_values);
  return g_test_run ();
}
