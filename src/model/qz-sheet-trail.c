/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-sheet-trail.h"

/**
 * qz_sheet_typing_new:
 *
 * Returns: (transfer full): a first typing with every string empty and no points
 */
QzSheetTyping *
qz_sheet_typing_new (void)
{
  QzSheetTyping *self = g_new0 (QzSheetTyping, 1);

  self->version = 1;
  self->turn = QZ_TURN_FIRST;
  self->typist = g_strdup ("");
  self->typed = g_strdup ("");
  self->scores = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_score_free);
  return self;
}

/**
 * qz_sheet_typing_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_sheet_typing_free (QzSheetTyping *self)
{
  if (self == NULL)
    return;
  g_free (self->typist);
  g_free (self->typed);
  g_ptr_array_unref (self->scores);
  g_free (self);
}

/**
 * qz_sheet_decision_new:
 *
 * Returns: (transfer full): one with every string empty and no points
 */
QzSheetDecision *
qz_sheet_decision_new (void)
{
  QzSheetDecision *self = g_new0 (QzSheetDecision, 1);

  self->version = 1;
  self->item = g_strdup ("");
  self->points = QZ_POINTS_NONE;
  self->decider = g_strdup ("");
  self->reason = g_strdup ("");
  self->decided = g_strdup ("");
  return self;
}

/**
 * qz_sheet_decision_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_sheet_decision_free (QzSheetDecision *self)
{
  if (self == NULL)
    return;
  g_free (self->item);
  g_free (self->decider);
  g_free (self->reason);
  g_free (self->decided);
  g_free (self);
}

/**
 * qz_sheet_version_new:
 * @sheet: a sheet that is about to be amended
 *
 * Returns: (transfer full): what it is now, amended by nobody
 */
QzSheetVersion *
qz_sheet_version_new (const QzSheet *sheet)
{
  QzSheetVersion *self;

  g_return_val_if_fail (sheet != NULL, NULL);

  self = g_new0 (QzSheetVersion, 1);
  self->version = sheet->version;
  self->state = sheet->state;
  self->paper = sheet->paper;
  self->total = sheet->total;
  self->scores = qz_scores_copy (sheet->scores);
  self->comment = g_strdup (sheet->comment);
  self->updated = g_strdup (sheet->updated);
  self->amender = g_strdup ("");
  self->reason = g_strdup ("");
  self->amended = g_strdup ("");
  return self;
}

/**
 * qz_sheet_version_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_sheet_version_free (QzSheetVersion *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->scores);
  g_free (self->comment);
  g_free (self->updated);
  g_free (self->amender);
  g_free (self->reason);
  g_free (self->amended);
  g_free (self);
}

/**
 * qz_sheet_trail_new:
 *
 * Returns: (transfer full): that of a sheet that nobody has typed yet
 */
QzSheetTrail *
qz_sheet_trail_new (void)
{
  QzSheetTrail *self = g_new0 (QzSheetTrail, 1);

  self->typings = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_typing_free);
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_decision_free);
  self->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_version_free);
  return self;
}

/**
 * qz_sheet_trail_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_sheet_trail_free (QzSheetTrail *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->typings);
  g_ptr_array_unref (self->decisions);
  g_ptr_array_unref (self->versions);
  g_free (self);
}

/**
 * qz_sheet_trail_find_typing:
 * @self: a trail
 * @version: of the sheet
 * @turn: which of the two
 *
 * Returns: (transfer none) (nullable): what was typed
 */
const QzSheetTyping *
qz_sheet_trail_find_typing (const QzSheetTrail *self, guint version, QzTypingTurn turn)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->typings->len; i++)
    {
      const QzSheetTyping *typing = self->typings->pdata[i];

      if (typing->version == version && typing->turn == turn)
        return typing;
    }
  return NULL;
}

/**
 * qz_sheet_trail_take_typing:
 * @self: a trail
 * @typing: (transfer full): in place of what was typed at that turn before
 */
void
qz_sheet_trail_take_typing (QzSheetTrail *self, QzSheetTyping *typing)
{
  const QzSheetTyping *former;

  g_return_if_fail (self != NULL && typing != NULL);

  former = qz_sheet_trail_find_typing (self, typing->version, typing->turn);
  if (former != NULL)
    g_ptr_array_remove (self->typings, (gpointer) former);
  g_ptr_array_add (self->typings, typing);
}

/**
 * qz_sheet_trail_find_decision:
 * @self: a trail
 * @version: of the sheet
 * @item: id of an item
 *
 * Returns: (transfer none) (nullable): the newest decision on it
 */
const QzSheetDecision *
qz_sheet_trail_find_decision (const QzSheetTrail *self, guint version, const char *item)
{
  g_return_val_if_fail (self != NULL && item != NULL, NULL);

  for (guint i = self->decisions->len; i > 0; i--)
    {
      const QzSheetDecision *decision = self->decisions->pdata[i - 1];

      if (decision->version == version && strcmp (decision->item, item) == 0)
        return decision;
    }
  return NULL;
}
