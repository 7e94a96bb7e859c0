/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result list as a signed bundle for a host, who is asked to approve it 审定/会签. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-approval-record.h"
#include "exchange/qz-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-approval-access.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-outgoing.h"
#include "operations/qz-review-access.h"
#include "operations/qz-send-result-list.h"
#include "store/qz-approval-table.h"

struct _QzSendResultList
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;               /* of the activity */
  char *host;
  char *path;

  const QzActivity *activity; /* borrowed from @edition */
  QzEdition *edition;         /* owned */
  QzApprovalNote *note;       /* owned, nullable */
  guint n_entries;
  guint sequence;
};

G_DEFINE_FINAL_TYPE (QzSendResultList, qz_send_result_list, QZ_TYPE_OPERATION)

/* A host that answered an earlier list is known by its UUID. */
static gboolean
find_organisation (QzSendResultList *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) notes = qz_approval_access_list_newest (connection, self->id, error);
  g_autofree char *key = qz_text_fold (self->host);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const QzApprovalNote *note = notes->pdata[i];
      g_autofree char *other = qz_text_fold (note->name);

      if (strcmp (key, other) == 0)
        qz_text_set (&self->note->organisation, note->organisation);
    }
  return notes != NULL;
}

static gboolean
make_list (QzConnection *connection, gpointer data, GError **error)
{
  QzSendResultList *self = data;
  g_autoptr (QzRanking) ranking =
      qz_review_access_rank (connection, self->edition, self->activity, error);
  g_autoptr (QzResultList) list = NULL;

  if (ranking == NULL || !qz_review_access_check_ranked (ranking, error))
    return FALSE;
  if (ranking->standings->len == 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("“%s” has no entry in review, so there is nothing to approve."),
                   self->activity->name);
      return FALSE;
    }
  g_clear_pointer (&self->note, qz_approval_note_free);
  self->note = qz_approval_note_new ();
  g_free (self->note->sent);
  self->note->sent = qz_clock_now ();
  list = qz_approval_access_make_list (ranking, self->note->sent);
  self->n_entries = list->rows->len;
  self->note->list = qz_result_list_record_print (list);
  qz_text_take (&self->note->sha256,
                g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->note->list));
  qz_text_set (&self->note->activity, self->id);
  qz_text_set (&self->note->name, self->host);
  return find_organisation (self, connection, error);
}

static gboolean
keep (QzConnection *connection, gpointer data, GError **error)
{
  QzSendResultList *self = data;

  return qz_approval_table_put (connection, self->note, error);
}

static gboolean
write_bundle (QzSendResultList *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzOutgoing) outgoing =
      qz_outgoing_begin (self->workspace, QZ_BUNDLE_RESULT_LIST, "host", self->note->organisation,
                         self->host, self->path, error);
  g_autofree char *id = g_uuid_string_random ();

  if (outgoing == NULL)
    return FALSE;
  qz_outgoing_add_record (outgoing, QZ_RECORD_RESULT_LIST, id, 1, self->activity->name,
                          self->note->list);
  self->sequence = qz_outgoing_get_sequence (outgoing);
  return qz_outgoing_finish (outgoing, QZ_OPERATION (self), cancellable, error);
}

static gboolean
qz_send_result_list_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzSendResultList *self = QZ_SEND_RESULT_LIST (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;

  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL || !qz_text_check_name (_ ("The host"), self->host, error))
    return FALSE;
  if (qz_text_is_blank (self->host))
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("Name the host that is asked to approve the result."));
      return FALSE;
    }
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  if (!qz_store_read (store, make_list, self, error) || !write_bundle (self, cancellable, error))
    return FALSE;
  summary = qz_act_words (self->edition, "review.ask-approval", self->host);
  return qz_store_write (store,
                         &(const QzAct){ "review.ask-approval", "", summary, self->note->sha256 },
                         keep, self, NULL, error);
}

static void
qz_send_result_list_finalize (GObject *object)
{
  QzSendResultList *self = QZ_SEND_RESULT_LIST (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->note, qz_approval_note_free);
  G_OBJECT_CLASS (qz_send_result_list_parent_class)->finalize (object);
}

static void
qz_send_result_list_class_init (QzSendResultListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_send_result_list_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_send_result_list_run;
}

static void
qz_send_result_list_init (QzSendResultList *self)
{
}

/**
 * qz_send_result_list_new:
 * @workspace: of an office
 * @activity: id of an activity that was ranked
 * @host: name of the host
 * @path: the file to be made
 *
 * Ranks, totals and awards as they stand go to the host; nothing that a judge wrote does. The
 * result is frozen after that only when the host has answered. Fails with %QZ_ERROR_STATE when
 * scores changed since the ranking, and as the writer does.
 *
 * Returns: (transfer full): the operation
 */
QzSendResultList *
qz_send_result_list_new (QzWorkspace *workspace,
                         const char *activity,
                         const char *host,
                         const char *path)
{
  QzSendResultList *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && host != NULL && path != NULL, NULL);

  self = g_object_new (QZ_TYPE_SEND_RESULT_LIST, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  self->host = g_strstrip (g_strdup (host));
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_send_result_list_get_n_entries:
 * @self: an operation that was carried out
 *
 * Returns: how many entries the list has
 */
guint
qz_send_result_list_get_n_entries (QzSendResultList *self)
{
  g_return_val_if_fail (QZ_IS_SEND_RESULT_LIST (self), 0);

  return self->n_entries;
}

/**
 * qz_send_result_list_get_sequence:
 * @self: an operation that was carried out
 *
 * Returns: its number among the bundles to that host
 */
guint
qz_send_result_list_get_sequence (QzSendResultList *self)
{
  g_return_val_if_fail (QZ_IS_SEND_RESULT_LIST (self), 0);

  return self->sequence;
}
