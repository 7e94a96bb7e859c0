/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a method keeps silent, and who is meant, in words. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/qz-opinions.h"

/* More judges or groups than that are counted, not named. */
#define MAX_NAMES 4

/**
 * qz_method_get_name:
 * @method: a method
 *
 * Returns: (transfer none): what it is called, translated
 */
const char *
qz_method_get_name (QzMethod method)
{
  switch (method)
    {
    case QZ_METHOD_ADDITIVE:
      return _ ("severity");
    case QZ_METHOD_SCALE:
      return _ ("severity and scale");
    case QZ_METHOD_STANDARD:
      return _ ("standard scores");
    case QZ_METHOD_BORDA:
    default:
      return _ ("places (Borda)");
    }
}

/**
 * qz_opinions_dup_field_name:
 * @self: opinions
 * @field: one of its fields
 *
 * Returns: (transfer full): the labels of the categories that compete in it
 */
char *
qz_opinions_dup_field_name (const QzOpinions *self, const QzFieldOpinion *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  return qz_ranking_dup_field_name (
      self->ranking, g_array_index (self->entries, QzEntryOpinion, field->first).standing);
}

static void
append_name (GString *names, guint i, guint n, const char *name)
{
  if (i < MAX_NAMES)
    g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "", name);
  else if (i + 1 == n)
    /* Translators: after some names of judges. */
    g_string_append_printf (names, ngettext (" and %u more", " and %u more", n - MAX_NAMES),
                            n - MAX_NAMES);
}

static char *
name_part (const QzOpinions *self, guint part, QzJudgeNameFunc judge_name, gpointer user_data)
{
  const guint *judges = qz_score_groups_get (&self->table->part_judges, part);
  guint n = qz_score_groups_count (&self->table->part_judges, part);
  guint n_entries = qz_score_groups_count (&self->table->part_entries, part);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    append_name (
        names, i, n,
        judge_name (g_array_index (self->judges, QzJudgeOpinion, judges[i]).id, user_data));
  /* Translators: names of judges, how many entries they scored. */
  return g_strdup_printf (ngettext ("%s (%u entry)", "%s (%u entries)", n_entries), names->str,
                          n_entries);
}

/* The groups in which the entries of the field were scored. */
static char *
name_parts (const QzOpinions *self,
            const QzFieldOpinion *field,
            QzJudgeNameFunc judge_name,
            gpointer user_data)
{
  g_autofree gboolean *seen = g_new0 (gboolean, self->table->n_parts);
  GString *names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < field->n; i++)
    {
      guint part = g_array_index (self->entries, QzEntryOpinion, field->first + i).part;
      g_autofree char *name = NULL;

      if (part == QZ_PART_NONE || seen[part])
        continue;
      seen[part] = TRUE;
      if (n++ >= MAX_NAMES)
        continue;
      name = name_part (self, part, judge_name, user_data);
      g_string_append_printf (names, "%s%s", n > 1 ? _ ("; ") : "", name);
    }
  if (n > MAX_NAMES)
    g_string_append_printf (names, ngettext ("; %u more group", "; %u more groups", n - MAX_NAMES),
                            n - MAX_NAMES);
  return g_string_free (names, FALSE);
}

/**
 * qz_opinions_dup_silence:
 * @self: opinions
 * @field: one of its fields
 * @method: a method
 * @judge_name: (scope call): gives the name of a judge
 * @user_data: for @judge_name
 *
 * Returns: (transfer full) (nullable): why @method has no opinion about @field, a sentence that
 *   names the judges and says what would help; %NULL when it has one
 */
char *
qz_opinions_dup_silence (const QzOpinions *self,
                         const QzFieldOpinion *field,
                         QzMethod method,
                         QzJudgeNameFunc judge_name,
                         gpointer user_data)
{
  g_autofree char *parts = NULL;

  g_return_val_if_fail (self != NULL && field != NULL && judge_name != NULL, NULL);
  g_return_val_if_fail (method < QZ_N_METHODS, NULL);

  switch (field->silences[method])
    {
    case QZ_SILENCE_NONE:
      return NULL;
    case QZ_SILENCE_NO_SHEETS:
      return g_strdup (_ ("No score sheet counts yet."));
    case QZ_SILENCE_NOT_COUNTED:
      return g_strdup_printf (_ ("“%s” does not count towards the total."), self->stage->name);
    case QZ_SILENCE_APART:
      parts = name_parts (self, field, judge_name, user_data);
      return g_strdup_printf (_ ("Nobody can tell strict judges from weak entries: no entry links "
                                 "the groups %s. Let some entries be read by all of them."),
                              parts);
    case QZ_SILENCE_TOO_MANY:
      return g_strdup_printf (_ ("More than %d judges hang together; this is worked out for so "
                                 "many at most."),
                              QZ_SEVERITY_MAX_JUDGES);
    case QZ_SILENCE_ALIKE:
      return g_strdup (_ ("All entries came out alike, so nothing shows how far each judge "
                          "spreads the points."));
    case QZ_SILENCE_UNSETTLED:
      return g_strdup (_ ("The judges contradict each other too much for a clear answer."));
    case QZ_SILENCE_FEW_SHEETS:
      return g_strdup_printf (_ ("No judge has %d score sheets that differ, which a mean and a "
                                 "spread of one’s own need."),
                              QZ_STANDARD_MIN_SHEETS);
    case QZ_SILENCE_OTHER_STAGES:
      return g_strdup (_ ("Other stages count as well, and places cannot be added to points."));
    case QZ_SILENCE_CUT_OFF:
      return g_strdup (_ ("An award is given by points, and places are no points."));
    default:
      g_assert_not_reached ();
    }
}

/**
 * qz_opinions_dup_caution:
 * @self: opinions
 * @field: one of its fields
 * @method: a method
 *
 * Returns: (transfer full) (nullable): why the opinion of @method about @field is to be taken with
 *   care, a sentence; %NULL when there is no such reason, or no opinion
 */
char *
qz_opinions_dup_caution (const QzOpinions *self, const QzFieldOpinion *field, QzMethod method)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);
  g_return_val_if_fail (method < QZ_N_METHODS, NULL);

  if (!field->uneven || field->silences[method] != QZ_SILENCE_NONE
      || (method != QZ_METHOD_STANDARD && method != QZ_METHOD_BORDA))
    return NULL;
  return g_strdup (_ ("Some judges read better entries than others. This method takes them for "
                      "equally good, so its opinion is weak here."));
}

/**
 * qz_opinions_dup_judges:
 * @self: opinions
 * @entry: place in the entries
 * @judge_name: (scope call): gives the name of a judge
 * @user_data: for @judge_name
 *
 * Returns: (transfer full): the names of those whose sheets of the entry count, all of them
 */
char *
qz_opinions_dup_judges (const QzOpinions *self,
                        guint entry,
                        QzJudgeNameFunc judge_name,
                        gpointer user_data)
{
  GString *names;

  g_return_val_if_fail (self != NULL && judge_name != NULL, NULL);
  g_return_val_if_fail (entry < self->entries->len, NULL);

  names = g_string_new (NULL);
  for (guint k = self->table->by_entry.starts[entry]; k < self->table->by_entry.starts[entry + 1];
       k++)
    {
      guint judge = qz_score_table_get_mark (self->table, k)->judge;

      g_string_append_printf (
          names, "%s%s", names->len > 0 ? _ (", ") : "",
          judge_name (g_array_index (self->judges, QzJudgeOpinion, judge).id, user_data));
    }
  return g_string_free (names, FALSE);
}
