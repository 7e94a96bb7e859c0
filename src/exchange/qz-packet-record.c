/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A review packet: its panels, its score sheets as the edition has them, and its entries, each with
 * the hash of a record of its own. */

#include "config.h"

#include "exchange/qz-edition-shapes.h"
#include "exchange/qz-packet-record.h"
#include "exchange/qz-record.h"

#define NEEDED QZ_SLOT_REQUIRED
#define NEEDED_OR_BLANK (QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK)
#define MOST_ENTRIES 2000
#define MOST_PANELS 500

/* clang-format off */
static const QzSlot panel_slots[] = {
  QZ_SLOT (QzPacketPanel, "id", UUID, NEEDED, id),
  QZ_SLOT (QzPacketPanel, "name", NAME, NEEDED, name),
  QZ_SLOT (QzPacketPanel, "activity", ID, NEEDED, activity),
  QZ_SLOT (QzPacketPanel, "stage", ID, NEEDED, stage),
  QZ_SLOT (QzPacketPanel, "head", FLAG, NEEDED, head),
};
static const QzShape panel_shape
    = QZ_SHAPE (QzPacketPanel, qz_packet_panel_new, panel_slots,
                .unique = G_STRUCT_OFFSET (QzPacketPanel, id));

static const QzSlot entry_slots[] = {
  QZ_SLOT (QzPacketEntry, "entry", UUID, NEEDED, entry),
  QZ_SLOT (QzPacketEntry, "revision", COUNT, NEEDED, revision, .max = G_MAXINT32),
  QZ_SLOT (QzPacketEntry, "sha256", HASH, NEEDED, sha256),
  QZ_SLOT (QzPacketEntry, "panels", IDS, NEEDED, panels, .min = 1),
};
static const QzShape entry_shape
    = QZ_SHAPE (QzPacketEntry, qz_packet_entry_new, entry_slots,
                .unique = G_STRUCT_OFFSET (QzPacketEntry, entry));

static const QzSlot slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_RECORD_FORMAT },
  QZ_SLOT (QzPacket, "id", UUID, NEEDED, id),
  QZ_SLOT (QzPacket, "version", COUNT, NEEDED, version, .min = 1, .max = G_MAXINT32),
  QZ_SLOT (QzPacket, "judge", UUID, NEEDED, judge),
  QZ_SLOT (QzPacket, "name", NAME, NEEDED, name),
  QZ_SLOT (QzPacket, "organisation", NAME, NEEDED_OR_BLANK, organisation),
  QZ_SLOT (QzPacket, "made", INSTANT, NEEDED, made),
  QZ_SLOT (QzPacket, "panels", LIST, NEEDED, panels, .max = MOST_PANELS, .shape = &panel_shape),
  QZ_SLOT (QzPacket, "rubrics", LIST, NEEDED, rubrics, .max = MOST_PANELS,
           .shape = &qz_rubric_shape),
  QZ_SLOT (QzPacket, "entries", LIST, NEEDED, entries, .max = MOST_ENTRIES,
           .shape = &entry_shape),
};
static const QzShape shape = QZ_SHAPE (QzPacket, NULL, slots, .unique = -1);
/* clang-format on */

/**
 * qz_packet_record_print:
 * @self: a packet
 *
 * Returns: (transfer full): its record
 */
GBytes *
qz_packet_record_print (const QzPacket *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return qz_record_print (&shape, self);
}

/**
 * qz_packet_record_digest:
 * @self: a packet
 *
 * Two packets that show the same to the same judge have one digest, whenever they were made.
 *
 * Returns: (transfer full): SHA-256 of all that is in it but its id, version and instant
 */
char *
qz_packet_record_digest (const QzPacket *self)
{
  static char blank[] = "";
  QzPacket bare;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  bare = *self;
  bare.id = blank;
  bare.version = 0;
  bare.made = blank;
  bytes = qz_record_print (&shape, &bare);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * qz_packet_record_parse:
 * @name: what to call the record in messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Returns: (transfer full) (nullable): the packet
 */
QzPacket *
qz_packet_record_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzPacket) self = qz_packet_new ();

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  return qz_record_parse (&shape, name, bytes, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * qz_packet_record_is_rubric:
 * @a: a score sheet
 * @b: another
 *
 * Returns: whether they are the same to the last word of guidance
 */
gboolean
qz_packet_record_is_rubric (const QzRubric *a, const QzRubric *b)
{
  g_autoptr (GBytes) left = NULL;
  g_autoptr (GBytes) right = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  left = qz_record_print (&qz_rubric_shape, a);
  right = qz_record_print (&qz_rubric_shape, b);
  return g_bytes_equal (left, right);
}
