/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts with {fields}: certificates, numbers. {{ and }} stand for the braces themselves. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "rules/qz-merge-text.h"

static gboolean
is_field_name (const char *name)
{
  if (!g_ascii_isalpha (*name))
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_-./", *p) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
put_field (
    GString *into, const char *inside, QzMergeLookup lookup, gpointer user_data, GError **error)
{
  const char *colon = strchr (inside, ':');
  g_autofree char *name =
      colon != NULL ? g_strndup (inside, (gsize) (colon - inside)) : g_strdup (inside);
  g_autofree char *value = NULL;

  if (!is_field_name (name))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                   _ ("“{%s}” is not a field. A field is a name in braces, such as {team}; a brace "
                      "itself is written twice."),
                   inside);
      return FALSE;
    }
  value = lookup (name, colon != NULL ? colon + 1 : "", user_data);
  if (value == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("There is no field “{%s}”. Correct the name in the text of the edition."),
                   inside);
      return FALSE;
    }
  g_string_append (into, value);
  return TRUE;
}

/**
 * qz_merge_text:
 * @text: valid UTF-8 with {field} or {field:argument}; {{ and }} are braces
 * @lookup: (scope call): gives the value of a field
 * @user_data: for @lookup
 * @error: %QZ_ERROR_SYNTAX for a brace without its partner or an empty or misspelt field,
 *   %QZ_ERROR_NOT_FOUND for a field that @lookup does not know
 *
 * What @lookup returns is put in as it is; braces in it are not read again.
 *
 * Returns: (transfer full) (nullable): the text with its values
 */
char *
qz_merge_text (const char *text, QzMergeLookup lookup, gpointer user_data, GError **error)
{
  g_autoptr (GString) merged = NULL;
  const char *p = text;

  g_return_val_if_fail (text != NULL && lookup != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  merged = g_string_sized_new (strlen (text) + 64);
  while (*p != '\0')
    {
      g_autofree char *inside = NULL;
      const char *end;

      if (*p != '{' && *p != '}')
        {
          g_string_append_c (merged, *p++);
          continue;
        }
      if (p[1] == *p)
        {
          g_string_append_c (merged, *p);
          p += 2;
          continue;
        }
      end = *p == '{' ? p + 1 + strcspn (p + 1, "{}") : NULL;
      if (end == NULL || *end != '}')
        {
          g_autofree char *place = g_utf8_substring (p, 0, MIN (g_utf8_strlen (p, -1), 40));

          g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                       _ ("A brace has no partner at “%s”. Close the field, or write the brace "
                          "twice."),
                       place);
          return NULL;
        }
      inside = g_strndup (p + 1, (gsize) (end - p - 1));
      if (!put_field (merged, inside, lookup, user_data, error))
        return NULL;
      p = end + 1;
    }
  return g_string_free (g_steal_pointer (&merged), FALSE);
}

static char *
lookup_known (const char *field, const char *argument, gpointer user_data)
{
  const char *const *fields = user_data;

  return *argument == '\0' && g_strv_contains (fields, field) ? g_strdup ("") : NULL;
}

/**
 * qz_merge_check:
 * @text: a text with fields
 * @fields: (array zero-terminated=1): the fields that may stand in it
 * @error: as for qz_merge_text()
 *
 * Returns: whether @text can be merged
 */
gboolean
qz_merge_check (const char *text, const char *const *fields, GError **error)
{
  g_autofree char *merged = NULL;

  g_return_val_if_fail (text != NULL && fields != NULL, FALSE);

  merged = qz_merge_text (text, lookup_known, (gpointer) fields, error);
  return merged != NULL;
}
