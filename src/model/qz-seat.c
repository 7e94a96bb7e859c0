/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-panel.h"
#include "model/qz-rubric.h"
#include "model/qz-seat.h"

/**
 * qz_seat_panel_new:
 *
 * Returns: (transfer full): one with every string and list empty
 */
QzSeatPanel *
qz_seat_panel_new (void)
{
  QzSeatPanel *self = g_new0 (QzSeatPanel, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->activity = g_strdup ("");
  self->stage = g_strdup ("");
  self->head = g_strdup ("");
  self->judges = g_new0 (char *, 1);
  return self;
}

/**
 * qz_seat_panel_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_seat_panel_free (QzSeatPanel *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->activity);
  g_free (self->stage);
  g_free (self->head);
  g_strfreev (self->judges);
  g_free (self);
}

/**
 * qz_seat_entry_new:
 *
 * Returns: (transfer full): one with every string and list empty
 */
QzSeatEntry *
qz_seat_entry_new (void)
{
  QzSeatEntry *self = g_new0 (QzSeatEntry, 1);

  self->entry = g_strdup ("");
  self->number = g_strdup ("");
  self->activity = g_strdup ("");
  self->category = g_strdup ("");
  self->title = g_strdup ("");
  self->team = g_strdup ("");
  self->unit = g_strdup ("");
  self->panels = g_new0 (char *, 1);
  return self;
}

/**
 * qz_seat_entry_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_seat_entry_free (QzSeatEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->number);
  g_free (self->activity);
  g_free (self->category);
  g_free (self->title);
  g_free (self->team);
  g_free (self->unit);
  g_strfreev (self->panels);
  g_free (self);
}

/**
 * qz_seat_sheet_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzSeatSheet *
qz_seat_sheet_new (void)
{
  QzSeatSheet *self = g_new0 (QzSeatSheet, 1);

  self->entry = g_strdup ("");
  self->judge = g_strdup ("");
  self->stage = g_strdup ("");
  self->rubric = g_strdup ("");
  return self;
}

/**
 * qz_seat_sheet_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_seat_sheet_free (QzSeatSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->judge);
  g_free (self->stage);
  g_free (self->rubric);
  g_free (self);
}

/**
 * qz_helper_plan_new:
 *
 * Returns: (transfer full): one with every string and list empty
 */
QzHelperPlan *
qz_helper_plan_new (void)
{
  QzHelperPlan *self = g_new0 (QzHelperPlan, 1);

  self->seat = g_strdup ("");
  self->name = g_strdup ("");
  self->made = g_strdup ("");
  self->judges = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_judge_free);
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_seat_panel_free);
  self->rubrics = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_rubric_free);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_seat_entry_free);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_seat_sheet_free);
  return self;
}

/**
 * qz_helper_plan_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_helper_plan_free (QzHelperPlan *self)
{
  if (self == NULL)
    return;
  g_free (self->seat);
  g_free (self->name);
  g_free (self->made);
  g_ptr_array_unref (self->judges);
  g_ptr_array_unref (self->panels);
  g_ptr_array_unref (self->rubrics);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/**
 * qz_typed_sheet_new:
 *
 * Returns: (transfer full): one with every string and list empty
 */
QzTypedSheet *
qz_typed_sheet_new (void)
{
  QzTypedSheet *self = g_new0 (QzTypedSheet, 1);

  self->id = g_strdup ("");
  self->activity = g_strdup ("");
  self->stage = g_strdup ("");
  self->panel = g_strdup ("");
  self->entry = g_strdup ("");
  self->judge = g_strdup ("");
  self->rubric = g_strdup ("");
  self->rubric_version = g_strdup ("");
  self->comment = g_strdup ("");
  self->version = 1;
  self->typings = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_typing_free);
  return self;
}

/**
 * qz_typed_sheet_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_typed_sheet_free (QzTypedSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->activity);
  g_free (self->stage);
  g_free (self->panel);
  g_free (self->entry);
  g_free (self->judge);
  g_free (self->rubric);
  g_free (self->rubric_version);
  g_free (self->comment);
  g_ptr_array_unref (self->typings);
  g_free (self);
}

/**
 * qz_seat_new:
 *
 * Returns: (transfer full): one with every string empty
 */
QzSeat *
qz_seat_new (void)
{
  QzSeat *self = g_new0 (QzSeat, 1);

  self->id = g_strdup ("");
  self->name = g_strdup ("");
  self->digest = g_strdup ("");
  self->made = g_strdup ("");
  self->office = g_strdup ("");
  return self;
}

/**
 * qz_seat_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_seat_free (QzSeat *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->digest);
  g_free (self->made);
  g_free (self->office);
  g_free (self);
}

/**
 * qz_helper_plan_find_entry:
 * @self: a plan
 * @entry: UUID
 *
 * Returns: (transfer none) (nullable): the entry in it
 */
const QzSeatEntry *
qz_helper_plan_find_entry (const QzHelperPlan *self, const char *entry)
{
  g_return_val_if_fail (self != NULL && entry != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzSeatEntry *each = self->entries->pdata[i];

      if (strcmp (each->entry, entry) == 0)
        return each;
    }
  return NULL;
}

/**
 * qz_helper_plan_find_panel:
 * @self: a plan
 * @panel: UUID
 *
 * Returns: (transfer none) (nullable): the panel in it
 */
const QzSeatPanel *
qz_helper_plan_find_panel (const QzHelperPlan *self, const char *panel)
{
  g_return_val_if_fail (self != NULL && panel != NULL, NULL);

  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzSeatPanel *each = self->panels->pdata[i];

      if (strcmp (each->id, panel) == 0)
        return each;
    }
  return NULL;
}
