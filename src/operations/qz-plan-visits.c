/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans on-site visits 现场评审: routes by district and day, with two judges each. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-panel-access.h"
#include "operations/qz-plan-visits.h"
#include "operations/qz-review-access.h"
#include "operations/qz-visit-access.h"
#include "rules/qz-conflict-rules.h"
#include "rules/qz-entry-state-rules.h"
#include "rules/qz-judge-rules.h"
#include "rules/qz-visit-plan.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-visit-table.h"

/* Of a route, when nothing else is said. */
#define STOPS 3

struct _QzPlanVisits
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;
  char *stage_id; /* nullable: the first with visits */
  guint32 seed;
  GStrv days; /* ISO, rising */
  guint stops;
  GStrv entries; /* nullable: all that reach the stage */
  GStrv judges;  /* nullable: all on file */
  gboolean dry_run;

  QzEdition *edition;        /* owned, nullable: has the rubrics of the rows */
  const QzActivity *found;   /* borrowed from the edition */
  const QzStage *stage;      /* borrowed from the edition */
  GCancellable *cancellable; /* borrowed while it runs */
  GPtrArray *panels;         /* (element-type QzPanel): the routes */
  GPtrArray *rows;           /* (element-type QzVisitRow): the result */
};

G_DEFINE_FINAL_TYPE (QzPlanVisits, qz_plan_visits, QZ_TYPE_OPERATION)

/* --- what there is --- */

static GPtrArray *
list_entries (QzPlanVisits *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) whole = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);

  if (self->entries == NULL)
    entries =
        qz_review_access_list_reaching (connection, self->edition, self->found, self->stage, error);
  else
    entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  for (guint i = 0; self->entries != NULL && self->entries[i] != NULL; i++)
    {
      QzEntry *entry = qz_entry_table_get (connection, self->entries[i], error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
      if (!qz_entry_act_check (entry, QZ_ENTRY_SCORE, error))
        return NULL;
    }
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      QzEntry *entry =
          qz_entry_table_get (connection, ((const QzEntry *) entries->pdata[i])->id, error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (whole, entry);
    }
  if (entries == NULL || whole->len > 0)
    return entries != NULL ? g_steal_pointer (&whole) : NULL;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("“%s” has no entry that goes through the stage “%s”."), self->found->name,
               self->stage->name);
  return NULL;
}

static GPtrArray *
list_judges (QzPlanVisits *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) judges = NULL;

  if (self->judges == NULL)
    return qz_judge_table_list (connection, error);
  judges = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_judge_free);
  for (guint i = 0; self->judges[i] != NULL; i++)
    {
      QzJudge *judge = qz_review_access_get_judge (connection, self->judges[i], error);

      if (judge == NULL)
        return NULL;
      g_ptr_array_add (judges, judge);
    }
  return g_steal_pointer (&judges);
}

static char *
dup_district (const QzEntry *entry)
{
  const char *address = entry->form != NULL ? qz_form_get (entry->form, "address") : NULL;

  return qz_visit_dup_district (address != NULL ? address : "");
}

/* --- the plan --- */

static void
add_judge (QzPlanVisits *self, QzVisitPlan *plan, const QzJudge *judge)
{
  g_autofree char *house = qz_conflict_dup_house (judge->organisation);
  guint n_days = g_strv_length (self->days);
  g_autofree gboolean *has_time = g_new (gboolean, n_days);

  for (guint i = 0; i < n_days; i++)
    has_time[i] = qz_judge_has_time (judge, self->days[i]);
  qz_visit_plan_add_judge (plan, house, has_time);
}

static QzVisitPlan *
make_plan (QzPlanVisits *self,
           const GPtrArray *entries,
           const GPtrArray *judges,
           const GPtrArray *conflicts)
{
  QzVisitPlan *plan = qz_visit_plan_new (g_strv_length (self->days), self->stops, self->seed);

  for (guint i = 0; i < entries->len; i++)
    {
      const QzEntry *entry = entries->pdata[i];
      g_autofree char *district = dup_district (entry);

      qz_visit_plan_add_stop (plan, qz_entry_access_call (entry), district, entry->unit_name);
    }
  for (guint i = 0; i < judges->len; i++)
    add_judge (self, plan, judges->pdata[i]);
  for (guint i = 0; i < entries->len; i++)
    for (guint k = 0; k < judges->len; k++)
      {
        const QzConflict *conflict =
            qz_conflict_access_find (conflicts, ((const QzEntry *) entries->pdata[i])->id,
                                     ((const QzJudge *) judges->pdata[k])->id);

        if (conflict != NULL && conflict->state != QZ_CONFLICT_DISMISSED)
          qz_visit_plan_add_conflict (plan, i, k);
      }
  return plan;
}

static void
add_district (GString *districts, const char *district)
{
  if (*district != '\0' && strstr (districts->str, district) == NULL)
    g_string_append_printf (districts, "%s%s", districts->len > 0 ? "、" : "", district);
}

/* "9月20日第1路（浦东新区）" */
static char *
dup_route_name (QzPlanVisits *self,
                const char *day,
                guint number,
                const GPtrArray *entries,
                const GArray *stops)
{
  g_autoptr (GString) districts = g_string_new (NULL);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, day);
  for (guint i = 0; i < stops->len; i++)
    {
      g_autofree char *district = dup_district (entries->pdata[g_array_index (stops, guint, i)]);

      add_district (districts, district);
    }
  return g_strdup_printf ("%u月%u日第%u路%s%s%s", g_date_get_month (&date), g_date_get_day (&date),
                          number, districts->len > 0 ? "（" : "", districts->str,
                          districts->len > 0 ? "）" : "");
}

static QzJudge *
find_judge (QzConnection *connection, const GPtrArray *judges, guint number, GError **error)
{
  return qz_judge_table_get (connection, ((const QzJudge *) judges->pdata[number])->id, error);
}

static QzPanel *
make_route (QzPlanVisits *self,
            QzConnection *connection,
            const QzVisitPlan *plan,
            guint number,
            guint of_day,
            const GPtrArray *entries,
            const GPtrArray *judges,
            GError **error)
{
  g_autoptr (QzPanel) panel = qz_panel_new ();
  g_autoptr (GArray) stops = qz_visit_plan_list_stops (plan, number);

  for (guint i = 0; i < QZ_VISIT_JUDGES; i++)
    {
      QzJudge *judge =
          find_judge (connection, judges, qz_visit_plan_get_judge (plan, number, i), error);

      if (judge == NULL)
        return NULL;
      g_ptr_array_add (panel->judges, judge);
    }
  qz_text_take (&panel->id, g_uuid_string_random ());
  qz_text_take (&panel->name,
                dup_route_name (self, self->days[qz_visit_plan_get_day (plan, number)], of_day,
                                entries, stops));
  qz_text_set (&panel->activity, self->activity);
  qz_text_set (&panel->stage, self->stage->id);
  qz_text_set (&panel->head, ((const QzJudge *) panel->judges->pdata[0])->id);
  panel->entries = stops->len;
  return g_steal_pointer (&panel);
}

static QzPanel *
copy_panel (const QzPanel *panel)
{
  QzPanel *copy = qz_panel_new ();

  qz_text_set (&copy->id, panel->id);
  qz_text_set (&copy->name, panel->name);
  qz_text_set (&copy->stage, panel->stage);
  for (guint i = 0; i < panel->judges->len; i++)
    {
      const QzJudge *judge = panel->judges->pdata[i];
      QzJudge *same = qz_judge_new ();

      qz_text_set (&same->id, judge->id);
      qz_text_set (&same->name, judge->name);
      qz_text_set (&same->organisation, judge->organisation);
      g_ptr_array_add (copy->judges, same);
    }
  return copy;
}

/* Takes the entry out of @entries. */
static QzVisitRow *
make_row (QzPlanVisits *self, const QzPanel *panel, const char *day, guint place, QzEntry *entry)
{
  QzVisitRow *row = g_new0 (QzVisitRow, 1);
  const char *rubric = qz_activity_find_rubric_id (self->found, self->stage, entry->category);

  row->visit = qz_visit_new ();
  row->entry = entry;
  row->panel = copy_panel (panel);
  row->rubric = rubric != NULL ? qz_edition_find_rubric (self->edition, rubric) : NULL;
  qz_text_set (&row->visit->entry, entry->id);
  qz_text_set (&row->visit->stage, self->stage->id);
  qz_text_set (&row->visit->panel, panel->id);
  qz_text_set (&row->visit->day, day);
  qz_text_take (&row->visit->district, dup_district (entry));
  row->visit->place = place;
  return row;
}

static gboolean
take_routes (QzPlanVisits *self,
             QzConnection *connection,
             const QzVisitPlan *plan,
             GPtrArray *entries,
             const GPtrArray *judges,
             GError **error)
{
  g_autofree guint *of_day = g_new0 (guint, g_strv_length (self->days));

  for (guint i = 0; i < qz_visit_plan_get_n_routes (plan); i++)
    {
      guint day = qz_visit_plan_get_day (plan, i);
      g_autoptr (GArray) stops = qz_visit_plan_list_stops (plan, i);
      QzPanel *panel =
          make_route (self, connection, plan, i, ++of_day[day], entries, judges, error);

      if (panel == NULL)
        return FALSE;
      g_ptr_array_add (self->panels, panel);
      for (guint k = 0; k < stops->len; k++)
        {
          guint number = g_array_index (stops, guint, k);

          g_ptr_array_add (self->rows, make_row (self, panel, self->days[day], k + 1,
                                                 g_steal_pointer (&entries->pdata[number])));
        }
    }
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const QzVisitRow *m = *(const QzVisitRow *const *) a;
  const QzVisitRow *n = *(const QzVisitRow *const *) b;
  int order = strcmp (m->visit->day, n->visit->day);

  if (order == 0)
    order = strcmp (m->panel->name, n->panel->name);
  return order != 0 ? order : (int) m->visit->place - (int) n->visit->place;
}

static gboolean
plan_visits (QzConnection *connection, gpointer data, GError **error)
{
  QzPlanVisits *self = data;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) judges = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (QzVisitPlan) plan = NULL;

  g_ptr_array_set_size (self->panels, 0);
  g_ptr_array_set_size (self->rows, 0);
  if (!qz_panel_access_make_room (connection, self->activity, self->stage->id, TRUE, error))
    return FALSE;
  entries = list_entries (self, connection, error);
  judges = entries != NULL ? list_judges (self, connection, error) : NULL;
  conflicts = judges != NULL ? qz_conflict_access_list (connection, entries, judges, error) : NULL;
  if (conflicts == NULL)
    return FALSE;
  plan = make_plan (self, entries, judges, conflicts);
  if (!qz_visit_plan_solve (plan, self->cancellable, error)
      || !take_routes (self, connection, plan, entries, judges, error))
    return FALSE;
  g_ptr_array_sort (self->rows, compare_rows);
  return TRUE;
}

static gboolean
put_visits (QzConnection *connection, gpointer data, GError **error)
{
  QzPlanVisits *self = data;

  if (!plan_visits (connection, self, error)
      || !qz_panel_access_make_room (connection, self->activity, self->stage->id, FALSE, error))
    return FALSE;
  for (guint i = 0; i < self->panels->len; i++)
    if (!qz_panel_table_put (connection, self->panels->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const QzVisit *visit = ((const QzVisitRow *) self->rows->pdata[i])->visit;

      if (!qz_panel_table_add_entry (connection, visit->panel, visit->entry, error)
          || !qz_visit_table_put (connection, visit, error))
        return FALSE;
    }
  return qz_review_access_write_seed (connection, self->activity, self->stage->id, self->seed,
                                      error);
}

static gboolean
prepare (QzPlanVisits *self, GError **error)
{
  self->found = qz_entry_access_get_activity (self->workspace, self->activity, error);
  if (self->found == NULL)
    return FALSE;
  self->stage = qz_visit_access_get_stage (self->found, self->stage_id, error);
  if (self->stage == NULL)
    return FALSE;
  if (self->days == NULL || self->days[0] == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("Name the days of the visits, such as 2018-12-05."));
      return FALSE;
    }
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  return TRUE;
}

static gboolean
qz_plan_visits_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzPlanVisits *self = QZ_PLAN_VISITS (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *days = NULL;

  if (!prepare (self, error))
    return FALSE;
  self->cancellable = cancellable;
  if (self->dry_run)
    return qz_store_read (store, plan_visits, self, error);
  days = g_strjoinv (", ", self->days);
  summary = qz_act_words (self->edition, "visit.plan", self->found->name);
  detail = g_strdup_printf ("activity: %s\nstage: %s\ndays: %s\nstops: %u\nseed: %u",
                            self->activity, self->stage->id, days, self->stops, self->seed);
  return qz_store_write (store, &(const QzAct){ "visit.plan", "", summary, detail }, put_visits,
                         self, cancellable, error);
}

static void
qz_plan_visits_finalize (GObject *object)
{
  QzPlanVisits *self = QZ_PLAN_VISITS (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->stage_id, g_free);
  g_clear_pointer (&self->days, g_strfreev);
  g_clear_pointer (&self->entries, g_strfreev);
  g_clear_pointer (&self->judges, g_strfreev);
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  G_OBJECT_CLASS (qz_plan_visits_parent_class)->finalize (object);
}

static void
qz_plan_visits_class_init (QzPlanVisitsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_plan_visits_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_plan_visits_run;
}

static void
qz_plan_visits_init (QzPlanVisits *self)
{
  self->stops = STOPS;
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_panel_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_visit_row_free);
}

/**
 * qz_plan_visits_new:
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of a stage on the spot, %NULL for the first
 * @seed: which of equally good plans it shall be
 *
 * Every entry that goes through the stage becomes a stop of a route: those of one district go
 * together, on each route go two judges of different employers whom nothing keeps from its stops,
 * and nobody goes on two routes of a day. A route is a panel of the stage, so that its score sheets
 * are typed, counted and explained as all others. Routes that the stage has are replaced. Fails
 * with %QZ_ERROR_NOT_FOUND for an unknown activity, stage, entry or judge, %QZ_ERROR_INVALID
 * without days or entries, %QZ_ERROR_STATE when a visit was recorded or scored already or there are
 * too few judges.
 *
 * Returns: (transfer full): the operation
 */
QzPlanVisits *
qz_plan_visits_new (QzWorkspace *workspace, const char *activity, const char *stage, guint32 seed)
{
  QzPlanVisits *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_PLAN_VISITS, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  self->stage_id = g_strdup (stage);
  self->seed = seed;
  return self;
}

/**
 * qz_plan_visits_set_days:
 * @self: an operation that was not run yet
 * @days: (nullable): parted by commas, or a range, as people write them
 * @error: %QZ_ERROR_INVALID
 *
 * Returns: whether they were understood
 */
gboolean
qz_plan_visits_set_days (QzPlanVisits *self, const char *days, GError **error)
{
  g_autofree char *known = NULL;

  g_return_val_if_fail (QZ_IS_PLAN_VISITS (self), FALSE);

  known = qz_judge_days_parse (days != NULL ? days : "", error);
  if (known == NULL)
    return FALSE;
  g_strfreev (self->days);
  self->days = *known != '\0' ? g_strsplit (known, ", ", -1) : NULL;
  return TRUE;
}

/**
 * qz_plan_visits_set_stops:
 * @self: an operation that was not run yet
 * @stops: of one route at most, from 1
 */
void
qz_plan_visits_set_stops (QzPlanVisits *self, guint stops)
{
  g_return_if_fail (QZ_IS_PLAN_VISITS (self) && stops > 0);

  self->stops = stops;
}

/**
 * qz_plan_visits_set_entries:
 * @self: an operation that was not run yet
 * @entries: (nullable) (array zero-terminated=1): UUIDs or numbers of the only ones to be visited
 */
void
qz_plan_visits_set_entries (QzPlanVisits *self, const char *const *entries)
{
  g_return_if_fail (QZ_IS_PLAN_VISITS (self));

  g_strfreev (self->entries);
  self->entries = g_strdupv ((char **) entries);
}

/**
 * qz_plan_visits_set_judges:
 * @self: an operation that was not run yet
 * @judges: (nullable) (array zero-terminated=1): UUIDs or names of the only ones who may go
 */
void
qz_plan_visits_set_judges (QzPlanVisits *self, const char *const *judges)
{
  g_return_if_fail (QZ_IS_PLAN_VISITS (self));

  g_strfreev (self->judges);
  self->judges = g_strdupv ((char **) judges);
}

/**
 * qz_plan_visits_set_dry_run:
 * @self: an operation that was not run yet
 * @dry_run: whether nothing is to be stored
 */
void
qz_plan_visits_set_dry_run (QzPlanVisits *self, gboolean dry_run)
{
  g_return_if_fail (QZ_IS_PLAN_VISITS (self));

  self->dry_run = dry_run;
}

/**
 * qz_plan_visits_get_rows:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzVisitRow): the visits by day, route and place
 */
const GPtrArray *
qz_plan_visits_get_rows (QzPlanVisits *self)
{
  g_return_val_if_fail (QZ_IS_PLAN_VISITS (self), NULL);

  return self->rows;
}

/**
 * qz_plan_visits_get_n_routes:
 * @self: an operation that was carried out
 *
 * Returns: how many routes there are
 */
guint
qz_plan_visits_get_n_routes (QzPlanVisits *self)
{
  g_return_val_if_fail (QZ_IS_PLAN_VISITS (self), 0);

  return self->panels->len;
}
