/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-meeting.h"

static const char *const kinds[QZ_N_MATTER_KINDS] = {
  [QZ_MATTER_DISPUTE] = "dispute",   [QZ_MATTER_TIE] = "tie",     [QZ_MATTER_CUT] = "cut",
  [QZ_MATTER_CONFLICT] = "conflict", [QZ_MATTER_OTHER] = "other",
};

/**
 * qz_matter_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzMatter *
qz_matter_new (void)
{
  QzMatter *self = g_new0 (QzMatter, 1);

  self->id = g_strdup ("");
  self->words = g_strdup ("");
  self->decision = g_strdup ("");
  self->names = g_strdup ("");
  self->reason = g_strdup ("");
  self->decided = g_strdup ("");
  return self;
}

/**
 * qz_matter_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_matter_free (QzMatter *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->words);
  g_free (self->decision);
  g_free (self->names);
  g_free (self->reason);
  g_free (self->decided);
  g_free (self);
}

/**
 * qz_meeting_new:
 *
 * Returns: (transfer full): one with every string empty and no matters
 */
QzMeeting *
qz_meeting_new (void)
{
  QzMeeting *self = g_new0 (QzMeeting, 1);

  self->activity = g_strdup ("");
  self->day = g_strdup ("");
  self->place = g_strdup ("");
  self->chair = g_strdup ("");
  self->present = g_strdup ("");
  self->recorder = g_strdup ("");
  self->recorded = g_strdup ("");
  self->matters = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_matter_free);
  return self;
}

/**
 * qz_meeting_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_meeting_free (QzMeeting *self)
{
  if (self == NULL)
    return;
  g_free (self->activity);
  g_free (self->day);
  g_free (self->place);
  g_free (self->chair);
  g_free (self->present);
  g_free (self->recorder);
  g_free (self->recorded);
  g_ptr_array_unref (self->matters);
  g_free (self);
}

/**
 * qz_meeting_find_matter:
 * @self: a meeting
 * @id: of a matter
 *
 * Returns: (transfer none) (nullable): the matter
 */
QzMatter *
qz_meeting_find_matter (const QzMeeting *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->matters->len; i++)
    if (strcmp (((const QzMatter *) self->matters->pdata[i])->id, id) == 0)
      return self->matters->pdata[i];
  return NULL;
}

/**
 * qz_matter_kind_get_id:
 * @kind: a kind of matter
 *
 * Returns: (transfer none): its name in files and on the command line
 */
const char *
qz_matter_kind_get_id (QzMatterKind kind)
{
  g_return_val_if_fail (kind < QZ_N_MATTER_KINDS, NULL);

  return kinds[kind];
}

/**
 * qz_matter_kind_from_id:
 * @id: a name
 * @out_kind: (out): the kind
 *
 * Returns: whether there is one of that name
 */
gboolean
qz_matter_kind_from_id (const char *id, QzMatterKind *out_kind)
{
  g_return_val_if_fail (id != NULL && out_kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i], id) == 0)
      {
        *out_kind = (QzMatterKind) i;
        return TRUE;
      }
  return FALSE;
}
