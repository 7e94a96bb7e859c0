/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits all entries of an activity into panels 评审组 and seats the judges in them. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-panel-access.h"
#include "operations/qz-plan-panels.h"
#include "operations/qz-review-access.h"
#include "rules/qz-conflict-rules.h"
#include "rules/qz-finding.h"
#include "rules/qz-panel-plan.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-panel-table.h"

struct _QzPlanPanels
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;
  char *stage; /* nullable: the first one */
  guint n_panels;
  guint n_seats;
  guint32 seed;
  GStrv links; /* nullable: ids or numbers */
  gboolean dry_run;

  const QzActivity *found;   /* borrowed from the edition */
  GCancellable *cancellable; /* borrowed while it runs */
  GPtrArray *panels;         /* (element-type QzPanel): the result */
  GPtrArray *findings;       /* (element-type QzFinding) */
  GPtrArray *moves;          /* (element-type QzPanelMove) */
};

G_DEFINE_FINAL_TYPE (QzPlanPanels, qz_plan_panels, QZ_TYPE_OPERATION)

/* Who is to be decided on stays away like one who has to. */
static void
add_conflicts (QzPanelPlan *plan,
               const GPtrArray *entries,
               const GPtrArray *judges,
               const GPtrArray *conflicts)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  guint entry = 0;

  for (guint i = 0; i < judges->len; i++)
    g_hash_table_insert (numbers, ((const QzJudge *) judges->pdata[i])->id, GUINT_TO_POINTER (i));
  for (guint i = 0; i < conflicts->len; i++)
    {
      const QzConflict *conflict = conflicts->pdata[i];

      while (strcmp (((const QzEntry *) entries->pdata[entry])->id, conflict->entry) != 0)
        entry++;
      if (conflict->state != QZ_CONFLICT_DISMISSED)
        qz_panel_plan_add_conflict (
            plan, entry, GPOINTER_TO_UINT (g_hash_table_lookup (numbers, conflict->judge)));
    }
}

static QzPanelPlan *
make_plan (QzPlanPanels *self,
           const GPtrArray *entries,
           const GPtrArray *judges,
           const GPtrArray *conflicts)
{
  QzPanelPlan *plan = qz_panel_plan_new (self->n_panels, self->n_seats, self->seed);

  for (guint i = 0; i < entries->len; i++)
    qz_panel_plan_add_entry (plan, ((const QzEntry *) entries->pdata[i])->category);
  for (guint i = 0; i < judges->len; i++)
    {
      const QzJudge *judge = judges->pdata[i];
      g_autofree char *house = qz_conflict_dup_house (judge->organisation);

      qz_panel_plan_add_judge (plan, judge->name, house);
    }
  add_conflicts (plan, entries, judges, conflicts);
  return plan;
}

/* Panels of a later stage are told apart from those of the first. */
static QzPanel *
make_panel (QzPlanPanels *self, guint number)
{
  const QzStage *stage = qz_activity_find_stage (self->found, self->stage);
  QzPanel *panel = qz_panel_new ();

  qz_text_take (&panel->id, g_uuid_string_random ());
  qz_text_take (&panel->name,
                g_strdup_printf ("%s%s第%u评审组", self->found->name,
                                 stage == self->found->stages->pdata[0] ? "" : stage->name,
                                 number));
  qz_text_set (&panel->activity, self->activity);
  qz_text_set (&panel->stage, self->stage);
  return panel;
}

static void
take_judges (const QzPanelPlan *plan, guint number, GPtrArray *judges, QzPanel *panel)
{
  for (guint i = 0; i < judges->len; i++)
    if (qz_panel_plan_get_seat (plan, i) == number)
      g_ptr_array_add (panel->judges, g_steal_pointer (&judges->pdata[i]));
  qz_text_set (&panel->head, ((const QzJudge *) panel->judges->pdata[0])->id);
}

static void
take_entries (QzPlanPanels *self,
              const QzPanelPlan *plan,
              guint number,
              const GPtrArray *entries,
              const GPtrArray *conflicts,
              QzPanel *panel)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const QzEntry *entry = entries->pdata[i];

      if (qz_panel_plan_get_panel (plan, i) != number)
        continue;
      g_strv_builder_add (ids, entry->id);
      panel->entries++;
      qz_conflict_access_report (conflicts, panel, entry, self->findings);
    }
  panel->entry_ids = g_strv_builder_end (ids);
}

/* Link entries are no part of the plan: every panel scores them. */
static gboolean
split_links (QzPlanPanels *self,
             QzConnection *connection,
             GPtrArray *entries,
             GPtrArray *links,
             GError **error)
{
  for (guint i = 0; self->links != NULL && self->links[i] != NULL; i++)
    {
      g_autoptr (QzEntry) link = qz_entry_table_get (connection, self->links[i], error);
      guint n = links->len;

      if (link == NULL)
        return FALSE;
      for (guint k = 0; k < entries->len && links->len == n; k++)
        if (strcmp (((const QzEntry *) entries->pdata[k])->id, link->id) == 0)
          g_ptr_array_add (links, g_ptr_array_steal_index (entries, k));
      if (links->len > n)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("%s is not in review for “%s”, or is named twice, so it is no link entry."),
                   qz_entry_access_call (link), self->found->name);
      return FALSE;
    }
  return TRUE;
}

static void
add_links (QzPlanPanels *self, const GPtrArray *links, const GPtrArray *conflicts, QzPanel *panel)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < links->len; i++)
    {
      const QzEntry *entry = links->pdata[i];

      g_strv_builder_add (ids, entry->id);
      panel->entries++;
      qz_conflict_access_report (conflicts, panel, entry, self->findings);
    }
  g_strv_builder_addv (ids, (const char **) panel->entry_ids);
  g_strfreev (panel->entry_ids);
  panel->entry_ids = g_strv_builder_end (ids);
}

static void
move_free (gpointer data)
{
  QzPanelMove *move = data;

  g_free (move->entry);
  g_free (move->call);
  g_free (move->title);
  g_free (move->from);
  g_free (move->to);
  g_free (move);
}

static void
list_moves (QzPlanPanels *self, const QzPanelPlan *plan, const GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const QzEntry *entry = entries->pdata[i];
      guint from = qz_panel_plan_get_origin (plan, i);
      guint to = qz_panel_plan_get_panel (plan, i);
      QzPanelMove *move;

      if (from == to)
        continue;
      move = g_new0 (QzPanelMove, 1);
      move->entry = g_strdup (entry->id);
      move->call = g_strdup (qz_entry_access_call (entry));
      move->title = g_strdup (entry->title);
      move->from = g_strdup (((const QzPanel *) self->panels->pdata[from])->name);
      move->to = g_strdup (((const QzPanel *) self->panels->pdata[to])->name);
      g_ptr_array_add (self->moves, move);
    }
}

static gboolean
plan_panels (QzConnection *connection, gpointer data, GError **error)
{
  QzPlanPanels *self = data;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) judges = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  g_autoptr (GPtrArray) of_links = NULL;
  g_autoptr (QzPanelPlan) plan = NULL;

  g_ptr_array_set_size (self->panels, 0);
  g_ptr_array_set_size (self->findings, 0);
  g_ptr_array_set_size (self->moves, 0);
  if (!qz_panel_access_make_room (connection, self->activity, self->stage, TRUE, error))
    return FALSE;
  entries = qz_review_access_list_reaching (
      connection, qz_workspace_get_edition (self->workspace), self->found,
      qz_activity_find_stage (self->found, self->stage), error);
  if (entries == NULL || !split_links (self, connection, entries, links, error))
    return FALSE;
  if (entries->len < self->n_panels)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   ngettext ("“%s” has %u entry to judge, fewer than there are to be panels. Ask "
                             "for fewer panels.",
                             "“%s” has %u entries to judge, fewer than there are to be panels. Ask "
                             "for fewer panels.",
                             entries->len),
                   self->found->name, entries->len);
      return FALSE;
    }
  judges = qz_judge_table_list (connection, error);
  conflicts = judges != NULL ? qz_conflict_access_list (connection, entries, judges, error) : NULL;
  of_links = conflicts != NULL ? qz_conflict_access_list (connection, links, judges, error) : NULL;
  if (of_links == NULL)
    return FALSE;
  plan = make_plan (self, entries, judges, conflicts);
  if (!qz_panel_plan_solve (plan, self->cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->n_panels; i++)
    {
      QzPanel *panel = make_panel (self, i + 1);

      g_ptr_array_add (self->panels, panel);
      take_judges (plan, i, judges, panel);
      take_entries (self, plan, i, entries, conflicts, panel);
      add_links (self, links, of_links, panel);
    }
  list_moves (self, plan, entries);
  return TRUE;
}

static gboolean
put_panels (QzConnection *connection, gpointer data, GError **error)
{
  QzPlanPanels *self = data;

  if (!plan_panels (connection, self, error)
      || !qz_panel_access_make_room (connection, self->activity, self->stage, FALSE, error))
    return FALSE;
  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanel *panel = self->panels->pdata[i];

      if (!qz_panel_table_put (connection, panel, error))
        return FALSE;
      for (guint k = 0; panel->entry_ids[k] != NULL; k++)
        if (!qz_panel_table_add_entry (connection, panel->id, panel->entry_ids[k], error))
          return FALSE;
    }
  return qz_review_access_write_seed (connection, self->activity, self->stage, self->seed, error);
}

static gboolean
qz_plan_panels_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzPlanPanels *self = QZ_PLAN_PANELS (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  const QzStage *stage;
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  self->found = qz_entry_access_get_activity (self->workspace, self->activity, error);
  if (self->found == NULL)
    return FALSE;
  stage = qz_review_access_get_stage (self->found, self->stage, error);
  if (stage == NULL)
    return FALSE;
  g_free (self->stage);
  self->stage = g_strdup (stage->id);
  self->cancellable = cancellable;
  if (self->dry_run)
    return qz_store_read (store, plan_panels, self, error);
  summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), "panel.plan", self->found->name);
  detail = g_strdup_printf ("activity: %s\nstage: %s\npanels: %u\njudges: %u\nseed: %u",
                            self->activity, self->stage, self->n_panels, self->n_seats, self->seed);
  return qz_store_write (store, &(const QzAct){ "panel.plan", "", summary, detail }, put_panels,
                         self, cancellable, error);
}

static void
qz_plan_panels_finalize (GObject *object)
{
  QzPlanPanels *self = QZ_PLAN_PANELS (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->links, g_strfreev);
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_plan_panels_parent_class)->finalize (object);
}

static void
qz_plan_panels_class_init (QzPlanPanelsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_plan_panels_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_plan_panels_run;
}

static void
qz_plan_panels_init (QzPlanPanels *self)
{
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_panel_free);
  self->findings = qz_findings_new ();
  self->moves = g_ptr_array_new_with_free_func (move_free);
}

/**
 * qz_plan_panels_new:
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of a stage, %NULL for the first
 * @n_panels: how many panels there are to be, from 1
 * @n_seats: judges of each, from 1
 * @seed: which of equally good plans it shall be
 *
 * Splits every entry of the activity that is submitted or accepted into panels of one size, by
 * category, seats the judges on file where least has to be recused, one of each employer, and
 * moves what is recused all the same. Panels that the stage has are replaced. It fails with
 * %QZ_ERROR_NOT_FOUND for an unknown activity or stage, %QZ_ERROR_INVALID when there are fewer
 * entries than panels, %QZ_ERROR_STATE when one of the panels has score sheets or there are too few
 * judges.
 *
 * Returns: (transfer full): the operation
 */
QzPlanPanels *
qz_plan_panels_new (QzWorkspace *workspace,
                    const char *activity,
                    const char *stage,
                    guint n_panels,
                    guint n_seats,
                    guint32 seed)
{
  QzPlanPanels *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);
  g_return_val_if_fail (n_panels > 0 && n_seats > 0, NULL);

  self = g_object_new (QZ_TYPE_PLAN_PANELS, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  self->stage = g_strdup (stage);
  self->n_panels = n_panels;
  self->n_seats = n_seats;
  self->seed = seed;
  return self;
}

/**
 * qz_plan_panels_set_links:
 * @self: an operation that was not run yet
 * @entries: (nullable) (array zero-terminated=1): UUIDs or numbers of link entries, which every
 *   panel scores so that the panels can be compared
 */
void
qz_plan_panels_set_links (QzPlanPanels *self, const char *const *entries)
{
  g_return_if_fail (QZ_IS_PLAN_PANELS (self));

  g_strfreev (self->links);
  self->links = g_strdupv ((char **) entries);
}

/**
 * qz_plan_panels_set_dry_run:
 * @self: an operation that was not run yet
 * @dry_run: whether nothing is to be stored
 */
void
qz_plan_panels_set_dry_run (QzPlanPanels *self, gboolean dry_run)
{
  g_return_if_fail (QZ_IS_PLAN_PANELS (self));

  self->dry_run = dry_run;
}

/**
 * qz_plan_panels_get_panels:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzPanel): the panels with the ids of their entries
 */
const GPtrArray *
qz_plan_panels_get_panels (QzPlanPanels *self)
{
  g_return_val_if_fail (QZ_IS_PLAN_PANELS (self), NULL);

  return self->panels;
}

/**
 * qz_plan_panels_get_moves:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzPanelMove): the entries that were moved to another panel
 *   because a judge of theirs is recused
 */
const GPtrArray *
qz_plan_panels_get_moves (QzPlanPanels *self)
{
  g_return_val_if_fail (QZ_IS_PLAN_PANELS (self), NULL);

  return self->moves;
}

/**
 * qz_plan_panels_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): judges who have to be recused from an entry
 * all the same; the path is the UUID of the entry
 */
const GPtrArray *
qz_plan_panels_get_findings (QzPlanPanels *self)
{
  g_return_val_if_fail (QZ_IS_PLAN_PANELS (self), NULL);

  return self->findings;
}
