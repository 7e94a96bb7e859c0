/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a form against its field. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-points.h"
#include "model/qz-text.h"
#include "rules/qz-amount-words.h"
#include "rules/qz-chinese-date.h"
#include "rules/qz-field-check.h"
#include "rules/qz-finding.h"

/* From here on an amount in 万元 was more likely typed in yuan, and below it one in yuan in 万元.
 */
#define LARGE_IN_WAN (10000 * QZ_POINT)
#define SMALL_IN_YUAN (1000 * QZ_POINT)

typedef struct
{
  const QzField *field;
  const char *path;
  const char *label;
  const char *value;
  GPtrArray *findings;
} Check;

/* A limit stops a submission only when the edition says so. */
static QzSeverity
limit_severity (const QzField *field)
{
  return field->hard ? QZ_SEVERITY_HARD : QZ_SEVERITY_WARNING;
}

/* What cannot be read counts as missing. */
static QzSeverity
unreadable_severity (const QzField *field)
{
  return field->required || field->hard ? QZ_SEVERITY_HARD : QZ_SEVERITY_WARNING;
}

static void
check_number (const Check *check)
{
  const QzField *field = check->field;
  g_autofree char *shown = NULL;
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;
  gint64 number;

  if (!qz_points_parse (check->value, &number, NULL))
    {
      qz_findings_add (check->findings, check->path, unreadable_severity (field),
                       _ ("“%s” is not a number. Type figures only, with at most three decimals; "
                          "the unit stands beside the field."),
                       check->label);
      return;
    }
  shown = qz_points_format (number);
  if (field->minimum != QZ_POINTS_NONE && number < field->minimum)
    {
      minimum = qz_points_format (field->minimum);
      qz_findings_add (check->findings, check->path, limit_severity (field),
                       _ ("“%s” is %s %s; it should be at least %s. Check it."), check->label,
                       shown, field->unit, minimum);
    }
  if (field->maximum != QZ_POINTS_NONE && number > field->maximum)
    {
      maximum = qz_points_format (field->maximum);
      qz_findings_add (check->findings, check->path, limit_severity (field),
                       _ ("“%s” is %s %s; it should be at most %s. Check it."), check->label, shown,
                       field->unit, maximum);
    }
}

static void
check_money (const Check *check)
{
  g_autofree char *words = NULL;
  gint64 number;

  check_number (check);
  if (!qz_points_parse (check->value, &number, NULL))
    return;
  words = qz_money_dup_words (check->field, check->value);
  if (strcmp (check->field->unit, "万元") == 0 && number >= LARGE_IN_WAN)
    qz_findings_add (check->findings, check->path, QZ_SEVERITY_WARNING,
                     _ ("“%s” is %s 万元, that is %s. Check that it was not typed in 元."),
                     check->label, check->value, words);
  if (strcmp (check->field->unit, "元") == 0 && number > 0 && number < SMALL_IN_YUAN)
    qz_findings_add (check->findings, check->path, QZ_SEVERITY_WARNING,
                     _ ("“%s” is %s 元, that is %s. Check that it was not meant in 万元."),
                     check->label, check->value, words);
}

static void
check_choice (const Check *check)
{
  for (guint i = 0; i < check->field->choices->len; i++)
    {
      const QzChoice *choice = check->field->choices->pdata[i];

      if (strcmp (choice->id, check->value) != 0)
        continue;
      if (choice->refused)
        qz_findings_add (check->findings, check->path, QZ_SEVERITY_HARD,
                         _ ("“%s”: what is “%s” must not be declared and is not stored."),
                         check->label, choice->label);
      return;
    }
  qz_findings_add (check->findings, check->path, unreadable_severity (check->field),
                   _ ("“%s”: “%s” is not one of the choices. Choose one from the list."),
                   check->label, check->value);
}

static void
check_length (const Check *check)
{
  guint length = qz_field_length (check->value);

  if (check->field->min_length > 0 && length < check->field->min_length)
    qz_findings_add (check->findings, check->path, limit_severity (check->field),
                     ngettext ("“%s” has %u character; it should have at least %u.",
                               "“%s” has %u characters; it should have at least %u.", length),
                     check->label, length, check->field->min_length);
  if (check->field->max_length > 0 && length > check->field->max_length)
    qz_findings_add (check->findings, check->path, limit_severity (check->field),
                     _ ("“%s” has %u characters; it should have at most %u. Shorten it by %u."),
                     check->label, length, check->field->max_length,
                     length - check->field->max_length);
}

/* Invisible characters are refused everywhere: they would be printed, signed and compared. */
static gboolean
check_characters (const Check *check)
{
  g_autoptr (GError) error = NULL;
  gboolean fine = check->field->type == QZ_FIELD_PROSE
                      ? qz_text_check_prose (check->label, check->value, &error)
                      : qz_text_check_name (check->label, check->value, &error);

  if (!fine)
    qz_findings_add (check->findings, check->path, QZ_SEVERITY_HARD, "%s", error->message);
  return fine;
}

static void
check_value (const Check *check)
{
  if (!check_characters (check))
    return;
  switch (check->field->type)
    {
    case QZ_FIELD_TEXT:
    case QZ_FIELD_PROSE:
      check_length (check);
      break;
    case QZ_FIELD_NUMBER:
      check_number (check);
      break;
    case QZ_FIELD_MONEY:
      check_money (check);
      break;
    case QZ_FIELD_DATE:
      if (!qz_date_parse (check->value, NULL))
        qz_findings_add (check->findings, check->path, unreadable_severity (check->field),
                         _ ("“%s”: there is no day “%s”. Write it as 2018-09-07."), check->label,
                         check->value);
      break;
    case QZ_FIELD_CHOICE:
      check_choice (check);
      break;
    case QZ_FIELD_FLAG:
      if (strcmp (check->value, "1") != 0)
        qz_findings_add (check->findings, check->path, unreadable_severity (check->field),
                         _ ("“%s” is either ticked or not."), check->label);
      break;
    case QZ_FIELD_PHONE:
      if (!qz_phone_is_plausible (check->value))
        qz_findings_add (check->findings, check->path, limit_severity (check->field),
                         _ ("“%s”: “%s” does not look like a telephone number. Check it; an "
                            "extension follows after *."),
                         check->label, check->value);
      break;
    case QZ_FIELD_TABLE:
    default:
      g_assert_not_reached ();
    }
}

/**
 * qz_field_check:
 * @field: a field or the column of a table; not a table
 * @path: path of the value
 * @label: what the value is called in messages
 * @value: (nullable): what was typed; %NULL when blank
 * @findings: (element-type QzFinding): what was found is added here
 *
 * A missing required value is hard, and so is one that cannot be read where it is required.
 * Limits of length and range are hard only when the edition says so. Invisible characters are
 * always hard.
 */
void
qz_field_check (const QzField *field,
                const char *path,
                const char *label,
                const char *value,
                GPtrArray *findings)
{
  Check check = { field, path, label, value, findings };

  g_return_if_fail (field != NULL && field->type != QZ_FIELD_TABLE);
  g_return_if_fail (path != NULL && label != NULL && findings != NULL);

  if (value != NULL && (!g_utf8_validate (value, -1, NULL) || !qz_text_is_blank (value)))
    check_value (&check);
  else if (field->required)
    qz_findings_add (findings, path, QZ_SEVERITY_HARD, _ ("“%s” is missing. Fill it in."), label);
}

/* The digits before the extension; -1 when something else stands there. */
static int
count_digits (const char *text, gsize length)
{
  int digits = 0;

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      digits++;
    else if (strchr ("-() ", text[i]) == NULL)
      return -1;
  return digits;
}

/**
 * qz_phone_is_plausible:
 * @text: what was typed
 *
 * Takes mobile numbers, local and long-distance numbers, 400 and 800 numbers, short service
 * numbers and foreign numbers after +, with brackets, blanks and hyphens, and an extension of one
 * to six digits after *, # or 转.
 *
 * Returns: whether it has the shape of a telephone number
 */
gboolean
qz_phone_is_plausible (const char *text)
{
  const char *extension;
  gsize length;
  int digits;

  g_return_val_if_fail (text != NULL, FALSE);

  extension = strpbrk (text, "*#");
  if (extension == NULL)
    extension = strstr (text, "转");
  length = extension != NULL ? (gsize) (extension - text) : strlen (text);
  if (extension != NULL)
    {
      const char *first = g_utf8_next_char (extension);
      gsize n = strspn (first, "0123456789");

      if (n < 1 || n > 6 || first[n] != '\0')
        return FALSE;
    }
  if (*text == '+')
    {
      digits = count_digits (text + 1, length - 1);
      return digits >= 8 && digits <= 15;
    }
  digits = count_digits (text, length);
  switch (*text)
    {
    case '1':
      return digits == 11 || digits == 5;
    case '0':
    case '(':
      return digits >= 10 && digits <= 12;
    case '4':
    case '8':
      return digits == 7 || digits == 8 || digits == 10;
    default:
      return digits == 7 || digits == 8 || digits == 5;
    }
}

/**
 * qz_field_length:
 * @text: valid UTF-8
 *
 * Returns: the number of characters as a reader counts them: combining marks and variation
 *   selectors belong to the character before
 */
guint
qz_field_length (const char *text)
{
  guint length = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    length += !g_unichar_ismark (g_utf8_get_char (p));
  return length;
}

/**
 * qz_money_dup_words:
 * @field: a field of the type money, its unit 元 or 万元
 * @value: (nullable): what was typed
 *
 * Returns: (transfer full): the amount in Chinese capitals, 壹佰万元整; "" when @value is no number
 *   or the unit is another one. Parts of a fen are rounded HALF_UP.
 */
char *
qz_money_dup_words (const QzField *field, const char *value)
{
  gint64 number;

  g_return_val_if_fail (field != NULL, NULL);

  if (value == NULL || !qz_points_parse (value, &number, NULL))
    return g_strdup ("");
  if (strcmp (field->unit, "万元") == 0)
    return qz_amount_in_words (number * 1000);
  if (strcmp (field->unit, "元") == 0)
    return qz_amount_in_words ((number + (number < 0 ? -5 : 5)) / 10);
  return g_strdup ("");
}

/**
 * qz_table_row_is_blank:
 * @table: a table field
 * @form: what was filled in
 * @row: from 0
 *
 * Returns: whether no column of the row holds anything but white space
 */
gboolean
qz_table_row_is_blank (const QzField *table, QzForm *form, guint row)
{
  g_return_val_if_fail (table != NULL && form != NULL, TRUE);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const QzField *column = table->columns->pdata[i];

      if (!qz_text_is_blank (qz_form_get_cell (form, table->id, row, column->id)))
        return FALSE;
    }
  return TRUE;
}

/**
 * qz_table_count_rows:
 * @table: a table field
 * @form: what was filled in
 *
 * Returns: the number of rows that are not blank
 */
guint
qz_table_count_rows (const QzField *table, QzForm *form)
{
  guint rows, filled = 0;

  g_return_val_if_fail (table != NULL && form != NULL, 0);

  rows = qz_form_row_count (form, table->id);
  for (guint row = 0; row < rows; row++)
    filled += !qz_table_row_is_blank (table, form, row);
  return filled;
}
