/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A score bundle that comes to the office. Who sent it, for which packet and how much is in it is
 * judged at once; the scores themselves stay encrypted until their stage is opened.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-packet-record.h"
#include "exchange/qz-record.h"
#include "exchange/qz-scores-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-decide-conflict.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-incoming-private.h"
#include "operations/qz-sealed-scores.h"
#include "store/qz-bundle-table.h"
#include "store/qz-conflict-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-key-table.h"
#include "store/qz-objects.h"
#include "store/qz-packet-table.h"
#include "store/qz-score-bundle-table.h"

/* A stage that is open, of which there are scores in the bundle. */
typedef struct
{
  char *activity;
  char *stage;
} Opened;

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  g_free (opened->activity);
  g_free (opened->stage);
  g_free (opened);
}

/* The bundle on its way. */
typedef struct
{
  QzIncoming *incoming;
  QzScores *scores;     /* owned, nullable */
  QzJudge *judge;       /* owned, nullable: whose key signed it */
  QzPacketNote *packet; /* owned, nullable: that it answers */
  QzPacketNote *last;   /* owned, nullable: that was made last */
  GPtrArray *opened;    /* (element-type Opened) */
  QzScoreArrival *arrival;
} Passage;

static void
passage_clear (Passage *passage)
{
  g_clear_pointer (&passage->scores, qz_scores_free);
  g_clear_pointer (&passage->judge, qz_judge_free);
  g_clear_pointer (&passage->packet, qz_packet_note_free);
  g_clear_pointer (&passage->last, qz_packet_note_free);
  g_clear_pointer (&passage->opened, g_ptr_array_unref);
  g_clear_pointer (&passage->arrival, qz_score_arrival_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passage, passage_clear)

static gboolean
parse (Passage *passage, GError **error)
{
  QzIncoming *self = passage->incoming;
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  const QzBundleRecord *record = manifest->records->len == 1 ? manifest->records->pdata[0] : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (record != NULL && strcmp (record->kind, QZ_RECORD_SCORES) == 0)
    bytes = qz_incoming_get_content (self, record->sha256);
  if (bytes == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                           _ ("It holds something else than scores. Ask the judge for a new "
                              "bundle."));
      return FALSE;
    }
  passage->scores = qz_scores_record_parse (self->report->file, bytes, error);
  return passage->scores != NULL;
}

/* What the office has made for whoever signed it. */
static gboolean
read_here (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;
  const QzBundleNote *note = passage->incoming->report->note;

  if (!qz_judge_table_find_by_key (connection, note->key, &passage->judge, error))
    return FALSE;
  return passage->judge == NULL
         || (qz_packet_table_find (connection, passage->judge->id, passage->scores->version,
                                   &passage->packet, error)
             && qz_packet_table_find (connection, passage->judge->id, 0, &passage->last, error));
}

static gboolean
check_sender (const Passage *passage, GError **error)
{
  if (passage->judge == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                 _ ("It is signed with a key that is on file for no judge. Ask %s for the key, put "
                    "it on file, and import the bundle again."),
                 passage->incoming->report->note->name);
  else if (strcmp (passage->scores->judge, passage->judge->id) != 0)
    g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                 _ ("It holds the scores of another judge than %s, whose key signed it. Do not use "
                    "it; ask the judge."),
                 passage->judge->name);
  else if (passage->packet == NULL || strcmp (passage->packet->id, passage->scores->packet) != 0)
    g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                 _ ("It answers a packet that was not made here for %s. Send the judge a packet, "
                    "and ask for the scores again."),
                 passage->judge->name);
  else if (passage->last->version > passage->scores->version)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("It answers version %u of the packet; since then version %u was made for %s. "
                    "Ask the judge to import that and to hand in again."),
                 passage->scores->version, passage->last->version, passage->judge->name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_seat (const QzPacket *packet, const QzPacketEntry *seat, const char *stage)
{
  for (guint i = 0; i < packet->panels->len; i++)
    {
      const QzPacketPanel *panel = packet->panels->pdata[i];

      if (strcmp (panel->stage, stage) == 0
          && g_strv_contains ((const char *const *) seat->panels, panel->id))
        return TRUE;
    }
  return FALSE;
}

/* Nobody scores what was not sent to him. */
static gboolean
check_entries (const Passage *passage, GError **error)
{
  g_autoptr (QzPacket) packet =
      qz_packet_record_parse (passage->incoming->report->file, passage->packet->record, error);
  gboolean ok = packet != NULL;

  for (guint i = 0; ok && i < passage->scores->sheets->len; i++)
    {
      const QzHandedSheet *handed = passage->scores->sheets->pdata[i];
      const QzPacketEntry *seat = qz_packet_find_entry (packet, handed->entry);

      ok = seat != NULL && seat->revision == handed->revision
           && is_seat (packet, seat, handed->stage);
    }
  for (guint i = 0; ok && i < passage->scores->recusals->len; i++)
    ok = qz_packet_find_entry (packet, ((QzRecusal *) passage->scores->recusals->pdata[i])->entry)
         != NULL;
  if (packet != NULL && !ok)
    g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                 _ ("It has scores for an entry that was not in the packet of %s. Do not use it; "
                    "ask the judge."),
                 passage->judge->name);
  return ok;
}

static void
add_line (QzIncoming *self, const QzEntry *entry, const char *kind, guint version, const char *said)
{
  QzBundleLine *line = qz_incoming_add_line (self, kind, entry->id, version);

  qz_text_set (&line->title, qz_entry_access_call (entry));
  if (self->report->older_sequence)
    qz_incoming_settle (line, QZ_VERDICT_OLDER,
                        _ ("A later bundle of this judge came before; that one counts."));
  else
    qz_incoming_settle (line, QZ_VERDICT_TAKEN, said);
}

static gboolean
read_sheet_line (Passage *passage,
                 QzConnection *connection,
                 const QzHandedSheet *handed,
                 GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, handed->entry, error);
  gboolean is_open = FALSE;
  Opened *opened;

  if (entry == NULL
      || !qz_sealed_scores_is_open (connection, entry->activity, handed->stage, &is_open, error))
    return FALSE;
  add_line (passage->incoming, entry, QZ_RECORD_SCORE_SHEET, handed->version,
            is_open ? "" : _ ("Stays encrypted until its stage is opened."));
  if (!is_open || passage->incoming->report->older_sequence)
    return TRUE;
  opened = g_new0 (Opened, 1);
  opened->activity = g_strdup (entry->activity);
  opened->stage = g_strdup (handed->stage);
  g_ptr_array_add (passage->opened, opened);
  return TRUE;
}

/* What is said of each sheet: that it has come, and of what; nothing of what stands on it. From
 * what the judge stays away is known at once. */
static gboolean
read_lines (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;

  passage->opened = g_ptr_array_new_with_free_func (opened_free);
  for (guint i = 0; i < passage->scores->sheets->len; i++)
    if (!read_sheet_line (passage, connection, passage->scores->sheets->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < passage->scores->recusals->len; i++)
    {
      const QzRecusal *recusal = passage->scores->recusals->pdata[i];
      g_autoptr (QzEntry) entry = qz_entry_table_get (connection, recusal->entry, error);

      if (entry == NULL)
        return FALSE;
      add_line (passage->incoming, entry, QZ_RECORD_RECUSAL, 0, recusal->reason);
    }
  return TRUE;
}

/* The first bundle binds the key of the judge to the workspace that it came from. */
static gboolean
bind_key (QzConnection *connection, QzIncoming *self, GError **error)
{
  QzKnownKey *key = self->report->key;

  if (*key->organisation != '\0')
    return TRUE;
  qz_text_set (&key->organisation, self->report->note->organisation);
  return qz_key_table_put (connection, key, error);
}

static gboolean
write_arrival (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;
  QzIncoming *self = passage->incoming;
  QzBundleNote *note = self->report->note;

  if (!bind_key (connection, self, error) || !qz_bundle_table_insert (connection, note, error))
    return FALSE;
  passage->arrival->bundle = note->seq;
  for (guint i = 0; i < self->report->lines->len; i++)
    if (!qz_bundle_table_put_line (connection, note->seq, self->report->lines->pdata[i], error))
      return FALSE;
  return qz_score_bundle_table_add (connection, passage->arrival, error);
}

static void
fill_arrival (Passage *passage)
{
  const QzBundleNote *note = passage->incoming->report->note;

  passage->arrival = qz_score_arrival_new ();
  qz_text_set (&passage->arrival->judge, passage->judge->id);
  passage->arrival->packet = passage->scores->version;
  passage->arrival->sheets = passage->scores->sheets->len;
  passage->arrival->sequence = note->sequence;
  qz_text_set (&passage->arrival->handled, note->handled);
  qz_text_set (&passage->arrival->object, note->object);
  qz_text_set (&passage->arrival->file, note->file);
}

/* The file is kept as it came. */
static gboolean
keep (Passage *passage, GCancellable *cancellable, GError **error)
{
  QzIncoming *self = passage->incoming;
  QzBundleNote *note = self->report->note;
  const char *directory = qz_workspace_get_directory (self->workspace);
  g_autofree char *summary = NULL;
  gboolean fresh = FALSE;
  char *object =
      qz_objects_put_file (directory, self->path, NULL, NULL, cancellable, &fresh, error);

  if (object == NULL)
    return FALSE;
  qz_text_take (&note->object, object);
  fill_arrival (passage);
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), "scores.arrive",
                          passage->judge->name);
  if (qz_store_write (qz_workspace_get_store (self->workspace),
                      &(const QzAct){ "scores.arrive", note->id, summary, NULL }, write_arrival,
                      passage, cancellable, error))
    return TRUE;
  if (fresh)
    qz_objects_remove (directory, note->object);
  qz_text_set (&note->object, "");
  return FALSE;
}

/* What the office has decided since then stands. */
typedef struct
{
  const QzRecusal *recusal;
  const char *judge;
  gint64 bundle;
  QzBundleLine *line;
  gboolean is_decided;
} Staying;

static gboolean
read_decided (QzConnection *connection, gpointer data, GError **error)
{
  Staying *staying = data;
  g_autoptr (GPtrArray) conflicts = qz_conflict_table_list (connection, error);

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const QzConflict *conflict = conflicts->pdata[i];

      if (strcmp (conflict->entry, staying->recusal->entry) == 0
          && strcmp (conflict->judge, staying->judge) == 0
          && (conflict->state == QZ_CONFLICT_FORCED
              || strcmp (conflict->decided, staying->recusal->declared) >= 0))
        staying->is_decided = TRUE;
    }
  return conflicts != NULL;
}

static gboolean
write_staying (QzConnection *connection, gpointer data, GError **error)
{
  Staying *staying = data;

  return qz_bundle_table_put_line (connection, staying->bundle, staying->line, error);
}

static gboolean
take_recusal (Passage *passage, Staying *staying, GCancellable *cancellable, GError **error)
{
  QzWorkspace *workspace = passage->incoming->workspace;
  QzStore *store = qz_workspace_get_store (workspace);
  g_autoptr (QzDecideConflict) operation = NULL;
  g_autoptr (GError) local = NULL;

  if (!qz_store_read (store, read_decided, staying, error))
    return FALSE;
  if (staying->is_decided)
    {
      qz_incoming_settle (staying->line, QZ_VERDICT_UNCHANGED, staying->recusal->reason);
      return qz_store_write (store, NULL, write_staying, staying, cancellable, error);
    }
  operation = qz_decide_conflict_new (workspace, staying->recusal->entry, staying->judge,
                                      QZ_CONFLICT_FORCED, staying->recusal->reason, NULL);
  if (qz_operation_run (QZ_OPERATION (operation), cancellable, &local))
    return TRUE;
  if (!qz_incoming_is_fault (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  qz_incoming_settle (staying->line, QZ_VERDICT_REFUSED, local->message);
  return qz_store_write (store, NULL, write_staying, staying, cancellable, error);
}

/* Whoever says so stays away at once, whether or not the stage is open. */
static gboolean
take_recusals (Passage *passage, GCancellable *cancellable, GError **error)
{
  const GPtrArray *recusals = passage->scores->recusals;
  GPtrArray *lines = passage->incoming->report->lines;

  for (guint i = 0; !passage->incoming->report->older_sequence && i < recusals->len; i++)
    {
      Staying staying = { .recusal = recusals->pdata[i],
                          .judge = passage->judge->id,
                          .bundle = passage->arrival->bundle,
                          .line = lines->pdata[passage->scores->sheets->len + i] };

      if (!take_recusal (passage, &staying, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* The lines say then what became of each sheet. */
static void
replace_lines (QzIncoming *self, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const QzBundleLine *line = lines->pdata[i];
      QzBundleLine *said = self->report->lines->pdata[line->place];

      qz_incoming_settle (said, line->verdict, line->reason);
    }
}

static gboolean
is_done (const GPtrArray *opened, guint n)
{
  const Opened *this = opened->pdata[n];

  for (guint i = 0; i < n; i++)
    if (strcmp (((const Opened *) opened->pdata[i])->activity, this->activity) == 0
        && strcmp (((const Opened *) opened->pdata[i])->stage, this->stage) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
take_opened (Passage *passage, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < passage->opened->len; i++)
    {
      const Opened *opened = passage->opened->pdata[i];
      g_autoptr (GPtrArray) lines =
          g_ptr_array_new_with_free_func ((GDestroyNotify) qz_bundle_line_free);

      if (is_done (passage->opened, i))
        continue;
      if (!qz_sealed_scores_take (passage->incoming->workspace, passage->arrival, opened->activity,
                                  opened->stage, lines, cancellable, error))
        return FALSE;
      replace_lines (passage->incoming, lines);
    }
  return TRUE;
}

/**
 * qz_incoming_take_scores:
 * @self: one that was streamed
 * @dry_run: %TRUE to say what would become of it and write nothing
 * @cancellable: (nullable): stops it
 * @error: what the workspace says, or that it was stopped
 *
 * Returns: %FALSE when the workspace failed
 */
gboolean
qz_incoming_take_scores (QzIncoming *self,
                         gboolean dry_run,
                         GCancellable *cancellable,
                         GError **error)
{
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_auto (Passage) passage = { .incoming = self };
  g_autoptr (GError) local = NULL;
  gboolean ok = parse (&passage, &local) && qz_store_read (store, read_here, &passage, &local)
                && check_sender (&passage, &local) && check_entries (&passage, &local)
                && qz_store_read (store, read_lines, &passage, &local);

  if (ok)
    return dry_run
           || (keep (&passage, cancellable, error) && take_recusals (&passage, cancellable, error)
               && take_opened (&passage, cancellable, error));
  g_ptr_array_set_size (self->report->lines, 0);
  if (!qz_incoming_is_fault (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  qz_incoming_refuse_because (self, local->message);
  return TRUE;
}
