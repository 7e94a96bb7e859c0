/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids and values of an entry in the words of the interface and of the edition. */

#include "config.h"

#include "ui/entries/qz-entry-words.h"

#include <glib/gi18n-lib.h>

/**
 * qz_entry_state_words:
 * @state: a state
 * @out_tone: (out) (optional): the colour of its chip
 *
 * Returns: (transfer none): its name
 */
const char *
qz_entry_state_words (QzEntryState state, QzTone *out_tone)
{
  static const struct
  {
    const char *words;
    QzTone tone;
  } states[QZ_N_ENTRY_STATES] = {
    [QZ_ENTRY_DRAFT] = { N_ ("Draft"), QZ_TONE_NEUTRAL },
    [QZ_ENTRY_SUBMITTED] = { N_ ("Submitted"), QZ_TONE_ACCENT },
    [QZ_ENTRY_RETURNED] = { N_ ("Returned"), QZ_TONE_WARNING },
    [QZ_ENTRY_ACCEPTED] = { N_ ("Accepted"), QZ_TONE_SUCCESS },
    [QZ_ENTRY_WITHDRAWN] = { N_ ("Withdrawn"), QZ_TONE_ERROR },
  };

  g_return_val_if_fail ((guint) state < QZ_N_ENTRY_STATES, "");

  if (out_tone != NULL)
    *out_tone = states[state].tone;
  return _ (states[state].words);
}

/**
 * qz_entry_activity_words:
 * @edition: the edition
 * @entry: an entry
 *
 * Returns: (transfer none): name of its activity
 */
const char *
qz_entry_activity_words (const QzEdition *edition, const QzEntry *entry)
{
  const QzActivity *activity = qz_edition_find_activity (edition, entry->activity);

  return activity != NULL ? activity->name : entry->activity;
}

/**
 * qz_entry_dup_category_words:
 * @edition: the edition
 * @entry: an entry
 *
 * Returns: (transfer full): name of its category
 */
char *
qz_entry_dup_category_words (const QzEdition *edition, const QzEntry *entry)
{
  const QzActivity *activity = qz_edition_find_activity (edition, entry->activity);
  const QzCategory *category =
      activity != NULL ? qz_activity_find_category (activity, entry->category) : NULL;

  return category != NULL ? qz_category_dup_label (category) : g_strdup (entry->category);
}

/**
 * qz_entry_award_words:
 * @edition: the edition
 * @entry: an entry
 *
 * Returns: (transfer none): name of its award, "" when it has none
 */
const char *
qz_entry_award_words (const QzEdition *edition, const QzEntry *entry)
{
  const QzActivity *activity = qz_edition_find_activity (edition, entry->activity);
  const QzAward *award = activity != NULL && *entry->award != '\0'
                             ? qz_activity_find_award (activity, entry->award)
                             : NULL;

  return award != NULL ? award->name : entry->award;
}

/**
 * qz_entry_line_words:
 * @edition: the edition
 * @entry: an entry
 *
 * Returns: (transfer none): name of its line of recommendation, "" when it has none
 */
const char *
qz_entry_line_words (const QzEdition *edition, const QzEntry *entry)
{
  const QzLine *line = *entry->line != '\0' ? qz_edition_find_line (edition, entry->line) : NULL;

  return line != NULL ? line->name : entry->line;
}

/**
 * qz_entry_dup_call:
 * @entry: an entry
 *
 * Returns: (transfer full): what people call it: its title, or what stands for one
 */
char *
qz_entry_dup_call (const QzEntry *entry)
{
  if (*entry->title != '\0')
    return g_strdup (entry->title);
  if (*entry->number != '\0')
    return g_strdup (entry->number);
  return g_strdup (_ ("Entry without a title"));
}

static char *
format_local (const char *instant, const char *format)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (instant, NULL);
  g_autoptr (GDateTime) local = NULL;

  if (moment == NULL)
    return g_strdup (instant);
  local = g_date_time_to_local (moment);
  return g_date_time_format (local, format);
}

/**
 * qz_instant_dup_words:
 * @instant: an instant in UTC, ISO 8601, or ""
 *
 * Returns: (transfer full): day and minute where the user is, "" for none
 */
char *
qz_instant_dup_words (const char *instant)
{
  g_return_val_if_fail (instant != NULL, NULL);

  return format_local (instant, "%Y-%m-%d %H:%M");
}

/**
 * qz_instant_dup_day:
 * @instant: an instant in UTC, ISO 8601, or ""
 *
 * Returns: (transfer full): the day where the user is, "" for none
 */
char *
qz_instant_dup_day (const char *instant)
{
  g_return_val_if_fail (instant != NULL, NULL);

  return format_local (instant, "%Y-%m-%d");
}

/**
 * qz_entry_origin_words:
 * @origin: how an entry came into the workspace
 *
 * Returns: (transfer none): what to say about it; "" for an entry of one's own
 */
const char *
qz_entry_origin_words (QzEntryOrigin origin)
{
  static const char *const words[QZ_N_ENTRY_ORIGINS] = {
    [QZ_ENTRY_OWN] = "",
    [QZ_ENTRY_ON_BEHALF] = NC_ ("origin of an entry", "typed in for the unit"),
    [QZ_ENTRY_FORM_KIT] = NC_ ("origin of an entry", "from a filled form"),
    [QZ_ENTRY_BUNDLE] = NC_ ("origin of an entry", "from a bundle"),
  };

  g_return_val_if_fail ((guint) origin < QZ_N_ENTRY_ORIGINS, "");

  return *words[origin] == '\0'
             ? ""
             : g_dpgettext2 (GETTEXT_PACKAGE, "origin of an entry", words[origin]);
}

/**
 * qz_entry_act_offered:
 * @workspace: where
 * @entry: an entry of it
 * @act: what could be done
 *
 * Returns: whether the state allows it, and it is for the hats that are worn here: only who
 *   receives entries accepts or returns them
 */
gboolean
qz_entry_act_offered (QzWorkspace *workspace, const QzEntry *entry, QzEntryAct act)
{
  gboolean receives =
      (qz_workspace_get_hats (workspace) & (QZ_HAT_OFFICE | QZ_HAT_RECOMMENDER)) != 0;

  return qz_entry_act_allowed (entry, act)
         && (receives || (act != QZ_ENTRY_ACCEPT && act != QZ_ENTRY_RETURN));
}
