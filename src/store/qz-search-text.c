/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text is split here and not in the database, so that a tool that knows nothing of this program can
 * still read the file. Every question is answered by whole terms, because a range of terms has to
 * be merged by the database, which takes tens of milliseconds where one term takes two:
 *
 *   长宁      Han characters, singly and in pairs: 长 长宁 宁
 *   BIM       words by all that they begin with: b bi bim
 *   0123      numbers by every part, since nobody types the zeros: 0 01 012 0123 1 12 123 2 23 3
 *   长        every reading by all that it begins with: c ch cha chan chang z zh zha zhan zhang
 *   长宁      every pair of readings: changning zhangning
 *   长宁区    initials of two (cn zn nq) and, marked, of three neighbours (3cnq 3znq)
 *
 * A longer question is the conjunction of its pairs, or of its threes.
 */

#include "config.h"

#include "model/qz-text.h"
#include "store/qz-pinyin.h"
#include "store/qz-search-text.h"

#define MOST_PREFIX 12 /* characters of a word or number that count */
#define MOST_SPLITS 16 /* ways to read a run of letters as syllables */
#define MARK_THREE "3"

typedef enum
{
  KIND_NONE,
  KIND_HAN,
  KIND_LETTER,
  KIND_DIGIT,
} Kind;

typedef void (*RunFunc) (Kind kind, const char *run, gpointer data);

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
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
  g_auto (GStrv) parts = g_strsplit (folded, "ü", -1);

  return g_strjoinv ("v", parts);
}

/* Calls @func for every run of characters of one kind. */
static void
for_each_run (const char *text, RunFunc func, gpointer data)
{
  g_autofree char *folded = fold (text);
  g_autoptr (GString) run = g_string_new (NULL);
  Kind before = KIND_NONE;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Kind kind = *p != '\0' ? kind_of (c) : KIND_NONE;

      if (kind != before && run->len > 0)
        {
          func (before, run->str, data);
          g_string_truncate (run, 0);
        }
      if (*p == '\0')
        return;
      if (kind != KIND_NONE)
        g_string_append_unichar (run, c);
      before = kind;
    }
}

/* What goes in */

/* Up to three neighbours as the terms are made: the readings of each. */
typedef struct
{
  guint n;
  const char *readings[QZ_MOST_READINGS];
} Readings;

static void
add_syllables (GString *terms, const Readings *readings)
{
  for (guint i = 0; i < readings->n; i++)
    for (const char *p = readings->readings[i]; *p != '\0'; p++)
      {
        g_string_append_len (terms, readings->readings[i], p + 1 - readings->readings[i]);
        g_string_append_c (terms, ' ');
      }
}

static void
add_pairs (GString *terms, const Readings *first, const Readings *second)
{
  for (guint i = 0; i < first->n; i++)
    for (guint j = 0; j < second->n; j++)
      {
        g_string_append_printf (terms, "%s%s ", first->readings[i], second->readings[j]);
        g_string_append_printf (terms, "%c%c ", first->readings[i][0], second->readings[j][0]);
      }
}

static void
add_threes (GString *terms, const Readings *first, const Readings *second, const Readings *third)
{
  for (guint i = 0; i < first->n; i++)
    for (guint j = 0; j < second->n; j++)
      for (guint k = 0; k < third->n; k++)
        g_string_append_printf (terms, MARK_THREE "%c%c%c ", first->readings[i][0],
                                second->readings[j][0], third->readings[k][0]);
}

static void
add_han (GString *terms, const char *run)
{
  Readings window[3] = { 0 }; /* the last three characters, the newest at the end */

  for (const char *p = run; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      const char *after = *next != '\0' ? g_utf8_next_char (next) : next;

      g_string_append_len (terms, p, next - p);
      g_string_append_c (terms, ' ');
      if (after > next)
        {
          g_string_append_len (terms, p, after - p);
          g_string_append_c (terms, ' ');
        }
      window[0] = window[1];
      window[1] = window[2];
      window[2].n = qz_pinyin_get_readings (g_utf8_get_char (p), window[2].readings);
      add_syllables (terms, &window[2]);
      add_pairs (terms, &window[1], &window[2]);
      add_threes (terms, &window[0], &window[1], &window[2]);
    }
}

static void
add_beginnings (GString *terms, const char *run)
{
  guint n = 0;

  for (const char *p = run; *p != '\0' && n < MOST_PREFIX; n++)
    {
      p = g_utf8_next_char (p);
      g_string_append_len (terms, run, p - run);
      g_string_append_c (terms, ' ');
    }
}

static void
add_parts (GString *terms, const char *run)
{
  guint n = 0;

  for (const char *p = run; *p != '\0' && n < MOST_PREFIX; p = g_utf8_next_char (p), n++)
    add_beginnings (terms, p);
}

static void
add_run (Kind kind, const char *run, gpointer data)
{
  if (kind == KIND_HAN)
    add_han (data, run);
  else if (kind == KIND_DIGIT)
    add_parts (data, run);
  else
    add_beginnings (data, run);
}

/**
 * qz_search_text_add_terms:
 * @terms: (inout): terms separated by spaces
 * @text: valid UTF-8
 *
 * Adds the terms of @text; some of them more than once.
 */
void
qz_search_text_add_terms (GString *terms, const char *text)
{
  g_return_if_fail (terms != NULL && text != NULL);

  for_each_run (text, add_run, terms);
}

/* What is asked */

static void
append_term (GString *match, const char *term, gsize length)
{
  if (match->len > 0)
    g_string_append (match, " AND ");
  g_string_append_c (match, '"');
  g_string_append_len (match, term, (gssize) length);
  g_string_append_c (match, '"');
}

static void
match_han (GString *match, const char *run)
{
  const char *next = g_utf8_next_char (run);

  if (*next == '\0')
    append_term (match, run, (gsize) (next - run));
  for (const char *p = run; *g_utf8_next_char (p) != '\0'; p = g_utf8_next_char (p))
    append_term (match, p, (gsize) (g_utf8_next_char (g_utf8_next_char (p)) - p));
}

/* What a run of letters may stand for: one of the terms, or all of the terms of a group. */
typedef struct
{
  const char *run;
  GPtrArray *terms; /* (element-type utf8) */
  GString *groups;  /* each one in brackets, with OR before it */
  guint n_splits;
  gsize lengths[16]; /* of the syllables before the last */
} Choice;

static void
take_term (Choice *choice, char *term)
{
  if (g_ptr_array_find_with_equal_func (choice->terms, term, g_str_equal, NULL))
    g_free (term);
  else
    g_ptr_array_add (choice->terms, term);
}

/* Two syllables: the second is any that begins with @last. */
static void
add_two (Choice *choice, const char *last)
{
  guint n = 0;
  const char *const *syllables = qz_pinyin_list_syllables (last, strlen (last), &n);

  for (guint i = 0; i < n; i++)
    take_term (choice,
               g_strdup_printf ("%.*s%s", (int) (last - choice->run), choice->run, syllables[i]));
}

/* Three syllables and more: every pair of neighbours, the last of them as in add_two(). */
static void
add_more (Choice *choice, guint n, const char *last)
{
  const char *p = choice->run;
  guint n_last = 0;
  const char *const *syllables = qz_pinyin_list_syllables (last, strlen (last), &n_last);

  g_string_append (choice->groups, " OR (");
  for (guint i = 0; i + 1 < n; i++)
    {
      g_string_append_printf (choice->groups, "\"%.*s\" AND ",
                              (int) (choice->lengths[i] + choice->lengths[i + 1]), p);
      p += choice->lengths[i];
    }
  for (guint i = 0; i < n_last; i++)
    g_string_append_printf (choice->groups, "%s\"%.*s%s\"", i == 0 ? "(" : " OR ", (int) (last - p),
                            p, syllables[i]);
  g_string_append (choice->groups, "))");
}

/*
 * Reads the letters from @p on as syllables in every possible way; the last may be unfinished. A
 * single one is a term by itself.
 */
static void
split (Choice *choice, guint n, const char *p)
{
  guint n_last = 0;

  if (choice->n_splits >= MOST_SPLITS)
    return;
  qz_pinyin_list_syllables (p, strlen (p), &n_last);
  if (n_last > 0 && n > 0)
    {
      choice->n_splits++;
      if (n == 1)
        add_two (choice, p);
      else
        add_more (choice, n, p);
    }
  if (n >= G_N_ELEMENTS (choice->lengths))
    return;
  for (gsize length = 1; length <= 6 && p[length - 1] != '\0' && p[length] != '\0'; length++)
    if (qz_pinyin_is_syllable (p, length))
      {
        choice->lengths[n] = length;
        split (choice, n + 1, p + length);
      }
}

static void
add_initials (Choice *choice)
{
  gsize length = strlen (choice->run);

  if (length == 3)
    {
      take_term (choice, g_strconcat (MARK_THREE, choice->run, NULL));
      return;
    }
  g_string_append (choice->groups, " OR (");
  for (gsize i = 0; i + 3 <= length; i++)
    g_string_append_printf (choice->groups, "%s\"" MARK_THREE "%.3s\"", i > 0 ? " AND " : "",
                            choice->run + i);
  g_string_append_c (choice->groups, ')');
}

static gboolean
is_ascii (const char *run)
{
  for (const char *p = run; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      return FALSE;
  return TRUE;
}

/* Letters: a word that begins so, or readings, or initials. */
static void
match_letters (GString *match, const char *run)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) groups = g_string_new (NULL);
  Choice choice = { .run = run, .terms = terms, .groups = groups };

  take_term (&choice, g_utf8_substring (run, 0, MIN (g_utf8_strlen (run, -1), MOST_PREFIX)));
  if (strlen (run) > 2 && is_ascii (run))
    {
      add_initials (&choice);
      split (&choice, 0, run);
    }
  g_string_append (match, match->len > 0 ? " AND (" : "(");
  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (match, "%s\"%s\"", i > 0 ? " OR " : "",
                            (const char *) g_ptr_array_index (terms, i));
  g_string_append_printf (match, "%s)", groups->str);
}

static void
match_run (Kind kind, const char *run, gpointer data)
{
  glong length = g_utf8_strlen (run, -1);

  if (kind == KIND_HAN)
    match_han (data, run);
  else if (kind == KIND_LETTER)
    match_letters (data, run);
  else
    append_term (data, run,
                 (gsize) (g_utf8_offset_to_pointer (run, MIN (length, MOST_PREFIX)) - run));
}

/**
 * qz_search_text_dup_match:
 * @typed: what stands in a search field
 *
 * All runs of characters of one kind have to be found.
 *
 * Returns: (transfer full) (nullable): the question to the index, %NULL when nothing is asked
 */
char *
qz_search_text_dup_match (const char *typed)
{
  g_autoptr (GString) match = g_string_new (NULL);

  g_return_val_if_fail (typed != NULL, NULL);

  if (!g_utf8_validate (typed, -1, NULL))
    return NULL;
  for_each_run (typed, match_run, match);
  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}

/**
 * qz_search_text_dup_single_term:
 * @match: of qz_search_text_dup_match()
 *
 * Returns: (transfer full) (nullable): the term when the question is about a single one
 */
char *
qz_search_text_dup_single_term (const char *match)
{
  const char *start = strchr (match, '"');
  const char *end = start != NULL ? strchr (start + 1, '"') : NULL;

  if (end == NULL || strchr (end + 1, '"') != NULL)
    return NULL;
  return g_strndup (start + 1, (gsize) (end - start - 1));
}
