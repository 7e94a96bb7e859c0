/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A result list that comes to a host, and the opinion of a host that comes to the office. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-approval-record.h"
#include "exchange/qz-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-incoming-private.h"
#include "store/qz-approval-table.h"

/* One record on its way. */
typedef struct
{
  QzIncoming *incoming;
  QzBundleLine *line;
  const QzBundleRecord *record;
  GBytes *bytes;
  QzApproval *approval; /* owned, nullable: when it is one */

  QzApprovalNote *note; /* owned, nullable: what is kept of it */
  QzVerdict verdict;

} Passage;

static void
passage_clear (Passage *passage)
{
  g_clear_pointer (&passage->bytes, g_bytes_unref);
  g_clear_pointer (&passage->approval, qz_approval_free);
  g_clear_pointer (&passage->note, qz_approval_note_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passage, passage_clear)

static gboolean
read_list (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;
  const QzBundleNote *from = passage->incoming->report->note;
  g_autoptr (QzResultList) list =
      qz_result_list_record_parse (passage->incoming->report->file, passage->bytes, error);
  g_autoptr (GPtrArray) known = NULL;

  if (list == NULL)
    return FALSE;
  qz_text_set (&passage->line->title, list->activity_name);
  known = qz_approval_table_list_by_list (connection, passage->record->sha256, error);
  if (known == NULL)
    return FALSE;
  passage->verdict = known->len > 0 ? QZ_VERDICT_UNCHANGED : QZ_VERDICT_TAKEN;
  g_clear_pointer (&passage->note, qz_approval_note_free);
  passage->note = qz_approval_note_new ();
  qz_text_set (&passage->note->sha256, passage->record->sha256);
  qz_text_set (&passage->note->activity, list->activity);
  qz_text_set (&passage->note->organisation, from->organisation);
  qz_text_set (&passage->note->name, from->name);
  qz_text_set (&passage->note->sent, list->made);
  passage->note->list = g_bytes_ref (passage->bytes);
  return TRUE;
}

/* Whether the opinion is of the one to whom the list went: by its UUID once that is known. */
static gboolean
is_addressee (const QzApprovalNote *note, const QzBundleNote *from)
{
  g_autofree char *a = qz_text_fold (note->name);
  g_autofree char *b = qz_text_fold (from->name);

  return *note->organisation != '\0' ? strcmp (note->organisation, from->organisation) == 0
                                     : strcmp (a, b) == 0;
}

static gboolean
read_approval (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;
  const QzBundleNote *from = passage->incoming->report->note;
  g_autoptr (GPtrArray) sent = NULL;

  g_clear_pointer (&passage->approval, qz_approval_free);
  passage->approval =
      qz_approval_record_parse (passage->incoming->report->file, passage->bytes, error);
  if (passage->approval == NULL)
    return FALSE;
  sent = qz_approval_table_list_by_list (connection, passage->approval->list, error);
  if (sent == NULL)
    return FALSE;
  g_clear_pointer (&passage->note, qz_approval_note_free);
  for (guint i = 0; i < sent->len && passage->note == NULL; i++)
    if (is_addressee (sent->pdata[i], from))
      passage->note = g_ptr_array_steal_index (sent, i--);
  if (passage->note == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("“%s” gives an opinion on a list that was not sent to it. Send it the "
                      "present list."),
                   from->name);
      return FALSE;
    }
  qz_text_set (&passage->line->title, passage->note->name);
  if (passage->note->approval != NULL && g_bytes_equal (passage->note->approval, passage->bytes))
    passage->verdict = QZ_VERDICT_UNCHANGED;
  else if (strcmp (passage->note->received, passage->approval->signed_on) > 0)
    passage->verdict = QZ_VERDICT_OLDER;
  else
    passage->verdict = QZ_VERDICT_TAKEN;
  return TRUE;
}

/* A new opinion wants a new decision. */
static void
take_approval (Passage *passage)
{
  QzApprovalNote *note = passage->note;

  qz_text_set (&note->organisation, passage->incoming->report->note->organisation);
  qz_text_set (&note->received, passage->approval->signed_on);
  g_clear_pointer (&note->approval, g_bytes_unref);
  note->approval = g_bytes_ref (passage->bytes);
  note->decision = QZ_DECISION_NONE;
  qz_text_set (&note->names, "");
  qz_text_set (&note->reason, "");
  qz_text_set (&note->decided, "");
}

static gboolean
write_passage (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;
  QzIncomingNote note = { passage->incoming, passage->line };

  if (passage->approval != NULL)
    take_approval (passage);
  qz_incoming_settle (passage->line, QZ_VERDICT_TAKEN, "");
  return qz_approval_table_put (connection, passage->note, error)
         && qz_incoming_write_note (connection, &note, error);
}

static gboolean
take (Passage *passage, GCancellable *cancellable, GError **error)
{
  QzIncoming *self = passage->incoming;
  const char *verb = passage->approval != NULL ? "review.opinion" : "review.list";
  g_autofree char *summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), verb, self->report->note->name);

  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ verb, "", summary, passage->note->sha256 }, write_passage,
                         passage, cancellable, error);
}

static gboolean
pass (Passage *passage, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  QzIncoming *self = passage->incoming;
  const char *kind = passage->record->kind;
  QzStoreFunc read = strcmp (kind, QZ_RECORD_APPROVAL) == 0 ? read_approval : read_list;
  g_autoptr (GError) local = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (passage->bytes == NULL)
    g_set_error_literal (&local, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("This record does not belong into such a bundle."));
  else if (qz_store_read (qz_workspace_get_store (self->workspace), read, passage, &local)
           && passage->verdict == QZ_VERDICT_TAKEN && !dry_run
           && take (passage, cancellable, &local))
    return TRUE;
  qz_incoming_settle (passage->line, passage->verdict, "");
  return qz_incoming_conclude (self, passage->line, g_steal_pointer (&local), dry_run, error);
}

/* Lists and opinions alike: each record for itself. */
gboolean
qz_incoming_take_approvals (QzIncoming *self,
                            gboolean dry_run,
                            GCancellable *cancellable,
                            GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  const char *wanted =
      manifest->kind == QZ_BUNDLE_APPROVAL ? QZ_RECORD_APPROVAL : QZ_RECORD_RESULT_LIST;

  for (guint i = 0; i < manifest->records->len; i++)
    {
      const QzBundleRecord *record = manifest->records->pdata[i];
      g_auto (Passage) passage = { .incoming = self, .record = record };

      passage.line = qz_incoming_add_line (self, record->kind, record->id, record->revision);
      if (strcmp (record->kind, wanted) == 0)
        passage.bytes = qz_incoming_get_content (self, record->sha256);
      if (!pass (&passage, dry_run, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
