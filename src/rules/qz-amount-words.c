/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money in Chinese capitals 大写金额, after the rules for filling in bank papers
   (支付结算办法, annex 1). */

#include "config.h"

#include "rules/qz-amount-words.h"

#define YI G_GUINT64_CONSTANT (100000000)
#define WAN 10000

typedef struct
{
  GString *text;
  gboolean begun;
  gboolean zero; /* to be said before the next digit */
} Words;

static const char *const digits[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };

static void
append_digit (Words *words, guint digit, const char *place)
{
  if (digit == 0)
    {
      words->zero = words->begun;
      return;
    }
  if (words->zero)
    g_string_append (words->text, digits[0]);
  g_string_append (words->text, digits[digit]);
  g_string_append (words->text, place);
  words->begun = TRUE;
  words->zero = FALSE;
}

/* Four digits and their unit. A zero that ends the group is not said: 壹拾万柒仟. */
static void
append_group (Words *words, guint number, const char *unit)
{
  append_digit (words, number / 1000, "仟");
  append_digit (words, number / 100 % 10, "佰");
  append_digit (words, number / 10 % 10, "拾");
  append_digit (words, number % 10, "");
  if (number == 0)
    return;
  g_string_append (words->text, unit);
  words->zero = FALSE;
}

static void
append_whole (Words *words, guint64 number)
{
  if (number >= YI)
    {
      append_whole (words, number / YI);
      g_string_append (words->text, "亿");
      words->zero = FALSE;
    }
  append_group (words, (guint) (number % YI / WAN), "万");
  append_group (words, (guint) (number % WAN), "");
}

/**
 * qz_amount_in_words:
 * @fen: an amount in fen
 *
 * 1234567 is 壹万贰仟叁佰肆拾伍元陆角柒分, 100000000 is 壹佰万元整, 0 is 零元整.
 *
 * Returns: (transfer full): the amount as it is written on papers that must not be altered
 */
char *
qz_amount_in_words (gint64 fen)
{
  guint64 amount = fen < 0 ? -(guint64) fen : (guint64) fen;
  guint jiao = (guint) (amount / 10 % 10);
  guint rest = (guint) (amount % 10);
  Words words = { .text = g_string_new (fen < 0 ? "负" : "") };

  if (amount >= 100)
    {
      append_whole (&words, amount / 100);
      g_string_append (words.text, "元");
    }
  else if (amount == 0)
    {
      g_string_append (words.text, "零元");
    }
  words.zero = FALSE;
  append_digit (&words, jiao, "角");
  append_digit (&words, rest, "分");
  if (rest == 0)
    g_string_append (words.text, "整");
  return g_string_free (words.text, FALSE);
}
