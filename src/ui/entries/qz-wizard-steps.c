/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which step of the wizard shows what. The edition decides; files and summary always have one. */

#include "config.h"

#include "ui/entries/qz-wizard-steps.h"

#include "model/qz-material.h"
#include "rules/qz-finding.h"

static void
add_step (GPtrArray *steps, const char *id, const char *title)
{
  QzStep *step = qz_step_new ();

  g_free (step->id);
  step->id = g_strdup (id);
  g_free (step->title);
  step->title = g_strdup (title);
  g_ptr_array_add (steps, step);
}

static const QzSection *
find_section_of_field (const QzActivity *activity, const char *id)
{
  for (guint i = 0; i < activity->sections->len; i++)
    {
      const QzSection *section = g_ptr_array_index (activity->sections, i);

      for (guint j = 0; j < section->fields->len; j++)
        {
          const QzField *field = g_ptr_array_index (section->fields, j);

          if (strcmp (field->id, id) == 0)
            return section;
        }
    }
  return NULL;
}

/**
 * qz_wizard_steps_lay:
 * @activity: an activity
 *
 * The steps that the edition names, in its order; the summary is the last one. A step for the
 * files is added before it when the activity asks for files and names none. The title of an added
 * step is "".
 *
 * Returns: (transfer full) (element-type QzStep): the steps
 */
GPtrArray *
qz_wizard_steps_lay (const QzActivity *activity)
{
  GPtrArray *steps;
  const char *summary = "";

  g_return_val_if_fail (activity != NULL, NULL);

  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_step_free);
  for (guint i = 0; i < activity->steps->len; i++)
    {
      const QzStep *step = g_ptr_array_index (activity->steps, i);

      if (strcmp (step->id, QZ_STEP_SUMMARY) == 0)
        summary = step->title;
      else
        add_step (steps, step->id, step->title);
    }
  if (activity->requirements->len > 0 && !qz_wizard_steps_find (steps, QZ_STEP_MATERIALS, NULL)
      && !qz_wizard_steps_find (steps, QZ_STEP_REPORT, NULL))
    add_step (steps, QZ_STEP_MATERIALS, "");
  add_step (steps, QZ_STEP_SUMMARY, summary);
  return steps;
}

/**
 * qz_wizard_steps_find:
 * @steps: (element-type QzStep): the steps
 * @id: of a step
 * @out_index: (out) (optional): its place
 *
 * Returns: whether there is one
 */
gboolean
qz_wizard_steps_find (GPtrArray *steps, const char *id, guint *out_index)
{
  g_return_val_if_fail (steps != NULL && id != NULL, FALSE);

  for (guint i = 0; i < steps->len; i++)
    {
      const QzStep *step = g_ptr_array_index (steps, i);

      if (strcmp (step->id, id) == 0)
        {
          if (out_index != NULL)
            *out_index = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * qz_wizard_steps_of_requirement:
 * @steps: (element-type QzStep): the steps
 * @activity: their activity
 * @requirement: one of its requirements
 *
 * The finished report comes first: the first requirement belongs to the step "report" when there
 * is one, the others to "materials".
 *
 * Returns: (transfer none): id of the step that shows it
 */
const char *
qz_wizard_steps_of_requirement (GPtrArray *steps,
                                const QzActivity *activity,
                                const QzRequirement *requirement)
{
  gboolean report;
  gboolean first;

  g_return_val_if_fail (steps != NULL && activity != NULL && requirement != NULL, NULL);

  report = qz_wizard_steps_find (steps, QZ_STEP_REPORT, NULL);
  first = activity->requirements->len > 0
          && g_ptr_array_index (activity->requirements, 0) == requirement;
  if (strcmp (requirement->id, QZ_REQUIREMENT_FIGURE) == 0)
    return report ? QZ_STEP_REPORT : QZ_STEP_MATERIALS;
  if (report && (first || !qz_wizard_steps_find (steps, QZ_STEP_MATERIALS, NULL)))
    return QZ_STEP_REPORT;
  return QZ_STEP_MATERIALS;
}

/**
 * qz_wizard_steps_find_path:
 * @steps: (element-type QzStep): the steps
 * @activity: their activity
 * @path: of a field, a cell or a requirement, or %QZ_PATH_CATEGORY
 * @out_index: (out): place of the step that shows it
 *
 * Returns: whether a step shows it
 */
gboolean
qz_wizard_steps_find_path (GPtrArray *steps,
                           const QzActivity *activity,
                           const char *path,
                           guint *out_index)
{
  g_auto (GStrv) parts = NULL;
  const QzSection *section;

  g_return_val_if_fail (steps != NULL && activity != NULL, FALSE);
  g_return_val_if_fail (path != NULL && out_index != NULL, FALSE);

  if (g_str_has_prefix (path, QZ_FINDING_MATERIAL))
    {
      const char *id = path + strlen (QZ_FINDING_MATERIAL);
      const QzRequirement *requirement = qz_activity_find_requirement (activity, id);

      return requirement != NULL
             && qz_wizard_steps_find (
                 steps, qz_wizard_steps_of_requirement (steps, activity, requirement), out_index);
    }
  if (strcmp (path, QZ_PATH_CATEGORY) == 0)
    {
      *out_index = 0;
      return TRUE;
    }
  parts = g_strsplit (path, "/", 2);
  section = parts[0] != NULL ? find_section_of_field (activity, parts[0]) : NULL;
  return section != NULL && qz_wizard_steps_find (steps, section->step, out_index);
}

static gboolean
has_files (GPtrArray *steps, const QzStep *step, const QzActivity *activity, GPtrArray *materials)
{
  for (guint i = 0; i < materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (materials, i);
      const QzRequirement *requirement =
          qz_activity_find_requirement (activity, material->requirement);

      if (requirement != NULL
          && strcmp (qz_wizard_steps_of_requirement (steps, activity, requirement), step->id) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * qz_wizard_steps_has_content:
 * @steps: (element-type QzStep): the steps
 * @index: of one of them
 * @activity: their activity
 * @category: id of the category, or ""
 * @form: what is filled in
 * @materials: (element-type QzMaterial): the attached files
 *
 * Returns: whether anything has been filled in or attached there
 */
gboolean
qz_wizard_steps_has_content (GPtrArray *steps,
                             guint index,
                             const QzActivity *activity,
                             const char *category,
                             QzForm *form,
                             GPtrArray *materials)
{
  const QzStep *step;

  g_return_val_if_fail (steps != NULL && index < steps->len, FALSE);
  g_return_val_if_fail (activity != NULL && form != NULL && materials != NULL, FALSE);

  step = g_ptr_array_index (steps, index);
  for (guint i = 0; i < activity->sections->len; i++)
    {
      const QzSection *section = g_ptr_array_index (activity->sections, i);

      if (strcmp (section->step, step->id) != 0 || !qz_applies_to (section->categories, category))
        continue;
      for (guint j = 0; j < section->fields->len; j++)
        {
          const QzField *field = g_ptr_array_index (section->fields, j);

          if (qz_form_get (form, field->id) != NULL || qz_form_row_count (form, field->id) > 0)
            return TRUE;
        }
    }
  return has_files (steps, step, activity, materials);
}
