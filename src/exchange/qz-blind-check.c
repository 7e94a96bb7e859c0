/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an edition says of judging without names. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-check.h"

/* Whose entry it is stands in these, whatever else an edition asks. */
static gboolean
names_somebody (const QzField *field, const char *table)
{
  static const char *const ids[] = { "team", "unit",        "certificate-unit", "joint-units",
                                     "line", "recommender", "members",          NULL };

  return *field->personal != '\0' || g_strv_contains (ids, table != NULL ? table : field->id);
}

static void
check_anonymous_fields (const QzPlace *list, const GPtrArray *fields, const char *table)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const QzField *field = fields->pdata[i];
      QzPlace at = qz_place_at (list, i);
      QzPlace columns = qz_place_below (&at, "columns");

      if (field->anonymous && field->type == QZ_FIELD_TABLE)
        qz_place_fault (&at, "anonymous", _ ("of a table it is said of its columns"));
      else if (field->anonymous && names_somebody (field, table))
        qz_place_fault (&at, "anonymous", _ ("“%s” tells whose entry it is"), field->label);
      check_anonymous_fields (&columns, field->columns, field->id);
    }
}

static void
check_anonymous_material (const QzPlace *place, const QzRequirement *need)
{
  static const char *const kinds[] = { "pdf", "word", "presentation", "picture", NULL };

  for (guint i = 0; need->anonymous && need->kinds[i] != NULL; i++)
    if (!g_strv_contains (kinds, need->kinds[i]))
      qz_place_fault (place, "kinds", _ ("names cannot be taken out of files of the kind “%s”"),
                      need->kinds[i]);
  if (need->anonymous && need->stamped)
    qz_place_fault (place, "anonymous", _ ("a stamped form tells whose entry it is"));
}

static gboolean
has_anonymous_material (const QzActivity *activity, const char *category)
{
  for (guint i = 0; i < activity->requirements->len; i++)
    {
      const QzRequirement *need = activity->requirements->pdata[i];

      if (need->anonymous && need->min_count > 0 && qz_applies_to (need->categories, category))
        return TRUE;
    }
  return FALSE;
}

/**
 * qz_blind_check:
 * @root: the place of the activity
 * @activity: an activity
 *
 * Nothing is marked as anonymous that tells whose entry it is, and judges who judge without names
 * get something that they can judge.
 */
void
qz_blind_check (const QzPlace *root, const QzActivity *activity)
{
  QzPlace requirements = qz_place_below (root, "requirements");
  QzPlace sections = qz_place_below (root, "sections");

  for (guint i = 0; i < activity->sections->len; i++)
    {
      QzPlace at = qz_place_at (&sections, i);
      QzPlace fields = qz_place_below (&at, "fields");

      check_anonymous_fields (&fields, ((const QzSection *) activity->sections->pdata[i])->fields,
                              NULL);
    }
  for (guint i = 0; i < activity->requirements->len; i++)
    {
      QzPlace at = qz_place_at (&requirements, i);

      check_anonymous_material (&at, activity->requirements->pdata[i]);
    }
  for (guint i = 0; activity->blind && i < activity->categories->len; i++)
    {
      const QzCategory *category = activity->categories->pdata[i];

      if (!has_anonymous_material (activity, category->id))
        qz_place_fault (root, "blind",
                        _ ("no material without names (“anonymous”) is required of the category "
                           "“%s”"),
                        category->id);
    }
}
