/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-outside-score.h"

static const char *const ids[QZ_N_OUTSIDE_SIDES] = {
  [QZ_OUTSIDE_UNIT] = "unit",
  [QZ_OUTSIDE_RECOMMENDER] = "recommender",
};

/**
 * qz_outside_score_new:
 *
 * Returns: (transfer full): one with every string empty and a blank sheet
 */
QzOutsideScore *
qz_outside_score_new (void)
{
  QzOutsideScore *self = g_new0 (QzOutsideScore, 1);

  self->organisation = g_strdup ("");
  self->signer = g_strdup ("");
  self->signed_on = g_strdup ("");
  self->recorder = g_strdup ("");
  self->sheet = qz_sheet_new ();
  return self;
}

/**
 * qz_outside_score_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_outside_score_free (QzOutsideScore *self)
{
  if (self == NULL)
    return;
  g_free (self->organisation);
  g_free (self->signer);
  g_free (self->signed_on);
  g_free (self->recorder);
  g_clear_pointer (&self->sheet, qz_sheet_free);
  g_clear_pointer (&self->scan, qz_material_free);
  g_free (self);
}

/**
 * qz_outside_side_get_id:
 * @side: who scored
 *
 * Returns: (transfer none): its name in files and on the command line
 */
const char *
qz_outside_side_get_id (QzOutsideSide side)
{
  g_return_val_if_fail (side < QZ_N_OUTSIDE_SIDES, NULL);

  return ids[side];
}

/**
 * qz_outside_side_from_id:
 * @id: a name
 * @out_side: (out): who scored
 *
 * Returns: whether there is a side of that name
 */
gboolean
qz_outside_side_from_id (const char *id, QzOutsideSide *out_side)
{
  g_return_val_if_fail (id != NULL && out_side != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (strcmp (ids[i], id) == 0)
      {
        *out_side = (QzOutsideSide) i;
        return TRUE;
      }
  return FALSE;
}
