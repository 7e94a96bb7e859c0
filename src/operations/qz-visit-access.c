/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On-site visits 现场评审 as they are shown: with entry, judges and what their record needs. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-visit-access.h"
#include "rules/qz-visit-rules.h"
#include "store/qz-entry-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-visit-table.h"

/**
 * qz_visit_row_free:
 * @self: (nullable) (transfer full): a row
 */
void
qz_visit_row_free (QzVisitRow *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->visit, qz_visit_free);
  g_clear_pointer (&self->entry, qz_entry_free);
  g_clear_pointer (&self->panel, qz_panel_free);
  g_free (self);
}

/**
 * qz_visit_row_dup_judges:
 * @self: a row
 *
 * Returns: (transfer full): who goes there, in one line
 */
char *
qz_visit_row_dup_judges (const QzVisitRow *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; self->panel != NULL && i < self->panel->judges->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "",
                            ((const QzJudge *) self->panel->judges->pdata[i])->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * qz_visit_row_list_missing:
 * @self: a row
 *
 * Returns: (transfer full) (array zero-terminated=1): what its record still needs, in words
 */
GStrv
qz_visit_row_list_missing (const QzVisitRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->rubric == NULL || self->panel == NULL)
    return g_new0 (char *, 1);
  return qz_visit_list_missing (self->visit, self->rubric, self->panel->judges);
}

/**
 * qz_visit_row_get:
 * @self: a row
 * @field: id of a field of the form: "address", "contact", "phone"
 *
 * Returns: (transfer none): what the unit filled in, "" when nothing
 */
const char *
qz_visit_row_get (const QzVisitRow *self, const char *field)
{
  const char *value;

  g_return_val_if_fail (self != NULL && field != NULL, "");

  value = self->entry->form != NULL ? qz_form_get (self->entry->form, field) : NULL;
  return value != NULL ? value : "";
}

/**
 * qz_visit_access_get_stage:
 * @activity: an activity
 * @id: (nullable): of a stage; %NULL for the first with visits
 * @error: %QZ_ERROR_NOT_FOUND when it has none of that id, or none with visits; %QZ_ERROR_STATE
 *   when the activity is judged without names
 *
 * Returns: (transfer none) (nullable): a stage on the spot
 */
const QzStage *
qz_visit_access_get_stage (const QzActivity *activity, const char *id, GError **error)
{
  g_return_val_if_fail (activity != NULL, NULL);

  if (activity->blind)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("“%s” is judged without names, so there are no visits."), activity->name);
      return NULL;
    }
  for (guint i = 0; i < activity->stages->len; i++)
    {
      const QzStage *stage = activity->stages->pdata[i];

      if (stage->kind == QZ_STAGE_ON_SITE
          && (id == NULL || *id == '\0' || strcmp (stage->id, id) == 0))
        return stage;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("“%s” has no such stage with visits. Add one of the kind “on-site” to the "
                  "edition."),
               activity->name);
  return NULL;
}

/* Takes the visit. */
static QzVisitRow *
make_row (QzConnection *connection, const QzEdition *edition, QzVisit *visit, GError **error)
{
  g_autoptr (QzVisitRow) row = g_new0 (QzVisitRow, 1);
  const QzActivity *activity;
  const QzStage *stage;
  const char *rubric;

  row->visit = visit;
  row->entry = qz_entry_table_get (connection, visit->entry, error);
  if (row->entry == NULL)
    return NULL;
  row->panel = qz_panel_table_get (connection, visit->panel, error);
  if (row->panel == NULL)
    return NULL;
  activity = qz_edition_find_activity (edition, row->entry->activity);
  stage = activity != NULL ? qz_activity_find_stage (activity, visit->stage) : NULL;
  rubric =
      stage != NULL ? qz_activity_find_rubric_id (activity, stage, row->entry->category) : NULL;
  row->rubric = rubric != NULL ? qz_edition_find_rubric (edition, rubric) : NULL;
  return g_steal_pointer (&row);
}

/**
 * qz_visit_access_get:
 * @connection: inside a transaction
 * @edition: the edition
 * @entry: UUID or number
 * @stage: (nullable): id of a stage; %NULL for the first with visits
 * @error: %QZ_ERROR_NOT_FOUND when there is no such entry, stage or visit
 *
 * Returns: (transfer full) (nullable): the visit; valid as long as the edition is
 */
QzVisitRow *
qz_visit_access_get (QzConnection *connection,
                     const QzEdition *edition,
                     const char *entry,
                     const char *stage,
                     GError **error)
{
  g_autoptr (QzEntry) found = NULL;
  const QzActivity *activity;
  const QzStage *where;
  QzVisit *visit = NULL;

  g_return_val_if_fail (connection != NULL && edition != NULL && entry != NULL, NULL);

  found = qz_entry_table_get (connection, entry, error);
  if (found == NULL)
    return NULL;
  activity = qz_edition_find_activity (edition, found->activity);
  where = activity != NULL ? qz_visit_access_get_stage (activity, stage, error) : NULL;
  if (where == NULL)
    {
      if (activity == NULL)
        g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                     _ ("%s belongs to no activity of this edition."),
                     qz_entry_access_call (found));
      return NULL;
    }
  if (!qz_visit_table_find (connection, found->id, where->id, &visit, error))
    return NULL;
  if (visit != NULL)
    return make_row (connection, edition, visit, error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("No visit is planned for %s. Plan the visits first."),
               qz_entry_access_call (found));
  return NULL;
}

/**
 * qz_visit_access_list:
 * @connection: inside a transaction
 * @edition: the edition
 * @activity: id of an activity
 * @error: any code of the driver
 *
 * Returns: (transfer full) (element-type QzVisitRow) (nullable): its visits by day, route and
 *   place; valid as long as the edition is
 */
GPtrArray *
qz_visit_access_list (QzConnection *connection,
                      const QzEdition *edition,
                      const char *activity,
                      GError **error)
{
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_visit_row_free);

  g_return_val_if_fail (connection != NULL && edition != NULL && activity != NULL, NULL);

  visits = qz_visit_table_list (connection, activity, error);
  if (visits == NULL)
    return NULL;
  g_ptr_array_set_free_func (visits, NULL);
  for (guint i = 0; i < visits->len; i++)
    {
      QzVisitRow *row = make_row (connection, edition, visits->pdata[i], error);

      if (row == NULL)
        {
          for (guint k = i + 1; k < visits->len; k++)
            qz_visit_free (visits->pdata[k]);
          return NULL;
        }
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

/**
 * qz_visit_access_check:
 * @connection: inside a transaction
 * @row: a visit
 * @error: %QZ_ERROR_STATE
 *
 * Returns: whether those who go there may: two judges of different employers, whom nothing keeps
 *   from the entry
 */
gboolean
qz_visit_access_check (QzConnection *connection, const QzVisitRow *row, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) conflicts = NULL;

  g_return_val_if_fail (connection != NULL && row != NULL && row->panel != NULL, FALSE);

  if (!qz_visit_check_judges (row->panel, error))
    return FALSE;
  g_ptr_array_add (entries, row->entry);
  conflicts = qz_conflict_access_list (connection, entries, row->panel->judges, error);
  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const QzConflict *conflict = conflicts->pdata[i];

      if (conflict->state == QZ_CONFLICT_DISMISSED)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("%s has to stay away from %s, or it is still to be decided. Dismiss the "
                      "conflict with a reason, or send somebody else."),
                   qz_panel_find_judge (row->panel, conflict->judge)->name,
                   qz_entry_access_call (row->entry));
      return FALSE;
    }
  return conflicts != NULL;
}
