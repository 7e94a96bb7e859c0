/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of the model as words of the window. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/qz-words.h"

/**
 * qz_words_entry_state:
 * @state: a state of an entry
 * @out_tone: (out) (optional): its colour
 *
 * Returns: the state, translated
 */
const char *
qz_words_entry_state (QzEntryState state, QzTone *out_tone)
{
  static const struct
  {
    const char *word;
    QzTone tone;
  } states[QZ_N_ENTRY_STATES] = {
    [QZ_ENTRY_DRAFT] = { N_ ("Draft"), QZ_TONE_NEUTRAL },
    [QZ_ENTRY_SUBMITTED] = { N_ ("Submitted"), QZ_TONE_ACCENT },
    [QZ_ENTRY_RETURNED] = { N_ ("Returned"), QZ_TONE_WARNING },
    [QZ_ENTRY_ACCEPTED] = { N_ ("Accepted"), QZ_TONE_SUCCESS },
    [QZ_ENTRY_WITHDRAWN] = { N_ ("Withdrawn"), QZ_TONE_ERROR },
  };

  g_return_val_if_fail (state < QZ_N_ENTRY_STATES, NULL);
  if (out_tone != NULL)
    *out_tone = states[state].tone;
  return _ (states[state].word);
}

/**
 * qz_words_sheet_state:
 * @state: a state of a score sheet
 * @out_tone: (out) (optional): its colour
 *
 * Returns: the state, translated
 */
const char *
qz_words_sheet_state (QzSheetState state, QzTone *out_tone)
{
  static const struct
  {
    const char *word;
    QzTone tone;
  } states[] = {
    [QZ_SHEET_OPEN] = { N_ ("Being typed"), QZ_TONE_NEUTRAL },
    [QZ_SHEET_LOCKED] = { N_ ("Handed in"), QZ_TONE_SUCCESS },
    [QZ_SHEET_RECUSED] = { N_ ("Recused"), QZ_TONE_ERROR },
    [QZ_SHEET_HELD] = { N_ ("To be verified"), QZ_TONE_WARNING },
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);
  if (out_tone != NULL)
    *out_tone = states[state].tone;
  return _ (states[state].word);
}

/**
 * qz_words_notice_state:
 * @state: a state of a notice
 * @out_tone: (out) (optional): its colour
 *
 * Returns: the state, translated
 */
const char *
qz_words_notice_state (QzNoticeState state, QzTone *out_tone)
{
  static const struct
  {
    const char *word;
    QzTone tone;
  } states[] = {
    [QZ_NOTICE_DRAFTED] = { N_ ("Drafted"), QZ_TONE_NEUTRAL },
    [QZ_NOTICE_COUNTERSIGNED] = { N_ ("Countersigned"), QZ_TONE_ACCENT },
    [QZ_NOTICE_ISSUED] = { N_ ("Issued"), QZ_TONE_SUCCESS },
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);
  if (out_tone != NULL)
    *out_tone = states[state].tone;
  return _ (states[state].word);
}

/**
 * qz_words_field_type:
 * @type: a type of field
 *
 * Returns: the type, translated
 */
const char *
qz_words_field_type (QzFieldType type)
{
  static const char *const types[] = {
    [QZ_FIELD_TEXT] = N_ ("Text"),
    [QZ_FIELD_PROSE] = N_ ("Several lines"),
    [QZ_FIELD_NUMBER] = N_ ("Decimal number"),
    [QZ_FIELD_MONEY] = N_ ("Amount"),
    [QZ_FIELD_DATE] = N_ ("Date"),
    [QZ_FIELD_CHOICE] = N_ ("Choice"),
    [QZ_FIELD_FLAG] = N_ ("Yes or no"),
    [QZ_FIELD_PHONE] = N_ ("Telephone"),
    [QZ_FIELD_TABLE] = N_ ("Table"),
  };

  g_return_val_if_fail (type < G_N_ELEMENTS (types), NULL);
  return _ (types[type]);
}

/**
 * qz_words_file_kind:
 * @kind: a kind of file as editions name it
 *
 * Returns: the kind, translated; @kind itself when it is not known
 */
const char *
qz_words_file_kind (const char *kind)
{
  static const struct
  {
    const char *id;
    const char *word;
  } kinds[] = {
    { "pdf", N_ ("PDF") },
    { "word", N_ ("Word") },
    { "presentation", N_ ("PowerPoint") },
    { "spreadsheet", N_ ("Spreadsheet") },
    { "picture", N_ ("Picture") },
    { "video", N_ ("Film") },
    { "archive", N_ ("ZIP") },
  };

  g_return_val_if_fail (kind != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].id, kind) == 0)
      return _ (kinds[i].word);
  return kind;
}

static char *
join (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  /* Translators: stands between the items of an enumeration. */
  return g_strjoinv (_ (", "), (char **) words->pdata);
}

/**
 * qz_words_file_kinds:
 * @kinds: kinds of file
 *
 * Returns: (transfer full): the kinds as an enumeration, translated
 */
char *
qz_words_file_kinds (GStrv kinds)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) qz_words_file_kind (kinds[i]));
  return join (words);
}

/**
 * qz_words_categories:
 * @activity: whose categories they are
 * @categories: (nullable): ids, %NULL: all
 *
 * Returns: (transfer full): their names as an enumeration; "" for all
 */
char *
qz_words_categories (const QzActivity *activity, GStrv categories)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    {
      const QzCategory *category = qz_activity_find_category (activity, categories[i]);

      if (category != NULL)
        g_ptr_array_add (words, category->name);
    }
  return join (words);
}

static char *
count_words (guint minimum, guint maximum)
{
  if (maximum == 0 && minimum == 0)
    return g_strdup (_ ("any number of files"));
  if (maximum == 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "at least %u file", "at least %u files", minimum), minimum);
  if (minimum == 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "at most %u file", "at most %u files", maximum), maximum);
  if (minimum == maximum)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file", "%u files", minimum), minimum);
  return g_strdup_printf (_ ("%u to %u files"), minimum, maximum);
}

static char *
seconds_words (guint minimum, guint maximum)
{
  if (minimum > 0 && maximum > 0)
    return g_strdup_printf (_ ("%u:%02u to %u:%02u minutes"), minimum / 60, minimum % 60,
                            maximum / 60, maximum % 60);
  if (maximum > 0)
    return g_strdup_printf (_ ("at most %u:%02u minutes"), maximum / 60, maximum % 60);
  return g_strdup_printf (_ ("at least %u:%02u minutes"), minimum / 60, minimum % 60);
}

/* The limits of editions are powers of two; people call them MB. */
static char *
bytes_words (gint64 bytes)
{
  const gint64 megabyte = 1024 * 1024;

  if (bytes % megabyte == 0)
    return g_strdup_printf ("%d MB", (int) (bytes / megabyte));
  return g_format_size ((guint64) bytes);
}

/**
 * qz_words_requirement:
 * @requirement: a material that is asked for
 *
 * Returns: (transfer full): kinds, number and limits in words
 */
char *
qz_words_requirement (const QzRequirement *requirement)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (requirement != NULL, NULL);

  if (requirement->kinds != NULL && requirement->kinds[0] != NULL)
    g_ptr_array_add (words, qz_words_file_kinds (requirement->kinds));
  g_ptr_array_add (words, count_words (requirement->min_count, requirement->max_count));
  if (requirement->max_bytes > 0)
    {
      g_autofree char *size = bytes_words (requirement->max_bytes);

      g_ptr_array_add (words, g_strdup_printf (_ ("at most %s each"), size));
    }
  if (requirement->min_seconds > 0 || requirement->max_seconds > 0)
    g_ptr_array_add (words, seconds_words (requirement->min_seconds, requirement->max_seconds));
  if (requirement->min_width > 0 && requirement->min_height > 0)
    g_ptr_array_add (words, g_strdup_printf (_ ("at least %u × %u pixels"), requirement->min_width,
                                             requirement->min_height));
  if (requirement->formats != NULL)
    g_ptr_array_add (words, g_strjoinv (_ (", "), requirement->formats));
  if (requirement->hard)
    g_ptr_array_add (words, g_strdup (_ ("the limits are binding")));
  return join (words);
}

/**
 * qz_words_score_rule:
 * @rule: how scores become a total
 *
 * Returns: (transfer full): the rule in sentences
 */
char *
qz_words_score_rule (const QzScoreRule *rule)
{
  g_autofree char *drop = NULL;
  g_autofree char *digits = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  if (rule->drop_from == 0 || (rule->drop_high == 0 && rule->drop_low == 0))
    drop = g_strdup (_ ("The total is the mean of all valid scores."));
  else
    drop = g_strdup_printf (_ ("The total is the mean of the valid scores; from %u valid scores on "
                               "the %u highest and the %u lowest are dropped."),
                            rule->drop_from, rule->drop_high, rule->drop_low);
  digits =
      rule->digits == 0
          ? g_strdup (_ ("It is rounded half up to a whole number."))
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "It is rounded half up to %u decimal.",
                                          "It is rounded half up to %u decimals.", rule->digits),
                             rule->digits);
  return g_strjoin ("\n", drop, digits, NULL);
}

static const char *
find_item_title (const QzEdition *edition, const char *id)
{
  for (guint i = 0; i < edition->rubrics->len; i++)
    {
      const QzRubric *rubric = g_ptr_array_index (edition->rubrics, i);
      const QzItem *item = qz_rubric_find_item (rubric, id);

      if (item != NULL)
        return item->title;
    }
  return id;
}

/**
 * qz_words_ties:
 * @edition: the edition
 * @activity: one of its activities
 *
 * Returns: (transfer full): what decides between equal totals, in order
 */
char *
qz_words_ties (const QzEdition *edition, const QzActivity *activity)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (edition != NULL && activity != NULL, NULL);

  for (guint i = 0; i < activity->ties->len; i++)
    {
      const QzTieStep *step = g_ptr_array_index (activity->ties, i);
      const QzStage *stage;

      switch (step->kind)
        {
        case QZ_TIE_ITEM:
          g_ptr_array_add (words, g_strdup_printf (_ ("the higher mean of “%s”"),
                                                   find_item_title (edition, step->item)));
          break;
        case QZ_TIE_STAGE:
          stage = qz_activity_find_stage (activity, step->stage);
          g_ptr_array_add (words, g_strdup_printf (_ ("the higher mean of “%s”"),
                                                   stage != NULL ? stage->name : step->stage));
          break;
        case QZ_TIE_DELIBERATION:
          g_ptr_array_add (words, g_strdup (_ ("deliberation")));
          break;
        case QZ_TIE_SHARED:
        default:
          g_ptr_array_add (words, g_strdup (_ ("the same rank for all")));
          break;
        }
    }
  return join (words);
}

/**
 * qz_words_award:
 * @award: a level, title or prize
 *
 * Returns: (transfer full): how it is given, in words
 */
char *
qz_words_award (const QzAward *award)
{
  g_autofree char *amount = NULL;

  g_return_val_if_fail (award != NULL, NULL);

  switch (award->by)
    {
    case QZ_AWARD_BY_SHARE:
      amount = qz_points_format (award->amount * 100);
      return g_strdup_printf (_ ("%s %% of the ranked entries"), amount);
    case QZ_AWARD_BY_COUNT:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%d entry", "%d entries", (gulong) award->amount),
          (int) award->amount);
    case QZ_AWARD_BY_CUT_OFF:
      amount = qz_points_format (award->amount);
      return g_strdup_printf (_ ("a total of at least %s points"), amount);
    case QZ_AWARD_BY_HAND:
    default:
      return g_strdup (_ ("given by hand"));
    }
}

/**
 * qz_words_instant:
 * @instant: UTC, ISO 8601
 *
 * Returns: (transfer full): day and time here; @instant itself when it is none
 */
char *
qz_words_instant (const char *instant)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (instant != NULL, NULL);

  time = g_date_time_new_from_iso8601 (instant, NULL);
  if (time == NULL)
    return g_strdup (instant);
  local = g_date_time_to_local (time);
  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}
