/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The declaration form 申报表, and what stands on every page of a paper of an entry. */

#include "config.h"

#include "documents/qz-form-private.h"
#include "rules/qz-check-code.h"

/* Gaps, mm. */
#define AFTER_TITLE 3.0
#define AFTER_LINE 1.2
#define BEFORE_NOTE 2.0

static const char NOTE[] = "说明：每页下方的表单校验码由所填内容算出，盖章件与申报数据以此核对；"
                           "打印后内容有改动的，须重新打印、签字、盖章。";

/* The check code in words and as a QR code, and the key that belongs to the unit. */
gboolean
_qz_form_set_foot (const QzFormDocument *self, QzPrintSheet *sheet, GError **error)
{
  g_autofree char *code = qz_form_document_dup_code (self);
  g_autofree char *qr = qz_check_code_dup_qr (code, self->entry->id);
  g_autofree char *text =
      self->fingerprint != NULL && *self->fingerprint != '\0'
          ? g_strdup_printf ("表单校验码　%s\n单位密钥识别码　%s", code, self->fingerprint)
          : g_strdup_printf ("表单校验码　%s", code);

  return qz_print_sheet_set_foot (sheet, text, qr, error);
}

/* Title, number and category over the table. */
void
_qz_form_add_title (const QzFormDocument *self, QzPrintSheet *sheet, const char *title)
{
  const QzCategory *category = qz_activity_find_category (self->activity, self->entry->category);
  const char *activity =
      *self->activity->full_name != '\0' ? self->activity->full_name : self->activity->name;
  g_autofree char *label = category != NULL ? qz_category_dup_label (category) : NULL;
  g_autofree char *lines = g_strdup_printf ("%s\n%s", activity, title);
  g_autofree char *number = g_strdup_printf ("申报号：%s", self->entry->number);
  g_autofree char *kind = label != NULL ? g_strdup_printf ("类别：%s", label) : NULL;
  QzProseBlock *head = qz_print_sheet_add_prose (sheet);

  qz_prose_block_add (head, QZ_PROSE_TITLE, lines);
  qz_prose_block_add_space (head, AFTER_TITLE);
  qz_prose_block_add_pair (head, number, kind);
  qz_prose_block_add_space (head, AFTER_LINE);
}

/**
 * qz_form_document_make_sheet:
 * @self: an entry
 * @error: %QZ_ERROR_LIMIT when the code at the foot could not be made
 *
 * Returns: (transfer full) (nullable): its declaration form
 */
QzPrintSheet *
qz_form_document_make_sheet (const QzFormDocument *self, GError **error)
{
  const QzPageSetup setup = QZ_PRINT_SHEET_FORM;
  g_autoptr (QzPrintSheet) sheet = NULL;
  QzTableBlock *table = NULL;
  QzProseBlock *note = NULL;
  double width;

  g_return_val_if_fail (self != NULL && self->activity != NULL, NULL);
  g_return_val_if_fail (self->entry != NULL && self->entry->form != NULL, NULL);

  sheet = qz_print_sheet_new (
      *self->entry->title != '\0' ? self->entry->title : self->activity->name, &setup);
  if (!_qz_form_set_foot (self, sheet, error))
    return NULL;
  _qz_form_add_title (self, sheet, "申报表");
  table = qz_print_sheet_add_table (sheet, QZ_FORM_LETTER_SIZE);
  width = qz_print_sheet_get_width (sheet);
  for (guint i = 0; i < self->activity->sections->len; i++)
    {
      const QzSection *section = g_ptr_array_index (self->activity->sections, i);

      if (qz_applies_to (section->categories, self->entry->category))
        _qz_form_add_section (self, table, width, section->title, section->fields);
    }
  _qz_form_add_chapters (self, table, width);
  _qz_form_add_materials (self, table, width);
  _qz_form_add_sign_offs (self, table, width);
  note = qz_print_sheet_add_prose (sheet);
  qz_prose_block_add_space (note, BEFORE_NOTE);
  qz_prose_block_add (note, QZ_PROSE_SMALL, NOTE);
  return g_steal_pointer (&sheet);
}

static GPtrArray *
make_sheets (const QzFormDocument *self, GError **error)
{
  QzPrintSheet *sheet = qz_form_document_make_sheet (self, error);
  GPtrArray *sheets = NULL;

  if (sheet == NULL)
    return NULL;
  sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_print_sheet_free);
  g_ptr_array_add (sheets, sheet);
  return sheets;
}

static QzPdfInfo
get_info (const QzFormDocument *self)
{
  return (QzPdfInfo){ .title = self->entry->title, .created = self->created };
}

/**
 * qz_form_document_write:
 * @self: an entry
 * @path: the PDF file; written under a temporary name and put in place at the end
 * @cancellable: (nullable): asked on every page
 * @error: %QZ_ERROR_FONT, %QZ_ERROR_NOT_FOUND, %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO,
 *     %G_IO_ERROR_CANCELLED
 *
 * Writes its declaration form.
 *
 * Returns: whether the file is in place
 */
gboolean
qz_form_document_write (const QzFormDocument *self,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) sheets = NULL;
  QzPdfInfo info = { 0 };

  g_return_val_if_fail (self != NULL && path != NULL && self->created != NULL, FALSE);

  info = get_info (self);
  sheets = make_sheets (self, error);
  return sheets != NULL
         && qz_print_sheets_write (sheets, path, &info, NULL, NULL, cancellable, error);
}

/**
 * qz_form_document_write_stream:
 * @self: an entry
 * @stream: takes the bytes; it is not closed
 * @cancellable: (nullable): asked on every page
 * @error: as qz_form_document_write()
 *
 * Returns: whether everything was written
 */
gboolean
qz_form_document_write_stream (const QzFormDocument *self,
                               GOutputStream *stream,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GPtrArray) sheets = NULL;
  QzPdfInfo info = { 0 };

  g_return_val_if_fail (self != NULL && self->created != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  info = get_info (self);
  sheets = make_sheets (self, error);
  return sheets != NULL
         && qz_print_sheets_write_stream (sheets, stream, &info, NULL, NULL, cancellable, error);
}
