/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was filled in, as it is printed. */

#include "config.h"

#include "documents/qz-certificates.h"
#include "documents/qz-form-document.h"
#include "rules/qz-check-code.h"

static const QzChoice *
find_choice (const QzField *field, const char *id)
{
  for (guint i = 0; i < field->choices->len; i++)
    {
      const QzChoice *choice = g_ptr_array_index (field->choices, i);

      if (g_str_equal (choice->id, id))
        return choice;
    }
  return NULL;
}

static char *
dup_choice (const QzFormDocument *self, const QzField *field, const char *value)
{
  const QzChoice *choice = find_choice (field, value);
  const QzLine *line = NULL;

  if (choice != NULL)
    return g_strdup (choice->label);
  if (self->edition != NULL)
    line = qz_edition_find_line (self->edition, value);
  return g_strdup (line != NULL ? line->name : value);
}

/**
 * qz_form_document_dup_value:
 * @self: a form
 * @field: of its activity
 * @value: (nullable): what was filled in
 *
 * Returns: (transfer full): the value as it is printed: the label of a choice, a date in figures,
 *     a number with its unit; "" for a blank
 */
char *
qz_form_document_dup_value (const QzFormDocument *self, const QzField *field, const char *value)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  if (field->type == QZ_FIELD_FLAG)
    return g_strdup (value != NULL && g_str_equal (value, "1") ? "是" : "否");
  if (value == NULL || *value == '\0')
    return g_strdup ("");
  if (field->type == QZ_FIELD_CHOICE)
    return dup_choice (self, field, value);
  if (field->type == QZ_FIELD_DATE)
    return qz_certificate_date_in_figures (value);
  if (*field->unit != '\0' && field->type != QZ_FIELD_PROSE)
    return g_strdup_printf (
        "%s%s%s", value, g_unichar_iswide (g_utf8_get_char (field->unit)) ? " " : "", field->unit);
  return g_strdup (value);
}

/**
 * qz_form_document_dup_code:
 * @self: a form
 *
 * Returns: (transfer full): the check code that stands on its pages
 */
char *
qz_form_document_dup_code (const QzFormDocument *self)
{
  g_return_val_if_fail (self != NULL && self->activity != NULL && self->entry != NULL, NULL);

  return qz_check_code_new (self->activity, self->entry->category, self->entry->form,
                            self->materials);
}
