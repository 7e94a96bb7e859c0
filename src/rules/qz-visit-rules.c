/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes the record of an on-site visit 现场评审 whole. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "rules/qz-chinese-date.h"
#include "rules/qz-conflict-rules.h"
#include "rules/qz-visit-plan.h"
#include "rules/qz-visit-rules.h"

/**
 * qz_visit_check_judges:
 * @panel: that goes on a route
 * @error: %QZ_ERROR_STATE
 *
 * Returns: whether it has two judges of different employers
 */
gboolean
qz_visit_check_judges (const QzPanel *panel, GError **error)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  g_return_val_if_fail (panel != NULL, FALSE);

  if (panel->judges->len != QZ_VISIT_JUDGES)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("Two judges go on a visit, and “%s” has %u. Change the panel first."),
                   panel->name, panel->judges->len);
      return FALSE;
    }
  one = qz_conflict_dup_house (((const QzJudge *) panel->judges->pdata[0])->organisation);
  other = qz_conflict_dup_house (((const QzJudge *) panel->judges->pdata[1])->organisation);
  if (!qz_conflict_is_same_house (one, other))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("%s and %s are of one employer and cannot go on a visit together. Change the "
                  "panel “%s” first."),
               ((const QzJudge *) panel->judges->pdata[0])->name,
               ((const QzJudge *) panel->judges->pdata[1])->name, panel->name);
  return FALSE;
}

/**
 * qz_visit_check_signature:
 * @visit: a visit
 * @name: who signed
 * @day: when, as typed
 * @error: %QZ_ERROR_INVALID when it is no day, or one before the visit
 *
 * Returns: whether it can be
 */
gboolean
qz_visit_check_signature (const QzVisit *visit, const char *name, const char *day, GError **error)
{
  g_return_val_if_fail (visit != NULL && name != NULL && day != NULL, FALSE);

  if (!qz_date_parse (day, NULL))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("There is no day “%s”. Write it as 2018-12-05."), day);
      return FALSE;
    }
  if (strcmp (day, visit->day) >= 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("%s cannot have signed on %s: the visit is on %s. Look at the paper again."),
               name, day, visit->day);
  return FALSE;
}

static void
add_unsigned (GStrvBuilder *missing, const QzVisit *visit, const GPtrArray *judges)
{
  for (guint i = 0; i < judges->len; i++)
    {
      const QzJudge *judge = judges->pdata[i];
      g_autofree char *words = NULL;

      if (qz_visit_find_signature (visit, judge->name) != NULL)
        continue;
      words = g_strdup_printf (_ ("signature of %s"), judge->name);
      g_strv_builder_add (missing, words);
    }
  if (!qz_visit_is_signed_by_unit (visit))
    g_strv_builder_add (missing, _ ("signature of the unit"));
}

/**
 * qz_visit_list_missing:
 * @visit: a visit
 * @rubric: its form
 * @judges: (element-type QzJudge): who went there
 *
 * Returns: (transfer full) (array zero-terminated=1): what its record still needs, in words
 */
GStrv
qz_visit_list_missing (const QzVisit *visit, const QzRubric *rubric, const GPtrArray *judges)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  g_return_val_if_fail (visit != NULL && rubric != NULL && judges != NULL, NULL);

  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];
      g_autofree char *words = NULL;

      if (*qz_visit_get_finding (visit, item->id) != '\0')
        continue;
      words = g_strdup_printf (_ ("finding on “%s”"), item->title);
      g_strv_builder_add (missing, words);
    }
  add_unsigned (missing, visit, judges);
  if (qz_visit_count_files (visit, QZ_REVIEW_FILE_RECORD) == 0)
    g_strv_builder_add (missing, _ ("scan of the signed record"));
  if (qz_visit_count_files (visit, QZ_REVIEW_FILE_PHOTO) == 0)
    g_strv_builder_add (missing, _ ("photos"));
  return g_strv_builder_end (missing);
}
