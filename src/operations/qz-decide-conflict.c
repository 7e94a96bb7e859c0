/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says that a judge stays away from an entry 回避, or that nothing keeps the judge from it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-panel.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-decide-conflict.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-review-access.h"
#include "rules/qz-finding.h"
#include "store/qz-conflict-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-sheet-table.h"

struct _QzDecideConflict
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *entry;
  char *judge;
  QzConflictState state;
  char *reason;
  char *approver;

  QzEntry *found_entry; /* owned, nullable */
  QzJudge *found_judge; /* owned, nullable */
  QzConflict *conflict; /* owned, nullable: the result */
  guint n_sheets;       /* taken out of the totals */
  GPtrArray *changes;   /* (element-type QzSeatChange): what an adjustment of seats would change */
  GPtrArray *findings;  /* (element-type QzFinding) */
};

G_DEFINE_FINAL_TYPE (QzDecideConflict, qz_decide_conflict, QZ_TYPE_OPERATION)

static gboolean
check_declaring (QzDecideConflict *self, const QzConflict *former, GError **error)
{
  if (former == NULL || former->state != QZ_CONFLICT_FORCED || *former->decided == '\0')
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE, _ ("%s is recused from %s already: %s"),
               self->found_judge->name, qz_entry_access_call (self->found_entry), former->reason);
  return FALSE;
}

/* What is certain is put aside by two. */
static gboolean
check_dismissing (QzDecideConflict *self, const QzConflict *former, GError **error)
{
  const char *call = qz_entry_access_call (self->found_entry);

  if (former == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("Nothing keeps %s from %s, so there is nothing to dismiss."),
                   self->found_judge->name, call);
      return FALSE;
    }
  if (former->state == QZ_CONFLICT_DISMISSED)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("The conflict of %s with %s is dismissed already: %s"),
                   self->found_judge->name, call, former->reason);
      return FALSE;
    }
  if (former->state != QZ_CONFLICT_FORCED || !qz_text_is_blank (self->approver))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("The conflict of %s with %s is certain. Name who approves that it is dismissed."),
               self->found_judge->name, call);
  return FALSE;
}

/* A conflict that shows late takes the sheets of the judge out of the total. */
static gboolean
recuse_sheets (QzDecideConflict *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) sheets =
      qz_sheet_table_list_by_entry (connection, self->found_entry->id, error);
  g_autofree char *now = qz_clock_now ();

  if (sheets == NULL)
    return FALSE;
  for (guint i = 0; i < sheets->len; i++)
    {
      QzSheet *sheet = sheets->pdata[i];

      if (strcmp (sheet->judge, self->found_judge->id) != 0 || !sheet->active
          || sheet->state == QZ_SHEET_RECUSED)
        continue;
      if (!qz_review_access_check_unsettled (self->found_entry, error))
        return FALSE;
      sheet->state = QZ_SHEET_RECUSED;
      qz_text_set (&sheet->updated, now);
      if (!qz_sheet_table_put (connection, sheet, error))
        return FALSE;
      self->n_sheets++;
    }
  return TRUE;
}

/* Of single judges another one can take the seat. */
static gboolean
look_for_replacement (QzDecideConflict *self, QzConnection *connection, GError **error)
{
  g_ptr_array_set_size (self->changes, 0);
  g_ptr_array_set_size (self->findings, 0);
  return self->state == QZ_CONFLICT_DISMISSED
         || qz_seating_list_changes (connection, self->workspace, self->found_entry->activity,
                                     self->changes, self->findings, error);
}

static gboolean
read_both (QzConnection *connection, gpointer data, GError **error)
{
  QzDecideConflict *self = data;

  g_clear_pointer (&self->found_entry, qz_entry_free);
  g_clear_pointer (&self->found_judge, qz_judge_free);
  self->found_entry = qz_entry_table_get (connection, self->entry, error);
  if (self->found_entry == NULL)
    return FALSE;
  self->found_judge = qz_review_access_get_judge (connection, self->judge, error);
  return self->found_judge != NULL;
}

static gboolean
decide (QzConnection *connection, gpointer data, GError **error)
{
  QzDecideConflict *self = data;
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) judges = g_ptr_array_new ();
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *now = qz_clock_now ();
  QzConflict *conflict;

  self->n_sheets = 0;
  g_clear_pointer (&self->conflict, qz_conflict_free);
  if (!read_both (connection, self, error))
    return FALSE;
  g_ptr_array_add (entries, self->found_entry);
  g_ptr_array_add (judges, self->found_judge);
  conflicts = qz_conflict_access_list (connection, entries, judges, error);
  if (conflicts == NULL)
    return FALSE;
  conflict = conflicts->len > 0 ? conflicts->pdata[0] : NULL;
  if (self->state == QZ_CONFLICT_DISMISSED ? !check_dismissing (self, conflict, error)
                                           : !check_declaring (self, conflict, error))
    return FALSE;
  self->conflict = conflict != NULL ? g_ptr_array_steal_index (conflicts, 0) : qz_conflict_new ();
  qz_text_set (&self->conflict->entry, self->found_entry->id);
  qz_text_set (&self->conflict->judge, self->found_judge->id);
  qz_conflict_decide (self->conflict, self->state, self->reason, self->approver, now);
  return qz_conflict_table_put (connection, self->conflict, error)
         && (self->state == QZ_CONFLICT_DISMISSED || recuse_sheets (self, connection, error))
         && look_for_replacement (self, connection, error);
}

static gboolean
check_texts (QzDecideConflict *self, GError **error)
{
  if (!qz_text_check_prose (_ ("The reason"), self->reason, error)
      || !qz_text_check_short (_ ("The name of who approves"), self->approver, error))
    return FALSE;
  if (!qz_text_is_blank (self->reason))
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Give the reason of the decision; it stays in the trail."));
  return FALSE;
}

static gboolean
qz_decide_conflict_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzDecideConflict *self = QZ_DECIDE_CONFLICT (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  const char *verb = self->state == QZ_CONFLICT_FORCED ? "conflict.declare" : "conflict.dismiss";
  g_autofree char *pair = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  if (!check_texts (self, error) || !qz_store_read (store, read_both, self, error))
    return FALSE;
  pair = g_strdup_printf ("%s – %s", self->found_judge->name,
                          qz_entry_access_call (self->found_entry));
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), verb, pair);
  detail = g_strdup_printf ("reason: %s%s%s", self->reason,
                            *self->approver != '\0' ? "\napproved by: " : "", self->approver);
  return qz_store_write (store, &(const QzAct){ verb, self->found_entry->id, summary, detail },
                         decide, self, cancellable, error);
}

static void
qz_decide_conflict_finalize (GObject *object)
{
  QzDecideConflict *self = QZ_DECIDE_CONFLICT (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->judge, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->approver, g_free);
  g_clear_pointer (&self->found_entry, qz_entry_free);
  g_clear_pointer (&self->found_judge, qz_judge_free);
  g_clear_pointer (&self->conflict, qz_conflict_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_decide_conflict_parent_class)->finalize (object);
}

static void
qz_decide_conflict_class_init (QzDecideConflictClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_decide_conflict_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_decide_conflict_run;
}

static void
qz_decide_conflict_init (QzDecideConflict *self)
{
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_seat_change_free);
  self->findings = qz_findings_new ();
}

/**
 * qz_decide_conflict_new:
 * @workspace: where
 * @entry: UUID of an entry
 * @judge: UUID or name of a judge
 * @state: %QZ_CONFLICT_FORCED: the judge stays away, whether or not anything was found;
 *   %QZ_CONFLICT_DISMISSED: what was found keeps nobody away
 * @reason: why; it is kept
 * @approver: (nullable): who approves together with the office that a conflict is dismissed which
 * is certain
 *
 * Whoever stays away has the own score sheets for the entry recused, and the ranking is worked out
 * without them the next time. Fails with %QZ_ERROR_INVALID without a reason or the approver that it
 * takes, %QZ_ERROR_NOT_FOUND when there is nothing to dismiss, %QZ_ERROR_STATE when it is decided
 * so already or the entry has an award.
 *
 * Returns: (transfer full): the operation
 */
QzDecideConflict *
qz_decide_conflict_new (QzWorkspace *workspace,
                        const char *entry,
                        const char *judge,
                        QzConflictState state,
                        const char *reason,
                        const char *approver)
{
  QzDecideConflict *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL && judge != NULL && reason != NULL, NULL);
  g_return_val_if_fail (state != QZ_CONFLICT_SUGGESTED, NULL);

  self = g_object_new (QZ_TYPE_DECIDE_CONFLICT, NULL);
  self->workspace = g_object_ref (workspace);
  self->entry = g_strdup (entry);
  self->judge = g_strdup (judge);
  self->state = state;
  self->reason = g_strdup (reason);
  self->approver = g_strdup (approver != NULL ? approver : "");
  return self;
}

/**
 * qz_decide_conflict_get_conflict:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the conflict as it was decided
 */
const QzConflict *
qz_decide_conflict_get_conflict (QzDecideConflict *self)
{
  g_return_val_if_fail (QZ_IS_DECIDE_CONFLICT (self), NULL);

  return self->conflict;
}

/**
 * qz_decide_conflict_get_n_sheets:
 * @self: an operation that was carried out
 *
 * Returns: how many score sheets it took out of the total
 */
guint
qz_decide_conflict_get_n_sheets (QzDecideConflict *self)
{
  g_return_val_if_fail (QZ_IS_DECIDE_CONFLICT (self), 0);

  return self->n_sheets;
}

/**
 * qz_decide_conflict_get_replacement:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (nullable): who of the single judges can take the seat; an adjustment of
 *   the seats gives it
 */
const QzSeatChange *
qz_decide_conflict_get_replacement (QzDecideConflict *self)
{
  g_return_val_if_fail (QZ_IS_DECIDE_CONFLICT (self), NULL);

  return self->conflict != NULL ? qz_seating_find_replacement (self->changes, self->conflict->entry,
                                                               self->conflict->judge)
                                : NULL;
}

/**
 * qz_decide_conflict_make_adjustment:
 * @self: an operation that was carried out
 *
 * Returns: (transfer full) (nullable): what gives the replacement the seat, not run yet; %NULL
 *   without one
 */
QzSeatJudges *
qz_decide_conflict_make_adjustment (QzDecideConflict *self)
{
  const QzSeatChange *change;

  g_return_val_if_fail (QZ_IS_DECIDE_CONFLICT (self), NULL);

  change = qz_decide_conflict_get_replacement (self);
  return change != NULL ? qz_seat_judges_new_adjust (self->workspace, self->found_entry->activity,
                                                     change->stage)
                        : NULL;
}

/**
 * qz_decide_conflict_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): why nobody can take the seat
 */
const GPtrArray *
qz_decide_conflict_get_findings (QzDecideConflict *self)
{
  g_return_val_if_fail (QZ_IS_DECIDE_CONFLICT (self), NULL);

  return self->findings;
}
