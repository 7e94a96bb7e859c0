/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-packet-record.h"
#include "model/qz-error.h"
#include "model/qz-panel.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-plan-access.h"
#include "operations/qz-review-access.h"
#include "store/qz-entry-table.h"
#include "store/qz-panel-table.h"

/**
 * qz_plan_access_get_rubric:
 * @workspace: of the office
 * @entry: an entry
 * @stage: id of a stage at which a panel scores it
 * @error: %QZ_ERROR_NOT_FOUND when the edition has no score sheet for it
 *
 * Returns: (transfer none) (nullable): the score sheet that its judges fill in
 */
const QzRubric *
qz_plan_access_get_rubric (QzWorkspace *workspace,
                           const QzEntry *entry,
                           const char *stage,
                           GError **error)
{
  const QzActivity *activity = qz_entry_access_get_activity (workspace, entry->activity, error);
  const QzStage *found = activity != NULL ? qz_activity_find_stage (activity, stage) : NULL;
  const char *id =
      found != NULL ? qz_activity_find_rubric_id (activity, found, entry->category) : NULL;
  const QzRubric *rubric =
      id != NULL ? qz_edition_find_rubric (qz_workspace_get_edition (workspace), id) : NULL;

  if (activity != NULL && rubric == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("The edition has no score sheet for the stage “%s” of %s. Complete the "
                    "activity “%s”."),
                 stage, qz_entry_access_call (entry), activity->name);
  return rubric;
}

/**
 * qz_plan_access_check_rubrics:
 * @edition: the edition here
 * @rubrics: (element-type QzRubric): score sheets as the office has them
 * @error: %QZ_ERROR_INVALID
 *
 * Returns: whether they are the same here, to the last word
 */
gboolean
qz_plan_access_check_rubrics (const QzEdition *edition, const GPtrArray *rubrics, GError **error)
{
  for (guint i = 0; i < rubrics->len; i++)
    {
      const QzRubric *theirs = rubrics->pdata[i];
      const QzRubric *ours = qz_edition_find_rubric (edition, theirs->id);

      if (ours != NULL && qz_packet_record_is_rubric (ours, theirs))
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("The score sheet “%s” is another one than in the edition here. Import the "
                      "edition that the office has sent."),
                   theirs->name);
      return FALSE;
    }
  return TRUE;
}

/**
 * qz_plan_access_clear_panels:
 * @connection: inside a writing transaction
 * @error: any code of the driver
 *
 * Returns: whether there is no panel any more
 */
gboolean
qz_plan_access_clear_panels (QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, NULL, error);

  for (guint i = 0; panels != NULL && i < panels->len; i++)
    if (!qz_panel_table_delete (connection, ((const QzPanel *) panels->pdata[i])->id, error))
      return FALSE;
  return panels != NULL;
}

static gboolean
find_entry (QzConnection *connection, const char *id, QzEntry **out_entry, GError **error)
{
  g_autoptr (GError) local = NULL;

  *out_entry = qz_entry_table_get (connection, id, &local);
  if (*out_entry != NULL || g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * qz_plan_access_put_entry:
 * @connection: inside a writing transaction
 * @activity: of @entry
 * @entry: as the office shows it
 * @panels: (array zero-terminated=1): UUIDs of stored panels that score it
 * @out_known: (out) (optional): whether it was here before
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_plan_access_put_entry (QzConnection *connection,
                          const QzActivity *activity,
                          QzEntry *entry,
                          const char *const *panels,
                          gboolean *out_known,
                          GError **error)
{
  g_autoptr (QzEntry) here = NULL;

  if (!find_entry (connection, entry->id, &here, error)
      || !(here == NULL ? qz_entry_table_insert (connection, entry, error)
                        : qz_entry_table_update (connection, entry, error)))
    return FALSE;
  if (out_known != NULL)
    *out_known = here != NULL;
  if (here != NULL
      && !qz_review_access_follow_category (connection, activity, entry->id, entry->category,
                                            error))
    return FALSE;
  for (guint i = 0; panels[i] != NULL; i++)
    if (!qz_panel_table_add_entry (connection, panels[i], entry->id, error))
      return FALSE;
  return TRUE;
}
