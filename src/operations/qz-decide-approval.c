/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides on the objection of a host to a result list. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-approval-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-approval-access.h"
#include "operations/qz-clock.h"
#include "operations/qz-decide-approval.h"
#include "operations/qz-entry-access.h"
#include "store/qz-approval-table.h"

struct _QzDecideApproval
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;               /* of the activity */
  char *host;
  QzApprovalDecision decision;
  char *names;
  char *reason;

  const QzActivity *activity; /* borrowed from the edition of the workspace */
};

G_DEFINE_FINAL_TYPE (QzDecideApproval, qz_decide_approval, QZ_TYPE_OPERATION)

/* %NULL unless there is an objection. */
static QzApproval *
read_objection (const QzApprovalNote *note, GError **error)
{
  g_autoptr (QzApproval) approval = NULL;

  if (note->approval != NULL)
    {
      approval = qz_approval_record_parse (note->name, note->approval, error);
      if (approval == NULL || approval->opinion == QZ_OPINION_OBJECT)
        return g_steal_pointer (&approval);
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("“%s” has not objected to the list, so there is nothing to decide on."),
               note->name);
  return NULL;
}

static gboolean
decide (QzConnection *connection, gpointer data, GError **error)
{
  QzDecideApproval *self = data;
  g_autoptr (QzApprovalNote) note =
      qz_approval_access_find (connection, self->activity, self->host, error);
  g_autoptr (QzApproval) approval = note != NULL ? read_objection (note, error) : NULL;

  if (approval == NULL)
    return FALSE;
  note->decision = self->decision;
  qz_text_set (&note->names, self->names);
  qz_text_set (&note->reason, self->reason);
  g_free (note->decided);
  note->decided = qz_clock_now ();
  return qz_approval_table_put (connection, note, error);
}

static gboolean
check_texts (QzDecideApproval *self, GError **error)
{
  if (!qz_text_check_short (_ ("Who decided"), self->names, error)
      || !qz_text_check_prose (_ ("The reason"), self->reason, error))
    return FALSE;
  if (!qz_text_is_blank (self->names) && !qz_text_is_blank (self->reason))
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Say who decided and for what reason; both are kept."));
  return FALSE;
}

static gboolean
qz_decide_approval_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzDecideApproval *self = QZ_DECIDE_APPROVAL (operation);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL || !check_texts (self, error))
    return FALSE;
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), "review.decide-objection",
                          self->host);
  detail = g_strdup_printf ("activity: %s\ndecision: %s\nnames: %s\nreason: %s", self->id,
                            qz_decision_ids[self->decision], self->names, self->reason);
  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "review.decide-objection", "", summary, detail }, decide,
                         self, cancellable, error);
}

static void
qz_decide_approval_finalize (GObject *object)
{
  QzDecideApproval *self = QZ_DECIDE_APPROVAL (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->names, g_free);
  g_clear_pointer (&self->reason, g_free);
  G_OBJECT_CLASS (qz_decide_approval_parent_class)->finalize (object);
}

static void
qz_decide_approval_class_init (QzDecideApprovalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_decide_approval_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_decide_approval_run;
}

static void
qz_decide_approval_init (QzDecideApproval *self)
{
}

/**
 * qz_decide_approval_new:
 * @workspace: of an office
 * @activity: id of an activity
 * @host: name of the host that objects
 * @decision: what becomes of the objection
 * @names: (nullable): who decided
 * @reason: (nullable): why
 *
 * Fails with %QZ_ERROR_INVALID without names and reason, %QZ_ERROR_STATE when the host does not
 * object to its newest list.
 *
 * Returns: (transfer full): the operation
 */
QzDecideApproval *
qz_decide_approval_new (QzWorkspace *workspace,
                        const char *activity,
                        const char *host,
                        QzApprovalDecision decision,
                        const char *names,
                        const char *reason)
{
  QzDecideApproval *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && host != NULL, NULL);
  g_return_val_if_fail (decision != QZ_DECISION_NONE, NULL);

  self = g_object_new (QZ_TYPE_DECIDE_APPROVAL, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  self->host = g_strdup (host);
  self->decision = decision;
  self->names = g_strstrip (g_strdup (names != NULL ? names : ""));
  self->reason = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  return self;
}
