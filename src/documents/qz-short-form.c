/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short paper beside the form, such as 成果报告单: the fields that the edition chose for it. */

#include "config.h"

#include "documents/qz-form-private.h"

/* --- fields and boxes --- */

static GPtrArray *
list_fields (const QzFormDocument *self, const QzShortForm *paper)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; paper->fields[i] != NULL; i++)
    {
      const QzField *field = qz_activity_find_field (self->activity, paper->fields[i]);

      if (field != NULL)
        g_ptr_array_add (fields, (gpointer) field);
    }
  return fields;
}

static void
add_boxes (const QzFormDocument *self, const QzShortForm *paper, QzTableBlock *table, double width)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (QzFormBox));

  for (guint i = 0; paper->sign_offs != NULL && paper->sign_offs[i] != NULL; i++)
    {
      const QzSignOff *sign = qz_activity_find_sign_off (self->activity, paper->sign_offs[i]);
      QzFormBox box = { "", "", "", "" };

      if (sign == NULL)
        continue;
      box = (QzFormBox){ sign->title, "", sign->signer, sign->stamp };
      g_array_append_val (boxes, box);
    }
  _qz_form_add_boxes (table, width, (const QzFormBox *) (gpointer) boxes->data, boxes->len);
}

/**
 * qz_form_document_make_short_form:
 * @self: an entry
 * @paper: a short form of its activity
 * @error: %QZ_ERROR_LIMIT when the code at the foot could not be made
 *
 * Returns: (transfer full) (nullable): the paper
 */
QzPrintSheet *
qz_form_document_make_short_form (const QzFormDocument *self,
                                  const QzShortForm *paper,
                                  GError **error)
{
  const QzPageSetup setup = QZ_PRINT_SHEET_FORM;
  g_autoptr (QzPrintSheet) sheet = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  QzTableBlock *table = NULL;

  g_return_val_if_fail (self != NULL && self->activity != NULL && paper != NULL, NULL);
  g_return_val_if_fail (self->entry != NULL && self->entry->form != NULL, NULL);

  sheet = qz_print_sheet_new (paper->title, &setup);
  if (!_qz_form_set_foot (self, sheet, error))
    return NULL;
  fields = list_fields (self, paper);
  _qz_form_add_title (self, sheet, paper->title);
  table = qz_print_sheet_add_table (sheet, QZ_FORM_LETTER_SIZE);
  _qz_form_add_section (self, table, qz_print_sheet_get_width (sheet), NULL, fields);
  add_boxes (self, paper, table, qz_print_sheet_get_width (sheet));
  return g_steal_pointer (&sheet);
}
