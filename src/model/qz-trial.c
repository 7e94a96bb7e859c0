/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-text.h"
#include "model/qz-trial.h"

/**
 * qz_trial_new:
 *
 * Returns: (transfer full): one with every string empty and no sheets
 */
QzTrial *
qz_trial_new (void)
{
  QzTrial *self = g_new0 (QzTrial, 1);

  self->panel = g_strdup ("");
  self->report = g_strdup ("");
  self->rubric = g_strdup ("");
  self->note = g_strdup ("");
  self->noter = g_strdup ("");
  self->noted = g_strdup ("");
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_free);
  return self;
}

/**
 * qz_trial_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_trial_free (QzTrial *self)
{
  if (self == NULL)
    return;
  g_free (self->panel);
  g_free (self->report);
  g_free (self->rubric);
  g_free (self->note);
  g_free (self->noter);
  g_free (self->noted);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/**
 * qz_trial_find_sheet:
 * @self: a trial
 * @judge: UUID
 *
 * Returns: (transfer none) (nullable): what that judge gave
 */
const QzSheet *
qz_trial_find_sheet (const QzTrial *self, const char *judge)
{
  g_return_val_if_fail (self != NULL && judge != NULL, NULL);

  for (guint i = 0; i < self->sheets->len; i++)
    if (strcmp (((const QzSheet *) self->sheets->pdata[i])->judge, judge) == 0)
      return self->sheets->pdata[i];
  return NULL;
}

/**
 * qz_trial_ensure_sheet:
 * @self: a trial that is being filled in
 * @judge: UUID
 *
 * Returns: (transfer none): the sheet of that judge, a blank one before anything was given
 */
QzSheet *
qz_trial_ensure_sheet (QzTrial *self, const char *judge)
{
  QzSheet *sheet;

  g_return_val_if_fail (self != NULL && judge != NULL, NULL);

  sheet = (QzSheet *) qz_trial_find_sheet (self, judge);
  if (sheet != NULL)
    return sheet;
  sheet = qz_sheet_new ();
  qz_text_set (&sheet->judge, judge);
  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}
