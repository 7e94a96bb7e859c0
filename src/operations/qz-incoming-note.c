/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is noted of a bundle and of each of its records, and of one that waits for its key. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-entry-record.h"
#include "exchange/qz-record.h"
#include "exchange/qz-return-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-incoming-private.h"
#include "store/qz-bundle-table.h"
#include "store/qz-key-table.h"
#include "store/qz-objects.h"

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

QzBundleLine *
qz_incoming_add_line (QzIncoming *self, const char *kind, const char *record, guint revision)
{
  QzBundleLine *line = qz_bundle_line_new ();

  line->place = self->report->lines->len;
  qz_text_set (&line->kind, kind);
  qz_text_set (&line->record, record);
  line->revision = revision;
  g_ptr_array_add (self->report->lines, line);
  return line;
}

void
qz_incoming_settle (QzBundleLine *line, QzVerdict verdict, const char *reason)
{
  line->verdict = verdict;
  qz_text_set (&line->reason, reason);
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
      qz_text_set (&key->organisation, note->organisation);
      qz_text_set (&key->name, note->name);
      if (!qz_key_table_put (connection, key, error))
        return FALSE;
    }
  if (note->seq == 0)
    return qz_bundle_table_insert (connection, note, error);
  if (!note->waiting || key->state != QZ_KEY_TRUSTED)
    return TRUE;
  note->waiting = FALSE;
  qz_text_set (&self->object, note->object);
  qz_text_set (&note->object, "");
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

/* The end of a record that was not taken. What is wrong with it is said in its line; only a failing
 * workspace is an error. Takes the @fault. */
gboolean
qz_incoming_conclude (
    QzIncoming *self, QzBundleLine *line, GError *fault, gboolean dry_run, GError **error)
{
  g_autoptr (GError) local = fault;

  if (local != NULL && !qz_incoming_is_fault (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (local != NULL)
    qz_incoming_settle (line, QZ_VERDICT_REFUSED, local->message);
  return dry_run || qz_incoming_note (self, line, error);
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

/* Adds what an entry is called, and of whom it is; or which entry is sent back, and why. */
static char *
describe_record (QzIncoming *self, const QzBundleRecord *record, QzBundleLine *line)
{
  g_autoptr (GBytes) bytes = qz_incoming_get_content (self, record->sha256);
  g_autoptr (GPtrArray) materials = NULL;
  g_autoptr (QzReturn) returned = NULL;
  g_autoptr (QzEntry) entry = NULL;

  if (bytes != NULL && strcmp (record->kind, QZ_RECORD_ENTRY) == 0)
    entry = qz_entry_record_parse (self->report->file, bytes, &materials, NULL);
  else if (bytes != NULL && strcmp (record->kind, QZ_RECORD_RETURN) == 0)
    returned = qz_return_record_parse (self->report->file, bytes, NULL);
  if (returned != NULL)
    entry = qz_entry_access_get (self->workspace, returned->entry, NULL);
  if (entry == NULL)
    return g_strdup ("");
  qz_text_set (&line->title, entry->title);
  return g_strdup (returned != NULL ? returned->reason : entry->unit_name);
}

/* What is in it is shown to whoever has to decide on the key; the signature is sound, only whose it
 * is has to be seen. A record that is not sound says so when it is taken. */
static void
describe_waiting (QzIncoming *self, const QzBundleRecord *record, QzBundleLine *line)
{
  const char *sentence = _ ("The key of the sender is not confirmed yet. Compare its fingerprint "
                            "with the stamped slip.");
  g_autofree char *content = describe_record (self, record, line);
  g_autofree char *reason =
      *content != '\0' ? g_strdup_printf ("%s\n%s", content, sentence) : g_strdup (sentence);

  qz_incoming_settle (line, QZ_VERDICT_WAITING, reason);
}

/* 待核章: kept as it is, and taken when the key of its sender is confirmed. */
gboolean
qz_incoming_wait (QzIncoming *self, gboolean dry_run, GCancellable *cancellable, GError **error)
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
      describe_waiting (self, record, line);
    }
  return dry_run || set_aside (self, cancellable, error);
}
