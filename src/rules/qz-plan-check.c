/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Causes, countermeasures and steps of a topic against each other, after items 2 and 3 of the score
   sheets 问题解决型 and 创新型课题成果评审表 (T/CAQ 10201). Always warnings. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "rules/qz-chinese-date.h"
#include "rules/qz-field-check.h"
#include "rules/qz-finding.h"
#include "rules/qz-plan-check.h"
#include "rules/qz-topic-check.h"

typedef struct
{
  const QzFormReader *form;
  const QzField *table;
  GPtrArray *findings;
} Plan;

/* 5W1H: What, Why, How, Where, When, Who. */
static const char *const parts[] = { "what", "goal", "how", "where", "when", "who" };

static const char *
get_cell (const Plan *self, guint row, const char *column)
{
  const char *text = qz_form_get_cell (self->form->form, self->table->id, row, column);

  return text != NULL && !qz_text_is_blank (text) ? text : NULL;
}

static void
add (const Plan *self, guint row, const char *column, const char *message)
{
  g_autofree char *path = qz_form_cell_path (self->table->id, row, column);

  qz_findings_add (self->findings, path, QZ_SEVERITY_WARNING, "%s", message);
}

/* The rows of the table that say something. */
static guint
count_rows (const Plan *self)
{
  return self->table != NULL ? qz_form_row_count (self->form->form, self->table->id) : 0;
}

static gboolean
is_blank (const Plan *self, guint row)
{
  return qz_table_row_is_blank (self->table, self->form->form, row);
}

static gboolean
is_main (const Plan *causes, guint row)
{
  return g_strcmp0 (get_cell (causes, row, "main"), QZ_CAUSE_IS_MAIN) == 0;
}

/* “末端原因逐条确认”: each with its way and an answer. */
static guint
check_causes (const Plan *causes)
{
  guint filled = 0, confirmed = 0, main_causes = 0;

  for (guint row = 0; row < count_rows (causes); row++)
    {
      const char *cause = get_cell (causes, row, "cause");

      if (cause == NULL)
        continue;
      filled++;
      main_causes += is_main (causes, row);
      if (get_cell (causes, row, "method") != NULL && get_cell (causes, row, "main") != NULL)
        confirmed++;
      else
        {
          g_autofree char *message = g_strdup_printf (
              _ ("The end cause “%s” is not confirmed. Say by which measurement, test or survey, "
                 "and whether it is a main cause."),
              cause);

          add (causes, row, get_cell (causes, row, "method") == NULL ? "method" : "main", message);
        }
    }
  if (filled > 0 && filled == confirmed && main_causes == 0)
    add (causes, 0, "main", _ ("No end cause is marked as a main cause."));
  return main_causes;
}

/* Folded texts of a column; of the main causes only when asked. */
static GHashTable *
collect (const Plan *self, const char *column, gboolean main_only)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 0; row < count_rows (self); row++)
    {
      const char *text = get_cell (self, row, column);

      if (text != NULL && (!main_only || is_main (self, row)))
        g_hash_table_add (keys, qz_text_fold (text));
    }
  return keys;
}

static gboolean
holds (GHashTable *keys, const char *text)
{
  g_autofree char *key = qz_text_fold (text);

  return g_hash_table_contains (keys, key);
}

/* Each main cause is met by a countermeasure, and each countermeasure meets a main cause. */
static void
check_links (const Plan *causes, const Plan *measures)
{
  g_autoptr (GHashTable) main_causes = collect (causes, "cause", TRUE);
  g_autoptr (GHashTable) met = collect (measures, "cause", FALSE);

  for (guint row = 0; row < count_rows (causes); row++)
    {
      const char *cause = get_cell (causes, row, "cause");

      if (cause != NULL && is_main (causes, row) && !holds (met, cause))
        {
          g_autofree char *message = g_strdup_printf (
              _ ("No countermeasure meets the main cause “%s”. Name it in the table of "
                 "countermeasures in the same words."),
              cause);

          add (causes, row, "cause", message);
        }
    }
  for (guint row = 0; row < count_rows (measures); row++)
    {
      const char *cause = get_cell (measures, row, "cause");

      if (cause != NULL && !holds (main_causes, cause))
        {
          g_autofree char *message = g_strdup_printf (
              _ ("The countermeasure in row %u meets “%s”, which is no main cause. Check both "
                 "tables."),
              row + 1, cause);

          add (measures, row, "cause", message);
        }
    }
}

/* “按5W1H要求制定对策表”, and “与对策目标比较”: each verified against its own goal. */
static void
check_measure (const Plan *measures, guint row)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const QzField *column = qz_table_find_column (measures->table, parts[i]);

      if (column == NULL || get_cell (measures, row, parts[i]) != NULL)
        continue;
      if (first == NULL)
        first = parts[i];
      else
        g_string_append (missing, _ (", "));
      g_string_append (missing, column->label);
    }
  if (first != NULL)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("The countermeasure in row %u lacks %s. 5W1H asks for all six."),
                           row + 1, missing->str);

      add (measures, row, first, message);
    }
  if (qz_table_find_column (measures->table, "result") != NULL
      && get_cell (measures, row, "result") == NULL)
    {
      g_autofree char *message = g_strdup_printf (
          _ ("The countermeasure in row %u is not compared with its goal. Say what came of it."),
          row + 1);

      add (measures, row, "result", message);
    }
}

static gboolean
get_day (const Plan *self, guint row, const char *column, GDate *out_day)
{
  return qz_date_parse (get_cell (self, row, column), out_day);
}

/* Steps begin one after the other, end after they began, and lie within the activity. */
static void
check_steps (const Plan *steps)
{
  GDate from, to, day, last;
  gboolean have_from = qz_form_reader_get_date (steps->form, QZ_FIELD_FROM, &from);
  gboolean have_to = qz_form_reader_get_date (steps->form, QZ_FIELD_TO, &to);
  gboolean have_last = FALSE;

  for (guint row = 0; row < count_rows (steps); row++)
    {
      const char *name = get_cell (steps, row, "step");
      g_autofree char *step = name != NULL ? g_strdup (name) : g_strdup_printf ("%u", row + 1);
      g_autofree char *message = NULL;
      GDate end;
      gboolean have_end = get_day (steps, row, "to", &end);

      if (!get_day (steps, row, "from", &day))
        continue;
      if (have_end && g_date_compare (&end, &day) < 0)
        message =
            g_strdup_printf (_ ("The step “%s” ends before it begins. Check both days."), step);
      else if (have_last && g_date_compare (&day, &last) < 0)
        message = g_strdup_printf (
            _ ("The step “%s” begins before the step above it. Check the days."), step);
      else if ((have_from && g_date_compare (&day, &from) < 0)
               || (have_to && have_end && g_date_compare (&end, &to) > 0))
        message = g_strdup_printf (
            _ ("The step “%s” lies outside the days of the activity. Check them."), step);
      if (message != NULL)
        add (steps, row, "from", message);
      last = day;
      have_last = TRUE;
    }
}

/**
 * qz_plan_check:
 * @form: the form, as its category has it
 * @findings: (element-type QzFinding): what was found is added here
 *
 * Checks that every end cause is confirmed, that main causes and countermeasures meet each other
 * (a creative topic has no causes: its countermeasures come from the chosen proposal), that
 * countermeasures answer 5W1H and are compared with their goals, and that the steps stand in their
 * order. Empty tables are not asked for: the report holds them.
 */
void
qz_plan_check (const QzFormReader *form, GPtrArray *findings)
{
  Plan causes, measures, steps;

  g_return_if_fail (form != NULL && findings != NULL);

  causes = (Plan){ form, qz_form_reader_find_table (form, QZ_TABLE_CAUSES), findings };
  measures = (Plan){ form, qz_form_reader_find_table (form, QZ_TABLE_MEASURES), findings };
  steps = (Plan){ form, qz_form_reader_find_table (form, QZ_TABLE_STEPS), findings };

  if (check_causes (&causes) > 0 && measures.table != NULL)
    check_links (&causes, &measures);
  for (guint row = 0; row < count_rows (&measures); row++)
    if (!is_blank (&measures, row))
      check_measure (&measures, row);
  check_steps (&steps);
}
