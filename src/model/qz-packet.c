/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-packet.h"
#include "model/qz-rubric.h"

/**
 * qz_packet_panel_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzPacketPanel *
qz_packet_panel_new (void)
{
  QzPacketPanel *self = g_new0 (QzPacketPanel, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->activity = g_strdup ("");
  self->stage = g_strdup ("");
  return self;
}

/**
 * qz_packet_panel_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_packet_panel_free (QzPacketPanel *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->activity);
  g_free (self->stage);
  g_free (self);
}

/**
 * qz_packet_entry_new:
 *
 * Returns: (transfer full): one with every string and list empty
 */
QzPacketEntry *
qz_packet_entry_new (void)
{
  QzPacketEntry *self = g_new0 (QzPacketEntry, 1);

  self->entry = g_strdup ("");
  self->sha256 = g_strdup ("");
  self->panels = g_new0 (char *, 1);
  return self;
}

/**
 * qz_packet_entry_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_packet_entry_free (QzPacketEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->sha256);
  g_strfreev (self->panels);
  g_free (self);
}

/**
 * qz_packet_new:
 *
 * Returns: (transfer full): one with every string and list empty
 */
QzPacket *
qz_packet_new (void)
{
  QzPacket *self = g_new0 (QzPacket, 1);

  self->id = g_strdup ("");
  self->judge = g_strdup ("");
  self->name = g_strdup ("");
  self->organisation = g_strdup ("");
  self->made = g_strdup ("");
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_packet_panel_free);
  self->rubrics = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_rubric_free);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_packet_entry_free);
  return self;
}

/**
 * qz_packet_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_packet_free (QzPacket *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->judge);
  g_free (self->name);
  g_free (self->organisation);
  g_free (self->made);
  g_ptr_array_unref (self->panels);
  g_ptr_array_unref (self->rubrics);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * qz_packet_note_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzPacketNote *
qz_packet_note_new (void)
{
  QzPacketNote *self = g_new0 (QzPacketNote, 1);

  self->id = g_strdup ("");
  self->judge = g_strdup ("");
  self->digest = g_strdup ("");
  self->made = g_strdup ("");
  return self;
}

/**
 * qz_packet_note_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_packet_note_free (QzPacketNote *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->judge);
  g_free (self->digest);
  g_free (self->made);
  g_clear_pointer (&self->record, g_bytes_unref);
  g_free (self);
}

/**
 * qz_packet_find_entry:
 * @self: a packet
 * @entry: UUID
 *
 * Returns: (transfer none) (nullable): the entry in it
 */
const QzPacketEntry *
qz_packet_find_entry (const QzPacket *self, const char *entry)
{
  g_return_val_if_fail (self != NULL && entry != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzPacketEntry *each = self->entries->pdata[i];

      if (strcmp (each->entry, entry) == 0)
        return each;
    }
  return NULL;
}
