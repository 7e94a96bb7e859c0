/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings back the awards as they were before they were given anew, and what they were given by. */

#include "config.h"

#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-restore-awards.h"
#include "operations/qz-review-access.h"
#include "store/qz-entry-table.h"

struct _QzRestoreAwards
{
  QzOperation parent_instance;

  /* owned */
  QzWorkspace *workspace;
  QzPrepareCuts *before;
  char *id;
  char *now; /* nullable: instant of the act */
};

G_DEFINE_FINAL_TYPE (QzRestoreAwards, qz_restore_awards, QZ_TYPE_OPERATION)

static gboolean
restore_entry (QzRestoreAwards *self,
               QzConnection *connection,
               const QzEntry *entry,
               GError **error)
{
  const char *award = g_hash_table_lookup (qz_prepare_cuts_get_before (self->before), entry->id);

  /* An entry that has come into review since has no award of that time. */
  if (award == NULL || strcmp (award, entry->award) == 0)
    return TRUE;
  return qz_review_access_check_uncertified (connection, entry, error)
         && qz_entry_table_set_result (connection, entry->id, entry->total, entry->rank, award,
                                       self->now, error);
}

static gboolean
restore (QzConnection *connection, gpointer data, GError **error)
{
  QzRestoreAwards *self = data;
  const QzGivenAwards *given = qz_prepare_cuts_get_given (self->before);
  g_autoptr (GPtrArray) entries = qz_review_access_list_entries (connection, self->id, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      if (!restore_entry (self, connection, entries->pdata[i], error))
        return FALSE;
      qz_operation_report (QZ_OPERATION (self), i + 1, entries->len);
    }
  if (entries == NULL)
    return FALSE;
  return given != NULL ? qz_given_awards_write (given, connection, self->id, error)
                       : qz_given_awards_forget (connection, self->id, error);
}

static gboolean
qz_restore_awards_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzRestoreAwards *self = QZ_RESTORE_AWARDS (operation);
  const QzActivity *activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  g_autofree char *summary = NULL;

  if (activity == NULL)
    return FALSE;
  self->now = qz_clock_now ();
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), "review.award-back",
                          activity->name);
  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "review.award-back", "", summary, NULL }, restore, self,
                         cancellable, error);
}

static void
qz_restore_awards_finalize (GObject *object)
{
  QzRestoreAwards *self = QZ_RESTORE_AWARDS (object);

  g_clear_object (&self->before);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->now, g_free);
  G_OBJECT_CLASS (qz_restore_awards_parent_class)->finalize (object);
}

static void
qz_restore_awards_class_init (QzRestoreAwardsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_restore_awards_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_restore_awards_run;
}

static void
qz_restore_awards_init (QzRestoreAwards *self)
{
}

/**
 * qz_restore_awards_new:
 * @workspace: where
 * @activity: id of an activity
 * @before: what was read of it before its awards were given
 *
 * Gives each entry the award that it had, and keeps again what awards were given by. Fails with
 * %QZ_ERROR_STATE when an entry whose award would change has a valid certificate.
 *
 * Returns: (transfer full): the operation
 */
QzRestoreAwards *
qz_restore_awards_new (QzWorkspace *workspace, const char *activity, QzPrepareCuts *before)
{
  QzRestoreAwards *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);
  g_return_val_if_fail (QZ_IS_PREPARE_CUTS (before), NULL);

  self = g_object_new (QZ_TYPE_RESTORE_AWARDS, NULL);
  self->workspace = g_object_ref (workspace);
  self->before = g_object_ref (before);
  self->id = g_strdup (activity);
  return self;
}
