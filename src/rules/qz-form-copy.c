/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a new entry may take over from an earlier one: who declares and what the work was about.
 * Dates, results and promises are made anew, and the report has other pages.
 */

#include "config.h"

#include "rules/qz-form-copy.h"

#include "rules/qz-plan-check.h"
#include "rules/qz-topic-check.h"

typedef struct
{
  const QzActivity *activity;
  QzFormBuilder *into;
} Copy;

static const QzSection *
find_section (const QzActivity *activity, const char *path)
{
  gsize length = strcspn (path, "/");

  for (guint i = 0; i < activity->sections->len; i++)
    {
      const QzSection *section = activity->sections->pdata[i];

      for (guint j = 0; j < section->fields->len; j++)
        {
          const QzField *field = section->fields->pdata[j];

          if (strlen (field->id) == length && strncmp (field->id, path, length) == 0)
            return section;
        }
    }
  return NULL;
}

static gboolean
is_typed_chapter (const QzActivity *activity, const char *path)
{
  if (!g_str_has_prefix (path, QZ_FORM_TEXT))
    return FALSE;
  for (guint i = 0; i < activity->categories->len; i++)
    {
      const QzCategory *category = activity->categories->pdata[i];

      for (guint j = 0; j < category->chapters->len; j++)
        if (strcmp (((const QzChapter *) category->chapters->pdata[j])->id,
                    path + strlen (QZ_FORM_TEXT))
            == 0)
          return TRUE;
    }
  return FALSE;
}

/* A day that belongs to those who declare, not to what they did this time. */
static gboolean
is_lasting_date (const char *path)
{
  static const char *const dates[] = { QZ_FIELD_FOUNDED, QZ_FIELD_BIRTH };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (strcmp (dates[i], path) == 0)
      return TRUE;
  return FALSE;
}

/* A result that stands beside what was planned. */
static gboolean
is_result (const char *path)
{
  static const char *const results[] = { QZ_FIELD_BEFORE, QZ_FIELD_TARGET, QZ_FIELD_AFTER };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    if (strcmp (results[i], path) == 0)
      return TRUE;
  return g_str_has_prefix (path, QZ_TABLE_MEASURES "/") && g_str_has_suffix (path, "/result");
}

static gboolean
is_taken_over (const QzActivity *activity, const char *path)
{
  const QzSection *section = find_section (activity, path);
  const QzField *field = qz_activity_find_field (activity, path);

  if (section == NULL || field == NULL)
    return is_typed_chapter (activity, path);
  return strcmp (section->step, QZ_STEP_EFFECT) != 0
         && strcmp (section->step, QZ_STEP_COMMITMENT) != 0
         && (field->type != QZ_FIELD_DATE || is_lasting_date (path)) && !is_result (path);
}

static void
copy_value_cb (const char *path, const char *value, gpointer data)
{
  Copy *copy = data;

  if (is_taken_over (copy->activity, path))
    qz_form_builder_set (copy->into, path, value);
}

/**
 * qz_form_copy_for_new:
 * @activity: the activity of both entries
 * @form: what was filled in for the earlier one
 *
 * Leaves out dates but those of founding and birth, results, the pages of chapters, the reasons of
 * warnings, commitments with the classification, and whatever @activity has no field for.
 *
 * Returns: (transfer full): the form that the new entry begins with
 */
QzForm *
qz_form_copy_for_new (const QzActivity *activity, QzForm *form)
{
  Copy copy = { activity, NULL };

  g_return_val_if_fail (activity != NULL && form != NULL, NULL);

  copy.into = qz_form_builder_new ();
  qz_form_foreach (form, copy_value_cb, &copy);
  return qz_form_builder_end (copy.into);
}
