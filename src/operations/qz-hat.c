/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "operations/qz-hat.h"

static const struct
{
  const char *id;
  QzHat hat;
} hats[] = {
  { "unit", QZ_HAT_UNIT },     { "recommender", QZ_HAT_RECOMMENDER },
  { "office", QZ_HAT_OFFICE }, { "judge", QZ_HAT_JUDGE },
  { "host", QZ_HAT_HOST },     { "seat", QZ_HAT_SEAT },
};

/**
 * qz_hat_from_id:
 * @id: unit, recommender, office, judge, host or seat
 * @out_hat: (out): the hat
 *
 * Returns: %FALSE when there is no such hat
 */
gboolean
qz_hat_from_id (const char *id, QzHat *out_hat)
{
  g_return_val_if_fail (id != NULL && out_hat != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (hats); i++)
    if (strcmp (hats[i].id, id) == 0)
      {
        *out_hat = hats[i].hat;
        return TRUE;
      }
  return FALSE;
}

/**
 * qz_hats_to_string:
 * @all: some hats
 *
 * Returns: (transfer full): their words with commas, "unit,office"
 */
char *
qz_hats_to_string (QzHat all)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (hats); i++)
    if ((all & hats[i].hat) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", hats[i].id);
  return g_string_free (text, FALSE);
}

/**
 * qz_hats_from_string:
 * @text: (nullable): as of qz_hats_to_string()
 *
 * Returns: the hats in it; words of no hat are left out
 */
QzHat
qz_hats_from_string (const char *text)
{
  g_auto (GStrv) ids = g_strsplit (text != NULL ? text : "", ",", -1);
  QzHat all = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      QzHat hat;

      if (qz_hat_from_id (ids[i], &hat))
        all |= hat;
    }
  return all;
}
