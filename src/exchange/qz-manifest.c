/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a bundle says of itself, as a value; reading and printing is in qz-manifest-json.c. */

#include "config.h"

#include "exchange/qz-manifest.h"

const char *const qz_bundle_kind_ids[QZ_N_BUNDLE_KINDS + 1] = {
  [QZ_BUNDLE_EDITION] = "edition",
  [QZ_BUNDLE_SUBMISSION] = "submission",
  [QZ_BUNDLE_RECOMMENDATION] = "recommendation",
  [QZ_BUNDLE_RETURN] = "return",
  [QZ_BUNDLE_RECEIPT] = "receipt",
  [QZ_BUNDLE_REVIEW_PACKET] = "review-packet",
  [QZ_BUNDLE_SCORES] = "scores",
  [QZ_BUNDLE_RESULT_LIST] = "result-list",
  [QZ_BUNDLE_APPROVAL] = "approval",
  [QZ_BUNDLE_RESULT] = "result",
  [QZ_BUNDLE_SEAT] = "seat",
  [QZ_BUNDLE_BACKUP] = "backup",
};

/**
 * qz_bundle_kind_get_id:
 * @kind: a kind
 *
 * Returns: the word for @kind in files and on the command line
 */
const char *
qz_bundle_kind_get_id (QzBundleKind kind)
{
  g_return_val_if_fail ((guint) kind < QZ_N_BUNDLE_KINDS, NULL);

  return qz_bundle_kind_ids[kind];
}

/**
 * qz_bundle_kind_from_id:
 * @id: a word from outside
 * @out_kind: (out): the kind
 *
 * Returns: %FALSE when there is no such kind
 */
gboolean
qz_bundle_kind_from_id (const char *id, QzBundleKind *out_kind)
{
  g_return_val_if_fail (id != NULL && out_kind != NULL, FALSE);

  for (guint i = 0; i < QZ_N_BUNDLE_KINDS; i++)
    if (strcmp (qz_bundle_kind_ids[i], id) == 0)
      {
        *out_kind = (QzBundleKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * qz_bundle_kind_is_encrypted:
 * @kind: a kind
 *
 * Returns: whether such a bundle is always encrypted: it shows neither records nor names, and holds
 *   one member
 */
gboolean
qz_bundle_kind_is_encrypted (QzBundleKind kind)
{
  return kind == QZ_BUNDLE_REVIEW_PACKET || kind == QZ_BUNDLE_SCORES;
}

static void
party_copy (QzBundleParty *self, const QzBundleParty *other)
{
  self->role = g_strdup (other != NULL ? other->role : "");
  self->organisation = g_strdup (other != NULL ? other->organisation : "");
  self->name = g_strdup (other != NULL ? other->name : "");
  self->key = g_strdup (other != NULL ? other->key : "");
}

static void
party_clear (QzBundleParty *self)
{
  g_free (self->role);
  g_free (self->organisation);
  g_free (self->name);
  g_free (self->key);
}

static void
record_free (gpointer data)
{
  QzBundleRecord *self = data;

  g_free (self->kind);
  g_free (self->id);
  g_free (self->sha256);
  g_free (self);
}

static void
blob_free (gpointer data)
{
  QzBundleBlob *self = data;

  g_free (self->sha256);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self);
}

/**
 * qz_manifest_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzManifest *
qz_manifest_new (void)
{
  QzManifest *self = g_new0 (QzManifest, 1);

  self->min_reader = QZ_MANIFEST_FORMAT;
  self->id = g_strdup ("");
  self->edition = g_strdup ("");
  self->edition_version = g_strdup ("");
  party_copy (&self->sender, NULL);
  party_copy (&self->recipient, NULL);
  self->previous = g_strdup ("");
  self->created = g_strdup ("");
  self->wrapped_key = g_strdup ("");
  self->records = g_ptr_array_new_with_free_func (record_free);
  self->blobs = g_ptr_array_new_with_free_func (blob_free);
  return self;
}

/**
 * qz_manifest_copy_heading:
 * @self: a manifest
 *
 * Returns: (transfer full): a copy of @self without records and blobs
 */
QzManifest *
qz_manifest_copy_heading (const QzManifest *self)
{
  QzManifest *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (QzManifest, 1);
  copy->min_reader = self->min_reader;
  copy->kind = self->kind;
  copy->id = g_strdup (self->id);
  copy->edition = g_strdup (self->edition);
  copy->edition_version = g_strdup (self->edition_version);
  party_copy (&copy->sender, &self->sender);
  party_copy (&copy->recipient, &self->recipient);
  copy->sequence = self->sequence;
  copy->previous = g_strdup (self->previous);
  copy->created = g_strdup (self->created);
  copy->wrapped_key = g_strdup (self->wrapped_key);
  copy->records = g_ptr_array_new_with_free_func (record_free);
  copy->blobs = g_ptr_array_new_with_free_func (blob_free);
  return copy;
}

/**
 * qz_manifest_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_manifest_free (QzManifest *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->edition);
  g_free (self->edition_version);
  party_clear (&self->sender);
  party_clear (&self->recipient);
  g_free (self->previous);
  g_free (self->created);
  g_free (self->wrapped_key);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->blobs);
  g_free (self);
}

/**
 * qz_manifest_add_record:
 * @self: a manifest
 * @kind: what the record is
 * @id: UUID of the record
 * @revision: its revision
 * @sha256: of its canonical JSON, which is added as a blob
 */
void
qz_manifest_add_record (
    QzManifest *self, const char *kind, const char *id, guint revision, const char *sha256)
{
  QzBundleRecord *record;

  g_return_if_fail (self != NULL && kind != NULL && id != NULL && sha256 != NULL);

  record = g_new0 (QzBundleRecord, 1);
  record->kind = g_strdup (kind);
  record->id = g_strdup (id);
  record->revision = revision;
  record->sha256 = g_strdup (sha256);
  g_ptr_array_add (self->records, record);
}

/**
 * qz_manifest_add_blob:
 * @self: a manifest
 * @sha256: of the content
 * @bytes: its size
 * @name: display name, "" for a record
 * @media_type: such as application/pdf
 * @beside: whether it travels beside the bundle
 */
void
qz_manifest_add_blob (QzManifest *self,
                      const char *sha256,
                      gint64 bytes,
                      const char *name,
                      const char *media_type,
                      gboolean beside)
{
  QzBundleBlob *blob;

  g_return_if_fail (self != NULL && sha256 != NULL && name != NULL && media_type != NULL);

  blob = g_new0 (QzBundleBlob, 1);
  blob->sha256 = g_strdup (sha256);
  blob->bytes = bytes;
  blob->name = g_strdup (name);
  blob->media_type = g_strdup (media_type);
  blob->beside = beside;
  g_ptr_array_add (self->blobs, blob);
}

/**
 * qz_manifest_find_blob:
 * @self: a manifest
 * @sha256: a hash
 *
 * Returns: (transfer none) (nullable): the blob of that content
 */
const QzBundleBlob *
qz_manifest_find_blob (const QzManifest *self, const char *sha256)
{
  g_return_val_if_fail (self != NULL && sha256 != NULL, NULL);

  for (guint i = 0; i < self->blobs->len; i++)
    {
      const QzBundleBlob *blob = self->blobs->pdata[i];

      if (strcmp (blob->sha256, sha256) == 0)
        return blob;
    }
  return NULL;
}

/**
 * qz_manifest_sum_bytes:
 * @self: a manifest
 *
 * Returns: the bytes of all blobs that are in the bundle
 */
gint64
qz_manifest_sum_bytes (const QzManifest *self)
{
  gint64 sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->blobs->len; i++)
    {
      const QzBundleBlob *blob = self->blobs->pdata[i];

      if (!blob->beside)
        sum += blob->bytes;
    }
  return sum;
}
