/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A panel in which the judge sits, without the others who sit there. */
typedef struct
{
  char *id; /* UUID */
  char *name;
  char *activity;
  char *stage;
  gboolean head; /* whether the judge is its head */
} QzPacketPanel;

/* An entry that the judge scores. */
typedef struct
{
  char *entry;    /* UUID */
  guint revision; /* of the entry as the judge sees it */
  char *sha256;   /* of its record */
  GStrv panels;   /* UUIDs of the panels for which he does */
} QzPacketEntry;

/**
 * QzPacket:
 *
 * A review packet 评审包: what one judge may see, and by which score sheets. Its version is raised
 * whenever any of that has changed since the packet before.
 */
typedef struct
{
  char *id; /* UUID */
  guint version;
  char *judge;        /* UUID */
  char *name;         /* of the judge */
  char *organisation; /* who employs him, as the office has it */
  char *made;         /* instant */
  GPtrArray *panels;  /* (element-type QzPacketPanel) */
  GPtrArray *rubrics; /* (element-type QzRubric): the score sheets of its entries */
  GPtrArray *entries; /* (element-type QzPacketEntry) */
} QzPacket;

/* What is remembered of a packet that was made, or came. */
typedef struct
{
  char *id;    /* UUID */
  char *judge; /* UUID */
  guint version;
  char *digest; /* SHA-256 of all that is in it but its id, version and instant */
  char *made;   /* instant */
  GBytes *record;
} QzPacketNote;

QzPacketPanel *qz_packet_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_packet_panel_free (QzPacketPanel *self);
QzPacketEntry *qz_packet_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_packet_entry_free (QzPacketEntry *self);
QzPacket *qz_packet_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_packet_free (QzPacket *self);
QzPacketNote *qz_packet_note_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_packet_note_free (QzPacketNote *self);

const QzPacketEntry *qz_packet_find_entry (const QzPacket *self, const char *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPacket, qz_packet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPacketNote, qz_packet_note_free)

G_END_DECLS
