/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers people read 申报号, 证书编号: {year}-{activity}-{serial:4}. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "rules/qz-merge-text.h"
#include "rules/qz-number-rule.h"

#define MAX_WIDTH 12
#define MAX_LENGTH 64

typedef struct
{
  const QzNumberFields *fields;
  gboolean counter; /* the serial becomes a star */
  guint64 serial;
  guint serials; /* how often it was asked for */
} Number;

/* The width in {serial:4}; 0 without one, MAX_WIDTH + 1 for anything else. */
static guint
parse_width (const char *argument)
{
  guint64 width;

  if (*argument == '\0')
    return 0;
  if (!g_ascii_string_to_unsigned (argument, 10, 1, MAX_WIDTH, &width, NULL))
    return MAX_WIDTH + 1;
  return (guint) width;
}

static char *
lookup_serial (Number *number, const char *argument)
{
  guint width = parse_width (argument);

  if (width > MAX_WIDTH)
    return NULL;
  number->serials++;
  if (number->counter)
    return g_strdup ("*");
  return g_strdup_printf ("%0*" G_GUINT64_FORMAT, (int) MAX (width, 1), number->serial);
}

static char *
lookup (const char *field, const char *argument, gpointer data)
{
  Number *number = data;

  if (strcmp (field, "serial") == 0)
    return lookup_serial (number, argument);
  if (*argument != '\0')
    return NULL;
  if (strcmp (field, "year") == 0)
    return g_strdup_printf ("%04u", number->fields->year);
  if (strcmp (field, "activity") == 0 || strcmp (field, "code") == 0)
    return g_strdup (number->fields->activity);
  if (strcmp (field, "category") == 0)
    return g_strdup (number->fields->category);
  if (strcmp (field, "award") == 0)
    return g_strdup (number->fields->award);
  return NULL;
}

static char *
make (const char *rule, Number *number, GError **error)
{
  g_autofree char *made = qz_merge_text (rule, lookup, number, error);

  if (made == NULL)
    return NULL;
  if (number->serials != 1)
    {
      g_set_error (
          error, QZ_ERROR, QZ_ERROR_INVALID,
          _ ("The number rule “%s” has to hold {serial} exactly once, or its numbers would "
             "not be unique."),
          rule);
      return NULL;
    }
  if (!qz_text_check_name (_ ("The number rule"), made, error))
    return NULL;
  if (g_utf8_strlen (made, -1) > MAX_LENGTH)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("The number rule “%s” makes numbers of more than %d characters. Shorten it."),
                   rule, MAX_LENGTH);
      return NULL;
    }
  return g_steal_pointer (&made);
}

/**
 * qz_number_rule_check:
 * @rule: a rule of literal text, {year}, {activity} or {code} (the code of the activity),
 *   {category}, {award} and once {serial} or {serial:4} (digits at least, filled up with zeros)
 * @error: %QZ_ERROR_SYNTAX, %QZ_ERROR_NOT_FOUND (a field that no number has), %QZ_ERROR_INVALID
 *   (no serial, two of them, invisible characters) or %QZ_ERROR_LIMIT (more than 64 characters)
 *
 * Returns: whether numbers can be made by @rule
 */
gboolean
qz_number_rule_check (const char *rule, GError **error)
{
  QzNumberFields fields = { 2000, "QC", "", "" };
  Number number = { .fields = &fields, .serial = 1 };
  g_autofree char *made = NULL;

  g_return_val_if_fail (rule != NULL, FALSE);

  made = make (rule, &number, error);
  return made != NULL;
}

/**
 * qz_number_format:
 * @rule: a rule (see qz_number_rule_check())
 * @fields: what the number is made from
 * @serial: the running number, from the counter of qz_number_dup_counter(); one that needs more
 *   digits than the rule says gets them
 * @error: as for qz_number_rule_check()
 *
 * Returns: (transfer full) (nullable): the number
 */
char *
qz_number_format (const char *rule, const QzNumberFields *fields, guint64 serial, GError **error)
{
  Number number = { .fields = fields, .serial = serial };

  g_return_val_if_fail (rule != NULL && fields != NULL, NULL);

  return make (rule, &number, error);
}

/**
 * qz_number_dup_counter:
 * @prefix: what is counted: "entry", "certificate"
 * @rule: a rule (see qz_number_rule_check())
 * @fields: what the number is made from
 * @error: as for qz_number_rule_check()
 *
 * The counter that gives the serial. Its name is the number itself with a star for the serial, so
 * that two numbers which differ in nothing else never share a serial, whatever the rule leaves out.
 *
 * Returns: (transfer full) (nullable): name of the counter, such as "entry:2018-QC-*"
 */
char *
qz_number_dup_counter (const char *prefix,
                       const char *rule,
                       const QzNumberFields *fields,
                       GError **error)
{
  Number number = { .fields = fields, .counter = TRUE };
  g_autofree char *made = NULL;

  g_return_val_if_fail (prefix != NULL && rule != NULL && fields != NULL, NULL);

  made = make (rule, &number, error);
  return made != NULL ? g_strdup_printf ("%s:%s", prefix, made) : NULL;
}
