/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a receiver sends to the one that handed in: entries sent back, and receipts. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-receipt-record.h"
#include "exchange/qz-record.h"
#include "exchange/qz-return-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-incoming-private.h"
#include "rules/qz-merge-rules.h"
#include "store/qz-bundle-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-travel-table.h"

/* One answer on its way. */
typedef struct
{
  QzIncoming *incoming;
  QzBundleLine *line;
  const QzReturn *returned;      /* nullable: one of the two */
  const QzReceipt *receipt;      /* nullable */
  const QzReceiptAnswer *answer; /* nullable: of the receipt */

  QzEntry *here; /* owned, nullable */
  guint sent;    /* the newest revision that went out, 0 when none did */
  QzVerdict verdict;
  char *reason;
} Passage;

static void
passage_clear (Passage *passage)
{
  g_clear_pointer (&passage->here, qz_entry_free);
  g_clear_pointer (&passage->reason, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passage, passage_clear)

/* Only what went out of this workspace, or was written in it, can be answered. */
static gboolean
read_entry (QzConnection *connection, Passage *passage, GError **error)
{
  g_autoptr (QzEntrySource) source = NULL;

  g_clear_pointer (&passage->here, qz_entry_free);
  passage->here = qz_entry_table_get (connection, passage->line->record, error);
  if (passage->here == NULL
      || !qz_travel_table_find_source (connection, passage->here->id, &source, error)
      || !qz_bundle_table_get_sent (connection, passage->here->id, &passage->sent, error))
    return FALSE;
  if (source == NULL || passage->sent > 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE, _ ("“%s” was not handed in from this workspace."),
               passage->here->title);
  return FALSE;
}

static gboolean
judge_return (QzConnection *connection, Passage *passage, GError **error)
{
  g_autoptr (QzEntryReturn) last = NULL;

  if (!qz_travel_table_find_return (connection, passage->here->id, &last, error))
    return FALSE;
  passage->verdict =
      qz_merge_return (passage->here, last, passage->sent, passage->returned->revision,
                       passage->returned->reason, &passage->reason);
  return TRUE;
}

static gboolean
judge_answer (QzConnection *connection, Passage *passage, GError **error)
{
  const QzBundleNote *note = passage->incoming->report->note;
  g_autoptr (QzEntryAnswer) last = NULL;

  if (!qz_travel_table_find_answer (connection, passage->here->id, &last, error))
    return FALSE;
  passage->reason = g_strdup (passage->answer->reason);
  if (last == NULL || strcmp (last->organisation, note->organisation) != 0
      || note->sequence > last->sequence
      || (note->sequence == last->sequence && passage->answer->revision > last->revision))
    passage->verdict = QZ_VERDICT_TAKEN;
  else if (note->sequence == last->sequence && passage->answer->revision == last->revision)
    passage->verdict = QZ_VERDICT_UNCHANGED;
  else
    passage->verdict = QZ_VERDICT_OLDER;
  return TRUE;
}

static gboolean
read_passage (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;

  g_clear_pointer (&passage->reason, g_free);
  return read_entry (connection, passage, error)
         && (passage->returned != NULL ? judge_return (connection, passage, error)
                                       : judge_answer (connection, passage, error));
}

static gboolean
set_state (QzConnection *connection, Passage *passage, QzEntryState state, GError **error)
{
  g_autofree char *now = qz_clock_now ();

  return passage->here->state == state
         || qz_entry_table_set_state (connection, passage->here->id, state, now, error);
}

static gboolean
write_return (QzConnection *connection, Passage *passage, GError **error)
{
  g_autoptr (QzEntryReturn) row = qz_entry_return_new ();
  const QzReturn *returned = passage->returned;

  qz_text_set (&row->entry, passage->here->id);
  row->revision = returned->revision;
  qz_text_set (&row->reason, returned->reason);
  qz_text_set (&row->returned, returned->returned);
  qz_text_set (&row->by,
               *returned->by != '\0' ? returned->by : passage->incoming->report->note->name);
  return set_state (connection, passage, QZ_ENTRY_RETURNED, error)
         && qz_travel_table_put_return (connection, row, error);
}

/* At which step the entry is there; the state here follows where both mean the same revision. */
static gboolean
write_answer (QzConnection *connection, Passage *passage, GError **error)
{
  const QzReceiptAnswer *answer = passage->answer;
  const QzBundleNote *note = passage->incoming->report->note;
  g_autoptr (QzEntryAnswer) row = qz_entry_answer_new ();
  gboolean accepted = strcmp (answer->state, qz_entry_state_get_id (QZ_ENTRY_ACCEPTED)) == 0
                      && passage->here->state == QZ_ENTRY_SUBMITTED
                      && answer->revision >= passage->sent;

  qz_text_set (&row->entry, passage->here->id);
  row->revision = answer->revision;
  row->verdict = answer->verdict;
  qz_text_set (&row->state, answer->state);
  qz_text_set (&row->number, answer->number);
  qz_text_set (&row->reason, answer->reason);
  row->missing = g_strdupv (answer->missing);
  qz_text_set (&row->organisation, note->organisation);
  qz_text_set (&row->name, note->name);
  row->sequence = note->sequence;
  qz_text_set (&row->received, passage->receipt->received);
  return qz_travel_table_put_answer (connection, row, error)
         && (!accepted || set_state (connection, passage, QZ_ENTRY_ACCEPTED, error));
}

static gboolean
write_passage (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;
  QzIncomingNote note = { passage->incoming, passage->line };

  qz_incoming_settle (passage->line, QZ_VERDICT_TAKEN, passage->reason);
  return (passage->returned != NULL ? write_return (connection, passage, error)
                                    : write_answer (connection, passage, error))
         && qz_incoming_write_note (connection, &note, error);
}

static gboolean
take_passage (Passage *passage, GCancellable *cancellable, GError **error)
{
  QzIncoming *self = passage->incoming;
  const char *verb = passage->returned != NULL ? "entry.sent-back" : "entry.answer";
  g_autofree char *summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), verb, passage->here->title);
  g_autofree char *detail =
      passage->returned != NULL
          ? g_strdup_printf ("state: %s → returned\nreason: %s",
                             qz_entry_state_get_id (passage->here->state),
                             passage->returned->reason)
          : g_strdup_printf ("answer: %s %s", qz_verdict_get_id (passage->answer->verdict),
                             passage->answer->state);
  const QzAct act = { verb, passage->here->id, summary, detail };

  return qz_store_write (qz_workspace_get_store (self->workspace), &act, write_passage, passage,
                         cancellable, error);
}

static gboolean
pass (Passage *passage, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  QzIncoming *self = passage->incoming;
  g_autoptr (GError) local = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (qz_store_read (qz_workspace_get_store (self->workspace), read_passage, passage, &local))
    qz_text_set (&passage->line->title, passage->here->title);
  if (local == NULL && passage->verdict == QZ_VERDICT_TAKEN && !dry_run
      && take_passage (passage, cancellable, &local))
    return TRUE;
  qz_incoming_settle (passage->line, passage->verdict, passage->reason);
  return qz_incoming_conclude (self, passage->line, g_steal_pointer (&local), dry_run, error);
}

static gboolean
refuse_record (
    QzIncoming *self, const QzBundleRecord *record, gboolean dry_run, GError *fault, GError **error)
{
  QzBundleLine *line = qz_incoming_add_line (self, record->kind, record->id, record->revision);

  qz_incoming_settle (line, QZ_VERDICT_REFUSED,
                      fault != NULL ? fault->message
                                    : _ ("This record does not belong into such a bundle."));
  return dry_run || qz_incoming_note (self, line, error);
}

gboolean
qz_incoming_take_returns (QzIncoming *self,
                          gboolean dry_run,
                          GCancellable *cancellable,
                          GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);

  for (guint i = 0; i < manifest->records->len; i++)
    {
      const QzBundleRecord *record = manifest->records->pdata[i];
      g_autoptr (GBytes) bytes = qz_incoming_get_content (self, record->sha256);
      g_autoptr (GError) local = NULL;
      g_autoptr (QzReturn) returned = NULL;
      g_auto (Passage) passage = { .incoming = self };

      if (bytes != NULL && strcmp (record->kind, QZ_RECORD_RETURN) == 0)
        returned = qz_return_record_parse (self->report->file, bytes, &local);
      if (returned == NULL)
        {
          if (!refuse_record (self, record, dry_run, local, error))
            return FALSE;
          continue;
        }
      passage.returned = returned;
      passage.line = qz_incoming_add_line (self, record->kind, returned->entry, returned->revision);
      if (!pass (&passage, dry_run, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_receipt (QzIncoming *self,
              const QzReceipt *receipt,
              gboolean dry_run,
              GCancellable *cancellable,
              GError **error)
{
  for (guint i = 0; i < receipt->answers->len; i++)
    {
      const QzReceiptAnswer *answer = receipt->answers->pdata[i];
      g_auto (Passage) passage = { .incoming = self, .receipt = receipt, .answer = answer };

      passage.line =
          qz_incoming_add_line (self, QZ_RECORD_RECEIPT, answer->entry, answer->revision);
      if (!pass (&passage, dry_run, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
qz_incoming_take_receipts (QzIncoming *self,
                           gboolean dry_run,
                           GCancellable *cancellable,
                           GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);

  for (guint i = 0; i < manifest->records->len; i++)
    {
      const QzBundleRecord *record = manifest->records->pdata[i];
      g_autoptr (GBytes) bytes = qz_incoming_get_content (self, record->sha256);
      g_autoptr (GError) local = NULL;
      g_autoptr (QzReceipt) receipt = NULL;

      if (bytes != NULL && strcmp (record->kind, QZ_RECORD_RECEIPT) == 0)
        receipt = qz_receipt_record_parse (self->report->file, bytes, &local);
      if (receipt != NULL ? !take_receipt (self, receipt, dry_run, cancellable, error)
                          : !refuse_record (self, record, dry_run, local, error))
        return FALSE;
    }
  return self->report->lines->len > 0 || dry_run || qz_incoming_note (self, NULL, error);
}
