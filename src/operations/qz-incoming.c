/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bundle on its way in: opened, read, and taken; what becomes of its records is in the files
 * beside. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-bundle-seal.h"
#include "exchange/qz-bundle-store.h"
#include "operations/qz-incoming-private.h"
#include "operations/qz-own-key.h"
#include "store/qz-objects.h"

/* Says why it is not taken; it is not open any more. */
void
qz_incoming_refuse (QzIncoming *self, const char *reason)
{
  g_free (self->report->refusal);
  self->report->refusal = g_strdup (reason);
  g_clear_pointer (&self->reader, qz_bundle_reader_free);
}

/* The same for a reason that does not name the file. */
void
qz_incoming_refuse_because (QzIncoming *self, const char *reason)
{
  g_autofree char *whole =
      /* Translators: the name of a file, then a sentence why it is not taken. */
      g_strdup_printf (_ ("“%s”: %s"), self->report->file, reason);

  qz_incoming_refuse (self, whole);
}

QzIncoming *
qz_incoming_new (QzWorkspace *workspace, const char *path, const char *name)
{
  QzIncoming *self = g_new0 (QzIncoming, 1);
  g_autofree char *base = g_filename_display_basename (path);

  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  self->report = qz_bundle_report_new (name != NULL ? name : base);
  self->sha256 = g_strdup ("");
  self->own = g_strdup ("");
  self->object = g_strdup ("");
  self->contents =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
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
  g_free (self->sha256);
  g_free (self->own);
  qz_seat_free (self->seat);
  g_hash_table_unref (self->contents);
  g_clear_pointer (&self->noted, g_ptr_array_unref);
  g_free (self->object);
  g_free (self);
}

/* From here on it is read as if it had come in clear. */
static gboolean
unseal (QzIncoming *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QzSecretKey) key = qz_own_key_load (self->workspace, error);
  g_autofree char *folder = NULL;
  g_autoptr (GError) local = NULL;
  QzBundleReader *inner;
  gboolean failed;

  if (key == NULL)
    return FALSE;
  /* Scores are read by nobody before their stage is opened, not even from a disk that is taken. */
  if (qz_bundle_reader_get_manifest (self->reader)->kind != QZ_BUNDLE_SCORES)
    {
      folder =
          g_build_filename (qz_workspace_get_directory (self->workspace), QZ_OBJECTS_FOLDER, NULL);
      g_mkdir_with_parents (folder, 0700);
    }
  inner = qz_bundle_unseal (self->reader, key, folder, cancellable, &failed, &local);
  if (inner == NULL && failed)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (inner == NULL)
    {
      qz_incoming_refuse (self, local->message);
      return TRUE;
    }
  qz_bundle_reader_free (self->reader);
  self->reader = inner;
  self->sealed = TRUE;
  return TRUE;
}

/**
 * qz_incoming_open:
 * @self: a new one
 * @cancellable: (nullable): stops it
 * @error: as of the store; as of qz_own_key_load() for one that is encrypted
 *
 * Looks at the layout, the manifest, the signature and the sender. A bundle that is refused is not
 * open afterwards; its report says why. One that is encrypted is decrypted.
 *
 * Returns: %FALSE when the workspace failed
 */
gboolean
qz_incoming_open (QzIncoming *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->reader = qz_bundle_reader_open (self->path, &local);
  if (self->reader == NULL)
    {
      qz_incoming_refuse (self, local->message);
      return TRUE;
    }
  qz_incoming_fill_note (self);
  if (!qz_incoming_judge_own (self, error))
    return FALSE;
  if (self->reader != NULL && qz_bundle_reader_is_encrypted (self->reader)
      && !unseal (self, cancellable, error))
    return FALSE;
  return self->reader == NULL || qz_incoming_judge (self, error);
}

gboolean
qz_incoming_is_open (QzIncoming *self)
{
  return self->reader != NULL;
}

/* One by which the bundles after it are judged. */
gboolean
qz_incoming_is_edition (QzIncoming *self)
{
  return self->reader != NULL
         && qz_bundle_reader_get_manifest (self->reader)->kind == QZ_BUNDLE_EDITION;
}

/**
 * qz_incoming_stream:
 * @self: one that is open
 * @batch: (nullable): takes the files, and lives until @self is taken; %NULL: they are hashed only
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
  gboolean wanted = self->report->key->state == QZ_KEY_TRUSTED && !self->settled;
  g_autoptr (GError) local = NULL;
  gboolean failed;

  self->batch = batch;
  if (qz_bundle_store (self->reader, wanted ? batch : NULL, self->contents, progress, progress_data,
                       cancellable, &failed, &local))
    return TRUE;
  if (!failed)
    {
      qz_incoming_refuse (self, local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GBytes *
qz_incoming_get_content (QzIncoming *self, const char *sha256)
{
  GBytes *content = g_hash_table_lookup (self->contents, sha256);

  return content != NULL ? g_bytes_ref (content) : NULL;
}

/* Nothing more comes of it than what was said then. */
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
take (QzIncoming *self, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  if (qz_bundle_reader_get_manifest (self->reader)->kind == QZ_BUNDLE_SCORES)
    return qz_incoming_take_scores (self, dry_run, cancellable, error);
  if (self->report->key->state != QZ_KEY_TRUSTED)
    return qz_incoming_wait (self, dry_run, cancellable, error);
  switch ((int) qz_bundle_reader_get_manifest (self->reader)->kind)
    {
    case QZ_BUNDLE_SUBMISSION:
      return qz_incoming_take_entries (self, dry_run, cancellable, error);
    case QZ_BUNDLE_RETURN:
      return qz_incoming_take_returns (self, dry_run, cancellable, error);
    case QZ_BUNDLE_RECEIPT:
      return qz_incoming_take_receipts (self, dry_run, cancellable, error);
    case QZ_BUNDLE_REVIEW_PACKET:
      return qz_incoming_take_packet (self, dry_run, cancellable, error);
    case QZ_BUNDLE_RESULT_LIST:
    case QZ_BUNDLE_APPROVAL:
      return qz_incoming_take_approvals (self, dry_run, cancellable, error);
    case QZ_BUNDLE_SEAT:
      return (qz_workspace_get_hats (self->workspace) & QZ_HAT_SEAT) != 0
                 ? qz_incoming_take_plan (self, dry_run, cancellable, error)
                 : qz_incoming_take_typed_sheets (self, dry_run, cancellable, error);
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
  if (!qz_incoming_judge (self, error))
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
