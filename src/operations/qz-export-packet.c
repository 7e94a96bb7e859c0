/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 评审包: what one judge may see, encrypted for the judge. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/qz-entry-record.h"
#include "exchange/qz-packet-record.h"
#include "exchange/qz-record.h"
#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "model/qz-text.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-export-packet.h"
#include "operations/qz-outgoing.h"
#include "operations/qz-packet-access.h"
#include "operations/qz-review-access.h"
#include "rules/qz-finding.h"
#include "store/qz-packet-table.h"

struct _QzExportPacket
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *wanted;
  char *path;

  QzJudge *judge;     /* owned, nullable */
  QzPublicKey reader; /* of the judge */
  QzPacket *packet;   /* owned, nullable */
  QzPacketNote *last; /* owned, nullable: what was made for the judge before */
  GPtrArray *views;   /* (element-type QzPacketView): its entries */
  GPtrArray *records; /* (element-type GBytes): of each */
  GPtrArray *files;   /* (element-type QzNewFile): cleaned ones, until it is done */
  GPtrArray *cleaned; /* (element-type QzCleanedMaterial) */
  GPtrArray *findings;
  guint sequence;
};

G_DEFINE_FINAL_TYPE (QzExportPacket, qz_export_packet, QZ_TYPE_OPERATION)

static gboolean
read_reader (QzExportPacket *self, GError **error)
{
  if (*self->judge->key != '\0')
    return qz_public_key_parse (self->judge->name, self->judge->key, &self->reader, error);
  g_set_error (
      error, QZ_ERROR, QZ_ERROR_STATE,
      _ ("No key of %s is on file, and without it nothing can be encrypted for this judge. "
         "Ask the judge for the key of his or her workspace and put it on file."),
      self->judge->name);
  return FALSE;
}

static gboolean
read_packet (QzConnection *connection, gpointer data, GError **error)
{
  QzExportPacket *self = data;

  self->judge = qz_review_access_get_judge (connection, self->wanted, error);
  if (self->judge == NULL || !read_reader (self, error))
    return FALSE;
  self->packet = qz_packet_access_read (connection, self->workspace, self->judge, self->views,
                                        self->findings, error);
  return self->packet != NULL
         && qz_packet_table_find (connection, self->judge->id, 0, &self->last, error);
}

static void
report_missing (QzExportPacket *self, const QzPacketView *view)
{
  for (guint i = 0; i < view->missing->len; i++)
    qz_findings_add (self->findings, view->entry->id, QZ_SEVERITY_WARNING,
                     _ ("%s: the large file “%s” has not come yet and is not in the packet."),
                     qz_entry_access_call (view->entry),
                     ((const QzMaterial *) view->missing->pdata[i])->name);
}

/* An entry of which nothing can be read without names is not in the packet, and that is said. */
static gboolean
clean_view (QzExportPacket *self,
            QzPacketView *view,
            gboolean *out_kept,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) local = NULL;

  *out_kept =
      qz_packet_clean_view (self->workspace, view, self->files, self->cleaned, cancellable, &local);
  if (*out_kept)
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (local, QZ_ERROR, QZ_ERROR_FULL)
      || g_error_matches (local, QZ_ERROR, QZ_ERROR_IO))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  qz_findings_add (self->findings, view->entry->id, QZ_SEVERITY_WARNING, _ ("%s is left out: %s"),
                   qz_entry_access_call (view->entry), local->message);
  return TRUE;
}

static gboolean
clean_views (QzExportPacket *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->views->len;)
    {
      gboolean kept = FALSE;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !clean_view (self, self->views->pdata[i], &kept, cancellable, error))
        return FALSE;
      if (kept)
        {
          i++;
          continue;
        }
      g_ptr_array_remove_index (self->views, i);
      g_ptr_array_remove_index (self->packet->entries, i);
    }
  if (self->views->len > 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE, "%s",
               ((const QzFinding *) self->findings->pdata[self->findings->len - 1])->message);
  return FALSE;
}

/* One that shows what was shown before keeps its version; so it can be made again and again. */
static void
number_packet (QzExportPacket *self)
{
  QzPacket *packet = self->packet;
  g_autofree char *digest = NULL;

  for (guint i = 0; i < self->views->len; i++)
    {
      const QzPacketView *view = self->views->pdata[i];
      QzPacketEntry *seat = packet->entries->pdata[i];
      GBytes *record = qz_entry_record_print (view->entry, view->materials);

      report_missing (self, view);
      g_free (seat->sha256);
      seat->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, record);
      g_ptr_array_add (self->records, record);
    }
  digest = qz_packet_record_digest (packet);
  g_free (packet->id);
  g_free (packet->made);
  if (self->last != NULL && strcmp (self->last->digest, digest) == 0)
    {
      packet->id = g_strdup (self->last->id);
      packet->version = self->last->version;
      packet->made = g_strdup (self->last->made);
      return;
    }
  packet->id = g_uuid_string_random ();
  packet->version = self->last != NULL ? self->last->version + 1 : 1;
  packet->made = qz_clock_now ();
}

static gboolean
is_new (QzExportPacket *self)
{
  return self->last == NULL || self->last->version != self->packet->version;
}

static void
add_content (QzExportPacket *self, QzOutgoing *outgoing)
{
  const QzPacket *packet = self->packet;
  g_autoptr (GBytes) record = qz_packet_record_print (packet);

  qz_outgoing_add_record (outgoing, QZ_RECORD_PACKET, packet->id, packet->version, packet->name,
                          record);
  for (guint i = 0; i < self->views->len; i++)
    {
      const QzPacketView *view = self->views->pdata[i];

      qz_outgoing_add_record (outgoing, QZ_RECORD_PACKET_ENTRY, view->entry->id,
                              view->entry->revision, qz_entry_access_call (view->entry),
                              self->records->pdata[i]);
      for (guint k = 0; k < view->materials->len; k++)
        if (view->files != NULL)
          qz_outgoing_add_file (outgoing, view->materials->pdata[k], view->files->pdata[k]);
        else
          qz_outgoing_add_material (outgoing, view->materials->pdata[k]);
    }
}

static gboolean
write_bundle (QzExportPacket *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzOutgoing) outgoing = qz_outgoing_begin (
      self->workspace, QZ_BUNDLE_REVIEW_PACKET, "judge", "", self->judge->name, self->path, error);

  if (outgoing == NULL)
    return FALSE;
  add_content (self, outgoing);
  qz_outgoing_encrypt_for (outgoing, &self->reader);
  self->sequence = qz_outgoing_get_sequence (outgoing);
  return qz_outgoing_finish (outgoing, QZ_OPERATION (self), cancellable, error);
}

static gboolean
put_note (QzConnection *connection, gpointer data, GError **error)
{
  QzExportPacket *self = data;
  g_autoptr (QzPacketNote) note = qz_packet_note_new ();

  qz_text_set (&note->id, self->packet->id);
  qz_text_set (&note->judge, self->packet->judge);
  note->version = self->packet->version;
  g_free (note->digest);
  note->digest = qz_packet_record_digest (self->packet);
  qz_text_set (&note->made, self->packet->made);
  note->record = qz_packet_record_print (self->packet);
  return qz_packet_table_add (connection, note, error);
}

/* One that is not noted could not be answered. */
static gboolean
note_packet (QzExportPacket *self, GError **error)
{
  if (!is_new (self)
      || qz_store_write (qz_workspace_get_store (self->workspace), NULL, put_note, self, NULL,
                         error))
    return TRUE;
  g_unlink (self->path);
  return FALSE;
}

static gboolean
qz_export_packet_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExportPacket *self = QZ_EXPORT_PACKET (operation);

  if (qz_workspace_require_edition (self->workspace, error) == NULL
      || !qz_store_read (qz_workspace_get_store (self->workspace), read_packet, self, error))
    return FALSE;
  if (!clean_views (self, cancellable, error))
    return FALSE;
  number_packet (self);
  return write_bundle (self, cancellable, error) && note_packet (self, error);
}

static void
qz_export_packet_finalize (GObject *object)
{
  QzExportPacket *self = QZ_EXPORT_PACKET (object);

  g_clear_object (&self->workspace);
  g_free (self->wanted);
  g_free (self->path);
  g_clear_pointer (&self->judge, qz_judge_free);
  g_clear_pointer (&self->packet, qz_packet_free);
  g_clear_pointer (&self->last, qz_packet_note_free);
  g_ptr_array_unref (self->views);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->cleaned);
  g_ptr_array_unref (self->findings);
  G_OBJECT_CLASS (qz_export_packet_parent_class)->finalize (object);
}

static void
qz_export_packet_class_init (QzExportPacketClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_export_packet_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_export_packet_run;
}

static void
qz_export_packet_init (QzExportPacket *self)
{
  self->views = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_packet_view_free);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_new_file_free);
  self->cleaned = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_cleaned_material_free);
  self->findings = qz_findings_new ();
}

/**
 * qz_export_packet_new:
 * @workspace: of the office
 * @judge: UUID or name
 * @path: the file to be made
 *
 * Writes what the judge may see: the entries of his or her panels but those from which he or she
 * has to stay away, with their score sheets and materials. Where an activity is judged without
 * names, there are only fields and materials without names in it, and the materials are written
 * anew; an entry of which none can be is left out. Fails with %QZ_ERROR_STATE when no key of the
 * judge is on file or the judge has nothing to score; with %QZ_ERROR_LIMIT when it does not fit
 * into one bundle; and as the writer does.
 *
 * Returns: (transfer full): the operation
 */
QzExportPacket *
qz_export_packet_new (QzWorkspace *workspace, const char *judge, const char *path)
{
  QzExportPacket *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (judge != NULL && path != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPORT_PACKET, NULL);
  self->workspace = g_object_ref (workspace);
  self->wanted = g_strdup (judge);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_export_packet_get_packet:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the packet
 */
const QzPacket *
qz_export_packet_get_packet (QzExportPacket *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_PACKET (self), NULL);

  return self->packet;
}

/**
 * qz_export_packet_get_cleaned:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzCleanedMaterial): the files that were written anew, and
 *   what was taken out of each
 */
const GPtrArray *
qz_export_packet_get_cleaned (QzExportPacket *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_PACKET (self), NULL);

  return self->cleaned;
}

/**
 * qz_export_packet_get_sequence:
 * @self: an operation that was carried out
 *
 * Returns: its number among the bundles to judges
 */
guint
qz_export_packet_get_sequence (QzExportPacket *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_PACKET (self), 0);

  return self->sequence;
}

/**
 * qz_export_packet_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): what is not in it and why
 */
const GPtrArray *
qz_export_packet_get_findings (QzExportPacket *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_PACKET (self), NULL);

  return self->findings;
}
