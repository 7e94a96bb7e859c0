/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Withdraw, return, accept, move, take up again, delete: the rules say whether an entry allows the
 * act and what becomes of it, one transaction does it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-points.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-change-entry.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-entry-number.h"
#include "operations/qz-review-access.h"
#include "rules/qz-award-rules.h"
#include "rules/qz-entry-state-rules.h"
#include "store/qz-entry-table.h"
#include "store/qz-travel-table.h"

struct _QzChangeEntry
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
  QzEntryAct act;
  const char *verb; /* static: of the audit event */
  char *word;       /* nullable: reason or category */
  gboolean dry;

  const QzActivity *activity; /* nullable, borrowed from the edition: of a move */
  QzEntry *entry;             /* owned, nullable: the result */
  guint n_left;               /* score sheets on the form of the category before */
};

G_DEFINE_FINAL_TYPE (QzChangeEntry, qz_change_entry, QZ_TYPE_OPERATION)

static gboolean
count_left (QzConnection *connection, gpointer data, GError **error)
{
  QzChangeEntry *self = data;

  return qz_review_access_count_leaving (connection, self->activity, self->entry->id, self->word,
                                         &self->n_left, error);
}

/* The revision that goes back is that of the organisation which wrote the entry. */
static gboolean
note_return (QzConnection *connection, QzChangeEntry *self, GError **error)
{
  const QzEntry *entry = self->entry;
  g_autoptr (QzEntryReturn) returned = qz_entry_return_new ();
  g_autoptr (QzEntrySource) source = NULL;

  if (!qz_travel_table_find_source (connection, entry->id, &source, error))
    return FALSE;
  qz_text_set (&returned->entry, entry->id);
  returned->revision = source != NULL ? source->revision : entry->revision;
  qz_text_set (&returned->reason, self->word);
  qz_text_set (&returned->returned, entry->updated);
  qz_text_set (&returned->by, qz_workspace_get_name (self->workspace));
  return qz_travel_table_put_return (connection, returned, error);
}

/* An entry that came in a bundle has its number from the one who accepts it. */
static gboolean
give_number (QzConnection *connection, QzChangeEntry *self, GError **error)
{
  const QzActivity *activity =
      qz_entry_access_get_activity (self->workspace, self->entry->activity, error);

  return activity != NULL
         && qz_entry_number_give (connection, qz_workspace_get_edition (self->workspace), activity,
                                  self->entry, error);
}

static gboolean
update (QzConnection *connection, gpointer data, GError **error)
{
  QzChangeEntry *self = data;
  QzEntry *entry = self->entry;

  if (!qz_entry_access_check_unchanged (connection, entry, error)
      || (self->act == QZ_ENTRY_RETURN && !note_return (connection, self, error))
      || (self->act == QZ_ENTRY_ACCEPT && *entry->number == '\0'
          && !give_number (connection, self, error))
      || !qz_entry_table_update (connection, entry, error))
    return FALSE;
  return self->act != QZ_ENTRY_MOVE
         || qz_review_access_follow_category (connection, self->activity, entry->id,
                                              entry->category, error);
}

static gboolean delete (QzConnection *connection, gpointer data, GError **error)
{
  QzChangeEntry *self = data;

  return qz_entry_access_check_unchanged (connection, self->entry, error)
         && qz_entry_table_delete (connection, self->entry->id, error);
}

static gboolean
check_word (QzChangeEntry *self, const QzEntry *entry, GError **error)
{
  if (self->act == QZ_ENTRY_RETURN)
    {
      if (!qz_text_check_prose (_ ("The reason"), self->word, error))
        return FALSE;
      if (qz_text_is_blank (self->word))
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Give the reason for returning “%s”, so that the unit knows what to "
                          "correct."),
                       qz_entry_access_call (entry));
          return FALSE;
        }
    }
  if (self->act != QZ_ENTRY_MOVE)
    return TRUE;
  self->activity = qz_entry_access_get_activity (self->workspace, entry->activity, error);
  if (self->activity == NULL
      || qz_entry_access_get_category (self->activity, self->word, error) == NULL)
    return FALSE;
  if (strcmp (entry->category, self->word) != 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE, _ ("“%s” is in that category already."),
               qz_entry_access_call (entry));
  return FALSE;
}

/* What left the review has no place in the ranking; the next one gives it one again. */
static void
leave_ranking (QzEntry *entry, GString *detail)
{
  g_autofree char *total = qz_points_format (entry->total);

  if (entry->total != QZ_POINTS_NONE)
    g_string_append_printf (detail, "\ntotal: %s → ", total);
  if (entry->rank > 0)
    g_string_append_printf (detail, "\nrank: %u → ", entry->rank);
  entry->total = QZ_POINTS_NONE;
  entry->rank = 0;
}

/* Whether it is scored on other sheets or competes with others than before. */
static gboolean
leaves_field (QzChangeEntry *self, const char *category)
{
  g_autofree char *before = qz_award_dup_field (self->activity, category, NULL);
  g_autofree char *after = qz_award_dup_field (self->activity, self->word, NULL);

  return self->n_left > 0 || strcmp (before, after) != 0;
}

static void
apply_move (QzChangeEntry *self, QzEntry *entry, GString *detail)
{
  g_string_append_printf (detail, "category: %s → %s", entry->category, self->word);
  if (self->n_left > 0)
    g_string_append_printf (detail, "\nsheets kept: %u", self->n_left);
  if (leaves_field (self, entry->category))
    leave_ranking (entry, detail);
  g_free (entry->category);
  entry->category = g_strdup (self->word);
}

/* Makes the change in @entry and says what it was. */
static char *
apply (QzChangeEntry *self, QzEntry *entry)
{
  QzEntryState state = qz_entry_act_result (entry->state, self->act);
  GString *detail = g_string_new (NULL);

  if (state != entry->state)
    g_string_append_printf (detail, "state: %s → %s", qz_entry_state_get_id (entry->state),
                            qz_entry_state_get_id (state));
  if (self->act == QZ_ENTRY_MOVE)
    apply_move (self, entry, detail);
  if (self->act == QZ_ENTRY_RETURN)
    g_string_append_printf (detail, "\nreason: %s", self->word);
  if (self->act == QZ_ENTRY_RETURN || self->act == QZ_ENTRY_WITHDRAW)
    leave_ranking (entry, detail);
  entry->state = state;
  g_free (entry->updated);
  entry->updated = qz_clock_now ();
  return g_string_free (detail, FALSE);
}

static gboolean
qz_change_entry_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzChangeEntry *self = QZ_CHANGE_ENTRY (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  g_clear_pointer (&self->entry, qz_entry_free);
  self->entry = qz_entry_access_get (self->workspace, self->id, error);
  if (self->entry == NULL || !qz_entry_act_check (self->entry, self->act, error)
      || !check_word (self, self->entry, error)
      || (self->activity != NULL && !qz_store_read (store, count_left, self, error)))
    return FALSE;
  if (self->dry)
    return TRUE;
  detail = apply (self, self->entry);
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), self->verb,
                          qz_entry_access_call (self->entry));
  return qz_store_write (store, &(const QzAct){ self->verb, self->entry->id, summary, detail },
                         self->act == QZ_ENTRY_DELETE ? delete : update, self, cancellable, error);
}

static void
qz_change_entry_finalize (GObject *object)
{
  QzChangeEntry *self = QZ_CHANGE_ENTRY (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->word, g_free);
  g_clear_pointer (&self->entry, qz_entry_free);
  G_OBJECT_CLASS (qz_change_entry_parent_class)->finalize (object);
}

static void
qz_change_entry_class_init (QzChangeEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_change_entry_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_change_entry_run;
}

static void
qz_change_entry_init (QzChangeEntry *self)
{
}

static QzChangeEntry *
change_new (
    QzWorkspace *workspace, const char *entry, QzEntryAct act, const char *verb, const char *word)
{
  QzChangeEntry *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (QZ_TYPE_CHANGE_ENTRY, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (entry);
  self->act = act;
  self->verb = verb;
  self->word = g_strdup (word);
  return self;
}

/**
 * qz_withdraw_entry_new:
 * @workspace: where
 * @entry: UUID or number
 *
 * 撤回. Fails with %QZ_ERROR_STATE when the entry does not allow it.
 *
 * Returns: (transfer full): the operation
 */
QzChangeEntry *
qz_withdraw_entry_new (QzWorkspace *workspace, const char *entry)
{
  return change_new (workspace, entry, QZ_ENTRY_WITHDRAW, "entry.withdraw", NULL);
}

/**
 * qz_return_entry_new:
 * @workspace: where
 * @entry: UUID or number
 * @reason: what the unit has to correct
 *
 * 退回补正. Fails with %QZ_ERROR_STATE when the entry does not allow it and with %QZ_ERROR_INVALID
 * without a reason. The reason stands in the audit trail.
 *
 * Returns: (transfer full): the operation
 */
QzChangeEntry *
qz_return_entry_new (QzWorkspace *workspace, const char *entry, const char *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);

  return change_new (workspace, entry, QZ_ENTRY_RETURN, "entry.return", reason);
}

/**
 * qz_accept_entry_new:
 * @workspace: where
 * @entry: UUID or number
 *
 * 受理: the entry goes to review. Fails with %QZ_ERROR_STATE when it does not allow it.
 *
 * Returns: (transfer full): the operation
 */
QzChangeEntry *
qz_accept_entry_new (QzWorkspace *workspace, const char *entry)
{
  return change_new (workspace, entry, QZ_ENTRY_ACCEPT, "entry.accept", NULL);
}

/**
 * qz_move_entry_new:
 * @workspace: where
 * @entry: UUID or number
 * @category: id of another category of its activity
 *
 * 调整类别. The values of the form stay, also those that the new category does not show. So do
 * score sheets; those on another form than that of the new category count again when the entry
 * comes back. Fails with %QZ_ERROR_NOT_FOUND for an unknown category and with %QZ_ERROR_STATE when
 * the entry does not allow it or is in that category already.
 *
 * Returns: (transfer full): the operation
 */
QzChangeEntry *
qz_move_entry_new (QzWorkspace *workspace, const char *entry, const char *category)
{
  g_return_val_if_fail (category != NULL, NULL);

  return change_new (workspace, entry, QZ_ENTRY_MOVE, "entry.move", category);
}

/**
 * qz_reopen_entry_new:
 * @workspace: where
 * @entry: UUID or number of an entry that was withdrawn
 *
 * Takes it up again, as a draft. Fails with %QZ_ERROR_STATE when the entry does not allow it.
 *
 * Returns: (transfer full): the operation
 */
QzChangeEntry *
qz_reopen_entry_new (QzWorkspace *workspace, const char *entry)
{
  return change_new (workspace, entry, QZ_ENTRY_REOPEN, "entry.reopen", NULL);
}

/**
 * qz_delete_entry_new:
 * @workspace: where
 * @entry: UUID of a draft
 *
 * Removes it for good; the audit trail keeps its title. Fails with %QZ_ERROR_STATE when the entry
 * does not allow it.
 *
 * Returns: (transfer full): the operation
 */
QzChangeEntry *
qz_delete_entry_new (QzWorkspace *workspace, const char *entry)
{
  return change_new (workspace, entry, QZ_ENTRY_DELETE, "entry.delete", NULL);
}

/**
 * qz_change_entry_set_dry:
 * @self: an operation that was not run yet
 * @dry: %TRUE to check what would become of it without writing anything
 */
void
qz_change_entry_set_dry (QzChangeEntry *self, gboolean dry)
{
  g_return_if_fail (QZ_IS_CHANGE_ENTRY (self));

  self->dry = dry;
}

/**
 * qz_change_entry_get_n_left:
 * @self: an operation that was carried out
 *
 * Returns: how many score sheets a move leaves behind: kept, on the form of the category before,
 *   and out of the total
 */
guint
qz_change_entry_get_n_left (QzChangeEntry *self)
{
  g_return_val_if_fail (QZ_IS_CHANGE_ENTRY (self), 0);

  return self->n_left;
}

/**
 * qz_change_entry_get_entry:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the entry as it is now; as it was, when it was deleted
 */
const QzEntry *
qz_change_entry_get_entry (QzChangeEntry *self)
{
  g_return_val_if_fail (QZ_IS_CHANGE_ENTRY (self), NULL);

  return self->entry;
}
