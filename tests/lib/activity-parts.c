/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/lib/activity-parts.h"

#include "model/qz-points.h"

void
parts_set (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* Without limits. */
QzField *
parts_add_field (GPtrArray *fields, const char *id, const char *label, QzFieldType type)
{
  QzField *field = qz_field_new ();

  parts_set (&field->id, id);
  parts_set (&field->label, label);
  field->type = type;
  field->minimum = QZ_POINTS_NONE;
  field->maximum = QZ_POINTS_NONE;
  g_ptr_array_add (fields, field);
  return field;
}

void
parts_add_choice (QzField *field, const char *id, const char *label)
{
  QzChoice *choice = qz_choice_new ();

  parts_set (&choice->id, id);
  parts_set (&choice->label, label);
  g_ptr_array_add (field->choices, choice);
}

void
parts_add_step (QzActivity *activity, const char *id, const char *title)
{
  QzStep *step = qz_step_new ();

  parts_set (&step->id, id);
  parts_set (&step->title, title);
  g_ptr_array_add (activity->steps, step);
}

/* In no step. */
QzSection *
parts_add_section (QzActivity *activity, const char *id, const char *title)
{
  QzSection *section = qz_section_new ();

  parts_set (&section->id, id);
  parts_set (&section->title, title);
  g_ptr_array_add (activity->sections, section);
  return section;
}

QzCategory *
parts_add_category (QzActivity *activity, const char *id, const char *name)
{
  QzCategory *category = qz_category_new ();

  parts_set (&category->id, id);
  parts_set (&category->name, name);
  g_ptr_array_add (activity->categories, category);
  return category;
}

/* For any file, as many as there are. */
QzRequirement *
parts_add_requirement (QzActivity *activity, const char *id, const char *name)
{
  QzRequirement *requirement = qz_requirement_new ();

  parts_set (&requirement->id, id);
  parts_set (&requirement->name, name);
  g_ptr_array_add (activity->requirements, requirement);
  return requirement;
}
