/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who sends a bundle, whether it was here before, and whether it may come in at all; what becomes
 * of its records is in the files beside.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-record.h"
#include "model/qz-error.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-incoming-private.h"
#include "operations/qz-own-key.h"
#include "operations/qz-own-party.h"
#include "rules/qz-merge-rules.h"
#include "store/qz-bundle-table.h"
#include "store/qz-key-table.h"
#include "store/qz-objects.h"

static void
set_text (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static void
refuse (QzIncoming *self, const char *reason)
{
  set_text (&self->report->refusal, reason);
  g_clear_pointer (&self->reader, qz_bundle_reader_free);
}

/**
 * qz_incoming_is_fault:
 * @error: what an act on one record met
 *
 * Returns: whether the record is to blame, and not the workspace or its disk
 */
gboolean
qz_incoming_is_fault (const GError *error)
{
  static const QzError faults[] = { QZ_ERROR_INVALID, QZ_ERROR_NOT_FOUND, QZ_ERROR_DUPLICATE,
                                    QZ_ERROR_STATE,   QZ_ERROR_LIMIT,     QZ_ERROR_TYPE,
                                    QZ_ERROR_SYNTAX };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_error_matches (error, QZ_ERROR, (int) faults[i]))
      return TRUE;
  return FALSE;
}

QzIncoming *
qz_incoming_new (QzWorkspace *workspace, const char *path, const char *name)
{
  QzIncoming *self = g_new0 (QzIncoming, 1);
  g_autofree char *base = g_filename_display_basename (path);

  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  self->report = qz_bundle_report_new (name != NULL ? name : base);
  self->own = g_strdup ("");
  self->object = g_strdup ("");
  self->contents =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_byte_array_unref);
  return self;
}

void
qz_incoming_free (QzIncoming *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->workspace);
  g_free (self->path);
  qz_bundle_reader_free (self->reader);
  qz_bundle_report_free (self->report);
  g_free (self->own);
  g_hash_table_unref (self->contents);
  g_clear_pointer (&self->noted, g_ptr_array_unref);
  g_free (self->object);
  g_free (self);
}

/* Judging */

static void
fill_note (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  QzBundleNote *note = qz_bundle_note_new ();

  note->incoming = TRUE;
  set_text (&note->id, manifest->id);
  set_text (&note->kind, qz_bundle_kind_get_id (manifest->kind));
  set_text (&note->organisation, manifest->sender.organisation);
  set_text (&note->name, manifest->sender.name);
  set_text (&note->key, manifest->sender.key);
  note->sequence = manifest->sequence;
  set_text (&note->edition, manifest->edition);
  set_text (&note->edition_version, manifest->edition_version);
  set_text (&note->sha256, qz_bundle_reader_get_sha256 (self->reader));
  set_text (&note->created, manifest->created);
  g_free (note->handled);
  note->handled = qz_clock_now ();
  set_text (&note->file, self->report->file);
  qz_bundle_note_free (self->report->note);
  self->report->note = note;
}

static QzKnownKey *
new_key (QzIncoming *self)
{
  const QzPublicKey *public = qz_bundle_reader_get_key (self->reader);
  const QzBundleNote *note = self->report->note;
  QzKnownKey *key = qz_known_key_new ();

  set_text (&key->public, note->key);
  g_free (key->id);
  key->id = qz_public_key_dup_id (public);
  g_free (key->fingerprint);
  key->fingerprint = qz_public_key_dup_fingerprint (public);
  set_text (&key->organisation, note->organisation);
  set_text (&key->name, note->name);
  set_text (&key->first_seen, note->handled);
  return key;
}

static gboolean
read_known (QzConnection *connection, gpointer data, GError **error)
{
  QzIncoming *self = data;
  QzBundleReport *report = self->report;
  g_autoptr (QzBundleNote) before = NULL;
  guint last = 0;

  g_free (self->own);
  self->own = qz_own_party_read (connection, error);
  g_clear_pointer (&report->key, qz_known_key_free);
  if (self->own == NULL || !qz_key_table_find (connection, report->note->key, &report->key, error)
      || !qz_bundle_table_get_last (connection, TRUE, report->note->organisation,
                                    report->note->edition, &last, NULL, error)
      || !qz_bundle_table_find (connection, TRUE, report->note->id, &before, error))
    return FALSE;
  report->older_sequence = report->note->sequence < last;
  g_clear_pointer (&self->noted, g_ptr_array_unref);
  if (before == NULL)
    return TRUE;
  self->noted = qz_bundle_table_list_lines (connection, before->seq, error);
  qz_bundle_note_free (report->note);
  report->note = g_steal_pointer (&before);
  return self->noted != NULL;
}

/* Of how many records something is said; the sender's own is only read. */
static guint
count_lines (const QzManifest *manifest)
{
  guint n = 0;

  for (guint i = 0; i < manifest->records->len; i++)
    n += strcmp (((const QzBundleRecord *) manifest->records->pdata[i])->kind,
                 QZ_RECORD_ORGANISATION)
         != 0;
  return n;
}

/* Nothing more can come of it: every record has its answer. A receipt has several lines a record;
 * it is small and read again. */
static gboolean
is_settled (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);

  if (self->report->note->waiting)
    return self->report->key != NULL && self->report->key->state == QZ_KEY_PENDING;
  for (guint i = 0; i < self->noted->len; i++)
    {
      const QzBundleLine *line = self->noted->pdata[i];

      if (line->verdict == QZ_VERDICT_REFUSED || line->verdict == QZ_VERDICT_WAITING)
        return FALSE;
    }
  return manifest->kind != QZ_BUNDLE_RECEIPT && self->noted->len >= count_lines (manifest);
}

static void
take_duplicate (QzIncoming *self)
{
  QzBundleReport *report = self->report;

  report->duplicate = TRUE;
  g_ptr_array_unref (report->lines);
  report->lines = g_steal_pointer (&self->noted);
  g_clear_pointer (&self->reader, qz_bundle_reader_free);
}

static gboolean
judge_key (QzIncoming *self)
{
  const QzKnownKey *key = self->report->key;
  const QzBundleNote *note = self->report->note;
  g_autofree char *reason = NULL;

  if (key == NULL)
    return TRUE;
  if (*key->organisation != '\0' && strcmp (key->organisation, note->organisation) != 0)
    reason = g_strdup_printf (_ ("“%s” is signed with the key of “%s”, but names “%s” as its "
                                 "sender. Do not use it; ask the sender."),
                              self->report->file, key->name, note->name);
  else if (key->state == QZ_KEY_REPLACED)
    reason = g_strdup_printf (_ ("“%s” is signed with a key that “%s” has replaced. Ask for a new "
                                 "bundle, or confirm the old key again."),
                              self->report->file, key->name);
  if (reason != NULL)
    refuse (self, reason);
  return reason == NULL;
}

static gboolean
judge_kind (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  gboolean from_unit = strcmp (manifest->sender.role, "unit") == 0;
  g_autofree char *reason = NULL;

  if (manifest->kind == QZ_BUNDLE_SUBMISSION)
    return TRUE;
  if (manifest->kind != QZ_BUNDLE_EDITION && manifest->kind != QZ_BUNDLE_RETURN
      && manifest->kind != QZ_BUNDLE_RECEIPT)
    reason = g_strdup_printf (_ ("“%s” is a bundle of the kind “%s”, which is not imported here."),
                              self->report->file, self->report->note->kind);
  else if (from_unit)
    reason = g_strdup_printf (_ ("“%s” comes from a unit, which cannot send a bundle of the kind "
                                 "“%s”. Do not use it."),
                              self->report->file, self->report->note->kind);
  if (reason != NULL)
    refuse (self, reason);
  return reason == NULL;
}

static gboolean
judge_recipient (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  g_autofree char *reason = NULL;

  if (*manifest->recipient.organisation == '\0'
      || strcmp (manifest->recipient.organisation, self->own) == 0)
    return TRUE;
  reason = g_strdup_printf (_ ("“%s” is meant for “%s”. Import it in the workspace of that "
                               "organisation."),
                            self->report->file, manifest->recipient.name);
  refuse (self, reason);
  return FALSE;
}

static gboolean
judge_edition (QzIncoming *self)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  const QzEdition *edition = qz_workspace_get_edition (self->workspace);
  g_autofree char *reason = NULL;
  gint order;

  if (manifest->kind == QZ_BUNDLE_EDITION)
    return TRUE;
  if (edition == NULL || strcmp (edition->id, manifest->edition) != 0)
    {
      reason = g_strdup_printf (_ ("“%s” belongs to the edition “%s”, which this workspace does "
                                   "not know. Import that edition, or use its workspace."),
                                self->report->file, manifest->edition);
      refuse (self, reason);
      return FALSE;
    }
  order = qz_merge_compare_versions (manifest->edition_version, edition->version);
  self->report->older_edition = order < 0;
  if (order <= 0 || manifest->kind != QZ_BUNDLE_SUBMISSION)
    return TRUE;
  reason = g_strdup_printf (_ ("“%s” was made with version %s of the edition; here is %s. Import "
                               "the newer edition first."),
                            self->report->file, manifest->edition_version, edition->version);
  refuse (self, reason);
  return FALSE;
}

static gboolean
judge_own (QzIncoming *self, GError **error)
{
  g_autofree char *folder =
      g_build_filename (qz_workspace_get_directory (self->workspace), QZ_KEYS_FOLDER, NULL);
  g_autoptr (QzPublicKey) own = NULL;
  g_autofree char *reason = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  own = qz_own_key_dup_public (self->workspace, error);
  if (own == NULL)
    return FALSE;
  if (!qz_public_key_equal (own, qz_bundle_reader_get_key (self->reader)))
    return TRUE;
  reason = g_strdup_printf (_ ("“%s” was made in this workspace. Send it to whom it is meant for."),
                            self->report->file);
  refuse (self, reason);
  return TRUE;
}

/* May be done again: what another bundle has brought in meanwhile counts. */
static gboolean
judge (QzIncoming *self, GError **error)
{
  const char *sha256 = qz_bundle_reader_get_sha256 (self->reader);

  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_known, self, error))
    return FALSE;
  if (self->noted != NULL && strcmp (self->report->note->sha256, sha256) != 0)
    {
      g_autofree char *reason = g_strdup_printf (
          _ ("“%s” bears the number of another bundle that came before. Ask the sender for a new "
             "one."),
          self->report->file);

      refuse (self, reason);
      return TRUE;
    }
  if (!judge_key (self) || !judge_kind (self) || !judge_recipient (self) || !judge_edition (self))
    return TRUE;
  if (self->report->key == NULL)
    self->report->key = new_key (self);
  self->settled = self->noted != NULL && is_settled (self);
  return TRUE;
}

/**
 * qz_incoming_open:
 * @self: a new one
 * @error: as of the store
 *
 * Looks at the layout, the manifest, the signature and the sender. A bundle that is refused is not
 * open afterwards; its report says why.
 *
 * Returns: %FALSE when the workspace failed
 */
gboolean
qz_incoming_open (QzIncoming *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->reader = qz_bundle_reader_open (self->path, &local);
  if (self->reader == NULL)
    {
      refuse (self, local->message);
      return TRUE;
    }
  fill_note (self);
  if (!judge_own (self, error))
    return FALSE;
  return self->reader == NULL || judge (self, error);
}

gboolean
qz_incoming_is_open (QzIncoming *self)
{
  return self->reader != NULL;
}

/* Streaming */

typedef struct
{
  QzIncoming *incoming;
  QzObjectBatch *batch; /* nullable: only looked at */
  GByteArray *content;  /* borrowed, nullable: of the blob that is kept in memory */
  gboolean failed;      /* the disk, not the bundle */
} Sink;

static gboolean
is_kept (QzIncoming *self, const QzBundleBlob *blob)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);

  if (manifest->kind == QZ_BUNDLE_EDITION)
    return TRUE;
  for (guint i = 0; i < manifest->records->len; i++)
    if (strcmp (((const QzBundleRecord *) manifest->records->pdata[i])->sha256, blob->sha256) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
begin_cb (const QzBundleBlob *blob, gpointer data, GError **error)
{
  Sink *sink = data;

  sink->content = NULL;
  if (is_kept (sink->incoming, blob))
    {
      if (blob->bytes > QZ_RECORD_MOST_BYTES)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                       _ ("“%s” holds a record larger than %d KiB. Ask the sender for a new one."),
                       sink->incoming->report->file, QZ_RECORD_MOST_BYTES >> 10);
          return FALSE;
        }
      sink->content = g_byte_array_sized_new ((guint) blob->bytes);
      g_hash_table_replace (sink->incoming->contents, g_strdup (blob->sha256), sink->content);
      return TRUE;
    }
  if (sink->batch == NULL || qz_object_batch_begin (sink->batch, blob->sha256, error))
    return TRUE;
  sink->failed = TRUE;
  return FALSE;
}

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer data, GError **error)
{
  Sink *sink = data;

  if (sink->content != NULL)
    g_byte_array_append (sink->content, bytes, (guint) length);
  else if (sink->batch != NULL && !qz_object_batch_append (sink->batch, bytes, length, error))
    sink->failed = TRUE;
  return !sink->failed;
}

static gboolean
end_cb (const QzBundleBlob *blob, gpointer data, GError **error)
{
  Sink *sink = data;

  if (sink->content == NULL && sink->batch != NULL
      && !qz_object_batch_end (sink->batch, TRUE, error))
    sink->failed = TRUE;
  return !sink->failed;
}

/**
 * qz_incoming_stream:
 * @self: one that is open
 * @batch: (nullable): takes the files; %NULL: they are only looked at
 * @progress: (nullable) (scope call): as of qz_bundle_reader_stream()
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: what the disk says, or that it was stopped
 *
 * Reads and hashes all of it. A bundle that is damaged leaves nothing in @batch and is not open
 * afterwards. One whose key is not confirmed, or that came before, is looked at only.
 *
 * Returns: %FALSE when the workspace failed
 */
gboolean
qz_incoming_stream (QzIncoming *self,
                    QzObjectBatch *batch,
                    QzBundleProgressFunc progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  static const QzBundleSink functions = { begin_cb, write_cb, end_cb };
  gboolean wanted = self->report->key->state == QZ_KEY_TRUSTED && !self->settled;
  Sink sink = { .incoming = self, .batch = wanted ? batch : NULL };
  guint mark = batch != NULL ? qz_object_batch_get_mark (batch) : 0;
  g_autoptr (GError) local = NULL;

  if (qz_bundle_reader_stream (self->reader, &functions, &sink, progress, progress_data,
                               cancellable, &local))
    return TRUE;
  if (batch != NULL)
    qz_object_batch_rewind (batch, mark);
  if (sink.failed || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  refuse (self, local->message);
  return TRUE;
}

GBytes *
qz_incoming_get_content (QzIncoming *self, const char *sha256)
{
  GByteArray *content = g_hash_table_lookup (self->contents, sha256);

  return content != NULL ? g_bytes_new (content->data, content->len) : NULL;
}

/* Notes */

QzBundleLine *
qz_incoming_add_line (QzIncoming *self, const char *kind, const char *record, guint revision)
{
  QzBundleLine *line = qz_bundle_line_new ();

  line->place = self->report->lines->len;
  set_text (&line->kind, kind);
  set_text (&line->record, record);
  line->revision = revision;
  g_ptr_array_add (self->report->lines, line);
  return line;
}

void
qz_incoming_settle (QzBundleLine *line, QzVerdict verdict, const char *reason)
{
  line->verdict = verdict;
  set_text (&line->reason, reason);
}

/* What was taken once stays said. */
gboolean
qz_incoming_needs_note (QzIncoming *self, const QzBundleLine *line)
{
  for (guint i = 0; self->noted != NULL && i < self->noted->len; i++)
    {
      const QzBundleLine *before = self->noted->pdata[i];

      if (before->place == line->place)
        return before->verdict != QZ_VERDICT_TAKEN
               && (before->verdict != line->verdict || strcmp (before->reason, line->reason) != 0);
    }
  return TRUE;
}

static gboolean
write_heading (QzConnection *connection, QzIncoming *self, GError **error)
{
  QzBundleNote *note = self->report->note;
  QzKnownKey *key = self->report->key;

  if (key->state == QZ_KEY_TRUSTED && *key->organisation == '\0')
    {
      set_text (&key->organisation, note->organisation);
      set_text (&key->name, note->name);
      if (!qz_key_table_put (connection, key, error))
        return FALSE;
    }
  if (note->seq == 0)
    return qz_bundle_table_insert (connection, note, error);
  if (!note->waiting || key->state != QZ_KEY_TRUSTED)
    return TRUE;
  note->waiting = FALSE;
  set_text (&self->object, note->object);
  set_text (&note->object, "");
  return qz_bundle_table_update (connection, note, error);
}

gboolean
qz_incoming_write_note (QzConnection *connection, QzIncomingNote *note, GError **error)
{
  gint64 before = note->incoming->report->note->seq;

  if (write_heading (connection, note->incoming, error)
      && (note->line == NULL
          || qz_bundle_table_put_line (connection, note->incoming->report->note->seq, note->line,
                                       error)))
    return TRUE;
  note->incoming->report->note->seq = before;
  return FALSE;
}

static gboolean
write_note (QzConnection *connection, gpointer data, GError **error)
{
  return qz_incoming_write_note (connection, data, error);
}

/* For a record of which nothing else is written. */
gboolean
qz_incoming_note (QzIncoming *self, QzBundleLine *line, GError **error)
{
  QzIncomingNote note = { self, line };

  if (line != NULL && !qz_incoming_needs_note (self, line))
    return TRUE;
  return qz_store_write (qz_workspace_get_store (self->workspace), NULL, write_note, &note, NULL,
                         error);
}

/* Waiting */

static gboolean
write_waiting (QzConnection *connection, gpointer data, GError **error)
{
  QzIncoming *self = data;
  QzBundleNote *note = self->report->note;

  if (!qz_key_table_put (connection, self->report->key, error)
      || !qz_bundle_table_insert (connection, note, error))
    return FALSE;
  for (guint i = 0; i < self->report->lines->len; i++)
    if (!qz_bundle_table_put_line (connection, note->seq, self->report->lines->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
set_aside (QzIncoming *self, GCancellable *cancellable, GError **error)
{
  const char *directory = qz_workspace_get_directory (self->workspace);
  QzBundleNote *note = self->report->note;
  g_autofree char *summary = NULL;
  gboolean fresh = FALSE;

  g_free (note->object);
  note->object =
      qz_objects_put_file (directory, self->path, NULL, NULL, cancellable, &fresh, error);
  if (note->object == NULL)
    {
      note->object = g_strdup ("");
      return FALSE;
    }
  note->waiting = TRUE;
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), "bundle.wait", note->name);
  if (qz_store_write (
          qz_workspace_get_store (self->workspace),
          &(const QzAct){ "bundle.wait", note->id, summary, self->report->key->fingerprint },
          write_waiting, self, cancellable, error))
    return TRUE;
  if (fresh)
    qz_objects_remove (directory, note->object);
  return FALSE;
}

/* 待核章: kept as it is, and taken when the key of its sender is confirmed. */
static gboolean
wait_for_key (QzIncoming *self, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);

  for (guint i = 0; i < manifest->records->len; i++)
    {
      const QzBundleRecord *record = manifest->records->pdata[i];
      QzBundleLine *line;

      if (strcmp (record->kind, QZ_RECORD_ORGANISATION) == 0)
        continue;
      line = qz_incoming_add_line (self, record->kind, record->id, record->revision);
      line->place = i;
      qz_incoming_settle (
          line, QZ_VERDICT_WAITING,
          _ ("The key of the sender is not confirmed yet. Compare its fingerprint with the stamped "
             "slip."));
    }
  return dry_run || set_aside (self, cancellable, error);
}

static gboolean
take (QzIncoming *self, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  if (self->report->key->state != QZ_KEY_TRUSTED)
    return wait_for_key (self, dry_run, cancellable, error);
  switch ((int) qz_bundle_reader_get_manifest (self->reader)->kind)
    {
    case QZ_BUNDLE_SUBMISSION:
      return qz_incoming_take_entries (self, dry_run, cancellable, error);
    case QZ_BUNDLE_RETURN:
      return qz_incoming_take_returns (self, dry_run, cancellable, error);
    case QZ_BUNDLE_RECEIPT:
      return qz_incoming_take_receipts (self, dry_run, cancellable, error);
    case QZ_BUNDLE_EDITION:
      return qz_incoming_take_edition (self, dry_run, cancellable, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * qz_incoming_take:
 * @self: one that was streamed
 * @dry_run: %TRUE to say what would become of it and write nothing
 * @cancellable: (nullable): stops it between two records
 * @error: what the workspace says, or that it was stopped
 *
 * Returns: %FALSE when the workspace failed
 */
gboolean
qz_incoming_take (QzIncoming *self, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  if (!judge (self, error))
    return FALSE;
  if (self->reader == NULL)
    return TRUE;
  if (!self->settled)
    return take (self, dry_run, cancellable, error);
  take_duplicate (self);
  return TRUE;
}

/**
 * qz_incoming_list_objects:
 * @self: one that was streamed
 * @objects: (element-type utf8): takes the SHA-256 of what it may have put into the object store,
 *   and of what it was while it waited
 */
void
qz_incoming_list_objects (QzIncoming *self, GPtrArray *objects)
{
  if (*self->object != '\0')
    g_ptr_array_add (objects, g_strdup (self->object));
  if (self->report->note != NULL && *self->report->note->object != '\0')
    g_ptr_array_add (objects, g_strdup (self->report->note->object));
  if (self->reader == NULL || self->settled || self->report->key->state != QZ_KEY_TRUSTED)
    return;
  for (guint i = 0; i < qz_bundle_reader_get_manifest (self->reader)->blobs->len; i++)
    {
      const QzBundleBlob *blob = qz_bundle_reader_get_manifest (self->reader)->blobs->pdata[i];

      if (!blob->beside && !g_hash_table_contains (self->contents, blob->sha256))
        g_ptr_array_add (objects, g_strdup (blob->sha256));
    }
}

QzBundleReport *
qz_incoming_steal_report (QzIncoming *self)
{
  return g_steal_pointer (&self->report);
}
