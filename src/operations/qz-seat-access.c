/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-panel.h"
#include "model/qz-text.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-plan-access.h"
#include "operations/qz-review-access.h"
#include "operations/qz-seat-access.h"
#include "rules/qz-entry-state-rules.h"
#include "store/qz-entry-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-seat-table.h"
#include "store/qz-sheet-table.h"

/**
 * qz_seat_access_is_seat:
 * @workspace: a workspace
 *
 * Returns: whether it is a helper seat
 */
gboolean
qz_seat_access_is_seat (QzWorkspace *workspace)
{
  return (qz_workspace_get_hats (workspace) & QZ_HAT_SEAT) != 0;
}

/**
 * qz_seat_access_get_own:
 * @connection: inside a transaction
 * @error: %QZ_ERROR_STATE when this workspace is none; any code of the driver
 *
 * Returns: (transfer full) (nullable): the helper seat that this workspace is
 */
QzSeat *
qz_seat_access_get_own (QzConnection *connection, GError **error)
{
  QzSeat *seat = NULL;

  if (!qz_seat_table_find_own (connection, &seat, error))
    return NULL;
  if (seat == NULL)
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                         _ ("This workspace is no helper seat. Use the one that was made from the "
                            "office's file."));
  return seat;
}

/* --- the plan --- */

typedef struct
{
  QzWorkspace *workspace;
  const QzSeatScope *scope;
  QzHelperPlan *plan;
  GHashTable *judges; /* (element-type utf8): UUIDs of those that are in it */
} Reading;

static gboolean
add_judges (Reading *reading,
            QzConnection *connection,
            const QzPanel *panel,
            GStrvBuilder *ids,
            GError **error)
{
  for (guint i = 0; i < panel->judges->len; i++)
    {
      const char *id = ((const QzJudge *) panel->judges->pdata[i])->id;
      g_autoptr (QzJudge) judge = NULL;
      QzJudge *shown;

      g_strv_builder_add (ids, id);
      if (!g_hash_table_add (reading->judges, g_strdup (id)))
        continue;
      judge = qz_review_access_get_judge (connection, id, error);
      if (judge == NULL)
        return FALSE;
      /* Nothing but what is set here is in it. */
      shown = qz_judge_new ();
      qz_text_set (&shown->id, judge->id);
      qz_text_set (&shown->name, judge->name);
      qz_text_set (&shown->organisation, judge->organisation);
      g_ptr_array_add (reading->plan->judges, shown);
    }
  return TRUE;
}

/* Where the panels judge without names, nothing but the number is on the paper. */
static QzSeatEntry *
show_entry (Reading *reading, const QzEntry *entry, const QzActivity *activity)
{
  QzSeatEntry *shown = (QzSeatEntry *) qz_helper_plan_find_entry (reading->plan, entry->id);

  if (shown != NULL)
    return shown;
  shown = qz_seat_entry_new ();
  qz_text_set (&shown->entry, entry->id);
  shown->revision = entry->revision;
  qz_text_set (&shown->number, entry->number);
  qz_text_set (&shown->activity, entry->activity);
  qz_text_set (&shown->category, entry->category);
  if (!activity->blind)
    {
      qz_text_set (&shown->title, entry->title);
      qz_text_set (&shown->team, entry->team);
      qz_text_set (&shown->unit, entry->unit_name);
    }
  g_ptr_array_add (reading->plan->entries, shown);
  return shown;
}

static gboolean
add_entry (Reading *reading,
           QzConnection *connection,
           const QzPanel *panel,
           const char *id,
           GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, id, error);
  const QzActivity *activity =
      entry != NULL ? qz_entry_access_get_activity (reading->workspace, entry->activity, error)
                    : NULL;
  g_autoptr (GStrvBuilder) panels = g_strv_builder_new ();
  const QzRubric *rubric;
  QzSeatEntry *shown;

  if (activity == NULL)
    return FALSE;
  if (!qz_entry_act_check (entry, QZ_ENTRY_SCORE, NULL))
    return TRUE;
  rubric = qz_plan_access_get_rubric (reading->workspace, entry, panel->stage, error);
  if (rubric == NULL)
    return FALSE;
  if (!g_ptr_array_find (reading->plan->rubrics, rubric, NULL))
    g_ptr_array_add (reading->plan->rubrics, (gpointer) rubric);
  shown = show_entry (reading, entry, activity);
  g_strv_builder_addv (panels, (const char **) shown->panels);
  g_strv_builder_add (panels, panel->id);
  g_strfreev (shown->panels);
  shown->panels = g_strv_builder_end (panels);
  return TRUE;
}

/* What was put aside is typed anew; without its version it would be taken for the former one. */
static gboolean
add_versions (Reading *reading, QzConnection *connection, const QzPanel *panel, GError **error)
{
  g_autoptr (GPtrArray) sheets = qz_sheet_table_list_by_panel (connection, panel->id, error);

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      const QzSheet *sheet = sheets->pdata[i];
      QzSeatSheet *shown;

      if (sheet->version < 2)
        continue;
      shown = qz_seat_sheet_new ();
      qz_text_set (&shown->entry, sheet->entry);
      qz_text_set (&shown->judge, sheet->judge);
      qz_text_set (&shown->stage, sheet->stage);
      qz_text_set (&shown->rubric, sheet->rubric);
      shown->version = sheet->version;
      g_ptr_array_add (reading->plan->sheets, shown);
    }
  return sheets != NULL;
}

static gboolean
add_panel (Reading *reading, QzConnection *connection, const QzPanel *panel, GError **error)
{
  g_auto (GStrv) entries = qz_panel_table_list_entries (connection, panel->id, error);
  g_autoptr (GStrvBuilder) judges = g_strv_builder_new ();
  QzSeatPanel *shown;

  if (entries == NULL)
    return FALSE;
  shown = qz_seat_panel_new ();
  g_ptr_array_add (reading->plan->panels, shown);
  qz_text_set (&shown->id, panel->id);
  qz_text_set (&shown->name, panel->name);
  qz_text_set (&shown->activity, panel->activity);
  qz_text_set (&shown->stage, panel->stage);
  qz_text_set (&shown->head, panel->head);
  if (!add_judges (reading, connection, panel, judges, error))
    return FALSE;
  g_strfreev (shown->judges);
  shown->judges = g_strv_builder_end (judges);
  for (guint i = 0; entries[i] != NULL; i++)
    if (!add_entry (reading, connection, panel, entries[i], error))
      return FALSE;
  return add_versions (reading, connection, panel, error);
}

static gboolean
check_scope (QzWorkspace *workspace, const QzSeatScope *scope, GError **error)
{
  const QzActivity *activity;

  if (scope->activity == NULL)
    return TRUE;
  activity = qz_entry_access_get_activity (workspace, scope->activity, error);
  return activity != NULL
         && (scope->stage == NULL
             || qz_review_access_get_stage (activity, scope->stage, error) != NULL);
}

/* Those that are named, or all of the activity and stage. */
static gboolean
choose_panels (const QzSeatScope *scope, const GPtrArray *panels, GPtrArray *chosen, GError **error)
{
  for (guint i = 0; i < scope->panels->len; i++)
    {
      const QzPanel *panel = qz_review_access_find_panel (panels, scope->panels->pdata[i], error);

      if (panel == NULL)
        return FALSE;
      if (!g_ptr_array_find (chosen, panel, NULL))
        g_ptr_array_add (chosen, (gpointer) panel);
    }
  for (guint i = 0; scope->panels->len == 0 && i < panels->len; i++)
    {
      const QzPanel *panel = panels->pdata[i];

      if (scope->stage == NULL || strcmp (scope->stage, panel->stage) == 0)
        g_ptr_array_add (chosen, (gpointer) panel);
    }
  return TRUE;
}

/**
 * qz_seat_access_read_plan:
 * @connection: inside a transaction
 * @workspace: of the office, with an edition
 * @scope: which sheets
 * @error: %QZ_ERROR_STATE when there are none; %QZ_ERROR_NOT_FOUND for an unknown activity, stage
 * or panel, or an entry without a score sheet; any code of the driver
 *
 * Returns: (transfer full) (nullable): the plan, without seat, name, version and instant
 */
QzHelperPlan *
qz_seat_access_read_plan (QzConnection *connection,
                          QzWorkspace *workspace,
                          const QzSeatScope *scope,
                          GError **error)
{
  g_autoptr (GPtrArray) panels = NULL;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (QzHelperPlan) plan = qz_helper_plan_new ();
  g_autoptr (GHashTable) judges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { workspace, scope, plan, judges };

  if (!check_scope (workspace, scope, error))
    return NULL;
  panels = qz_panel_table_list (connection, scope->activity, error);
  if (panels == NULL || !choose_panels (scope, panels, chosen, error))
    return NULL;
  /* They are the edition's. */
  g_ptr_array_set_free_func (plan->rubrics, NULL);
  for (guint i = 0; i < chosen->len; i++)
    if (!add_panel (&reading, connection, chosen->pdata[i], error))
      return NULL;
  if (plan->entries->len > 0)
    return g_steal_pointer (&plan);
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                       _ ("No panel has entries to score there. Make the panels first."));
  return NULL;
}
