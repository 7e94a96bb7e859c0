/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text is split here and not in the database: each Han character is a term, each run of letters,
 * each run of digits. So a tool that knows nothing of this program can still read the file.
 */

#include "config.h"

#include "model/qz-text.h"
#include "store/qz-search-text.h"

typedef enum
{
  KIND_NONE,
  KIND_HAN,
  KIND_LETTER,
  KIND_DIGIT,
} Kind;

static Kind
kind_of (gunichar c)
{
  if (qz_text_is_han (c))
    return KIND_HAN;
  if (g_unichar_isdigit (c))
    return KIND_DIGIT;
  if (g_unichar_isalpha (c) || g_unichar_ismark (c))
    return KIND_LETTER;
  return KIND_NONE;
}

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
}

/**
 * qz_search_text_add_words:
 * @words: (inout): terms separated by spaces
 * @text: valid UTF-8
 *
 * Adds the terms of @text.
 */
void
qz_search_text_add_words (GString *words, const char *text)
{
  g_autofree char *folded = fold (text);
  Kind before = KIND_NONE;

  if (words->len > 0)
    g_string_append_c (words, ' ');
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Kind kind = kind_of (c);

      if (kind != KIND_NONE)
        {
          if (before != KIND_NONE && (kind != before || kind == KIND_HAN))
            g_string_append_c (words, ' ');
          g_string_append_unichar (words, c);
        }
      else if (before != KIND_NONE)
        {
          g_string_append_c (words, ' ');
        }
      before = kind;
    }
}

/**
 * qz_search_text_dup_match:
 * @typed: what stands in a search field
 *
 * Returns: (transfer full) (nullable): the question to the index, %NULL when nothing is asked
 */
char *
qz_search_text_dup_match (const char *typed)
{
  g_auto (GStrv) parts = g_strsplit_set (typed, " \t\n\u3000", -1);
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);

      qz_search_text_add_words (words, parts[i]);
      g_strchomp (words->str);
      if (*words->str == '\0')
        continue;
      g_string_append_printf (match, "%s\"%s\"*", match->len > 0 ? " AND " : "", words->str);
    }
  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}
