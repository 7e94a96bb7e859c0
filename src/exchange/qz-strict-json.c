/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as it is read from outside: nothing twice, nothing too deep, nothing but UTF-8. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-strict-json.h"

#define MOST_DEPTH 16

static gboolean
is_too_deep (const char *text, gsize size)
{
  gboolean quoted = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < size; i++)
    {
      if (quoted)
        {
          if (text[i] == '\\')
            i++;
          else if (text[i] == '"')
            quoted = FALSE;
        }
      else if (text[i] == '"')
        quoted = TRUE;
      else if (text[i] == '{' || text[i] == '[')
        {
          if (++depth > MOST_DEPTH)
            return TRUE;
        }
      else if ((text[i] == '}' || text[i] == ']') && depth > 0)
        depth--;
    }
  return FALSE;
}

static const char *
name_syntax_fault (enum json_error_code code)
{
  switch (code)
    {
    case json_error_duplicate_key:
      return _ ("a key stands twice in one object");
    case json_error_premature_end_of_input:
      return _ ("the file ends too early");
    case json_error_end_of_input_expected:
      return _ ("there is something after the end");
    case json_error_invalid_utf8:
      return _ ("the text is not UTF-8");
    case json_error_null_byte_in_key:
    case json_error_null_character:
      return _ ("a NUL character is not allowed");
    case json_error_numeric_overflow:
      return _ ("a number is too large");
    default:
      return _ ("this is not JSON");
    }
}

/**
 * qz_strict_json_parse:
 * @file: name of the file inside the package
 * @bytes: what it holds
 * @faults: takes the fault when it is not strict JSON
 *
 * Returns: (nullable) (transfer full): the value, to be freed with json_decref()
 */
json_t *
qz_strict_json_parse (const char *file, GBytes *bytes, QzFaults *faults)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  json_error_t error;
  json_t *json;

  if (size == 0)
    {
      qz_faults_add (faults, file, "", _ ("the file is empty"));
      return NULL;
    }
  if (!g_utf8_validate_len (text, size, NULL))
    {
      qz_faults_add (faults, file, "", _ ("the text is not UTF-8"));
      return NULL;
    }
  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      qz_faults_add (faults, file, "",
                     _ ("begins with a byte order mark; save it as UTF-8 without one"));
      return NULL;
    }
  if (is_too_deep (text, size))
    {
      qz_faults_add (faults, file, "", _ ("is nested more than %d levels deep"), MOST_DEPTH);
      return NULL;
    }
  json = json_loadb (text, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
  if (json == NULL)
    qz_faults_add (faults, file, "", _ ("line %d, column %d: %s"), error.line, error.column,
                   name_syntax_fault (json_error_code (&error)));
  return json;
}
