/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fields can be filled in for several entries at once. */

#include "config.h"

#include "rules/qz-common-fields.h"

#include "rules/qz-form-copy.h"

static void
common_field_free (gpointer data)
{
  QzCommonField *common = data;

  g_free (common->value);
  g_free (common);
}

/* What names an entry, counts or promises something is said for each entry by itself. */
static gboolean
is_shareable (const QzSection *section, const QzField *field)
{
  if (strcmp (field->id, "title") == 0 || strcmp (field->id, "team") == 0
      || strcmp (section->step, QZ_STEP_EFFECT) == 0)
    return FALSE;
  return field->type == QZ_FIELD_TEXT || field->type == QZ_FIELD_PHONE
         || field->type == QZ_FIELD_CHOICE || field->type == QZ_FIELD_DATE;
}

static gboolean
has_field (const QzEdition *edition, const QzEntry *entry, const QzField *wanted)
{
  const QzActivity *activity = qz_edition_find_activity (edition, entry->activity);

  for (guint i = 0; activity != NULL && i < activity->sections->len; i++)
    {
      const QzSection *section = activity->sections->pdata[i];

      if (!qz_applies_to (section->categories, entry->category))
        continue;
      for (guint j = 0; j < section->fields->len; j++)
        {
          const QzField *field = section->fields->pdata[j];

          if (strcmp (field->id, wanted->id) == 0)
            return field->type == wanted->type
                   && qz_applies_to (field->categories, entry->category);
        }
    }
  return FALSE;
}

static const char *
get_value (const QzEntry *entry, const char *path)
{
  const char *value = entry->form != NULL ? qz_form_get (entry->form, path) : NULL;

  return value != NULL ? value : "";
}

static void
add_if_common (GPtrArray *fields,
               const QzEdition *edition,
               const GPtrArray *entries,
               const QzSection *section,
               const QzField *field)
{
  const char *value = get_value (entries->pdata[0], field->id);
  QzCommonField *common;

  for (guint i = 0; i < entries->len; i++)
    {
      if (!has_field (edition, entries->pdata[i], field))
        return;
      if (value != NULL && strcmp (value, get_value (entries->pdata[i], field->id)) != 0)
        value = NULL;
    }
  common = g_new0 (QzCommonField, 1);
  common->section = section;
  common->field = field;
  common->value = g_strdup (value);
  g_ptr_array_add (fields, common);
}

/**
 * qz_common_fields_new:
 * @edition: of the entries
 * @entries: (element-type QzEntry): with their forms
 *
 * Returns: (transfer full) (element-type QzCommonField): the single values that all of them have a
 *   field for and that may well be the same, in the order of the first one's form; they point into
 *   @edition
 */
GPtrArray *
qz_common_fields_new (const QzEdition *edition, const GPtrArray *entries)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (common_field_free);
  const QzActivity *activity;

  g_return_val_if_fail (edition != NULL && entries != NULL, fields);

  activity =
      entries->len > 0
          ? qz_edition_find_activity (edition, ((const QzEntry *) entries->pdata[0])->activity)
          : NULL;
  for (guint i = 0; activity != NULL && i < activity->sections->len; i++)
    {
      const QzSection *section = activity->sections->pdata[i];

      for (guint j = 0; j < section->fields->len; j++)
        if (is_shareable (section, section->fields->pdata[j]))
          add_if_common (fields, edition, entries, section, section->fields->pdata[j]);
    }
  return fields;
}
