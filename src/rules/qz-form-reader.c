/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-points.h"
#include "model/qz-text.h"
#include "rules/qz-chinese-date.h"
#include "rules/qz-form-reader.h"

/**
 * qz_form_reader_find_field:
 * @id: id of a field
 *
 * Returns: (transfer none) (nullable): the field, when the form of the category has it
 */
const QzField *
qz_form_reader_find_field (const QzFormReader *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->activity->sections->len; i++)
    {
      const QzSection *section = self->activity->sections->pdata[i];

      if (!qz_applies_to (section->categories, self->category))
        continue;
      for (guint k = 0; k < section->fields->len; k++)
        {
          const QzField *field = section->fields->pdata[k];

          if (strcmp (field->id, id) == 0)
            return qz_applies_to (field->categories, self->category) ? field : NULL;
        }
    }
  return NULL;
}

/**
 * qz_form_reader_find_table:
 * @id: id of a field
 *
 * Returns: (transfer none) (nullable): the field, when the category has it and it is a table
 */
const QzField *
qz_form_reader_find_table (const QzFormReader *self, const char *id)
{
  const QzField *field = qz_form_reader_find_field (self, id);

  return field != NULL && field->type == QZ_FIELD_TABLE ? field : NULL;
}

/**
 * qz_form_reader_get_text:
 * @id: id of a field
 *
 * Returns: (transfer none) (nullable): what was typed, %NULL when blank or not asked
 */
const char *
qz_form_reader_get_text (const QzFormReader *self, const char *id)
{
  const QzField *field = qz_form_reader_find_field (self, id);
  const char *text = field != NULL ? qz_form_get (self->form, id) : NULL;

  return text != NULL && !qz_text_is_blank (text) ? text : NULL;
}

/**
 * qz_form_reader_get_number:
 * @id: id of a field
 * @out_number: (out): its value in thousandths
 *
 * Returns: whether there is a number
 */
gboolean
qz_form_reader_get_number (const QzFormReader *self, const char *id, gint64 *out_number)
{
  const char *text = qz_form_reader_get_text (self, id);

  return text != NULL && qz_points_parse (text, out_number, NULL);
}

/**
 * qz_form_reader_get_date:
 * @id: id of a field
 * @out_date: (out caller-allocates) (optional): its value
 *
 * Returns: whether there is a day
 */
gboolean
qz_form_reader_get_date (const QzFormReader *self, const char *id, GDate *out_date)
{
  const char *text = qz_form_reader_get_text (self, id);

  return text != NULL && qz_date_parse (text, out_date);
}

/**
 * qz_table_find_column:
 * @table: a table field
 * @id: id of a column
 *
 * Returns: (transfer none) (nullable): the column
 */
const QzField *
qz_table_find_column (const QzField *table, const char *id)
{
  g_return_val_if_fail (table != NULL && id != NULL, NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const QzField *column = table->columns->pdata[i];

      if (strcmp (column->id, id) == 0)
        return column;
    }
  return NULL;
}
