/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole check of an entry, in the order of the form. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/qz-field-check.h"
#include "rules/qz-form-check.h"
#include "rules/qz-material-check.h"
#include "rules/qz-plan-check.h"
#include "rules/qz-stamp-check.h"
#include "rules/qz-topic-check.h"

static void
check_row (const QzField *table, const char *category, QzForm *form, guint row, GPtrArray *findings)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const QzField *column = table->columns->pdata[i];
      g_autofree char *path = NULL;
      g_autofree char *label = NULL;

      if (!qz_applies_to (column->categories, category) || column->type == QZ_FIELD_TABLE)
        continue;
      path = qz_form_cell_path (table->id, row, column->id);
      /* Translators: a table, the number of a row, a column. */
      label = g_strdup_printf (_ ("%s, row %u: %s"), table->label, row + 1, column->label);
      qz_field_check (column, path, label, qz_form_get (form, path), findings);
    }
}

static void
check_table (const QzField *table, const char *category, QzForm *form, GPtrArray *findings)
{
  QzSeverity severity = table->hard ? QZ_SEVERITY_HARD : QZ_SEVERITY_WARNING;
  guint rows = qz_form_row_count (form, table->id);
  guint filled = qz_table_count_rows (table, form);

  for (guint row = 0; row < rows; row++)
    if (!qz_table_row_is_blank (table, form, row))
      check_row (table, category, form, row, findings);
  if (filled == 0 && table->required)
    qz_findings_add (findings, table->id, QZ_SEVERITY_HARD,
                     _ ("“%s” is empty. Fill in a row for each."), table->label);
  else if (filled < table->min_rows && (filled > 0 || table->required))
    qz_findings_add (findings, table->id, severity,
                     ngettext ("“%s” has %u row; it should have at least %u.",
                               "“%s” has %u rows; it should have at least %u.", filled),
                     table->label, filled, table->min_rows);
  if (table->max_rows > 0 && filled > table->max_rows)
    qz_findings_add (findings, table->id, severity,
                     _ ("“%s” has %u rows; it should have at most %u."), table->label, filled,
                     table->max_rows);
}

static void
check_section (const QzSection *section, const char *category, QzForm *form, GPtrArray *findings)
{
  for (guint i = 0; i < section->fields->len; i++)
    {
      const QzField *field = section->fields->pdata[i];

      if (!qz_applies_to (field->categories, category))
        continue;
      if (field->type == QZ_FIELD_TABLE)
        check_table (field, category, form, findings);
      else
        qz_field_check (field, field->id, field->label, qz_form_get (form, field->id), findings);
    }
}

/**
 * qz_form_check:
 * @activity: the activity
 * @category: (nullable): id of the category of the entry, %NULL or "" while it is open
 * @form: what was filled in
 * @materials: (nullable) (element-type QzMaterial): the materials of the entry; %NULL leaves them
 *   out of the check
 * @today: ISO day or instant of the check
 *
 * Checks every field of the category, then the values against each other, then the materials.
 * What belongs to other categories is left alone, so that moving an entry loses nothing.
 *
 * Returns: (transfer full) (element-type QzFinding): what was found, in the order of the form
 */
GPtrArray *
qz_form_check (const QzActivity *activity,
               const char *category,
               QzForm *form,
               const GPtrArray *materials,
               const char *today)
{
  GPtrArray *findings;

  g_return_val_if_fail (activity != NULL && form != NULL && today != NULL, NULL);

  findings = qz_findings_new ();
  if (activity->categories->len > 0
      && (category == NULL || qz_activity_find_category (activity, category) == NULL))
    qz_findings_add (findings, "category", QZ_SEVERITY_HARD,
                     _ ("The category is missing. Choose one of “%s”."), activity->name);
  for (guint i = 0; i < activity->sections->len; i++)
    {
      const QzSection *section = activity->sections->pdata[i];

      if (qz_applies_to (section->categories, category))
        check_section (section, category, form, findings);
    }
  qz_topic_check (activity, category, form, today, findings);
  qz_plan_check (&(const QzFormReader){ activity, category, form }, findings);
  if (materials != NULL)
    {
      qz_material_check (activity, category, materials, findings);
      qz_stamp_check (activity, category, form, materials, findings);
    }
  return findings;
}
