/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may stand in a name, and the key under which names are compared. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"

static gboolean
is_variation_selector (gunichar c)
{
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

static gboolean
check (const char *label, const char *text, gboolean lines, GError **error)
{
  gunichar previous = 0;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID, _ ("%s is not valid text. Type it again."),
                   label);
      return FALSE;
    }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);
      gboolean bad = FALSE;

      switch (type)
        {
        case G_UNICODE_CONTROL:
          bad = !(lines && (c == '\n' || c == '\t'));
          break;
        case G_UNICODE_FORMAT:
        case G_UNICODE_LINE_SEPARATOR:
        case G_UNICODE_PARAGRAPH_SEPARATOR:
        case G_UNICODE_SURROGATE:
        case G_UNICODE_UNASSIGNED:
          bad = TRUE;
          break;
        default:
          bad = is_variation_selector (c) && !qz_text_is_han (previous);
          break;
        }
      if (bad)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("%s contains the invisible character U+%04X. Delete it and type the "
                          "text again."),
                       label, c);
          return FALSE;
        }
      previous = c;
    }
  return TRUE;
}

/**
 * qz_text_check_name:
 * @label: how the field is called in messages
 * @text: what was typed or read
 * @error: %QZ_ERROR_INVALID for broken UTF-8, control, format (bidi, zero-width, tag), surrogate
 *   or unassigned characters and line ends; variation selectors may follow a Han character
 *
 * Returns: %TRUE when @text may be stored as a name
 */
gboolean
qz_text_check_name (const char *label, const char *text, GError **error)
{
  g_return_val_if_fail (label != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  return check (label, text, FALSE, error);
}

/**
 * qz_text_check_short:
 * @label: what it is, for the message
 * @text: a name or a number that is printed in one line
 * @error: as of qz_text_check_name(); %QZ_ERROR_LIMIT over %QZ_TEXT_SHORT characters
 *
 * Returns: whether it may stand there
 */
gboolean
qz_text_check_short (const char *label, const char *text, GError **error)
{
  g_return_val_if_fail (label != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (!check (label, text, FALSE, error))
    return FALSE;
  if (g_utf8_strlen (text, -1) <= QZ_TEXT_SHORT)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT, _ ("“%s” takes %ld characters at most."), label,
               (glong) QZ_TEXT_SHORT);
  return FALSE;
}

/**
 * qz_text_check_prose:
 * @label: how the field is called in messages
 * @text: what was typed or read
 * @error: as for qz_text_check_name(), but line ends and tabs are allowed
 *
 * Returns: %TRUE when @text may be stored as running text
 */
gboolean
qz_text_check_prose (const char *label, const char *text, GError **error)
{
  g_return_val_if_fail (label != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  return check (label, text, TRUE, error);
}

/**
 * qz_text_fold:
 * @text: valid UTF-8
 *
 * The key for comparing and searching: NFKC, case folded, white space removed, the middle dots of
 * minority names (·•・‧) made one. What was typed is kept elsewhere; this key is never shown.
 *
 * Returns: (transfer full): the key
 */
char *
qz_text_fold (const char *text)
{
  g_autofree char *normal = NULL;
  g_autofree char *folded = NULL;
  GString *key;

  g_return_val_if_fail (text != NULL, NULL);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  if (normal == NULL)
    return g_strdup ("");
  folded = g_utf8_casefold (normal, -1);
  key = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        continue;
      if (c == 0x2022 || c == 0x30FB || c == 0x2027 || c == 0x22C5)
        c = 0x00B7;
      g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

/**
 * qz_text_is_blank:
 * @text: (nullable): valid UTF-8
 *
 * Returns: whether @text is %NULL, empty or white space only
 */
gboolean
qz_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * qz_text_is_han:
 * @character: a Unicode character
 *
 * Returns: whether it is a Han ideograph, those beyond the BMP and 〇 included
 */
gboolean
qz_text_is_han (gunichar character)
{
  return g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN;
}

/**
 * qz_text_set:
 * @field: (inout): a text of a value that is being put together
 * @text: (nullable): what takes its place
 */
void
qz_text_set (char **field, const char *text)
{
  g_return_if_fail (field != NULL);

  qz_text_take (field, g_strdup (text));
}

/**
 * qz_text_take:
 * @field: (inout): a text of a value that is being put together
 * @text: (nullable) (transfer full): what takes its place
 */
void
qz_text_take (char **field, char *text)
{
  g_return_if_fail (field != NULL);

  g_free (*field);
  *field = text;
}
