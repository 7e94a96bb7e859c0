/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Score sheets when a new version of the edition has another form for them. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-clock.h"
#include "operations/qz-review-access.h"
#include "operations/qz-rubric-change.h"
#include "rules/qz-sheet-rules.h"
#include "store/qz-entry-table.h"
#include "store/qz-sheet-table.h"

/* What is looked through. */
typedef struct
{
  QzConnection *connection;
  const QzEdition *before;
  const QzEdition *after;
  const QzRubricDecision *decision; /* nullable */
  QzRubricChange *change;
} Passage;

/* Whether the stage of the sheet still scores every category on the form that it scored it on. */
static gboolean
is_still_used (const Passage *passage, const QzActivity *activity, const QzSheet *sheet)
{
  const QzActivity *other = qz_edition_find_activity (passage->after, activity->id);
  const QzStage *old = qz_activity_find_stage (activity, sheet->stage);
  const QzStage *new = other != NULL ? qz_activity_find_stage (other, sheet->stage) : NULL;

  if (old == NULL)
    return TRUE;
  for (guint i = 0; i < activity->categories->len; i++)
    {
      const char *category = ((const QzCategory *) activity->categories->pdata[i])->id;

      if (g_strcmp0 (qz_activity_find_rubric_id (activity, old, category), sheet->rubric) == 0
          && (new == NULL
              || g_strcmp0 (qz_activity_find_rubric_id (other, new, category), sheet->rubric) != 0))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_gone (const QzRubric *rubric, GError **error)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("Sheets were scored on the form “%s”, which this version does not use any more. "
                  "Put it back into the edition."),
               rubric->name);
  return FALSE;
}

static gboolean
refuse_undecided (const QzRubric *rubric, guint n_sheets, GError **error)
{
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               ngettext ("The form “%s” is another one in this version, and %u sheet was scored "
                         "on it. Keep the form as it is, or say who decided on the new one, and "
                         "why.",
                         "The form “%s” is another one in this version, and %u sheets were scored "
                         "on it. Keep the form as it is, or say who decided on the new one, and "
                         "why.",
                         n_sheets),
               rubric->name, n_sheets);
  return FALSE;
}

static guint
count_on (const GPtrArray *sheets, const char *rubric)
{
  guint n = 0;

  for (guint i = 0; i < sheets->len; i++)
    n += strcmp (((const QzSheet *) sheets->pdata[i])->rubric, rubric) == 0;
  return n;
}

static gboolean
may_change (const Passage *passage, const QzSheet *sheet, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get (passage->connection, sheet->entry, error);

  return entry != NULL && qz_review_access_check_unsettled (entry, error);
}

/* Points that the new form does not allow wait for the panel head, as on signed paper. */
static gboolean
rescore (const Passage *passage, const QzRubric *rubric, QzSheet *sheet, GError **error)
{
  g_autofree char *now = qz_clock_now ();

  if (!may_change (passage, sheet, error))
    return FALSE;
  sheet->total = qz_sheet_sum (rubric, sheet);
  if (sheet->state == QZ_SHEET_LOCKED
      && (sheet->total == QZ_POINTS_NONE || !qz_sheet_check (rubric, sheet, NULL)))
    {
      sheet->state = QZ_SHEET_HELD;
      passage->change->n_held++;
    }
  qz_text_set (&sheet->updated, now);
  passage->change->n_sheets++;
  return qz_sheet_table_put (passage->connection, sheet, error);
}

static gboolean
pass_sheet (const Passage *passage,
            const QzActivity *activity,
            const GPtrArray *sheets,
            QzSheet *sheet,
            GError **error)
{
  const QzRubric *old = qz_edition_find_rubric (passage->before, sheet->rubric);
  const QzRubric *new = qz_edition_find_rubric (passage->after, sheet->rubric);

  if (old == NULL || sheet->state == QZ_SHEET_RECUSED)
    return TRUE;
  if (new == NULL || !is_still_used (passage, activity, sheet))
    return refuse_gone (old, error);
  if (qz_rubric_scores_alike (old, new))
    return TRUE;
  passage->change->undecided = passage->decision == NULL;
  if (passage->change->undecided)
    return refuse_undecided (old, count_on (sheets, sheet->rubric), error);
  return rescore (passage, new, sheet, error);
}

static gboolean
pass_activity (const Passage *passage, const QzActivity *activity, GError **error)
{
  g_autoptr (GPtrArray) sheets =
      qz_sheet_table_list_by_activity (passage->connection, activity->id, error);

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    if (!pass_sheet (passage, activity, sheets, sheets->pdata[i], error))
      return FALSE;
  return sheets != NULL;
}

/**
 * qz_rubric_change_apply:
 * @connection: inside a writing transaction
 * @before: the edition that the sheets were scored under
 * @after: the one that takes its place
 * @decision: (nullable): who decided that the sheets go by the new forms
 * @out_change: (out caller-allocates): how many sheets are concerned, zeros before
 * @error: %QZ_ERROR_STATE when sheets were scored on a form that is another one now and nobody
 *   decided, when the form is gone, or when an entry has an award; any code of the driver
 *
 * A form is another one when a judge could give other points on it; words and guidance may change.
 * With a decision the totals are worked out anew, and what the new form does not allow is held.
 *
 * Returns: %TRUE when the new edition may be used
 */
gboolean
qz_rubric_change_apply (QzConnection *connection,
                        const QzEdition *before,
                        const QzEdition *after,
                        const QzRubricDecision *decision,
                        QzRubricChange *out_change,
                        GError **error)
{
  const Passage passage = { connection, before, after, decision, out_change };

  g_return_val_if_fail (connection != NULL && before != NULL && after != NULL, FALSE);
  g_return_val_if_fail (out_change != NULL, FALSE);

  *out_change = (QzRubricChange){ 0 };
  for (guint i = 0; i < before->activities->len; i++)
    if (!pass_activity (&passage, before->activities->pdata[i], error))
      return FALSE;
  return TRUE;
}
