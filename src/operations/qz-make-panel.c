/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes or changes a panel 评审组: its judges, its head, and the entries it scores. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-leaving-judges.h"
#include "operations/qz-make-panel.h"
#include "operations/qz-review-access.h"
#include "rules/qz-entry-state-rules.h"
#include "rules/qz-finding.h"
#include "store/qz-entry-table.h"
#include "store/qz-panel-table.h"

struct _QzMakePanel
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;               /* nullable: the panel that is changed */
  char *activity;         /* nullable when @id is given */
  char *stage;            /* nullable: the first one */
  char *name;
  GStrv judges;     /* ids or names */
  char *head;       /* nullable: the first judge */
  GStrv categories; /* nullable: all */
  GStrv entries;    /* nullable: all of the categories, or those that a changed panel has */
  char *reason;     /* nullable: why a judge leaves who has scored */

  const QzActivity *found; /* borrowed from the edition */
  QzPanel *panel;          /* owned, nullable: the result */
  guint n_sheets;          /* taken out of the totals */
  GPtrArray *findings;     /* (element-type QzFinding) */
};

G_DEFINE_FINAL_TYPE (QzMakePanel, qz_make_panel, QZ_TYPE_OPERATION)

static gboolean
add_judges (QzMakePanel *self, QzConnection *connection, QzPanel *panel, GError **error)
{
  for (guint i = 0; self->judges[i] != NULL; i++)
    {
      g_autoptr (QzJudge) judge = qz_review_access_get_judge (connection, self->judges[i], error);

      if (judge == NULL)
        return FALSE;
      for (guint k = 0; k < panel->judges->len; k++)
        if (strcmp (((const QzJudge *) panel->judges->pdata[k])->id, judge->id) == 0)
          {
            g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                         _ ("%s is named twice for the panel “%s”. Name each judge once."),
                         judge->name, self->name);
            return FALSE;
          }
      g_ptr_array_add (panel->judges, g_steal_pointer (&judge));
    }
  return TRUE;
}

static gboolean
choose_head (QzMakePanel *self, QzConnection *connection, QzPanel *panel, GError **error)
{
  g_autoptr (QzJudge) head = NULL;

  qz_text_set (&panel->head, ((const QzJudge *) panel->judges->pdata[0])->id);
  if (self->head == NULL)
    return TRUE;
  head = qz_review_access_get_judge (connection, self->head, error);
  if (head == NULL)
    return FALSE;
  for (guint i = 0; i < panel->judges->len; i++)
    if (strcmp (((const QzJudge *) panel->judges->pdata[i])->id, head->id) == 0)
      {
        qz_text_set (&panel->head, head->id);
        return TRUE;
      }
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("%s is to head the panel “%s” and is not one of its judges. Add the judge or "
                  "choose another head."),
               head->name, self->name);
  return FALSE;
}

static gboolean
name_is_free (QzConnection *connection, const QzPanel *panel, GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, panel->activity, error);

  if (panels == NULL)
    return FALSE;
  for (guint i = 0; i < panels->len; i++)
    {
      const QzPanel *other = panels->pdata[i];

      if (strcmp (other->name, panel->name) != 0 || strcmp (other->stage, panel->stage) != 0
          || strcmp (other->id, panel->id) == 0)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                   _ ("There is a panel “%s” already. Give another name."), panel->name);
      return FALSE;
    }
  return TRUE;
}

/* The entries of the panel @id in the states of @states. */
static GPtrArray *
list_entries (QzConnection *connection, const char *id, guint states, GError **error)
{
  g_autoptr (QzQuery) query = qz_query_new ();

  qz_query_set_string (&query->panel, id);
  query->states = states;
  return qz_entry_table_list (connection, query, 0, G_MAXINT, error);
}

/* The entries that were asked for; a panel that is changed keeps its own unless others are. */
static GPtrArray *
choose_entries (QzMakePanel *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  g_autoptr (GPtrArray) all = NULL;

  if (self->id != NULL && self->categories == NULL && self->entries == NULL)
    return list_entries (connection, self->id, QZ_QUERY_IN_REVIEW, error);
  for (guint i = 0; self->entries != NULL && self->entries[i] != NULL; i++)
    {
      QzEntry *entry = qz_entry_table_get (connection, self->entries[i], error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (chosen, entry);
      if (!qz_entry_act_check (entry, QZ_ENTRY_SCORE, error))
        return NULL;
      if (strcmp (entry->activity, self->found->id) != 0)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("%s does not belong to “%s”. Leave it out of this panel."),
                       qz_entry_access_call (entry), self->found->name);
          return NULL;
        }
    }
  if (self->entries != NULL)
    return g_steal_pointer (&chosen);

  all = qz_review_access_list_reaching (connection, qz_workspace_get_edition (self->workspace),
                                        self->found,
                                        qz_activity_find_stage (self->found, self->stage), error);
  if (all == NULL)
    return NULL;
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      QzEntry *entry = all->pdata[i];

      if (qz_applies_to (self->categories, entry->category))
        g_ptr_array_add (chosen, entry);
      else
        qz_entry_free (entry);
    }
  return g_steal_pointer (&chosen);
}

static gboolean
contains (char **ids, const char *id)
{
  return ids != NULL && g_strv_contains ((const char *const *) ids, id);
}

/* What was returned or withdrawn comes back to the panel, unless its category left it. */
static gboolean
drop_absent (QzMakePanel *self, QzConnection *connection, const QzPanel *panel, GError **error)
{
  g_autoptr (GPtrArray) absent = list_entries (connection, panel->id, ~QZ_QUERY_IN_REVIEW, error);

  for (guint i = 0; absent != NULL && i < absent->len; i++)
    {
      const QzEntry *entry = absent->pdata[i];

      if (!qz_applies_to (self->categories, entry->category)
          && !qz_panel_table_remove_entry (connection, panel->id, entry->id, error))
        return FALSE;
    }
  return absent != NULL;
}

static gboolean
put_entries (QzMakePanel *self, QzConnection *connection, QzPanel *panel, GError **error)
{
  g_autoptr (GPtrArray) chosen = choose_entries (self, connection, error);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_auto (GStrv) before = NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  if (chosen == NULL)
    return FALSE;
  conflicts = qz_conflict_access_list (connection, chosen, panel->judges, error);
  before = conflicts != NULL ? qz_panel_table_list_entries (connection, panel->id, error) : NULL;
  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < chosen->len; i++)
    {
      const QzEntry *entry = chosen->pdata[i];

      g_hash_table_add (wanted, entry->id);
      qz_conflict_access_report (conflicts, panel, entry, self->findings);
      if (!contains (before, entry->id)
          && !qz_panel_table_add_entry (connection, panel->id, entry->id, error))
        return FALSE;
    }
  for (guint i = 0; before[i] != NULL; i++)
    if (!g_hash_table_contains (wanted, before[i])
        && !qz_panel_table_remove_entry (connection, panel->id, before[i], error))
      return FALSE;
  panel->entries = g_hash_table_size (wanted);
  return drop_absent (self, connection, panel, error);
}

/* A pool stays one; who joins it has no seat yet. */
static gboolean
keep_pool (QzMakePanel *self, QzConnection *connection, QzPanel *panel, GError **error)
{
  g_autoptr (QzPanel) before = NULL;

  if (self->id == NULL)
    return TRUE;
  before = qz_panel_table_get (connection, self->id, error);
  if (before == NULL || before->pool == NULL)
    return before != NULL;
  qz_panel_make_pool (panel, before->pool->per_entry);
  panel->pool->least = before->pool->least;
  panel->pool->most = before->pool->most;
  return TRUE;
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzMakePanel *self = data;
  g_autoptr (QzPanel) panel = qz_panel_new ();

  g_clear_pointer (&self->panel, qz_panel_free);
  g_ptr_array_set_size (self->findings, 0);
  qz_text_take (&panel->id, self->id != NULL ? g_strdup (self->id) : g_uuid_string_random ());
  qz_text_set (&panel->name, self->name);
  qz_text_set (&panel->activity, self->found->id);
  qz_text_set (&panel->stage, self->stage);
  if (!keep_pool (self, connection, panel, error) || !add_judges (self, connection, panel, error)
      || !choose_head (self, connection, panel, error) || !name_is_free (connection, panel, error)
      || (self->id != NULL
          && !qz_leaving_judges_apply (connection, panel, self->reason, &self->n_sheets, error))
      || !qz_panel_table_put (connection, panel, error)
      || !put_entries (self, connection, panel, error))
    return FALSE;
  self->panel = g_steal_pointer (&panel);
  return TRUE;
}

typedef struct
{
  const char *id;
  QzPanel *panel;
} Reading;

static gboolean
read_panel (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->panel = qz_panel_table_get (connection, reading->id, error);
  return reading->panel != NULL;
}

/* Activity and stage of the panel that is changed stay what they are. */
static gboolean
read_change (QzMakePanel *self, GError **error)
{
  Reading reading = { .id = self->id };
  g_autoptr (QzPanel) panel = NULL;

  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_panel, &reading, error))
    return FALSE;
  panel = reading.panel;
  g_free (self->activity);
  g_free (self->stage);
  self->activity = g_strdup (panel->activity);
  self->stage = g_strdup (panel->stage);
  return TRUE;
}

static gboolean
prepare (QzMakePanel *self, GError **error)
{
  const QzStage *stage;

  if (self->id != NULL && !read_change (self, error))
    return FALSE;
  if (!qz_text_check_short (_ ("The name of the panel"), self->name, error)
      || (self->reason != NULL && !qz_text_check_prose (_ ("The reason"), self->reason, error)))
    return FALSE;
  if (qz_text_is_blank (self->name) || self->judges[0] == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("A panel needs a name and at least one judge. Fill them in."));
      return FALSE;
    }
  self->found = qz_entry_access_get_activity (self->workspace, self->activity, error);
  if (self->found == NULL)
    return FALSE;
  stage = qz_review_access_get_stage (self->found, self->stage, error);
  if (stage == NULL)
    return FALSE;
  g_free (self->stage);
  self->stage = g_strdup (stage->id);
  for (guint i = 0; self->categories != NULL && self->categories[i] != NULL; i++)
    if (qz_entry_access_get_category (self->found, self->categories[i], error) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
qz_make_panel_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzMakePanel *self = QZ_MAKE_PANEL (operation);
  const char *verb = self->id != NULL ? "panel.change" : "panel.make";
  g_autofree char *judges = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *summary = NULL;

  if (!prepare (self, error))
    return FALSE;
  judges = g_strjoinv (", ", self->judges);
  detail = g_strdup_printf ("activity: %s\nstage: %s\njudges: %s%s%s", self->found->id, self->stage,
                            judges, self->reason != NULL ? "\nreason: " : "",
                            self->reason != NULL ? self->reason : "");
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), verb, self->name);
  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ verb, self->id != NULL ? self->id : "", summary, detail },
                         put, self, cancellable, error);
}

static void
qz_make_panel_finalize (GObject *object)
{
  QzMakePanel *self = QZ_MAKE_PANEL (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->judges, g_strfreev);
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->categories, g_strfreev);
  g_clear_pointer (&self->entries, g_strfreev);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->panel, qz_panel_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_make_panel_parent_class)->finalize (object);
}

static void
qz_make_panel_class_init (QzMakePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_make_panel_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_make_panel_run;
}

static void
qz_make_panel_init (QzMakePanel *self)
{
  self->findings = qz_findings_new ();
}

static QzMakePanel *
panel_new (QzWorkspace *workspace, const char *name, const char *const *judges)
{
  QzMakePanel *self = g_object_new (QZ_TYPE_MAKE_PANEL, NULL);

  self->workspace = g_object_ref (workspace);
  self->name = g_strstrip (g_strdup (name));
  self->judges = g_strdupv ((char **) judges);
  return self;
}

/**
 * qz_make_panel_new:
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of a stage, %NULL for the first
 * @name: of the panel
 * @judges: (array zero-terminated=1): UUIDs or names of its judges
 *
 * A new panel that scores every entry of the activity that is submitted or accepted, unless
 * categories or entries are set. Fails with %QZ_ERROR_NOT_FOUND for an unknown activity, stage,
 * category, entry or judge, %QZ_ERROR_DUPLICATE for a judge named twice or a name that is taken,
 * %QZ_ERROR_INVALID without a name or a judge, %QZ_ERROR_STATE for an entry that cannot be scored.
 *
 * Returns: (transfer full): the operation
 */
QzMakePanel *
qz_make_panel_new (QzWorkspace *workspace,
                   const char *activity,
                   const char *stage,
                   const char *name,
                   const char *const *judges)
{
  QzMakePanel *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && name != NULL && judges != NULL, NULL);

  self = panel_new (workspace, name, judges);
  self->activity = g_strdup (activity);
  self->stage = g_strdup (stage);
  return self;
}

/**
 * qz_make_panel_new_change:
 * @workspace: where
 * @panel: UUID of a panel
 * @name: its name from now on
 * @judges: (array zero-terminated=1): UUIDs or names of its judges from now on
 *
 * Changes a panel; its activity and stage stay, its entries stay unless categories or entries are
 * set, and so do its score sheets. A judge who has handed in a sheet leaves with a reason only. It
 * fails as a new one does, and with %QZ_ERROR_STATE when such a judge is to leave without one or
 * an entry that the judge has scored has an award.
 *
 * Returns: (transfer full): the operation
 */
QzMakePanel *
qz_make_panel_new_change (QzWorkspace *workspace,
                          const char *panel,
                          const char *name,
                          const char *const *judges)
{
  QzMakePanel *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (panel != NULL && name != NULL && judges != NULL, NULL);

  self = panel_new (workspace, name, judges);
  self->id = g_strdup (panel);
  return self;
}

/**
 * qz_make_panel_set_head:
 * @self: an operation that was not run yet
 * @judge: (nullable): UUID or name of one of its judges, %NULL for the first
 */
void
qz_make_panel_set_head (QzMakePanel *self, const char *judge)
{
  g_return_if_fail (QZ_IS_MAKE_PANEL (self));

  g_free (self->head);
  self->head = g_strdup (judge);
}

/**
 * qz_make_panel_set_categories:
 * @self: an operation that was not run yet
 * @categories: (nullable) (array zero-terminated=1): only entries of these categories
 */
void
qz_make_panel_set_categories (QzMakePanel *self, const char *const *categories)
{
  g_return_if_fail (QZ_IS_MAKE_PANEL (self));

  g_strfreev (self->categories);
  self->categories = g_strdupv ((char **) categories);
}

/**
 * qz_make_panel_set_entries:
 * @self: an operation that was not run yet
 * @entries: (nullable) (array zero-terminated=1): UUIDs or numbers of just these entries
 */
void
qz_make_panel_set_entries (QzMakePanel *self, const char *const *entries)
{
  g_return_if_fail (QZ_IS_MAKE_PANEL (self));

  g_strfreev (self->entries);
  self->entries = g_strdupv ((char **) entries);
}

/**
 * qz_make_panel_set_reason:
 * @self: an operation that was not run yet
 * @reason: (nullable): why judges leave who have scored; it is kept in the trail, and their sheets
 *   in the panel are recused
 */
void
qz_make_panel_set_reason (QzMakePanel *self, const char *reason)
{
  g_return_if_fail (QZ_IS_MAKE_PANEL (self));

  g_free (self->reason);
  self->reason = g_strdup (reason);
}

/**
 * qz_make_panel_get_panel:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the panel as it was stored
 */
const QzPanel *
qz_make_panel_get_panel (QzMakePanel *self)
{
  g_return_val_if_fail (QZ_IS_MAKE_PANEL (self), NULL);

  return self->panel;
}

/**
 * qz_make_panel_get_n_sheets:
 * @self: an operation that was carried out
 *
 * Returns: how many score sheets left the totals with their judges
 */
guint
qz_make_panel_get_n_sheets (QzMakePanel *self)
{
  g_return_val_if_fail (QZ_IS_MAKE_PANEL (self), 0);

  return self->n_sheets;
}

/**
 * qz_make_panel_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): judges who should be recused from an entry;
 *   the path is the UUID of the entry
 */
const GPtrArray *
qz_make_panel_get_findings (QzMakePanel *self)
{
  g_return_val_if_fail (QZ_IS_MAKE_PANEL (self), NULL);

  return self->findings;
}
