/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on file about a judge 评审专家: the days, the loads, and what he knows about. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "rules/qz-judge-rules.h"
#include "rules/qz-typed-value.h"

/* Days in one list; who writes a longer range has mistyped a year. */
#define MOST_DAYS 366
/* Entries that one judge is said to score; more is a telephone number in the wrong column. */
#define MOST_LOAD 9999
/* Shorter words are found in too many others. */
#define LEAST_WORD 2

/* The signs between two days, and between two subjects. '-' is one of a day. */
#define BETWEEN_DAYS ",，、;；\n\r\t"
#define BETWEEN_SUBJECTS ",，、;；/／\n\r\t"

static const char *const until[] = { "至", "到", "—", "–", "～", "~" };

static void
complain (GError **error, const char *text)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("“%s” is no day. Write days such as 2018-09-20, parted by commas, or "
                  "2018-09-20 — 2018-09-22."),
               text);
}

/* Like g_strsplit_set() for characters beyond ASCII. */
static GStrv
split (const char *text, const char *signs)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character != 0 && g_utf8_strchr (signs, -1, character) == NULL)
        {
          g_string_append_unichar (part, character);
          continue;
        }
      g_strstrip (part->str);
      if (*part->str != '\0')
        g_strv_builder_add (parts, part->str);
      if (character == 0)
        return g_strv_builder_end (parts);
      g_string_truncate (part, 0);
    }
}

/* “9月21日” and “21日” are of the year, and of the month, of the day before them. */
static char *
read_day (const char *text, const char *before)
{
  g_autofree char *whole = NULL;
  char *day = qz_typed_day (text);

  if (day != NULL || before == NULL)
    return day;
  if (strstr (text, "月") != NULL)
    whole = g_strdup_printf ("%.4s年%s", before, text);
  else if (strstr (text, "日") != NULL)
    whole = g_strdup_printf ("%.4s年%.2s月%s", before, before + 5, text);
  return whole != NULL ? qz_typed_day (whole) : NULL;
}

static GDate
get_date (const char *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_ascii_strtoull (day + 8, NULL, 10),
                  (GDateMonth) g_ascii_strtoull (day + 5, NULL, 10),
                  (GDateYear) g_ascii_strtoull (day, NULL, 10));
  return date;
}

static gboolean
add_range (GPtrArray *days, const char *from, const char *to)
{
  GDate date = get_date (from);
  GDate last = get_date (to);
  int length = g_date_days_between (&date, &last);

  if (length < 0 || length + days->len >= MOST_DAYS)
    return FALSE;
  for (int i = 0; i <= length; i++, g_date_add_days (&date, 1))
    g_ptr_array_add (days, g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date),
                                            g_date_get_month (&date), g_date_get_day (&date)));
  return TRUE;
}

/* One day, or the first and the last of several. */
static gboolean
add_days (GPtrArray *days, const char *text)
{
  const char *known = days->len > 0 ? days->pdata[days->len - 1] : NULL;
  g_autofree char *first = read_day (text, known);

  if (first != NULL)
    return add_range (days, first, first);
  for (guint i = 0; i < G_N_ELEMENTS (until); i++)
    {
      g_auto (GStrv) ends = g_strsplit (text, until[i], 2);
      g_autofree char *last = NULL;

      if (ends[0] == NULL || ends[1] == NULL)
        continue;
      first = read_day (ends[0], known);
      last = first != NULL ? read_day (ends[1], first) : NULL;
      return last != NULL && add_range (days, first, last);
    }
  return FALSE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_days (GPtrArray *days)
{
  GString *joined = g_string_new (NULL);

  g_ptr_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    if (i == 0 || strcmp (days->pdata[i - 1], days->pdata[i]) != 0)
      g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (const char *) days->pdata[i]);
  return g_string_free (joined, FALSE);
}

/**
 * qz_judge_dup_key:
 * @judge: a judge
 *
 * Returns: (transfer full): what is the same for the same person: the folded name and employer
 */
char *
qz_judge_dup_key (const QzJudge *judge)
{
  g_autofree char *name = NULL;
  g_autofree char *organisation = NULL;

  g_return_val_if_fail (judge != NULL, NULL);

  name = qz_text_fold (judge->name);
  organisation = qz_text_fold (judge->organisation);
  return g_strconcat (name, "\n", organisation, NULL);
}

/**
 * qz_judge_days_parse:
 * @text: days as people write them, parted by commas: 2018-09-20, 2018年9月20日、21日,
 *   2018-09-20 至 2018-09-22
 * @error: %QZ_ERROR_INVALID with what is no day
 *
 * Returns: (transfer full) (nullable): the days in their order, each once, as the #QzJudge keeps
 *   them; "" for none
 */
char *
qz_judge_days_parse (const char *text, GError **error)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  parts = split (text, BETWEEN_DAYS);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!add_days (days, parts[i]))
      {
        complain (error, parts[i]);
        return NULL;
      }
  return join_days (days);
}

/**
 * qz_judge_has_time:
 * @judge: a judge
 * @days: of qz_judge_days_parse()
 *
 * Returns: whether the judge has time on each of the days; of whom nothing was said has
 */
gboolean
qz_judge_has_time (const QzJudge *judge, const char *days)
{
  g_auto (GStrv) wanted = NULL;

  g_return_val_if_fail (judge != NULL && days != NULL, FALSE);

  if (*judge->days == '\0')
    return TRUE;
  wanted = g_strsplit (days, ", ", -1);
  for (guint i = 0; wanted[i] != NULL; i++)
    if (strstr (judge->days, wanted[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * qz_judge_load_parse:
 * @label: of the value, for the message
 * @text: a number of entries as somebody wrote it, figures of full width too; "" for none
 * @out_load: (out): the number, 0 for none
 * @error: %QZ_ERROR_INVALID
 *
 * Returns: whether it is a number of entries
 */
gboolean
qz_judge_load_parse (const char *label, const char *text, guint *out_load, GError **error)
{
  g_autofree char *narrow = NULL;
  guint64 load = 0;

  g_return_val_if_fail (label != NULL && text != NULL && out_load != NULL, FALSE);

  narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  if (narrow != NULL)
    g_strstrip (narrow);
  *out_load = 0;
  if (narrow != NULL && *narrow == '\0')
    return TRUE;
  if (narrow == NULL || !g_ascii_string_to_unsigned (narrow, 10, 0, MOST_LOAD, &load, NULL))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("%s is a whole number from 0 to %d, not “%s”."), label, MOST_LOAD, text);
      return FALSE;
    }
  *out_load = (guint) load;
  return TRUE;
}

static gboolean
is_same_subject (const char *one, const char *other)
{
  if (strcmp (one, other) == 0)
    return TRUE;
  return g_utf8_strlen (one, -1) >= LEAST_WORD && g_utf8_strlen (other, -1) >= LEAST_WORD
         && (strstr (one, other) != NULL || strstr (other, one) != NULL);
}

/**
 * qz_judge_get_penalty:
 * @judge: a judge
 * @subjects: (array zero-terminated=1): what an entry is about: trade, category, activity
 *
 * One of the fields of the judge is one of the subjects when they are called alike, or one is in
 * the name of the other: 机械 knows about 机械制造.
 *
 * Returns: %QZ_JUDGE_KNOWS, %QZ_JUDGE_IS_STRANGE, or %QZ_JUDGE_MAY_KNOW when nothing is on file
 * about one of the two
 */
guint
qz_judge_get_penalty (const QzJudge *judge, const char *const *subjects)
{
  g_auto (GStrv) fields = NULL;
  gboolean any = FALSE;

  g_return_val_if_fail (judge != NULL && subjects != NULL, QZ_JUDGE_MAY_KNOW);

  fields = split (judge->expertise, BETWEEN_SUBJECTS);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *field = qz_text_fold (fields[i]);

      for (guint k = 0; subjects[k] != NULL; k++)
        {
          g_autofree char *subject = qz_text_fold (subjects[k]);

          if (*subject == '\0' || *field == '\0')
            continue;
          if (is_same_subject (field, subject))
            return QZ_JUDGE_KNOWS;
          any = TRUE;
        }
    }
  return any ? QZ_JUDGE_IS_STRANGE : QZ_JUDGE_MAY_KNOW;
}
