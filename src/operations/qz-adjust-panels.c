/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the panels 评审组 of a stage again: for judges who dropped out, and with late entries. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-adjust-panels.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-review-access.h"
#include "rules/qz-conflict-rules.h"
#include "rules/qz-finding.h"
#include "rules/qz-judge-rules.h"
#include "rules/qz-panel-adjust.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-panel-table.h"

struct _QzAdjustPanels
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;
  char *stage_id; /* nullable: the first one */
  GStrv without;  /* nullable: ids or names of who drops out */
  GStrv wanted;   /* nullable: ids or names of the only ones who may join */
  char *days;     /* nullable: of the review */
  gboolean dry_run;

  QzEdition *edition;      /* owned, nullable */
  const QzActivity *found; /* borrowed from the edition */
  const QzStage *stage;    /* borrowed from the edition */
  GPtrArray *panels;       /* (element-type QzPanel) of the stage, nullable */
  GPtrArray *judges;       /* (element-type QzJudge) all on file, nullable */
  GPtrArray *entries;      /* (element-type QzEntry) that reach the stage, nullable */
  GPtrArray *changes;      /* (element-type QzPanelChange): the result */
  GPtrArray *findings;     /* (element-type QzFinding) */
};

G_DEFINE_FINAL_TYPE (QzAdjustPanels, qz_adjust_panels, QZ_TYPE_OPERATION)

static void
change_free (gpointer data)
{
  QzPanelChange *change = data;

  g_free (change->panel);
  g_free (change->entry);
  g_free (change->call);
  g_free (change);
}

static void
add_change (
    QzAdjustPanels *self, const QzPanel *panel, const char *entry, const char *call, gboolean added)
{
  QzPanelChange *change = g_new0 (QzPanelChange, 1);

  change->panel = g_strdup (panel->name);
  change->entry = g_strdup (entry);
  change->call = g_strdup (call);
  change->added = added;
  g_ptr_array_add (self->changes, change);
}

/* --- what there is --- */

static GPtrArray *
list_panels (QzConnection *connection, const char *activity, const char *stage, GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, activity, error);

  for (guint i = panels != NULL ? panels->len : 0; i > 0; i--)
    if (strcmp (((const QzPanel *) panels->pdata[i - 1])->stage, stage) != 0)
      g_ptr_array_remove_index (panels, i - 1);
  for (guint i = 0; panels != NULL && i < panels->len; i++)
    {
      QzPanel *panel = panels->pdata[i];

      panel->entry_ids = qz_panel_table_list_entries (connection, panel->id, error);
      if (panel->entry_ids == NULL)
        return NULL;
    }
  return g_steal_pointer (&panels);
}

static gboolean
read_all (QzAdjustPanels *self, QzConnection *connection, GError **error)
{
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_clear_pointer (&self->judges, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_ptr_array_set_size (self->changes, 0);
  g_ptr_array_set_size (self->findings, 0);
  self->panels = list_panels (connection, self->activity, self->stage->id, error);
  if (self->panels == NULL)
    return FALSE;
  if (self->panels->len == 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("“%s” has no panels at the stage “%s” that could be adjusted."),
                   self->found->name, self->stage->name);
      return FALSE;
    }
  self->judges = qz_judge_table_list (connection, error);
  if (self->judges == NULL)
    return FALSE;
  self->entries =
      qz_review_access_list_reaching (connection, self->edition, self->found, self->stage, error);
  return self->entries != NULL;
}

static guint
find_panel_of_judge (QzAdjustPanels *self, const char *judge)
{
  for (guint i = 0; i < self->panels->len; i++)
    if (qz_panel_find_judge (self->panels->pdata[i], judge) != NULL)
      return i;
  return QZ_PANEL_ADJUST_NONE;
}

static guint
find_panel_of_entry (QzAdjustPanels *self, const char *entry)
{
  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanel *panel = self->panels->pdata[i];

      if (g_strv_contains ((const char *const *) panel->entry_ids, entry))
        return i;
    }
  return QZ_PANEL_ADJUST_NONE;
}

/* --- the plan --- */

static gboolean
is_named (char **names, const QzJudge *judge)
{
  return names != NULL
         && (g_strv_contains ((const char *const *) names, judge->id)
             || g_strv_contains ((const char *const *) names, judge->name));
}

static void
add_judge (QzAdjustPanels *self, QzPanelAdjust *plan, const QzJudge *judge)
{
  g_autofree char *house = qz_conflict_dup_house (judge->organisation);
  gboolean free = (self->wanted == NULL || is_named (self->wanted, judge))
                  && !is_named (self->without, judge)
                  && (self->days == NULL || qz_judge_has_time (judge, self->days));

  qz_panel_adjust_add_judge (plan, house, find_panel_of_judge (self, judge->id), free);
}

static void
add_conflicts (QzAdjustPanels *self, QzPanelAdjust *plan, const GPtrArray *conflicts)
{
  g_autoptr (GHashTable) judges = g_hash_table_new (g_str_hash, g_str_equal);
  guint entry = 0;

  for (guint i = 0; i < self->judges->len; i++)
    g_hash_table_insert (judges, ((const QzJudge *) self->judges->pdata[i])->id,
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < conflicts->len; i++)
    {
      const QzConflict *conflict = conflicts->pdata[i];

      while (strcmp (((const QzEntry *) self->entries->pdata[entry])->id, conflict->entry) != 0)
        entry++;
      if (conflict->state != QZ_CONFLICT_DISMISSED)
        qz_panel_adjust_add_conflict (
            plan, entry, GPOINTER_TO_UINT (g_hash_table_lookup (judges, conflict->judge)));
    }
}

static QzPanelAdjust *
make_plan (QzAdjustPanels *self, const GPtrArray *conflicts)
{
  QzPanelAdjust *plan = qz_panel_adjust_new (self->panels->len);

  for (guint i = 0; i < self->judges->len; i++)
    add_judge (self, plan, self->judges->pdata[i]);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzEntry *entry = self->entries->pdata[i];

      qz_panel_adjust_add_entry (plan, entry->category, find_panel_of_entry (self, entry->id));
    }
  add_conflicts (self, plan, conflicts);
  for (guint i = 0; i < self->judges->len; i++)
    if (is_named (self->without, self->judges->pdata[i]))
      qz_panel_adjust_vacate (plan, i);
  qz_panel_adjust_solve (plan);
  return plan;
}

/* --- what changes --- */

static void
drop_judge (QzPanel *panel, const char *judge)
{
  for (guint i = 0; i < panel->judges->len; i++)
    if (strcmp (((const QzJudge *) panel->judges->pdata[i])->id, judge) == 0)
      g_ptr_array_remove_index (panel->judges, i--);
}

/* Who is gone leaves the panel with what was scored; somebody else takes the seat. */
static gboolean
replace_judge (QzAdjustPanels *self,
               QzConnection *connection,
               const QzPanelAdjust *plan,
               guint number,
               GError **error)
{
  const QzJudge *judge = self->judges->pdata[number];
  guint where = find_panel_of_judge (self, judge->id);
  guint other = qz_panel_adjust_get_replacement (plan, number);
  QzPanel *panel;

  if (where == QZ_PANEL_ADJUST_NONE)
    return TRUE;
  panel = self->panels->pdata[where];
  drop_judge (panel, judge->id);
  add_change (self, panel, "", judge->name, FALSE);
  if (other != QZ_PANEL_ADJUST_NONE)
    {
      QzJudge *next = qz_judge_table_get (
          connection, ((const QzJudge *) self->judges->pdata[other])->id, error);

      if (next == NULL)
        return FALSE;
      g_ptr_array_add (panel->judges, next);
      add_change (self, panel, "", next->name, TRUE);
    }
  else
    qz_findings_add (self->findings, "", QZ_SEVERITY_WARNING,
                     _ ("Nobody who sits nowhere yet can take the seat of %s in “%s”; it stays "
                        "free."),
                     judge->name, panel->name);
  if (panel->judges->len == 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("“%s” would have no judge any more. Name judges who can join it."),
                   panel->name);
      return FALSE;
    }
  if (strcmp (panel->head, judge->id) == 0)
    {
      const QzJudge *head = panel->judges->pdata[0];

      qz_text_set (&panel->head, head->id);
      qz_findings_add (self->findings, "", QZ_SEVERITY_WARNING, _ ("%s headed “%s”; %s does now."),
                       judge->name, panel->name, head->name);
    }
  return self->dry_run || qz_panel_table_put (connection, panel, error);
}

static gboolean
place_entry (QzAdjustPanels *self,
             QzConnection *connection,
             const QzPanelAdjust *plan,
             const GPtrArray *conflicts,
             guint number,
             GError **error)
{
  const QzEntry *entry = self->entries->pdata[number];
  const QzPanel *panel;

  if (find_panel_of_entry (self, entry->id) != QZ_PANEL_ADJUST_NONE)
    return TRUE;
  panel = self->panels->pdata[qz_panel_adjust_get_panel (plan, number)];
  add_change (self, panel, entry->id, qz_entry_access_call (entry), TRUE);
  qz_conflict_access_report (conflicts, panel, entry, self->findings);
  return self->dry_run || qz_panel_table_add_entry (connection, panel->id, entry->id, error);
}

/* Names that were mistyped are told before anything changes. */
static gboolean
check_names (QzConnection *connection, char **names, GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (QzJudge) judge = qz_review_access_get_judge (connection, names[i], error);

      if (judge == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
adjust (QzConnection *connection, gpointer data, GError **error)
{
  QzAdjustPanels *self = data;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (QzPanelAdjust) plan = NULL;

  if (!check_names (connection, self->without, error)
      || !check_names (connection, self->wanted, error) || !read_all (self, connection, error))
    return FALSE;
  conflicts = qz_conflict_access_list (connection, self->entries, self->judges, error);
  if (conflicts == NULL)
    return FALSE;
  plan = make_plan (self, conflicts);
  for (guint i = 0; i < self->judges->len; i++)
    if (is_named (self->without, self->judges->pdata[i])
        && !replace_judge (self, connection, plan, i, error))
      return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    if (!place_entry (self, connection, plan, conflicts, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
prepare (QzAdjustPanels *self, GError **error)
{
  self->found = qz_entry_access_get_activity (self->workspace, self->activity, error);
  if (self->found == NULL)
    return FALSE;
  self->stage = qz_review_access_get_stage (self->found, self->stage_id, error);
  if (self->stage == NULL)
    return FALSE;
  if (self->stage->kind == QZ_STAGE_ON_SITE)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                           _ ("Routes of visits are not adjusted: two judges go on each. Plan the "
                              "visits anew, or change the panel."));
      return FALSE;
    }
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  return TRUE;
}

static gboolean
qz_adjust_panels_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzAdjustPanels *self = QZ_ADJUST_PANELS (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *without = NULL;

  if (!prepare (self, error))
    return FALSE;
  if (self->dry_run)
    return qz_store_read (store, adjust, self, error);
  without = self->without != NULL ? g_strjoinv (", ", self->without) : g_strdup ("");
  summary = qz_act_words (self->edition, "panel.adjust", self->found->name);
  detail = g_strdup_printf ("activity: %s\nstage: %s\nwithout: %s", self->activity, self->stage->id,
                            without);
  return qz_store_write (store, &(const QzAct){ "panel.adjust", "", summary, detail }, adjust, self,
                         cancellable, error);
}

static void
qz_adjust_panels_finalize (GObject *object)
{
  QzAdjustPanels *self = QZ_ADJUST_PANELS (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->stage_id, g_free);
  g_clear_pointer (&self->without, g_strfreev);
  g_clear_pointer (&self->wanted, g_strfreev);
  g_clear_pointer (&self->days, g_free);
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_clear_pointer (&self->judges, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  G_OBJECT_CLASS (qz_adjust_panels_parent_class)->finalize (object);
}

static void
qz_adjust_panels_class_init (QzAdjustPanelsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_adjust_panels_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_adjust_panels_run;
}

static void
qz_adjust_panels_init (QzAdjustPanels *self)
{
  self->changes = g_ptr_array_new_with_free_func (change_free);
  self->findings = qz_findings_new ();
}

/**
 * qz_adjust_panels_new:
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of a stage, %NULL for the first
 *
 * Changes as little as possible: seats that were left are taken by judges who sit nowhere yet, late
 * entries join a panel; score sheets stay. Fails with %QZ_ERROR_NOT_FOUND for an unknown activity,
 * stage or judge, %QZ_ERROR_STATE when there are no panels, a panel would have no judge, or the
 * stage is one of visits.
 *
 * Returns: (transfer full): the operation
 */
QzAdjustPanels *
qz_adjust_panels_new (QzWorkspace *workspace, const char *activity, const char *stage)
{
  QzAdjustPanels *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_ADJUST_PANELS, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  self->stage_id = g_strdup (stage);
  return self;
}

/**
 * qz_adjust_panels_set_without:
 * @self: an operation that was not run yet
 * @judges: (nullable) (array zero-terminated=1): UUIDs or names of who drops out
 */
void
qz_adjust_panels_set_without (QzAdjustPanels *self, const char *const *judges)
{
  g_return_if_fail (QZ_IS_ADJUST_PANELS (self));

  g_strfreev (self->without);
  self->without = g_strdupv ((char **) judges);
}

/**
 * qz_adjust_panels_set_judges:
 * @self: an operation that was not run yet
 * @judges: (nullable) (array zero-terminated=1): UUIDs or names of the only ones who may join
 */
void
qz_adjust_panels_set_judges (QzAdjustPanels *self, const char *const *judges)
{
  g_return_if_fail (QZ_IS_ADJUST_PANELS (self));

  g_strfreev (self->wanted);
  self->wanted = g_strdupv ((char **) judges);
}

/**
 * qz_adjust_panels_set_days:
 * @self: an operation that was not run yet
 * @days: (nullable): of the review, as people write them; who has no time then does not join
 * @error: %QZ_ERROR_INVALID
 *
 * Returns: whether they were understood
 */
gboolean
qz_adjust_panels_set_days (QzAdjustPanels *self, const char *days, GError **error)
{
  char *known;

  g_return_val_if_fail (QZ_IS_ADJUST_PANELS (self), FALSE);

  if (days == NULL)
    return TRUE;
  known = qz_judge_days_parse (days, error);
  if (known == NULL)
    return FALSE;
  g_free (self->days);
  self->days = known;
  return TRUE;
}

/**
 * qz_adjust_panels_set_dry_run:
 * @self: an operation that was not run yet
 * @dry_run: whether nothing is to be stored
 */
void
qz_adjust_panels_set_dry_run (QzAdjustPanels *self, gboolean dry_run)
{
  g_return_if_fail (QZ_IS_ADJUST_PANELS (self));

  self->dry_run = dry_run;
}

/* Whether a stage has panels, and no pool among them. */
typedef struct
{
  const char *activity;
  const char *stage;
  gboolean applies;
} Kind;

static gboolean
read_kind (QzConnection *connection, gpointer data, GError **error)
{
  Kind *kind = data;
  g_autoptr (GPtrArray) panels = list_panels (connection, kind->activity, kind->stage, error);

  kind->applies = panels != NULL && panels->len > 0;
  for (guint i = 0; panels != NULL && i < panels->len; i++)
    kind->applies = kind->applies && ((const QzPanel *) panels->pdata[i])->pool == NULL;
  return panels != NULL;
}

/**
 * qz_adjust_panels_applies:
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of a stage, %NULL for the first
 * @out_applies: (out): whether it has panels; otherwise single judges may be adjusted
 * @error: %QZ_ERROR_NOT_FOUND for an unknown activity or stage; any code of the store
 *
 * Returns: %FALSE when that cannot be told
 */
gboolean
qz_adjust_panels_applies (QzWorkspace *workspace,
                          const char *activity,
                          const char *stage,
                          gboolean *out_applies,
                          GError **error)
{
  const QzActivity *found;
  const QzStage *where;
  Kind kind = { activity, NULL, FALSE };

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && activity != NULL, FALSE);

  found = qz_entry_access_get_activity (workspace, activity, error);
  where = found != NULL ? qz_review_access_get_stage (found, stage, error) : NULL;
  if (where == NULL)
    return FALSE;
  kind.stage = where->id;
  if (!qz_store_read (qz_workspace_get_store (workspace), read_kind, &kind, error))
    return FALSE;
  *out_applies = kind.applies;
  return TRUE;
}

/**
 * qz_adjust_panels_get_changes:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzPanelChange): what changes
 */
const GPtrArray *
qz_adjust_panels_get_changes (QzAdjustPanels *self)
{
  g_return_val_if_fail (QZ_IS_ADJUST_PANELS (self), NULL);

  return self->changes;
}

/**
 * qz_adjust_panels_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): seats that stay free, heads that changed,
 *   recusals that come with the change
 */
const GPtrArray *
qz_adjust_panels_get_findings (QzAdjustPanels *self)
{
  g_return_val_if_fail (QZ_IS_ADJUST_PANELS (self), NULL);

  return self->findings;
}
