/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A review packet that comes to a judge. It is taken as a whole, in one transaction: what it shows
 * is one state of the office, and what it does not show any more is not to be scored any more.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-entry-record.h"
#include "exchange/qz-packet-record.h"
#include "exchange/qz-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-incoming-private.h"
#include "operations/qz-plan-access.h"
#include "operations/qz-review-access.h"
#include "operations/qz-save-entry.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-material-table.h"
#include "store/qz-packet-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"
#include "store/qz-sheet-trail-table.h"

/* The packet on its way. */
typedef struct
{
  QzIncoming *incoming;
  QzPacket *packet;     /* owned, nullable */
  GBytes *record;       /* owned, nullable: of the packet */
  GPtrArray *entries;   /* (element-type QzEntry): in its order */
  GPtrArray *materials; /* (element-type GPtrArray): of each */

  QzPacketNote *before; /* owned, nullable: the last one that came */
  char *other;          /* nullable: name of another judge whose packets come here */
  QzVerdict verdict;
} Passage;

static void
passage_clear (Passage *passage)
{
  g_clear_pointer (&passage->packet, qz_packet_free);
  g_clear_pointer (&passage->record, g_bytes_unref);
  g_clear_pointer (&passage->entries, g_ptr_array_unref);
  g_clear_pointer (&passage->materials, g_ptr_array_unref);
  g_clear_pointer (&passage->before, qz_packet_note_free);
  g_clear_pointer (&passage->other, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passage, passage_clear)

static gboolean
refuse_contents (GError **error)
{
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Its parts do not belong together. Ask the office for a new packet."));
  return FALSE;
}

static gboolean
parse_packet (Passage *passage, GError **error)
{
  QzIncoming *self = passage->incoming;
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  const QzBundleRecord *found = NULL;

  for (guint i = 0; i < manifest->records->len; i++)
    {
      const QzBundleRecord *record = manifest->records->pdata[i];

      if (strcmp (record->kind, QZ_RECORD_PACKET) == 0)
        found = found == NULL ? record : NULL;
    }
  passage->record = found != NULL ? qz_incoming_get_content (self, found->sha256) : NULL;
  if (passage->record == NULL)
    return refuse_contents (error);
  passage->packet = qz_packet_record_parse (self->report->file, passage->record, error);
  if (passage->packet == NULL)
    return FALSE;
  return (strcmp (passage->packet->id, found->id) == 0
          && passage->packet->version == found->revision)
         || refuse_contents (error);
}

static const QzPacketPanel *
find_panel (const QzPacket *packet, const char *id)
{
  for (guint i = 0; i < packet->panels->len; i++)
    if (strcmp (((const QzPacketPanel *) packet->panels->pdata[i])->id, id) == 0)
      return packet->panels->pdata[i];
  return NULL;
}

static gboolean
check_panels (const Passage *passage, GError **error)
{
  QzWorkspace *workspace = passage->incoming->workspace;

  for (guint i = 0; i < passage->packet->panels->len; i++)
    {
      const QzPacketPanel *panel = passage->packet->panels->pdata[i];
      const QzActivity *activity = qz_entry_access_get_activity (workspace, panel->activity, error);

      if (activity == NULL || qz_review_access_get_stage (activity, panel->stage, error) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Which the packet names with its hash, and nothing but files that are inside. */
static gboolean
check_entry (const Passage *passage,
             const QzPacketEntry *seat,
             const QzEntry *entry,
             const GPtrArray *materials,
             GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (passage->incoming->reader);

  if (strcmp (entry->id, seat->entry) != 0 || entry->revision != seat->revision
      || strcmp (entry->edition, manifest->edition) != 0)
    return refuse_contents (error);
  for (guint i = 0; seat->panels[i] != NULL; i++)
    {
      const QzPacketPanel *panel = find_panel (passage->packet, seat->panels[i]);

      if (panel == NULL || strcmp (panel->activity, entry->activity) != 0)
        return refuse_contents (error);
    }
  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = materials->pdata[i];
      const QzBundleBlob *blob = qz_manifest_find_blob (manifest, material->sha256);

      if (blob == NULL || blob->beside || blob->bytes != material->bytes)
        return refuse_contents (error);
    }
  return TRUE;
}

static gboolean
check_content (Passage *passage,
               const QzEntry *entry,
               const GPtrArray *materials,
               GCancellable *cancellable,
               GError **error)
{
  const QzActivity *activity =
      qz_entry_access_get_activity (passage->incoming->workspace, entry->activity, error);

  return activity != NULL && qz_entry_access_get_category (activity, entry->category, error) != NULL
         && qz_save_entry_check_form (activity, entry->form, error)
         && qz_incoming_check_materials (passage->incoming, activity, materials, cancellable,
                                         error);
}

static gboolean
parse_entry (Passage *passage, const QzPacketEntry *seat, GCancellable *cancellable, GError **error)
{
  QzIncoming *self = passage->incoming;
  g_autoptr (GBytes) bytes = qz_incoming_get_content (self, seat->sha256);
  g_autoptr (QzEntry) entry = NULL;
  GPtrArray *materials = NULL;

  if (bytes == NULL)
    return refuse_contents (error);
  entry = qz_entry_record_parse (self->report->file, bytes, &materials, error);
  if (entry == NULL)
    return FALSE;
  g_ptr_array_add (passage->materials, materials);
  if (!check_entry (passage, seat, entry, materials, error)
      || !check_content (passage, entry, materials, cancellable, error))
    return FALSE;
  entry->state = QZ_ENTRY_ACCEPTED;
  g_ptr_array_add (passage->entries, g_steal_pointer (&entry));
  return TRUE;
}

static gboolean
parse (Passage *passage, GCancellable *cancellable, GError **error)
{
  const QzEdition *edition = qz_workspace_get_edition (passage->incoming->workspace);

  if (!parse_packet (passage, error)
      || !qz_plan_access_check_rubrics (edition, passage->packet->rubrics, error)
      || !check_panels (passage, error))
    return FALSE;
  passage->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  passage->materials = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < passage->packet->entries->len; i++)
    if (!parse_entry (passage, passage->packet->entries->pdata[i], cancellable, error))
      return FALSE;
  return TRUE;
}

/* Judging */

static gboolean
read_here (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;
  g_autoptr (GPtrArray) last = qz_packet_table_list_last (connection, error);

  g_clear_pointer (&passage->before, qz_packet_note_free);
  for (guint i = 0; last != NULL && i < last->len; i++)
    {
      const QzPacketNote *note = last->pdata[i];
      g_autoptr (QzJudge) judge = NULL;

      if (strcmp (note->judge, passage->packet->judge) == 0)
        continue;
      judge = qz_judge_table_get (connection, note->judge, error);
      if (judge == NULL)
        return FALSE;
      g_free (passage->other);
      passage->other = g_strdup (judge->name);
    }
  return last != NULL
         && qz_packet_table_find (connection, passage->packet->judge, 0, &passage->before, error);
}

static void
judge_version (Passage *passage)
{
  if (passage->before == NULL || passage->before->version < passage->packet->version)
    passage->verdict = QZ_VERDICT_TAKEN;
  else if (passage->before->version > passage->packet->version)
    passage->verdict = QZ_VERDICT_OLDER;
  else
    passage->verdict = QZ_VERDICT_UNCHANGED;
}

static gboolean
check_judge (const Passage *passage, GError **error)
{
  if (passage->other == NULL)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("It is for %s, and this workspace has the packets of %s. Every judge has a "
                  "workspace of his or her own."),
               passage->packet->name, passage->other);
  return FALSE;
}

/* Writing */

static gboolean
put_judge (QzConnection *connection, const Passage *passage, GError **error)
{
  g_autoptr (QzJudge) judge = qz_judge_new ();

  qz_text_set (&judge->id, passage->packet->judge);
  qz_text_set (&judge->name, passage->packet->name);
  qz_text_set (&judge->organisation, passage->packet->organisation);
  return qz_judge_table_put (connection, judge, error);
}

static gboolean
put_note (QzConnection *connection, const Passage *passage, GError **error)
{
  const QzPacket *packet = passage->packet;
  g_autoptr (QzPacketNote) note = qz_packet_note_new ();

  qz_text_set (&note->id, packet->id);
  qz_text_set (&note->judge, packet->judge);
  note->version = packet->version;
  g_free (note->digest);
  note->digest = qz_packet_record_digest (packet);
  qz_text_set (&note->made, packet->made);
  note->record = g_bytes_ref (passage->record);
  return qz_packet_table_add (connection, note, error);
}

static gboolean
put_panels (QzConnection *connection, const Passage *passage, GError **error)
{
  const QzPacket *packet = passage->packet;

  for (guint i = 0; i < packet->panels->len; i++)
    {
      const QzPacketPanel *seat = packet->panels->pdata[i];
      g_autoptr (QzPanel) panel = qz_panel_new ();
      QzJudge *judge = qz_judge_new ();

      qz_text_set (&judge->id, packet->judge);
      g_ptr_array_add (panel->judges, judge);
      qz_text_set (&panel->id, seat->id);
      qz_text_set (&panel->name, seat->name);
      qz_text_set (&panel->activity, seat->activity);
      qz_text_set (&panel->stage, seat->stage);
      qz_text_set (&panel->head, seat->head ? packet->judge : "");
      if (!qz_panel_table_put (connection, panel, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_materials (QzConnection *connection,
               const char *entry,
               const GPtrArray *materials,
               GError **error)
{
  g_autoptr (GPtrArray) before = qz_material_table_list (connection, entry, error);

  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    if (!qz_material_table_delete (connection, ((QzMaterial *) before->pdata[i])->id, error))
      return FALSE;
  for (guint i = 0; i < materials->len; i++)
    if (!qz_material_table_insert (connection, materials->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* What was handed in stays as a version; what is handed in next says why it is another. */
static gboolean
put_aside (QzConnection *connection, const Passage *passage, QzSheet *sheet, GError **error)
{
  g_autoptr (QzSheetVersion) version = qz_sheet_version_new (sheet);

  qz_text_set (&version->amender, passage->packet->name);
  qz_text_take (&version->reason,
                g_strdup_printf (_ ("The entry was changed, as version %u of the packet shows it."),
                                 passage->packet->version));
  qz_text_take (&version->amended, qz_clock_now ());
  if (!qz_sheet_table_read_remarks (connection, sheet, error))
    return FALSE;
  sheet->version++;
  return qz_sheet_trail_table_add_version (connection, sheet->id, version, error);
}

/* What was scored has changed: it has to be looked at once more. */
static gboolean
reopen_sheets (QzConnection *connection, const Passage *passage, const char *entry, GError **error)
{
  g_autoptr (GPtrArray) sheets = qz_sheet_table_list_by_entry (connection, entry, error);

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      QzSheet *sheet = sheets->pdata[i];

      if (sheet->state != QZ_SHEET_LOCKED)
        continue;
      if (sheet->handed == sheet->version && !put_aside (connection, passage, sheet, error))
        return FALSE;
      sheet->state = QZ_SHEET_OPEN;
      if (!qz_sheet_table_put (connection, sheet, error))
        return FALSE;
    }
  return sheets != NULL;
}

/* One that is as the packet before had it stays as it is, with what was scored. */
static gboolean
put_entry (QzConnection *connection, const Passage *passage, guint place, GError **error)
{
  const QzBundleLine *line = passage->incoming->report->lines->pdata[place];
  QzEntry *entry = passage->entries->pdata[place];
  const QzPacketEntry *seat = passage->packet->entries->pdata[place];
  const QzActivity *activity =
      qz_entry_access_get_activity (passage->incoming->workspace, entry->activity, error);
  gboolean known = FALSE;

  if (activity == NULL
      || !qz_plan_access_put_entry (connection, activity, entry,
                                    (const char *const *) seat->panels, &known, error))
    return FALSE;
  if (known && line->verdict == QZ_VERDICT_UNCHANGED)
    return TRUE;
  return (!known || reopen_sheets (connection, passage, entry->id, error))
         && put_materials (connection, entry->id, passage->materials->pdata[place], error);
}

/* What is not his to score any more is withdrawn; what he has scored of it stays with it. */
static gboolean
withdraw_others (QzConnection *connection, Passage *passage, GError **error)
{
  g_autoptr (GPtrArray) entries = qz_review_access_list_entries (connection, NULL, error);
  g_autofree char *now = qz_clock_now ();

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const QzEntry *entry = entries->pdata[i];
      QzBundleLine *line;

      if (qz_packet_find_entry (passage->packet, entry->id) != NULL)
        continue;
      if (!qz_entry_table_set_state (connection, entry->id, QZ_ENTRY_WITHDRAWN, now, error))
        return FALSE;
      line = qz_incoming_add_line (passage->incoming, QZ_RECORD_PACKET_ENTRY, entry->id,
                                   entry->revision);
      qz_text_set (&line->title, qz_entry_access_call (entry));
      qz_incoming_settle (line, QZ_VERDICT_TAKEN, _ ("It is not yours to score any more."));
    }
  return entries != NULL;
}

static gboolean
write_lines (QzConnection *connection, Passage *passage, GError **error)
{
  GPtrArray *lines = passage->incoming->report->lines;

  for (guint i = 0; i < lines->len; i++)
    {
      QzIncomingNote note = { passage->incoming, lines->pdata[i] };

      if (!qz_incoming_write_note (connection, &note, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_passage (QzConnection *connection, gpointer data, GError **error)
{
  Passage *passage = data;

  g_ptr_array_set_size (passage->incoming->report->lines, (gint) passage->entries->len);
  if (!put_judge (connection, passage, error) || !put_note (connection, passage, error)
      || !qz_plan_access_clear_panels (connection, error)
      || !put_panels (connection, passage, error))
    return FALSE;
  for (guint i = 0; i < passage->entries->len; i++)
    if (!put_entry (connection, passage, i, error))
      return FALSE;
  return withdraw_others (connection, passage, error) && write_lines (connection, passage, error);
}

static gboolean
take_passage (Passage *passage, GCancellable *cancellable, GError **error)
{
  QzIncoming *self = passage->incoming;
  g_autofree char *summary = qz_act_words (qz_workspace_get_edition (self->workspace),
                                           "packet.import", passage->packet->name);
  g_autofree char *detail =
      g_strdup_printf ("bundle: %s\nversion: %u\nentries: %u", self->report->note->id,
                       passage->packet->version, passage->packet->entries->len);

  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "packet.import", passage->packet->id, summary, detail },
                         write_passage, passage, cancellable, error);
}

static void
add_lines (Passage *passage)
{
  g_autoptr (QzPacket) before =
      passage->before != NULL
          ? qz_packet_record_parse (passage->incoming->report->file, passage->before->record, NULL)
          : NULL;

  for (guint i = 0; i < passage->packet->entries->len; i++)
    {
      const QzPacketEntry *seat = passage->packet->entries->pdata[i];
      const QzPacketEntry *last =
          before != NULL ? qz_packet_find_entry (before, seat->entry) : NULL;
      QzBundleLine *line = qz_incoming_add_line (passage->incoming, QZ_RECORD_PACKET_ENTRY,
                                                 seat->entry, seat->revision);
      QzVerdict verdict = passage->verdict;

      if (verdict == QZ_VERDICT_TAKEN && last != NULL && strcmp (last->sha256, seat->sha256) == 0)
        verdict = QZ_VERDICT_UNCHANGED;
      qz_text_set (&line->title, qz_entry_access_call (passage->entries->pdata[i]));
      qz_incoming_settle (line, verdict, "");
    }
}

static gboolean
note_lines (Passage *passage, gboolean dry_run, GError **error)
{
  QzIncoming *self = passage->incoming;

  for (guint i = 0; !dry_run && i < self->report->lines->len; i++)
    if (!qz_incoming_note (self, self->report->lines->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * qz_incoming_take_packet:
 * @self: one that was streamed
 * @dry_run: %TRUE to say what would become of it and write nothing
 * @cancellable: (nullable): stops it
 * @error: what the workspace says, or that it was stopped
 *
 * Returns: %FALSE when the workspace failed
 */
gboolean
qz_incoming_take_packet (QzIncoming *self,
                         gboolean dry_run,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (Passage) passage = { .incoming = self };
  g_autoptr (GError) local = NULL;
  gboolean ok =
      parse (&passage, cancellable, &local)
      && qz_store_read (qz_workspace_get_store (self->workspace), read_here, &passage, &local)
      && check_judge (&passage, &local);

  if (ok)
    {
      judge_version (&passage);
      add_lines (&passage);
      if (passage.verdict != QZ_VERDICT_TAKEN || dry_run)
        return note_lines (&passage, dry_run, error);
      ok = take_passage (&passage, cancellable, &local);
    }
  if (ok)
    return TRUE;
  if (!qz_incoming_is_fault (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_ptr_array_set_size (self->report->lines, 0);
  qz_incoming_refuse_because (self, local->message);
  return TRUE;
}
