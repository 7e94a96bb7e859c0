/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The manifest as JSON: printed in canonical form, read strictly and under caps. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-canonical-json.h"
#include "exchange/qz-manifest.h"
#include "exchange/qz-public-key.h"
#include "exchange/qz-record.h"
#include "exchange/qz-sodium.h"
#include "exchange/qz-strict-json.h"
#include "model/qz-error.h"

#define NEEDED QZ_SLOT_REQUIRED
#define NEEDED_OR_BLANK (QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK)
#define MOST_NAME 255
#define WRAPPED_BYTES (crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_KEYBYTES)
#define MOST_MEDIA_TYPE 100
#define MOST_BLOBS (QZ_BUNDLE_MOST_MEMBERS - 2)

static const char *const roles[]
    = { "unit", "recommender", "office", "judge", "host", "seat", NULL };

static gpointer
record_new (void)
{
  QzBundleRecord *self = g_new0 (QzBundleRecord, 1);

  self->kind = g_strdup ("");
  self->id = g_strdup ("");
  self->sha256 = g_strdup ("");
  return self;
}

static gpointer
blob_new (void)
{
  QzBundleBlob *self = g_new0 (QzBundleBlob, 1);

  self->sha256 = g_strdup ("");
  self->name = g_strdup ("");
  self->media_type = g_strdup ("");
  return self;
}

/* type/subtype in lower case, as registered types are written. */
static gboolean
is_media_type (const char *text)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789.+-";
  gsize type = strspn (text, letters);
  gsize subtype;

  if (type == 0 || text[type] != '/')
    return FALSE;
  subtype = strspn (text + type + 1, letters);
  return subtype > 0 && text[type + 1 + subtype] == '\0';
}

static void
check_blob (const QzPlace *place, gconstpointer value)
{
  const QzBundleBlob *blob = value;

  if (!is_media_type (blob->media_type))
    qz_place_fault (place, "media_type", _ ("“%s” is not a media type such as application/pdf"),
                    blob->media_type);
}

static void
check_party (const QzPlace *place, gconstpointer value)
{
  const QzBundleParty *party = value;
  QzPublicKey key;

  if (*party->key != '\0' && !qz_public_key_parse ("", party->key, &key, NULL))
    qz_place_fault (place, "key", _ ("is not a public key"));
}

/* clang-format off */
static const QzSlot sender_slots[] = {
  QZ_SLOT (QzBundleParty, "role", WORD, NEEDED, role, .words = roles),
  QZ_SLOT (QzBundleParty, "organisation", UUID, NEEDED, organisation),
  QZ_SLOT (QzBundleParty, "name", NAME, NEEDED, name),
  QZ_SLOT (QzBundleParty, "key", NAME, NEEDED, key, .max = 56),
};
static const QzShape sender_shape
    = QZ_SHAPE (QzBundleParty, NULL, sender_slots, .unique = -1, .check = check_party);

static const QzSlot recipient_slots[] = {
  QZ_SLOT (QzBundleParty, "role", WORD, NEEDED, role, .words = roles),
  QZ_SLOT (QzBundleParty, "organisation", UUID, NEEDED_OR_BLANK, organisation),
  QZ_SLOT (QzBundleParty, "name", NAME, NEEDED_OR_BLANK, name),
  QZ_SLOT (QzBundleParty, "key", NAME, NEEDED_OR_BLANK, key, .max = 56),
};
static const QzShape recipient_shape
    = QZ_SHAPE (QzBundleParty, NULL, recipient_slots, .unique = -1, .check = check_party);

static const QzSlot record_slots[] = {
  QZ_SLOT (QzBundleRecord, "kind", ID, NEEDED, kind),
  QZ_SLOT (QzBundleRecord, "id", ID, NEEDED, id),
  QZ_SLOT (QzBundleRecord, "revision", COUNT, NEEDED, revision, .max = G_MAXINT32),
  QZ_SLOT (QzBundleRecord, "sha256", HASH, NEEDED, sha256),
};
static const QzShape record_shape = QZ_SHAPE (QzBundleRecord, record_new, record_slots,
                                              .unique = -1);

static const QzSlot blob_slots[] = {
  QZ_SLOT (QzBundleBlob, "sha256", HASH, NEEDED, sha256),
  QZ_SLOT (QzBundleBlob, "size", SIZE, NEEDED, bytes, .max = QZ_BUNDLE_MOST_BYTES),
  QZ_SLOT (QzBundleBlob, "name", NAME, NEEDED_OR_BLANK, name, .max = MOST_NAME),
  QZ_SLOT (QzBundleBlob, "media_type", NAME, NEEDED, media_type, .max = MOST_MEDIA_TYPE),
  QZ_SLOT (QzBundleBlob, "beside", FLAG, NEEDED, beside),
};
static const QzShape blob_shape
    = QZ_SHAPE (QzBundleBlob, blob_new, blob_slots,
                .unique = G_STRUCT_OFFSET (QzBundleBlob, sha256), .check = check_blob);

/* What is read besides the lists and the parties. */
static const QzSlot manifest_slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_MANIFEST_FORMAT },
  QZ_SLOT (QzManifest, "min_reader", COUNT, NEEDED, min_reader, .min = 1, .max = G_MAXINT32),
  QZ_SLOT (QzManifest, "kind", ENUM, NEEDED, kind, .words = qz_bundle_kind_ids),
  QZ_SLOT (QzManifest, "id", UUID, NEEDED, id),
  QZ_SLOT (QzManifest, "edition", ID, NEEDED, edition),
  QZ_SLOT (QzManifest, "edition_version", NAME, NEEDED, edition_version, .max = 20),
  QZ_SLOT (QzManifest, "sender", OBJECT, NEEDED, sender, .shape = &sender_shape),
  QZ_SLOT (QzManifest, "recipient", OBJECT, NEEDED, recipient, .shape = &recipient_shape),
  QZ_SLOT (QzManifest, "sequence", COUNT, NEEDED, sequence, .min = 1, .max = G_MAXINT32),
  QZ_SLOT (QzManifest, "previous", HASH, NEEDED_OR_BLANK, previous),
  QZ_SLOT (QzManifest, "created", INSTANT, NEEDED, created),
  QZ_SLOT (QzManifest, "wrapped_key", NAME, NEEDED_OR_BLANK, wrapped_key),
  QZ_SLOT (QzManifest, "records", LIST, NEEDED, records, .max = MOST_BLOBS,
           .shape = &record_shape),
  QZ_SLOT (QzManifest, "blobs", LIST, NEEDED, blobs, .max = MOST_BLOBS, .shape = &blob_shape),
};
/* clang-format on */

static void
check_records (const QzPlace *place, const QzManifest *manifest)
{
  g_autoptr (GHashTable) blobs = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  QzPlace list = qz_place_below (place, "records");

  for (guint i = 0; i < manifest->blobs->len; i++)
    {
      QzBundleBlob *blob = manifest->blobs->pdata[i];

      g_hash_table_insert (blobs, blob->sha256, blob);
    }
  for (guint i = 0; i < manifest->records->len; i++)
    {
      const QzBundleRecord *record = manifest->records->pdata[i];
      const QzBundleBlob *blob = g_hash_table_lookup (blobs, record->sha256);
      QzPlace at = qz_place_at (&list, i);

      if (blob == NULL)
        qz_place_fault (&at, "sha256", _ ("there is no blob of this hash"));
      else if (blob->beside || blob->bytes > QZ_RECORD_MOST_BYTES)
        qz_place_fault (&at, "sha256", _ ("a record is in the bundle and has %d MiB at most"),
                        QZ_RECORD_MOST_BYTES >> 20);
      if (!g_hash_table_add (seen, g_strconcat (record->kind, " ", record->id, NULL)))
        qz_place_fault (&at, "id", _ ("“%s” stands here twice"), record->id);
    }
}

static void
check_blobs (const QzPlace *place, const QzManifest *manifest)
{
  QzPlace list = qz_place_below (place, "blobs");
  gint64 sum = 0;

  for (guint i = 0; i < manifest->blobs->len; i++)
    {
      const QzBundleBlob *blob = manifest->blobs->pdata[i];

      sum += blob->beside ? 0 : blob->bytes; /* each was held to 2 GiB, so this cannot overflow */
    }
  if (sum > QZ_BUNDLE_MOST_BYTES)
    qz_place_fault (&list, NULL, _ ("the files are larger than %d GiB together"),
                    (int) (QZ_BUNDLE_MOST_BYTES >> 30));
}

/* An encrypted bundle shows nothing but its one member, and says for whom that is. */
static void
check_encrypted (const QzPlace *place, const QzManifest *manifest)
{
  guint8 wrapped[WRAPPED_BYTES];
  const QzBundleBlob *blob;

  if (!qz_sodium_from_base64 (manifest->wrapped_key, wrapped, sizeof wrapped))
    qz_place_fault (place, "wrapped_key", _ ("is not a wrapped key"));
  if (*manifest->recipient.key == '\0')
    qz_place_fault (place, "recipient", _ ("an encrypted bundle names the key of its recipient"));
  if (manifest->records->len > 0)
    qz_place_fault (place, "records", _ ("an encrypted bundle lists no records"));
  if (manifest->blobs->len != 1)
    {
      qz_place_fault (place, "blobs", _ ("an encrypted bundle has one blob"));
      return;
    }
  blob = manifest->blobs->pdata[0];
  if (*blob->name != '\0' || blob->beside)
    qz_place_fault (place, "blobs", _ ("an encrypted bundle shows no names"));
}

static void
check_manifest (const QzPlace *place, gconstpointer value)
{
  const QzManifest *manifest = value;

  check_blobs (place, manifest);
  check_records (place, manifest);
  if (*manifest->wrapped_key != '\0')
    check_encrypted (place, manifest);
  if (manifest->sequence == 1 && *manifest->previous != '\0')
    qz_place_fault (place, "previous", _ ("nothing comes before the first"));
}

static const QzShape manifest_shape = { .slots = manifest_slots,
                                        .n_slots = G_N_ELEMENTS (manifest_slots),
                                        .unique = -1,
                                        .check = check_manifest };

/* A manifest of a later format may hold what is not known here, so this is asked first. */
static gboolean
is_newer (json_t *json)
{
  json_t *min_reader = json_object_get (json, "min_reader");

  return json_is_integer (min_reader) && json_integer_value (min_reader) > QZ_MANIFEST_FORMAT;
}

/**
 * qz_manifest_parse:
 * @name: of the bundle, for messages
 * @bytes: the manifest as it is in the bundle
 * @error: %QZ_ERROR_LIMIT when it is too large, %QZ_ERROR_NEWER when it asks for a later version,
 *   %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Returns: (transfer full) (nullable): the manifest
 */
QzManifest *
qz_manifest_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzFaults) faults = qz_faults_new ();
  g_autoptr (QzManifest) self = qz_manifest_new ();
  g_autofree char *file = NULL;
  QzPlace root = { .faults = faults };
  json_t *json;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > QZ_MANIFEST_MOST_BYTES)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("The manifest of “%s” is larger than %d KiB. Ask the sender to split the "
                      "bundle."),
                   name, QZ_MANIFEST_MOST_BYTES >> 10);
      return NULL;
    }
  root.file = file = g_strconcat (name, ": manifest.json", NULL);
  json = qz_strict_json_parse (file, bytes, faults);
  if (json != NULL && is_newer (json))
    {
      json_decref (json);
      g_set_error (error, QZ_ERROR, QZ_ERROR_NEWER,
                   _ ("“%s” was made by a newer version of this program. Update the program, then "
                      "take the bundle in again."),
                   name);
      return NULL;
    }
  if (json != NULL)
    qz_shape_read (&manifest_shape, &root, json, self);
  json_decref (json);
  return qz_record_finish (faults, error) ? g_steal_pointer (&self) : NULL;
}

static json_t *
pack_party (const QzBundleParty *party)
{
  return json_pack ("{ss, ss, ss, ss}", "role", party->role, "organisation", party->organisation,
                    "name", party->name, "key", party->key);
}

static json_t *
pack_records (const GPtrArray *records)
{
  json_t *list = json_array ();

  for (guint i = 0; i < records->len; i++)
    {
      const QzBundleRecord *record = records->pdata[i];

      json_array_append_new (list, json_pack ("{ss, ss, sI, ss}", "kind", record->kind, "id",
                                              record->id, "revision", (json_int_t) record->revision,
                                              "sha256", record->sha256));
    }
  return list;
}

static json_t *
pack_blobs (const GPtrArray *blobs)
{
  json_t *list = json_array ();

  for (guint i = 0; i < blobs->len; i++)
    {
      const QzBundleBlob *blob = blobs->pdata[i];

      json_array_append_new (list,
                             json_pack ("{ss, sI, ss, ss, sb}", "sha256", blob->sha256, "size",
                                        (json_int_t) blob->bytes, "name", blob->name, "media_type",
                                        blob->media_type, "beside", blob->beside));
    }
  return list;
}

/**
 * qz_manifest_print:
 * @self: a manifest
 *
 * Returns: (transfer full): its canonical JSON, which is what is signed
 */
GBytes *
qz_manifest_print (const QzManifest *self)
{
  GBytes *bytes;
  json_t *json;

  g_return_val_if_fail (self != NULL, NULL);

  json = json_pack ("{si, si, ss, ss, ss, ss, so, so, sI, ss, ss, ss, so, so}", "format",
                    QZ_MANIFEST_FORMAT, "min_reader", (int) self->min_reader, "kind",
                    qz_bundle_kind_get_id (self->kind), "id", self->id, "edition", self->edition,
                    "edition_version", self->edition_version, "sender", pack_party (&self->sender),
                    "recipient", pack_party (&self->recipient), "sequence",
                    (json_int_t) self->sequence, "previous", self->previous, "created",
                    self->created, "wrapped_key", self->wrapped_key, "records",
                    pack_records (self->records), "blobs", pack_blobs (self->blobs));
  bytes = qz_canonical_json_print (json);
  json_decref (json);
  return bytes;
}
