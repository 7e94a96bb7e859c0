/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define QZ_MANIFEST_FORMAT 1
#define QZ_MANIFEST_MOST_BYTES (1 << 20)
#define QZ_BUNDLE_MOST_MEMBERS 2000
#define QZ_BUNDLE_MOST_BYTES ((gint64) 2 << 30)
#define QZ_RECORD_MOST_BYTES (4 << 20)

/**
 * QzBundleKind:
 * @QZ_BUNDLE_EDITION: the year, from the office
 * @QZ_BUNDLE_SUBMISSION: 申报包, entries and materials
 * @QZ_BUNDLE_RECOMMENDATION: 推荐包
 * @QZ_BUNDLE_RETURN: 退回补正
 * @QZ_BUNDLE_RECEIPT: what was received, an answer an entry
 * @QZ_BUNDLE_REVIEW_PACKET: 评审包, encrypted
 * @QZ_BUNDLE_SCORES: 评分包, encrypted
 * @QZ_BUNDLE_RESULT_LIST: to the hosts, to be approved
 * @QZ_BUNDLE_APPROVAL: 审定/会签
 * @QZ_BUNDLE_RESULT: 结果包
 * @QZ_BUNDLE_SEAT: 子席位, what it is to do from the office, what it did from the seat
 * @QZ_BUNDLE_BACKUP: a whole workspace
 */
typedef enum
{
  QZ_BUNDLE_EDITION,
  QZ_BUNDLE_SUBMISSION,
  QZ_BUNDLE_RECOMMENDATION,
  QZ_BUNDLE_RETURN,
  QZ_BUNDLE_RECEIPT,
  QZ_BUNDLE_REVIEW_PACKET,
  QZ_BUNDLE_SCORES,
  QZ_BUNDLE_RESULT_LIST,
  QZ_BUNDLE_APPROVAL,
  QZ_BUNDLE_RESULT,
  QZ_BUNDLE_SEAT,
  QZ_BUNDLE_BACKUP,
} QzBundleKind;

#define QZ_N_BUNDLE_KINDS (QZ_BUNDLE_BACKUP + 1)

/* Who sends or is meant to receive. */
typedef struct
{
  char *role;         /* unit | recommender | office | judge | host | seat */
  char *organisation; /* UUID; "" when the recipient has none yet */
  char *name;         /* display only */
  char *key;          /* public key in one line, as of qz_public_key_to_string(); of a recipient
                         "" when not known */
} QzBundleParty;

/* One record: its canonical JSON is the blob @sha256. */
typedef struct
{
  char *kind;         /* id: entry, organisation, return, receipt … */
  char *id;           /* UUID, the same in every workspace; of an edition its id */
  guint revision;
  char *sha256;
} QzBundleRecord;

/* One blob: the content of a record, or a file. */
typedef struct
{
  char *sha256;
  gint64 bytes;
  char *name;         /* as it came, display only; "" for records */
  char *media_type;   /* application/pdf */
  gboolean beside;    /* travels beside the bundle, because it is large */
} QzBundleBlob;

/* What a bundle says of itself; its bytes are what the signature is over. */
typedef struct
{
  guint min_reader;   /* oldest format whose readers understand it */
  QzBundleKind kind;
  char *id;           /* UUID of this very bundle */
  char *edition;      /* id */
  char *edition_version;
  QzBundleParty sender;
  QzBundleParty recipient;
  guint sequence;     /* counts what this sender sent for this edition to this recipient, from 1 */
  char *previous;     /* SHA-256 of the manifest before, "" for the first */
  char *created;      /* instant; by the sender's clock, advisory */
  char *wrapped_key;  /* Base64 of the key of an encrypted bundle, sealed for the recipient; "" when
                         the bundle is not encrypted */
  GPtrArray *records; /* (element-type QzBundleRecord) */
  GPtrArray *blobs;   /* (element-type QzBundleBlob): in the order of the members */
} QzManifest;

QzManifest *qz_manifest_new (void) G_GNUC_WARN_UNUSED_RESULT;
QzManifest *qz_manifest_copy_heading (const QzManifest *self) G_GNUC_WARN_UNUSED_RESULT;
void qz_manifest_free (QzManifest *self);

QzManifest *qz_manifest_parse (const char *name, GBytes *bytes, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GBytes *qz_manifest_print (const QzManifest *self) G_GNUC_WARN_UNUSED_RESULT;

void qz_manifest_add_record (QzManifest *self, const char *kind, const char *id, guint revision,
                             const char *sha256);
void qz_manifest_add_blob (QzManifest *self, const char *sha256, gint64 bytes, const char *name,
                           const char *media_type, gboolean beside);
const QzBundleBlob *qz_manifest_find_blob (const QzManifest *self, const char *sha256);
gint64 qz_manifest_sum_bytes (const QzManifest *self);

extern const char *const qz_bundle_kind_ids[QZ_N_BUNDLE_KINDS + 1]; /* NULL at the end */

const char *qz_bundle_kind_get_id (QzBundleKind kind);
gboolean qz_bundle_kind_from_id (const char *id, QzBundleKind *out_kind);
gboolean qz_bundle_kind_is_encrypted (QzBundleKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzManifest, qz_manifest_free)

G_END_DECLS
