/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-form.h"
#include "rules/qz-redaction.h"

static void
add_columns (GStrvBuilder *paths, const QzField *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const QzField *column = table->columns->pdata[i];
      g_autofree char *path = g_strconcat (table->id, "/", column->id, NULL);

      if (*column->personal == '\0')
        g_strv_builder_add (paths, path);
    }
}

static void
add_fields (GStrvBuilder *paths, const QzSection *section)
{
  for (guint i = 0; i < section->fields->len; i++)
    {
      const QzField *field = section->fields->pdata[i];

      if (*field->personal != '\0')
        continue;
      if (field->type == QZ_FIELD_TABLE)
        add_columns (paths, field);
      else
        g_strv_builder_add (paths, field->id);
    }
}

/* Where they are in the report, and what was typed of them. */
static void
add_chapters (GStrvBuilder *paths, const QzCategory *category)
{
  static const char *const prefixes[] = { QZ_FORM_CHAPTER, QZ_FORM_TEXT };

  for (guint i = 0; category != NULL && i < category->chapters->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (prefixes); k++)
      {
        const QzChapter *chapter = category->chapters->pdata[i];
        g_autofree char *path = g_strconcat (prefixes[k], chapter->id, NULL);

        g_strv_builder_add (paths, path);
      }
}

/**
 * qz_redaction_list_paths:
 * @activity: the activity of an entry
 * @category: the category of the entry
 *
 * Whom to call and who somebody is by his papers, judges need not know. Whatever is not named here
 * is not shown, so that a field which is added to the edition is not shown by oversight.
 *
 * Returns: (transfer full): the values that judges see, "table/column" for a column of a table
 */
GStrv
qz_redaction_list_paths (const QzActivity *activity, const char *category)
{
  g_autoptr (GStrvBuilder) paths = NULL;

  g_return_val_if_fail (activity != NULL && category != NULL, NULL);

  paths = g_strv_builder_new ();
  for (guint i = 0; !activity->blind && i < activity->sections->len; i++)
    add_fields (paths, activity->sections->pdata[i]);
  if (!activity->blind)
    add_chapters (paths, qz_activity_find_category (activity, category));
  return g_strv_builder_end (paths);
}

/**
 * qz_redaction_shows_material:
 * @activity: the activity of an entry
 * @requirement: id of what a material answers
 *
 * The scan of the stamped form holds what is left out of the form itself.
 *
 * Returns: whether judges may read such a material
 */
gboolean
qz_redaction_shows_material (const QzActivity *activity, const char *requirement)
{
  const QzRequirement *need;

  g_return_val_if_fail (activity != NULL && requirement != NULL, FALSE);

  need = qz_activity_find_requirement (activity, requirement);
  return need != NULL && !activity->blind && !need->stamped;
}
