/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single values as an answer: a line of text, or a member in JSON. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "rules/qz-finding.h"

/**
 * qz_answer_text:
 * @call: the call that is answered
 * @key: member of the JSON answer
 * @label: (nullable): what stands before the value in text, translated; %NULL prints only the value
 * @value: the value; a blank one is not printed as text
 */
void
qz_answer_text (QzCommandCall *call, const char *key, const char *label, const char *value)
{
  if (call->json != NULL)
    qz_json_writer_string (call->json, key, value);
  else if (label == NULL)
    g_print ("%s\n", value);
  else if (value != NULL && *value != '\0')
    g_print (_ ("%s: %s\n"), label, value);
}

/**
 * qz_answer_number:
 * @call: the call that is answered
 * @key: member of the JSON answer
 * @label: what stands before the value in text, translated
 * @value: the value
 */
void
qz_answer_number (QzCommandCall *call, const char *key, const char *label, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  if (call->json != NULL)
    qz_json_writer_integer (call->json, key, value);
  else
    qz_answer_text (call, key, label, text);
}

/**
 * qz_answer_points:
 * @call: the call that is answered
 * @key: member of the JSON answer
 * @label: what stands before the value in text, translated
 * @points: thousandths; %QZ_POINTS_NONE is not printed as text
 */
void
qz_answer_points (QzCommandCall *call, const char *key, const char *label, gint64 points)
{
  g_autofree char *text = qz_points_format (points);

  if (call->json != NULL)
    qz_json_writer_points (call->json, key, points);
  else
    qz_answer_text (call, key, label, text);
}

/**
 * qz_answer_flag:
 * @call: the call that is answered
 * @key: member of the JSON answer
 * @label: what stands before the value in text, translated
 * @value: the value
 */
void
qz_answer_flag (QzCommandCall *call, const char *key, const char *label, gboolean value)
{
  if (call->json != NULL)
    qz_json_writer_boolean (call->json, key, value);
  else
    qz_answer_text (call, key, label, value ? _ ("yes") : _ ("no"));
}

/**
 * qz_answer_strings:
 * @call: the call that is answered
 * @key: member of the JSON answer
 * @label: what stands before the values in text, translated
 * @values: (nullable) (array zero-terminated=1): the values; none are not printed as text
 */
void
qz_answer_strings (QzCommandCall *call,
                   const char *key,
                   const char *label,
                   const char *const *values)
{
  g_autofree char *joined = NULL;

  if (call->json != NULL)
    {
      qz_json_writer_begin_array (call->json, key);
      for (guint i = 0; values != NULL && values[i] != NULL; i++)
        qz_json_writer_string (call->json, NULL, values[i]);
      qz_json_writer_end (call->json);
      return;
    }
  if (values == NULL)
    return;
  joined = g_strjoinv ("; ", (char **) values);
  qz_answer_text (call, key, label, joined);
}

/**
 * qz_answer_say:
 * @call: the call that is answered
 * @format: a printf format, translated
 * @...: its arguments
 *
 * Prints a sentence for people; JSON answers go without.
 */
void
qz_answer_say (QzCommandCall *call, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (call->json != NULL)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_print ("%s\n", text);
}

/**
 * qz_answer_findings:
 * @call: the call that is answered
 * @findings: (nullable) (element-type QzFinding): what is to be known or decided
 *
 * Prints a line a finding, or the list "findings" of the JSON answer.
 */
void
qz_answer_findings (QzCommandCall *call, const GPtrArray *findings)
{
  if (call->json != NULL)
    qz_json_writer_begin_array (call->json, "findings");
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const QzFinding *finding = findings->pdata[i];

      if (call->json != NULL)
        qz_json_writer_string (call->json, NULL, finding->message);
      else
        qz_answer_say (call, "%s", finding->message);
    }
  if (call->json != NULL)
    qz_json_writer_end (call->json);
}
