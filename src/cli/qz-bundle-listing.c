/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundles and what became of them, as answers. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-bundle-listing.h"
#include "cli/qz-listing.h"
#include "exchange/qz-bundle-reader.h"
#include "operations/qz-bundle-report.h"
#include "operations/qz-read-facts.h"
#include "store/qz-bundle-table.h"
#include "store/qz-travel-table.h"

static const QzListingColumn bundle_columns[] = {
  { "file", N_ ("File"), QZ_LISTING_TEXT },
  { "outcome", N_ ("Outcome"), QZ_LISTING_TEXT },
  { "kind", N_ ("Kind"), QZ_LISTING_TEXT },
  { "sender", N_ ("Sender"), QZ_LISTING_TEXT },
  { "sequence", N_ ("Sequence Number"), QZ_LISTING_NUMBER },
  { "fingerprint", N_ ("Fingerprint of the key"), QZ_LISTING_TEXT },
  { "id", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "key", N_ ("Key"), QZ_LISTING_HIDDEN },
  { "reason", N_ ("Reason"), QZ_LISTING_HIDDEN },
  { "missing", N_ ("Missing files"), QZ_LISTING_HIDDEN },
  { NULL },
};

static const QzListingColumn line_columns[] = {
  { "file", N_ ("File"), QZ_LISTING_TEXT },
  { "outcome", N_ ("Outcome"), QZ_LISTING_TEXT },
  { "kind", N_ ("Kind"), QZ_LISTING_TEXT },
  { "title", N_ ("Title"), QZ_LISTING_TEXT },
  { "revision", N_ ("Revision"), QZ_LISTING_NUMBER },
  { "record", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "reason", N_ ("Reason"), QZ_LISTING_TEXT },
  { NULL },
};

static const char *
outcome_of (const QzBundleReport *report)
{
  if (*report->refusal != '\0')
    return "refused";
  if (report->duplicate)
    return "duplicate";
  if (report->key != NULL && report->key->state == QZ_KEY_PENDING)
    return "waiting";
  if (report->older_sequence)
    return "older-sequence";
  return report->older_edition ? "older-edition" : "read";
}

static void
list_bundles (QzCommandCall *call, const GPtrArray *reports)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "bundles", bundle_columns);

  for (guint i = 0; i < reports->len; i++)
    {
      const QzBundleReport *report = reports->pdata[i];
      const QzBundleNote *note = report->note;
      g_autofree char *sequence = g_strdup_printf ("%u", note != NULL ? note->sequence : 0);
      g_autofree char *missing =
          report->missing != NULL ? g_strjoinv ("\n", report->missing) : g_strdup ("");

      qz_listing_add (listing, report->file, outcome_of (report), note != NULL ? note->kind : "",
                      note != NULL ? note->name : "", note != NULL ? sequence : "",
                      report->key != NULL ? report->key->fingerprint : "",
                      note != NULL ? note->id : "", report->key != NULL ? report->key->id : "",
                      report->refusal, missing, NULL);
    }
  qz_listing_end (listing);
}

static void
list_lines (QzCommandCall *call, const GPtrArray *reports)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "reports", line_columns);

  for (guint i = 0; i < reports->len; i++)
    {
      const QzBundleReport *report = reports->pdata[i];

      for (guint k = 0; k < report->lines->len; k++)
        {
          const QzBundleLine *line = report->lines->pdata[k];
          g_autofree char *revision = g_strdup_printf ("%u", line->revision);

          qz_listing_add (listing, report->file, qz_verdict_get_id (line->verdict), line->kind,
                          line->title, revision, line->record, line->reason, NULL);
        }
    }
  qz_listing_end (listing);
}

/**
 * qz_bundle_listing_answer:
 * @call: the call that is answered
 * @reports: (element-type QzBundleReport): what became of some bundles
 *
 * A row for each bundle, then one for each record.
 */
void
qz_bundle_listing_answer (QzCommandCall *call, const GPtrArray *reports)
{
  list_bundles (call, reports);
  for (guint i = 0; call->json == NULL && i < reports->len; i++)
    {
      const QzBundleReport *report = reports->pdata[i];

      if (*report->refusal != '\0')
        qz_answer_say (call, "%s", report->refusal);
      for (guint k = 0; report->missing != NULL && report->missing[k] != NULL; k++)
        qz_answer_say (call, _ ("%s: the large file “%s” has not come yet."), report->file,
                       report->missing[k]);
    }
  list_lines (call, reports);
}

static const QzListingColumn remark_columns[] = {
  { "name", N_ ("File"), QZ_LISTING_TEXT },
  { "message", N_ ("Remark"), QZ_LISTING_TEXT },
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { NULL },
};

/**
 * qz_bundle_listing_look_into_files:
 * @call: the call that is answered
 * @error: as of the store
 *
 * Has the files looked into that came in, and says what is to be said of them.
 *
 * Returns: %FALSE when the workspace failed
 */
gboolean
qz_bundle_listing_look_into_files (QzCommandCall *call, GError **error)
{
  g_autoptr (QzReadFacts) operation = qz_read_facts_new (call->workspace);
  g_autoptr (QzListing) listing = NULL;
  const GPtrArray *remarks;

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  remarks = qz_read_facts_get_remarks (operation);
  listing = qz_listing_begin (call, "remarks", remark_columns);
  for (guint i = 0; i < remarks->len; i++)
    {
      const QzFactRemark *remark = remarks->pdata[i];

      qz_listing_add (listing, remark->name, remark->message, remark->entry, NULL);
    }
  qz_listing_end (listing);
  return TRUE;
}

static const QzListingColumn record_columns[] = {
  { "kind", N_ ("Kind"), QZ_LISTING_TEXT },
  { "id", N_ ("Id"), QZ_LISTING_TEXT },
  { "revision", N_ ("Revision"), QZ_LISTING_NUMBER },
  { "sha256", N_ ("SHA-256"), QZ_LISTING_HIDDEN },
  { NULL },
};

static const QzListingColumn file_columns[] = {
  { "name", N_ ("Name"), QZ_LISTING_TEXT },
  { "bytes", N_ ("Size"), QZ_LISTING_NUMBER },
  { "place", N_ ("Place"), QZ_LISTING_TEXT },
  { "sha256", N_ ("SHA-256"), QZ_LISTING_HIDDEN },
  { NULL },
};

static void
list_contents (QzCommandCall *call, const QzManifest *manifest)
{
  g_autoptr (QzListing) records = qz_listing_begin (call, "records", record_columns);
  g_autoptr (QzListing) files = NULL;

  for (guint i = 0; i < manifest->records->len; i++)
    {
      const QzBundleRecord *record = manifest->records->pdata[i];
      g_autofree char *revision = g_strdup_printf ("%u", record->revision);

      qz_listing_add (records, record->kind, record->id, revision, record->sha256, NULL);
    }
  qz_listing_end (records);
  files = qz_listing_begin (call, "files", file_columns);
  for (guint i = 0; i < manifest->blobs->len; i++)
    {
      const QzBundleBlob *blob = manifest->blobs->pdata[i];
      g_autofree char *bytes = g_strdup_printf ("%" G_GINT64_FORMAT, blob->bytes);

      if (*blob->name != '\0')
        qz_listing_add (files, blob->name, bytes, blob->beside ? "beside" : "inside", blob->sha256,
                        NULL);
    }
  qz_listing_end (files);
}

/**
 * qz_bundle_listing_inspect:
 * @call: the call that is answered
 * @error: as of qz_bundle_reader_open()
 *
 * Says what the manifest of a bundle says; its signature holds, but whose key it is stays open.
 *
 * Returns: whether it is a bundle
 */
gboolean
qz_bundle_listing_inspect (QzCommandCall *call, GError **error)
{
  g_autoptr (QzBundleReader) reader =
      qz_bundle_reader_open (qz_command_call_operand (call, 0), error);
  g_autofree char *fingerprint = NULL;
  const QzManifest *manifest;

  if (reader == NULL)
    return FALSE;
  manifest = qz_bundle_reader_get_manifest (reader);
  fingerprint = qz_public_key_dup_fingerprint (qz_bundle_reader_get_key (reader));
  qz_answer_text (call, "kind", _ ("Kind"), qz_bundle_kind_get_id (manifest->kind));
  qz_answer_text (call, "id", _ ("Id"), manifest->id);
  qz_answer_text (call, "edition", _ ("Edition"), manifest->edition);
  qz_answer_text (call, "version", _ ("Version"), manifest->edition_version);
  qz_answer_text (call, "sender", _ ("Sender"), manifest->sender.name);
  qz_answer_text (call, "recipient", _ ("Recipient"), manifest->recipient.name);
  qz_answer_number (call, "sequence", _ ("Sequence Number"), manifest->sequence);
  qz_answer_text (call, "created", _ ("Created"), manifest->created);
  qz_answer_text (call, "fingerprint", _ ("Fingerprint of the key"), fingerprint);
  qz_answer_text (call, "sha256", _ ("SHA-256"), qz_bundle_reader_get_sha256 (reader));
  if (qz_bundle_reader_is_encrypted (reader))
    qz_answer_text (call, "encrypted", _ ("Encrypted"), _ ("yes, for the recipient alone"));
  list_contents (call, manifest);
  return TRUE;
}

static const QzListingColumn note_columns[] = {
  { "direction", N_ ("Direction"), QZ_LISTING_TEXT },
  { "kind", N_ ("Kind"), QZ_LISTING_TEXT },
  { "state", N_ ("State"), QZ_LISTING_TEXT },
  { "name", N_ ("Name"), QZ_LISTING_TEXT },
  { "sequence", N_ ("Sequence Number"), QZ_LISTING_NUMBER },
  { "handled", N_ ("When"), QZ_LISTING_TEXT },
  { "file", N_ ("File"), QZ_LISTING_TEXT },
  { "id", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "sha256", N_ ("SHA-256"), QZ_LISTING_HIDDEN },
  { NULL },
};

static gboolean
read_notes (QzConnection *connection, gpointer data, GError **error)
{
  GPtrArray **notes = data;

  *notes = qz_bundle_table_list (connection, error);
  return *notes != NULL;
}

/**
 * qz_bundle_listing_list:
 * @call: the call that is answered
 * @error: as of the store
 *
 * Returns: whether the bundles could be listed
 */
gboolean
qz_bundle_listing_list (QzCommandCall *call, GError **error)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (QzListing) listing = NULL;

  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_notes, &notes, error))
    return FALSE;
  listing = qz_listing_begin (call, "bundles", note_columns);
  for (guint i = 0; i < notes->len; i++)
    {
      const QzBundleNote *note = notes->pdata[i];
      g_autofree char *sequence = g_strdup_printf ("%u", note->sequence);

      qz_listing_add (listing, note->incoming ? "in" : "out", note->kind,
                      note->waiting ? "waiting" : "done", note->name, sequence, note->handled,
                      note->file, note->id, note->sha256, NULL);
    }
  qz_listing_end (listing);
  return TRUE;
}

typedef struct
{
  const char *entry;
  QzEntryReturn *returned;
  QzEntryAnswer *answer;
} Travel;

static gboolean
read_travel (QzConnection *connection, gpointer data, GError **error)
{
  Travel *travel = data;

  return qz_travel_table_find_return (connection, travel->entry, &travel->returned, error)
         && qz_travel_table_find_answer (connection, travel->entry, &travel->answer, error);
}

static void
begin_part (QzCommandCall *call, const char *key)
{
  if (call->json != NULL)
    qz_json_writer_begin_object (call->json, key);
}

static void
end_part (QzCommandCall *call)
{
  if (call->json != NULL)
    qz_json_writer_end (call->json);
}

/**
 * qz_bundle_listing_answer_travel:
 * @call: the call that is answered
 * @entry: UUID of an entry
 * @error: as of the store
 *
 * Says why the entry was sent back the last time, and what its receiver answered.
 *
 * Returns: %FALSE when the store failed
 */
gboolean
qz_bundle_listing_answer_travel (QzCommandCall *call, const char *entry, GError **error)
{
  Travel travel = { .entry = entry };
  g_autoptr (QzEntryReturn) returned = NULL;
  g_autoptr (QzEntryAnswer) answer = NULL;
  gboolean ok =
      qz_store_read (qz_workspace_get_store (call->workspace), read_travel, &travel, error);

  returned = travel.returned;
  answer = travel.answer;
  if (!ok)
    return FALSE;
  if (returned != NULL)
    {
      begin_part (call, "return");
      qz_answer_text (call, "reason", _ ("Reason of the return"), returned->reason);
      qz_answer_text (call, "by", _ ("Returned by"), returned->by);
      qz_answer_text (call, "when", _ ("Returned"), returned->returned);
      end_part (call);
    }
  if (answer == NULL)
    return TRUE;
  begin_part (call, "answer");
  qz_answer_text (call, "by", _ ("Receiver"), answer->name);
  qz_answer_text (call, "received", _ ("Received"), answer->received);
  qz_answer_text (call, "outcome", _ ("Outcome"), qz_verdict_get_id (answer->verdict));
  qz_answer_text (call, "state", _ ("State at the receiver"), answer->state);
  qz_answer_text (call, "number", _ ("Number at the receiver"), answer->number);
  qz_answer_text (call, "reason", _ ("Reason"), answer->reason);
  if (answer->missing != NULL)
    qz_answer_strings (call, "missing", _ ("Missing files"), (const char *const *) answer->missing);
  end_part (call);
  return TRUE;
}
