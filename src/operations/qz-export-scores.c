/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 评分包: what a judge hands in, encrypted for the office that sent the packet. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/qz-packet-record.h"
#include "exchange/qz-record.h"
#include "exchange/qz-scores-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-export-scores.h"
#include "operations/qz-outgoing.h"
#include "rules/qz-finding.h"
#include "store/qz-bundle-table.h"
#include "store/qz-conflict-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-packet-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"
#include "store/qz-sheet-trail-table.h"

struct _QzExportScores
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;

  QzPacket *packet;     /* owned, nullable: the last one that came */
  QzBundleNote *office; /* owned, nullable: the bundle in which it came */
  GPtrArray *sheets;    /* (element-type QzSheet): that are handed in */
  QzScores *scores;     /* owned: what goes out */
  GPtrArray *findings;
  guint sequence;
};

G_DEFINE_FINAL_TYPE (QzExportScores, qz_export_scores, QZ_TYPE_OPERATION)

static gboolean
read_packet (QzExportScores *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) last = qz_packet_table_list_last (connection, error);
  g_autoptr (GPtrArray) notes = last != NULL ? qz_bundle_table_list (connection, error) : NULL;

  if (notes == NULL)
    return FALSE;
  for (guint i = 0; self->office == NULL && i < notes->len; i++)
    {
      const QzBundleNote *note = notes->pdata[i];

      if (note->incoming && !note->waiting
          && strcmp (note->kind, qz_bundle_kind_get_id (QZ_BUNDLE_REVIEW_PACKET)) == 0)
        self->office = g_ptr_array_steal_index (notes, i);
    }
  if (self->office != NULL && last->len == 1)
    {
      const QzPacketNote *note = last->pdata[0];

      self->packet = qz_packet_record_parse (self->office->file, note->record, error);
      return self->packet != NULL;
    }
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                       _ ("No review packet has come here yet. Import the packet of the office "
                          "first."));
  return FALSE;
}

/* Why the sheet is not as it was handed in before. */
static gboolean
read_reason (QzConnection *connection, const QzSheet *sheet, char **out_reason, GError **error)
{
  g_autoptr (QzSheetTrail) trail = qz_sheet_trail_table_get (connection, sheet->id, error);

  if (trail == NULL)
    return FALSE;
  if (trail->versions->len > 0)
    qz_text_set (out_reason,
                 ((QzSheetVersion *) trail->versions->pdata[trail->versions->len - 1])->reason);
  return TRUE;
}

static gboolean
add_sheet (QzExportScores *self, QzConnection *connection, const QzSheet *sheet, GError **error)
{
  const QzPacketEntry *seat = qz_packet_find_entry (self->packet, sheet->entry);
  QzHandedSheet *handed = qz_handed_sheet_new ();

  g_ptr_array_add (self->scores->sheets, handed);
  qz_text_set (&handed->entry, sheet->entry);
  handed->revision = seat->revision;
  qz_text_set (&handed->stage, sheet->stage);
  qz_text_set (&handed->rubric, sheet->rubric);
  handed->version = sheet->version;
  qz_text_set (&handed->comment, sheet->comment);
  qz_text_set (&handed->updated, sheet->updated);
  g_ptr_array_unref (handed->scores);
  handed->scores = qz_scores_copy (sheet->scores);
  g_ptr_array_unref (handed->remarks);
  handed->remarks = qz_remarks_copy (sheet->remarks);
  return read_reason (connection, sheet, &handed->reason, error);
}

/* What is not locked stays here, and is named. */
static gboolean
report_open (QzExportScores *self, QzConnection *connection, const char *entry, GError **error)
{
  g_autoptr (QzEntry) known = qz_entry_table_get (connection, entry, error);

  if (known == NULL)
    return FALSE;
  qz_findings_add (self->findings, entry, QZ_SEVERITY_WARNING,
                   _ ("%s is not scored yet, or its sheet is not locked; it is not handed in."),
                   qz_entry_access_call (known));
  return TRUE;
}

static const QzSheet *
find_sheet (const GPtrArray *sheets, const char *entry)
{
  for (guint i = 0; i < sheets->len; i++)
    if (strcmp (((const QzSheet *) sheets->pdata[i])->entry, entry) == 0)
      return sheets->pdata[i];
  return NULL;
}

/* Whole, as it is written back once it is handed in. */
static gboolean
take_sheet (QzExportScores *self, QzConnection *connection, const char *id, GError **error)
{
  QzSheet *sheet = qz_sheet_table_get (connection, id, error);

  if (sheet == NULL)
    return FALSE;
  g_ptr_array_add (self->sheets, sheet);
  return add_sheet (self, connection, sheet, error);
}

static gboolean
is_recused (const QzExportScores *self, const char *entry)
{
  for (guint i = 0; i < self->scores->recusals->len; i++)
    if (strcmp (((const QzRecusal *) self->scores->recusals->pdata[i])->entry, entry) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_panel (QzExportScores *self, QzConnection *connection, const QzPanel *panel, GError **error)
{
  g_autoptr (GPtrArray) sheets = qz_sheet_table_list_by_panel (connection, panel->id, error);
  g_auto (GStrv) entries =
      sheets != NULL ? qz_panel_table_list_entries (connection, panel->id, error) : NULL;

  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    {
      const QzSheet *sheet = find_sheet (sheets, entries[i]);

      if (qz_packet_find_entry (self->packet, entries[i]) == NULL || is_recused (self, entries[i]))
        continue;
      if (sheet == NULL || sheet->state != QZ_SHEET_LOCKED)
        {
          if (!report_open (self, connection, entries[i], error))
            return FALSE;
          continue;
        }
      if (!take_sheet (self, connection, sheet->id, error))
        return FALSE;
    }
  return entries != NULL;
}

/* Whoever declares himself at home tells the office so with the scores. */
static gboolean
read_recusals (QzExportScores *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) conflicts = qz_conflict_table_list (connection, error);

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const QzConflict *conflict = conflicts->pdata[i];
      QzRecusal *recusal;

      if (conflict->state != QZ_CONFLICT_FORCED || *conflict->decided == '\0'
          || strcmp (conflict->judge, self->packet->judge) != 0
          || qz_packet_find_entry (self->packet, conflict->entry) == NULL)
        continue;
      recusal = qz_recusal_new ();
      g_ptr_array_add (self->scores->recusals, recusal);
      qz_text_set (&recusal->entry, conflict->entry);
      qz_text_set (&recusal->reason, conflict->reason);
      qz_text_set (&recusal->declared, conflict->decided);
    }
  return conflicts != NULL;
}

static gboolean
read_scores (QzConnection *connection, gpointer data, GError **error)
{
  QzExportScores *self = data;
  g_autoptr (GPtrArray) panels = NULL;

  if (!read_packet (self, connection, error) || !read_recusals (self, connection, error))
    return FALSE;
  panels = qz_panel_table_list (connection, NULL, error);
  for (guint i = 0; panels != NULL && i < panels->len; i++)
    if (!read_panel (self, connection, panels->pdata[i], error))
      return FALSE;
  if (panels == NULL || self->scores->sheets->len + self->scores->recusals->len > 0)
    return panels != NULL;
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                       _ ("No score sheet is locked yet. Fill one in completely, then hand in."));
  return FALSE;
}

static gboolean
write_bundle (QzExportScores *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzOutgoing) outgoing = NULL;
  g_autoptr (GBytes) record = NULL;
  QzPublicKey reader;

  qz_text_set (&self->scores->judge, self->packet->judge);
  qz_text_set (&self->scores->packet, self->packet->id);
  self->scores->version = self->packet->version;
  qz_text_take (&self->scores->handed, qz_clock_now ());
  if (!qz_public_key_parse (self->office->name, self->office->key, &reader, error))
    return FALSE;
  outgoing = qz_outgoing_begin (self->workspace, QZ_BUNDLE_SCORES, "office",
                                self->office->organisation, self->office->name, self->path, error);
  if (outgoing == NULL)
    return FALSE;
  record = qz_scores_record_print (self->scores);
  qz_outgoing_add_record (outgoing, QZ_RECORD_SCORES, self->packet->id, self->packet->version,
                          self->packet->name, record);
  qz_outgoing_encrypt_for (outgoing, &reader);
  self->sequence = qz_outgoing_get_sequence (outgoing);
  return qz_outgoing_finish (outgoing, QZ_OPERATION (self), cancellable, error);
}

/* From here on each of them changes with a reason only. */
static gboolean
put_handed (QzConnection *connection, gpointer data, GError **error)
{
  QzExportScores *self = data;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      QzSheet *sheet = self->sheets->pdata[i];

      sheet->handed = sheet->version;
      if (!qz_sheet_table_put (connection, sheet, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
hand_in (QzExportScores *self, GError **error)
{
  g_autofree char *summary = qz_act_words (qz_workspace_get_edition (self->workspace),
                                           "scores.hand-in", self->packet->name);
  g_autofree char *detail =
      g_strdup_printf ("packet: %u\nsheets: %u", self->packet->version, self->sheets->len);

  if (qz_store_write (qz_workspace_get_store (self->workspace),
                      &(const QzAct){ "scores.hand-in", self->packet->id, summary, detail },
                      put_handed, self, NULL, error))
    return TRUE;
  g_unlink (self->path);
  return FALSE;
}

static gboolean
qz_export_scores_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExportScores *self = QZ_EXPORT_SCORES (operation);

  return qz_store_read (qz_workspace_get_store (self->workspace), read_scores, self, error)
         && write_bundle (self, cancellable, error) && hand_in (self, error);
}

static void
qz_export_scores_finalize (GObject *object)
{
  QzExportScores *self = QZ_EXPORT_SCORES (object);

  g_clear_object (&self->workspace);
  g_free (self->path);
  g_clear_pointer (&self->packet, qz_packet_free);
  g_clear_pointer (&self->office, qz_bundle_note_free);
  g_ptr_array_unref (self->sheets);
  qz_scores_free (self->scores);
  g_ptr_array_unref (self->findings);
  G_OBJECT_CLASS (qz_export_scores_parent_class)->finalize (object);
}

static void
qz_export_scores_class_init (QzExportScoresClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_export_scores_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_export_scores_run;
}

static void
qz_export_scores_init (QzExportScores *self)
{
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_free);
  self->scores = qz_scores_new ();
  self->findings = qz_findings_new ();
}

/**
 * qz_export_scores_new:
 * @workspace: of a judge
 * @path: the file to be made
 *
 * Hands in every sheet that is locked, those that were handed in before among them, and what was
 * declared 回避; from then on they are amended with a reason only. Fails with %QZ_ERROR_STATE when
 * no packet has come or no sheet is locked, and as the writer does.
 *
 * Returns: (transfer full): the operation
 */
QzExportScores *
qz_export_scores_new (QzWorkspace *workspace, const char *path)
{
  QzExportScores *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPORT_SCORES, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_export_scores_get_n_sheets:
 * @self: an operation that was carried out
 *
 * Returns: how many sheets went out
 */
guint
qz_export_scores_get_n_sheets (QzExportScores *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_SCORES (self), 0);

  return self->scores->sheets->len;
}

/**
 * qz_export_scores_get_sequence:
 * @self: an operation that was carried out
 *
 * Returns: its number among the bundles to the office
 */
guint
qz_export_scores_get_sequence (QzExportScores *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_SCORES (self), 0);

  return self->sequence;
}

/**
 * qz_export_scores_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): what was not handed in
 */
const GPtrArray *
qz_export_scores_get_findings (QzExportScores *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_SCORES (self), NULL);

  return self->findings;
}
