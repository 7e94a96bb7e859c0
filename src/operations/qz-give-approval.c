/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The opinion of a host on a result list: given by the host itself, or typed in from paper. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-approval-record.h"
#include "exchange/qz-loose-table.h"
#include "exchange/qz-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-approval-access.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-give-approval.h"
#include "operations/qz-outgoing.h"
#include "store/qz-approval-table.h"

struct _QzGiveApproval
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;               /* of the activity */
  char *host;             /* nullable: whose opinion is typed in */
  char *path;             /* nullable: the bundle to be made */
  char *list_path;        /* nullable: a list of own candidates */
  QzApproval *approval;   /* owned */

  const QzActivity *activity; /* borrowed from the edition of the workspace */
  QzApprovalNote *note;       /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (QzGiveApproval, qz_give_approval, QZ_TYPE_OPERATION)

enum
{
  TITLE,
  UNIT,
  AWARD,
  REASON,
  N_COLUMNS,
};

static const char *const titles[] = { "成果名称", "名称", "候选", "title", NULL };
static const char *const units[] = { "单位名称", "申报单位", "unit", NULL };
static const char *const awards[] = { "等级", "称号", "award", NULL };
static const char *const reasons[] = { "推荐理由", "reason", NULL };
static const QzLooseColumn wanted[N_COLUMNS] = {
  [TITLE] = { "成果", titles },
  [UNIT] = { "单位", units },
  [AWARD] = { "奖项", awards },
  [REASON] = { "理由", reasons },
};

static gboolean
read_candidates (QzGiveApproval *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzLooseTable) table = qz_loose_table_read (self->list_path, cancellable, error);
  int columns[N_COLUMNS];

  if (table == NULL)
    return FALSE;
  qz_loose_table_guess (table, wanted, N_COLUMNS, columns);
  if (columns[TITLE] < 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                   _ ("%s has no column 成果. Name it in the first row."),
                   qz_loose_table_get_file (table));
      return FALSE;
    }
  for (guint i = 0; i < qz_loose_table_get_n_rows (table); i++)
    {
      const char *title = qz_loose_table_get (table, i, columns[TITLE]);

      if (!qz_text_is_blank (title))
        qz_give_approval_add_candidate (self, title, qz_loose_table_get (table, i, columns[UNIT]),
                                        qz_loose_table_get (table, i, columns[AWARD]),
                                        qz_loose_table_get (table, i, columns[REASON]));
    }
  return TRUE;
}

static gboolean
has_number (const QzResultList *list, const char *number)
{
  for (guint i = 0; i < list->rows->len; i++)
    if (strcmp (((const QzResultRow *) list->rows->pdata[i])->number, number) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_remarks (QzGiveApproval *self, GError **error)
{
  g_autoptr (QzResultList) list =
      qz_result_list_record_parse (self->note->name, self->note->list, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < self->approval->remarks->len; i++)
    {
      const QzApprovalRemark *remark = self->approval->remarks->pdata[i];

      if (has_number (list, remark->entry))
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("“%s” is not on the list. Name an entry that is."), remark->entry);
      return FALSE;
    }
  return TRUE;
}

static gboolean
find_note (QzConnection *connection, gpointer data, GError **error)
{
  QzGiveApproval *self = data;

  g_clear_pointer (&self->note, qz_approval_note_free);
  self->note = qz_approval_access_find (connection, self->activity, self->host, error);
  return self->note != NULL && check_remarks (self, error);
}

/* What was printed is read again, so that whatever goes out can be taken in. */
static gboolean
sign (QzGiveApproval *self, GError **error)
{
  g_autoptr (QzApproval) read = NULL;

  qz_text_set (&self->approval->list, self->note->sha256);
  qz_text_set (&self->approval->activity, self->id);
  g_free (self->approval->signed_on);
  self->approval->signed_on = qz_clock_now ();
  g_clear_pointer (&self->note->approval, g_bytes_unref);
  self->note->approval = qz_approval_record_print (self->approval);
  qz_text_set (&self->note->received, self->approval->signed_on);
  self->note->decision = QZ_DECISION_NONE;
  qz_text_set (&self->note->names, "");
  qz_text_set (&self->note->reason, "");
  qz_text_set (&self->note->decided, "");
  read = qz_approval_record_parse (self->activity->name, self->note->approval, error);
  return read != NULL;
}

static gboolean
write_bundle (QzGiveApproval *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzOutgoing) outgoing =
      qz_outgoing_begin (self->workspace, QZ_BUNDLE_APPROVAL, "office", self->note->organisation,
                         self->note->name, self->path, error);
  g_autofree char *id = g_uuid_string_random ();

  if (outgoing == NULL)
    return FALSE;
  qz_outgoing_add_record (outgoing, QZ_RECORD_APPROVAL, id, 1, self->activity->name,
                          self->note->approval);
  return qz_outgoing_finish (outgoing, QZ_OPERATION (self), cancellable, error);
}

static gboolean
keep (QzConnection *connection, gpointer data, GError **error)
{
  QzGiveApproval *self = data;

  return qz_approval_table_put (connection, self->note, error);
}

static gboolean
check_texts (QzGiveApproval *self, GError **error)
{
  if (qz_text_is_blank (self->approval->signer))
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID, _ ("Name who signs the opinion."));
      return FALSE;
    }
  if (!qz_text_check_name (_ ("The name of who signs"), self->approval->signer, error)
      || !qz_text_check_prose (_ ("The opinion"), self->approval->text, error))
    return FALSE;
  if (self->approval->opinion != QZ_OPINION_OBJECT || !qz_text_is_blank (self->approval->text)
      || self->approval->remarks->len > 0)
    return TRUE;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Say what the objection is, in general or of an entry."));
  return FALSE;
}

static gboolean
qz_give_approval_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzGiveApproval *self = QZ_GIVE_APPROVAL (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL || !check_texts (self, error)
      || (self->list_path != NULL && !read_candidates (self, cancellable, error))
      || !qz_store_read (store, find_note, self, error) || !sign (self, error)
      || (self->path != NULL && !write_bundle (self, cancellable, error)))
    return FALSE;
  summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), "review.opinion", self->note->name);
  detail = g_strdup_printf ("activity: %s\nlist: %s\nopinion: %s\nsigner: %s", self->id,
                            self->note->sha256, qz_opinion_ids[self->approval->opinion],
                            self->approval->signer);
  return qz_store_write (store, &(const QzAct){ "review.opinion", "", summary, detail }, keep, self,
                         NULL, error);
}

static void
qz_give_approval_finalize (GObject *object)
{
  QzGiveApproval *self = QZ_GIVE_APPROVAL (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->list_path, g_free);
  g_clear_pointer (&self->approval, qz_approval_free);
  g_clear_pointer (&self->note, qz_approval_note_free);
  G_OBJECT_CLASS (qz_give_approval_parent_class)->finalize (object);
}

static void
qz_give_approval_class_init (QzGiveApprovalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_give_approval_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_give_approval_run;
}

static void
qz_give_approval_init (QzGiveApproval *self)
{
  self->approval = qz_approval_new ();
}

/**
 * qz_give_approval_new:
 * @workspace: of a host, or of the office that types in what came on paper
 * @activity: id of an activity
 * @opinion: on its result list
 * @signer: who signs
 *
 * The opinion is on the newest list. Fails with %QZ_ERROR_NOT_FOUND when there is none,
 * %QZ_ERROR_INVALID for an objection that does not say what it is about.
 *
 * Returns: (transfer full): the operation
 */
QzGiveApproval *
qz_give_approval_new (QzWorkspace *workspace,
                      const char *activity,
                      QzOpinion opinion,
                      const char *signer)
{
  QzGiveApproval *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && signer != NULL, NULL);

  self = g_object_new (QZ_TYPE_GIVE_APPROVAL, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  self->approval->opinion = opinion;
  qz_text_take (&self->approval->signer, g_strstrip (g_strdup (signer)));
  return self;
}

/**
 * qz_give_approval_set_host:
 * @self: an operation that was not run yet
 * @host: (nullable): whose opinion it is, in an office; in the workspace of a host, whose list it
 *   is on, when there are several
 */
void
qz_give_approval_set_host (QzGiveApproval *self, const char *host)
{
  g_return_if_fail (QZ_IS_GIVE_APPROVAL (self));

  g_free (self->host);
  self->host = g_strdup (host);
}

/**
 * qz_give_approval_set_path:
 * @self: an operation that was not run yet
 * @path: (nullable): the bundle for the office that is made of it
 */
void
qz_give_approval_set_path (QzGiveApproval *self, const char *path)
{
  g_return_if_fail (QZ_IS_GIVE_APPROVAL (self));

  g_free (self->path);
  self->path = g_strdup (path);
}

/**
 * qz_give_approval_set_candidates:
 * @self: an operation that was not run yet
 * @path: (nullable): a spreadsheet or text table of own candidates with the columns 成果, 单位,
 * 奖项 and 理由, of which the first has to be there
 */
void
qz_give_approval_set_candidates (QzGiveApproval *self, const char *path)
{
  g_return_if_fail (QZ_IS_GIVE_APPROVAL (self));

  g_free (self->list_path);
  self->list_path = g_strdup (path);
}

/**
 * qz_give_approval_set_text:
 * @self: an operation that was not run yet
 * @text: (nullable): what is said of the list as a whole
 */
void
qz_give_approval_set_text (QzGiveApproval *self, const char *text)
{
  g_return_if_fail (QZ_IS_GIVE_APPROVAL (self));

  qz_text_take (&self->approval->text, g_strstrip (g_strdup (text != NULL ? text : "")));
}

/**
 * qz_give_approval_add_remark:
 * @self: an operation that was not run yet
 * @entry: number of an entry on the list
 * @text: what is said of it
 */
void
qz_give_approval_add_remark (QzGiveApproval *self, const char *entry, const char *text)
{
  QzApprovalRemark *remark = qz_approval_remark_new ();

  g_return_if_fail (QZ_IS_GIVE_APPROVAL (self));
  g_return_if_fail (entry != NULL && text != NULL);

  qz_text_set (&remark->entry, entry);
  qz_text_set (&remark->text, text);
  g_ptr_array_add (self->approval->remarks, remark);
}

/**
 * qz_give_approval_add_candidate:
 * @self: an operation that was not run yet
 * @title: of the candidate whom the host proposes itself
 * @unit: (nullable): its unit
 * @award: (nullable): for which award
 * @reason: (nullable): why
 */
void
qz_give_approval_add_candidate (QzGiveApproval *self,
                                const char *title,
                                const char *unit,
                                const char *award,
                                const char *reason)
{
  QzApprovalCandidate *candidate = qz_approval_candidate_new ();

  g_return_if_fail (QZ_IS_GIVE_APPROVAL (self));
  g_return_if_fail (title != NULL);

  qz_text_set (&candidate->title, title);
  qz_text_set (&candidate->unit, unit != NULL ? unit : "");
  qz_text_set (&candidate->award, award != NULL ? award : "");
  qz_text_set (&candidate->reason, reason != NULL ? reason : "");
  g_ptr_array_add (self->approval->candidates, candidate);
}

/**
 * qz_give_approval_get_approval:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the opinion as it was given
 */
const QzApproval *
qz_give_approval_get_approval (QzGiveApproval *self)
{
  g_return_val_if_fail (QZ_IS_GIVE_APPROVAL (self), NULL);

  return self->approval;
}
