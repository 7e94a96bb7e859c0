/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers as spreadsheets keep them: seventeen digits of a binary fraction, shares as 0.985, days
 * since 1900 or 1904. They become what stands on the screen. Decimals are rounded in their text to
 * the fifteen digits that spreadsheets show, so that 0.30000000000000004 is 0.3 and no floating
 * point takes part.
 */

#include "config.h"

#include "exchange/qz-cell-number.h"

#define SHOWN_DIGITS 15
#define MOST_DIGITS 400
#define MOST_EXPONENT 400
#define MOST_PLACES 30      /* zeros written out in front or behind */
#define LAST_SERIAL 2958465 /* 9999-12-31 */

/**
 * qz_number_style_of_id:
 * @id: of a built-in number format
 *
 * Returns: how it shows numbers; 27 to 36 and 50 to 58 are dates in Chinese spreadsheets
 */
QzNumberStyle
qz_number_style_of_id (guint id)
{
  if (id == 9 || id == 10)
    return QZ_NUMBER_PERCENT;
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47)
      || (id >= 50 && id <= 58))
    return QZ_NUMBER_DATE;
  return QZ_NUMBER_PLAIN;
}

/**
 * qz_number_style_of_code:
 * @code: a number format such as yyyy"年"m"月"d"日"
 *
 * Returns: how it shows numbers, told by the letters outside quotes, brackets and escapes
 */
QzNumberStyle
qz_number_style_of_code (const char *code)
{
  g_return_val_if_fail (code != NULL, QZ_NUMBER_PLAIN);

  for (const char *p = code; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
      case '[':
        p = strchr (p + 1, *p == '"' ? '"' : ']');
        if (p == NULL)
          return QZ_NUMBER_PLAIN;
        break;
      case '\\':
      case '_':
      case '*':
        if (p[1] == '\0')
          return QZ_NUMBER_PLAIN;
        p++;
        break;
      case 'y':
      case 'Y':
      case 'm':
      case 'M':
      case 'd':
      case 'D':
      case 'h':
      case 'H':
      case 's':
      case 'S':
        return QZ_NUMBER_DATE;
      case '%':
        return QZ_NUMBER_PERCENT;
      case 'G': /* General */
        return QZ_NUMBER_PLAIN;
      default:
        break;
      }
  return QZ_NUMBER_PLAIN;
}

typedef struct
{
  gboolean negative;
  GString *digits; /* without zeros in front */
  int point;       /* how many of the digits stand before the point */
} Decimal;

/* Reads -12.5E+3; FALSE when @text is anything else. */
static gboolean
read_decimal (const char *text, Decimal *decimal)
{
  const char *p = text + strspn (text, " \t\n\r");
  gboolean fraction = FALSE;
  guint n = 0;

  decimal->negative = *p == '-';
  p += *p == '-' || *p == '+';
  for (; g_ascii_isdigit (*p) || (*p == '.' && !fraction); p++)
    {
      if (*p == '.')
        {
          fraction = TRUE;
          continue;
        }
      if (++n > MOST_DIGITS)
        return FALSE;
      if (*p != '0' || decimal->digits->len > 0)
        {
          g_string_append_c (decimal->digits, *p);
          decimal->point += !fraction;
        }
      else
        decimal->point -= fraction;
    }
  if (n > 0 && (*p == 'e' || *p == 'E'))
    {
      char *end;
      gint64 exponent = g_ascii_strtoll (p + 1, &end, 10);

      if (end == p + 1 || ABS (exponent) > MOST_EXPONENT)
        return FALSE;
      decimal->point += (int) exponent;
      p = end;
    }
  p += strspn (p, " \t\n\r");
  return n > 0 && *p == '\0';
}

/* Rounds half up to the digits that are shown, and drops zeros at the end. */
static void
round_decimal (Decimal *decimal)
{
  GString *digits = decimal->digits;

  if (digits->len > SHOWN_DIGITS)
    {
      gboolean up = digits->str[SHOWN_DIGITS] >= '5';
      gsize i = SHOWN_DIGITS;

      g_string_truncate (digits, SHOWN_DIGITS);
      while (up && i > 0)
        {
          i--;
          up = digits->str[i] == '9';
          digits->str[i] = up ? '0' : (char) (digits->str[i] + 1);
        }
      if (up)
        {
          g_string_prepend_c (digits, '1');
          decimal->point++;
        }
    }
  while (digits->len > 0 && digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);
}

static char *
write_decimal (const Decimal *decimal)
{
  GString *out = g_string_new (NULL);
  int length = (int) decimal->digits->len;
  int point = decimal->point;

  if (length == 0 || point < -MOST_PLACES)
    {
      g_string_append_c (out, '0');
      return g_string_free (out, FALSE);
    }
  if (decimal->negative)
    g_string_append_c (out, '-');
  if (point <= 0)
    {
      g_string_append (out, "0.");
      for (int i = point; i < 0; i++)
        g_string_append_c (out, '0');
      g_string_append (out, decimal->digits->str);
      return g_string_free (out, FALSE);
    }
  for (int i = 0; i < MAX (point, length); i++)
    {
      if (i == point)
        g_string_append_c (out, '.');
      g_string_append_c (out, i < length ? decimal->digits->str[i] : '0');
    }
  return g_string_free (out, FALSE);
}

/**
 * qz_number_dup_decimal:
 * @text: a number as the file has it: 12.5, 0.30000000000000004, 1.10101199001011E+17
 * @style: %QZ_NUMBER_PERCENT gives 98.5% for 0.985; otherwise the plain number
 * @out_inexact: (out): whether it is so large that a spreadsheet has lost its last digits
 *
 * Returns: (transfer full) (nullable): the number without an exponent, %NULL when @text is none
 */
char *
qz_number_dup_decimal (const char *text, QzNumberStyle style, gboolean *out_inexact)
{
  Decimal decimal = { FALSE, g_string_new (NULL), 0 };
  g_autofree char *plain = NULL;

  g_return_val_if_fail (text != NULL && out_inexact != NULL, NULL);

  *out_inexact = FALSE;
  if (read_decimal (text, &decimal))
    {
      round_decimal (&decimal);
      *out_inexact = decimal.digits->len > 0 && decimal.point > SHOWN_DIGITS;
      if (style == QZ_NUMBER_PERCENT)
        decimal.point += 2;
      if (decimal.point <= 2 * MOST_PLACES)
        plain = write_decimal (&decimal);
      else
        plain = g_strstrip (g_strdup (text));
    }
  g_string_free (decimal.digits, TRUE);
  return plain != NULL && style == QZ_NUMBER_PERCENT ? g_strconcat (plain, "%", NULL)
                                                     : g_steal_pointer (&plain);
}

/**
 * qz_number_dup_date:
 * @text: a count of days as the file has it, such as 43350 or 43350.5
 * @from_1904: whether the workbook counts from 1904-01-01
 *
 * Counted from 1900, day 60 is 29 February 1900, which spreadsheets believe in; it stays that.
 *
 * Returns: (transfer full) (nullable): 2018-09-07, 2018-09-07 12:00, or 12:00 without a day; %NULL
 *   when it is no such count
 */
char *
qz_number_dup_date (const char *text, gboolean from_1904)
{
  char *end;
  double serial = g_ascii_strtod (text, &end);
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  gint64 seconds;
  gint64 days;
  GDate date;

  end += strspn (end, " \t\n\r");
  if (end == text || *end != '\0' || !(serial >= 0 && serial < LAST_SERIAL + 1))
    return NULL;
  seconds = (gint64) (serial * 86400 + 0.5);
  days = seconds / 86400;
  seconds %= 86400;
  if (seconds > 0)
    time = seconds % 60 > 0
               ? g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600),
                                  (int) (seconds / 60 % 60), (int) (seconds % 60))
               : g_strdup_printf ("%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60));
  if (days == 0 && !from_1904)
    return time != NULL ? g_steal_pointer (&time) : g_strdup ("00:00");
  if (days == 60 && !from_1904)
    day = g_strdup ("1900-02-29");
  else
    {
      if (from_1904)
        g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
      else if (days < 60)
        g_date_set_dmy (&date, 31, G_DATE_DECEMBER, 1899);
      else
        g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
      g_date_add_days (&date, (guint) days);
      day = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date),
                             (guint) g_date_get_month (&date), g_date_get_day (&date));
    }
  return time != NULL ? g_strconcat (day, " ", time, NULL) : g_steal_pointer (&day);
}
