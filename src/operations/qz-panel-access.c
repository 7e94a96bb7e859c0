/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-panel.h"
#include "operations/qz-panel-access.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"
#include "store/qz-visit-table.h"

static gboolean
check_empty (QzConnection *connection, const QzPanel *panel, GError **error)
{
  g_autoptr (GPtrArray) sheets = qz_sheet_table_list_by_panel (connection, panel->id, error);
  guint n_recorded = 0;

  if (sheets == NULL || !qz_visit_table_count_recorded (connection, panel->id, &n_recorded, error))
    return FALSE;
  if (n_recorded > 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("Visits of “%s” were recorded already. Change the panels one by one "
                      "instead."),
                   panel->name);
      return FALSE;
    }
  if (sheets->len == 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               panel->pool != NULL
                   ? _ ("“%s” has score sheets already. Adjust the seats instead.")
                   : _ ("The panel “%s” has score sheets already. Change the panels one by one "
                        "instead."),
               panel->name);
  return FALSE;
}

/**
 * qz_panel_access_make_room:
 * @connection: inside a transaction, a writing one unless @dry_run
 * @activity: id of an activity
 * @stage: id of a stage
 * @dry_run: whether to see only if it can be done
 * @error: %QZ_ERROR_STATE when one of its panels has score sheets; any code of the driver
 *
 * Panels that nobody has scored in yet make room; scores are never dropped by a plan.
 *
 * Returns: whether the stage has no panels, or need not have
 */
gboolean
qz_panel_access_make_room (QzConnection *connection,
                           const char *activity,
                           const char *stage,
                           gboolean dry_run,
                           GError **error)
{
  g_autoptr (GPtrArray) panels = NULL;

  g_return_val_if_fail (connection != NULL && activity != NULL && stage != NULL, FALSE);

  panels = qz_panel_table_list (connection, activity, error);
  for (guint i = 0; panels != NULL && i < panels->len; i++)
    if (strcmp (((const QzPanel *) panels->pdata[i])->stage, stage) == 0
        && !check_empty (connection, panels->pdata[i], error))
      return FALSE;
  for (guint i = 0; panels != NULL && !dry_run && i < panels->len; i++)
    if (strcmp (((const QzPanel *) panels->pdata[i])->stage, stage) == 0
        && !qz_panel_table_delete (connection, ((const QzPanel *) panels->pdata[i])->id, error))
      return FALSE;
  return panels != NULL;
}
