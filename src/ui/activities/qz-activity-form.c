/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an activity asks for: form, materials, sign-offs. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/activities/qz-activity-view.h"
#include "ui/widgets/qz-group.h"
#include "ui/widgets/qz-words.h"

/* The names of the columns of a table, or of the choices of a choice. */
static char *
list_parts (const QzField *field)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; field->type == QZ_FIELD_TABLE && i < field->columns->len; i++)
    g_ptr_array_add (words, ((const QzField *) g_ptr_array_index (field->columns, i))->label);
  for (guint i = 0; field->type == QZ_FIELD_CHOICE && i < field->choices->len; i++)
    g_ptr_array_add (words, ((const QzChoice *) g_ptr_array_index (field->choices, i))->label);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (_ (", "), (char **) words->pdata);
}

static void
append_line (GString *text, const char *line)
{
  if (*line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
append_categories (GString *text, const QzActivity *activity, GStrv categories)
{
  g_autofree char *words = qz_words_categories (activity, categories);
  g_autofree char *line = g_strdup_printf (_ ("Only for: %s"), words);

  if (*words != '\0')
    append_line (text, line);
}

static GtkWidget *
make_field (const QzActivity *activity, const QzField *field)
{
  g_autoptr (GString) text = g_string_new (field->help);
  g_autofree char *parts = list_parts (field);
  GtkWidget *row;

  append_line (text, parts);
  append_categories (text, activity, field->categories);
  row = qz_row_new (field->label, text->str);
  qz_row_add_text (row, *field->unit != '\0' ? field->unit : qz_words_field_type (field->type));
  if (field->required)
    qz_row_add_chip (row, _ ("Required"), QZ_TONE_ACCENT);
  return row;
}

static GtkWidget *
make_section (const QzActivity *activity, const QzSection *section)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *row;

  g_string_printf (text,
                   g_dngettext (GETTEXT_PACKAGE, "%u field", "%u fields", section->fields->len),
                   section->fields->len);
  append_categories (text, activity, section->categories);
  row = qz_expander_new (section->title, text->str);
  for (guint i = 0; i < section->fields->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              make_field (activity, g_ptr_array_index (section->fields, i)));
  return row;
}

/* The declaration form, a row for each section. */
GtkWidget *
_qz_activity_form_new (const QzActivity *activity)
{
  GtkWidget *group = qz_group_new (_ ("Declaration form"), NULL);

  for (guint i = 0; i < activity->sections->len; i++)
    qz_group_add (group, make_section (activity, g_ptr_array_index (activity->sections, i)));
  return group;
}

/* The materials asked for, with their limits. */
GtkWidget *
_qz_activity_materials_new (const QzActivity *activity)
{
  GtkWidget *group = qz_group_new (_ ("Materials"), NULL);

  for (guint i = 0; i < activity->requirements->len; i++)
    {
      const QzRequirement *requirement = g_ptr_array_index (activity->requirements, i);
      g_autofree char *limits = qz_words_requirement (requirement);
      g_autoptr (GString) text = g_string_new (limits);
      GtkWidget *row;

      append_line (text, requirement->help);
      append_categories (text, activity, requirement->categories);
      row = qz_row_new (requirement->name, text->str);
      if (requirement->min_count > 0)
        qz_row_add_chip (row, C_ ("material", "Required"), QZ_TONE_ACCENT);
      qz_row_add_unconfirmed (row, requirement->confirmed);
      qz_group_add (group, row);
    }
  return group;
}

/* The boxes of the form that are signed and stamped. */
GtkWidget *
_qz_activity_sign_offs_new (const QzActivity *activity)
{
  GtkWidget *group = qz_group_new (_ ("Sign-off boxes"), NULL);

  for (guint i = 0; i < activity->sign_offs->len; i++)
    {
      const QzSignOff *box = g_ptr_array_index (activity->sign_offs, i);
      g_autofree char *subtitle =
          *box->stamp != '\0'
              ? g_strdup_printf (_ ("Signed by: %s · Stamp: %s"), box->signer, box->stamp)
              : g_strdup_printf (_ ("Signed by: %s"), box->signer);
      GtkWidget *row = qz_row_new (box->title, subtitle);

      if (box->required)
        qz_row_add_chip (row, C_ ("sign-off box", "Required"), QZ_TONE_ACCENT);
      qz_row_add_unconfirmed (row, box->confirmed);
      qz_group_add (group, row);
    }
  return group;
}
