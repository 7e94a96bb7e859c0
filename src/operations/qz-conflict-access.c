/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-review-access.h"
#include "rules/qz-conflict-finder.h"
#include "rules/qz-conflict-words.h"
#include "rules/qz-finding.h"
#include "store/qz-conflict-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-past-table.h"
#include "store/qz-pinyin.h"

/* What the names tell, and then what was decided on it. A dismissal outlives its cause, unseen. */
static void
settle (QzConflict *conflict, const QzConflict *decision)
{
  if (decision != NULL)
    qz_conflict_decide (conflict, decision->state, decision->reason, decision->approver,
                        decision->decided);
}

/* What was declared of judges of whom the names tell nothing. */
static void
add_declared (GPtrArray *conflicts,
              guint from,
              const char *entry,
              const GPtrArray *judges,
              const GPtrArray *decisions)
{
  for (guint i = 0; i < judges->len; i++)
    {
      const QzJudge *judge = judges->pdata[i];
      const QzConflict *decision = qz_conflict_access_find (decisions, entry, judge->id);
      gboolean is_found = FALSE;
      QzConflict *conflict;

      for (guint k = from; k < conflicts->len && !is_found; k++)
        is_found = strcmp (((const QzConflict *) conflicts->pdata[k])->judge, judge->id) == 0;
      if (is_found || decision == NULL || decision->state != QZ_CONFLICT_FORCED)
        continue;
      conflict = qz_conflict_new ();
      qz_text_set (&conflict->entry, entry);
      qz_text_set (&conflict->judge, judge->id);
      settle (conflict, decision);
      g_ptr_array_add (conflicts, conflict);
    }
}

/* The folded titles and teams of the entries. */
static GHashTable *
gather_names (const GPtrArray *entries)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const QzEntry *entry = entries->pdata[i];

      g_hash_table_add (names, qz_text_fold (entry->title));
      g_hash_table_add (names, qz_text_fold (entry->team));
    }
  g_hash_table_remove (names, "");
  return names;
}

static gboolean
is_named (GHashTable *names, const QzEntry *past)
{
  g_autofree char *title = qz_text_fold (past->title);
  g_autofree char *team = qz_text_fold (past->team);

  return g_hash_table_contains (names, title) || g_hash_table_contains (names, team);
}

/* Of other editions only what may be the same project, or of the same team, is read. */
static gboolean
add_past (QzConflictFinder *finder,
          QzConnection *connection,
          const GPtrArray *entries,
          GError **error)
{
  g_autoptr (GPtrArray) past = NULL;
  g_autoptr (GHashTable) names = NULL;

  if (entries->len == 0)
    return TRUE;
  past = qz_past_table_list_entries (connection, ((const QzEntry *) entries->pdata[0])->edition,
                                     error);
  if (past == NULL)
    return FALSE;
  names = past->len > 0 ? gather_names (entries) : NULL;
  for (guint i = 0; i < past->len; i++)
    {
      const QzEntry *entry = past->pdata[i];
      g_autoptr (QzForm) form = NULL;
      g_auto (GStrv) scorers = NULL;

      if (!is_named (names, entry))
        continue;
      form = qz_entry_table_get_form (connection, entry->seq, error);
      scorers = form != NULL ? qz_past_table_list_judges (connection, entry->id, error) : NULL;
      if (scorers == NULL)
        return FALSE;
      qz_conflict_finder_add_past (finder, entry, form, (const char *const *) scorers);
    }
  return TRUE;
}

/**
 * qz_conflict_access_list:
 * @connection: inside a transaction
 * @entries: (element-type QzEntry): with or without their forms
 * @judges: (element-type QzJudge): who could score them
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzConflict): those that the names tell and
 * those that were declared, each as it was decided; in the order of the entries
 */
GPtrArray *
qz_conflict_access_list (QzConnection *connection,
                         const GPtrArray *entries,
                         const GPtrArray *judges,
                         GError **error)
{
  g_autoptr (QzConflictFinder) finder = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  g_return_val_if_fail (connection != NULL && entries != NULL && judges != NULL, NULL);

  decisions = qz_conflict_table_list (connection, error);
  if (decisions == NULL)
    return NULL;
  finder = qz_conflict_finder_new (judges, qz_pinyin_dup_spellings);
  if (!add_past (finder, connection, entries, error))
    return NULL;
  conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_conflict_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const QzEntry *entry = entries->pdata[i];
      g_autoptr (QzForm) form = qz_entry_table_get_form (connection, entry->seq, error);
      g_autoptr (GPtrArray) found = NULL;
      guint from = conflicts->len;

      if (form == NULL)
        return NULL;
      found = qz_conflict_finder_find (finder, entry, form);
      for (guint k = 0; k < found->len; k++)
        {
          QzConflict *conflict = found->pdata[k];

          settle (conflict, qz_conflict_access_find (decisions, entry->id, conflict->judge));
        }
      g_ptr_array_extend_and_steal (conflicts, g_steal_pointer (&found));
      if (decisions->len > 0)
        add_declared (conflicts, from, entry->id, judges, decisions);
    }
  return g_steal_pointer (&conflicts);
}

/**
 * qz_conflict_row_free:
 * @self: (nullable): a row
 */
void
qz_conflict_row_free (QzConflictRow *self)
{
  if (self == NULL)
    return;
  qz_conflict_free (self->conflict);
  g_free (self->call);
  g_free (self->title);
  g_free (self->unit);
  g_free (self->judge);
  g_free (self->employer);
  g_free (self);
}

/* Takes the conflict. */
static QzConflictRow *
make_row (QzConflict *conflict, const QzEntry *entry, const GPtrArray *judges)
{
  QzConflictRow *row = g_new0 (QzConflictRow, 1);

  row->conflict = conflict;
  row->call = g_strdup (qz_entry_access_call (entry));
  row->title = g_strdup (entry->title);
  row->unit = g_strdup (entry->unit_name);
  for (guint i = 0; i < judges->len; i++)
    {
      const QzJudge *judge = judges->pdata[i];

      if (strcmp (judge->id, conflict->judge) != 0)
        continue;
      row->judge = g_strdup (judge->name);
      row->employer = g_strdup (judge->organisation);
    }
  return row;
}

/**
 * qz_conflict_access_list_rows:
 * @connection: inside a transaction
 * @activity: (nullable): id of an activity, %NULL for all
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzConflictRow): the conflicts of all judges
 * with the entries in review, in the order of the entries
 */
GPtrArray *
qz_conflict_access_list_rows (QzConnection *connection, const char *activity, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) judges = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  GPtrArray *rows;
  guint entry = 0;

  g_return_val_if_fail (connection != NULL, NULL);

  entries = qz_review_access_list_entries (connection, activity, error);
  judges = entries != NULL ? qz_judge_table_list (connection, error) : NULL;
  conflicts = judges != NULL ? qz_conflict_access_list (connection, entries, judges, error) : NULL;
  if (conflicts == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_conflict_row_free);
  g_ptr_array_set_free_func (conflicts, NULL);
  for (guint i = 0; i < conflicts->len; i++)
    {
      QzConflict *conflict = conflicts->pdata[i];

      while (strcmp (((const QzEntry *) entries->pdata[entry])->id, conflict->entry) != 0)
        entry++;
      g_ptr_array_add (rows, make_row (conflict, entries->pdata[entry], judges));
    }
  return rows;
}

/**
 * qz_conflict_access_find:
 * @conflicts: (element-type QzConflict): some
 * @entry: UUID
 * @judge: UUID
 *
 * Returns: (transfer none) (nullable): the one between the two
 */
const QzConflict *
qz_conflict_access_find (const GPtrArray *conflicts, const char *entry, const char *judge)
{
  g_return_val_if_fail (conflicts != NULL && entry != NULL && judge != NULL, NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const QzConflict *conflict = conflicts->pdata[i];

      if (strcmp (conflict->entry, entry) == 0 && strcmp (conflict->judge, judge) == 0)
        return conflict;
    }
  return NULL;
}

/**
 * qz_conflict_access_report:
 * @conflicts: (element-type QzConflict): some
 * @panel: with its judges
 * @entry: one that it scores
 * @findings: (element-type QzFinding): gets a warning for each judge of @panel who is to score
 *   @entry and must not, or has to be decided on
 */
void
qz_conflict_access_report (const GPtrArray *conflicts,
                           const QzPanel *panel,
                           const QzEntry *entry,
                           GPtrArray *findings)
{
  const GPtrArray *judges;

  g_return_if_fail (conflicts != NULL && panel != NULL && entry != NULL && findings != NULL);

  judges = qz_panel_get_judges_of (panel, entry->id);
  for (guint i = 0; judges != NULL && i < judges->len; i++)
    {
      const QzJudge *judge = judges->pdata[i];
      const QzConflict *conflict = qz_conflict_access_find (conflicts, entry->id, judge->id);
      g_autofree char *cause = NULL;

      if (conflict == NULL || conflict->state == QZ_CONFLICT_DISMISSED)
        continue;
      cause = qz_conflict_dup_cause (conflict);
      qz_findings_add (findings, entry->id, QZ_SEVERITY_WARNING,
                       conflict->state == QZ_CONFLICT_FORCED
                           ? _ ("%s has to be recused from %s: %s.")
                           : _ ("%s may have to be recused from %s: %s. Decide on the conflict."),
                       judge->name, qz_entry_access_call (entry), cause);
    }
}
