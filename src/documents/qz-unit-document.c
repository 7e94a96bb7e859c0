/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-unit-document.h"

#include "documents/qz-form-private.h"
#include "rules/qz-check-code.h"
#include "rules/qz-merge-text.h"

/* Lengths in mm. */
#define AFTER_TITLE 5.0
#define AFTER_LINE 1.5
#define AROUND_TABLE 4.0
#define NAME_COLUMN 31.0
#define ACTIVITY_COLUMN 40.5
#define ENTRY_COLUMN 30.0
#define CODE_COLUMN 46.0
#define SIGN_COLUMN 28.0
#define SIGN_HEIGHT 11.0

/* Which columns a table of entries has. */
typedef enum
{
  TABLE_PLAIN,  /* as evidence of what a text speaks of */
  TABLE_SIGNED, /* with the number, and room for a signature beside each */
} TableKind;

/* --- the foot --- */

/* The paper is named by the entries on it, each by its own code. */
static gboolean
set_foot (const QzUnitDocument *self, QzPrintSheet *sheet, const char *kind, GError **error)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autofree char *code = NULL;
  g_autofree char *qr = NULL;
  g_autofree char *text = NULL;

  g_string_append_printf (content, "%s\n%s\n%s\n", kind, self->edition->id, self->unit);
  for (guint i = 0; i < self->forms->len; i++)
    {
      g_autofree char *each = qz_form_document_dup_code (g_ptr_array_index (self->forms, i));

      g_string_append_printf (content, "%s\n", each);
    }
  code = qz_check_code_of_text (content->str);
  qr = qz_check_code_dup_qr (code, "");
  text = self->fingerprint != NULL && *self->fingerprint != '\0'
             ? g_strdup_printf ("表单校验码　%s\n单位密钥识别码　%s", code, self->fingerprint)
             : g_strdup_printf ("表单校验码　%s", code);
  return qz_print_sheet_set_foot (sheet, text, qr, error);
}

/* --- the entries --- */

static void
add_row (QzTableBlock *table,
         TableKind kind,
         double width,
         QzCellKind cell,
         QzRowFlags flags,
         const char *const *texts)
{
  const double widths[] = { QZ_FORM_NUMBER_WIDTH, ENTRY_COLUMN, ACTIVITY_COLUMN, 0.0,
                            NAME_COLUMN,          CODE_COLUMN,  SIGN_COLUMN };
  double rest = width;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    if (kind == TABLE_SIGNED || (i != 1 && i != 6))
      rest -= widths[i];
  qz_table_block_begin_row (table, kind == TABLE_SIGNED ? SIGN_HEIGHT : QZ_FORM_ROW_HEIGHT, flags);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    if (kind == TABLE_SIGNED || (i != 1 && i != 6))
      qz_table_block_add_cell (table, cell,
                               cell == QZ_CELL_VALUE && i == 3 ? QZ_ALIGN_START : QZ_ALIGN_CENTER,
                               i == 3 ? rest : widths[i], texts[i]);
}

static void
add_entries (const QzUnitDocument *self, QzTableBlock *table, TableKind kind, double width)
{
  static const char *const HEAD[] = { "序号",      "申报号",     "活动", "名称",
                                      "小组/作者", "表单校验码", "签字" };

  add_row (table, kind, width, QZ_CELL_LABEL, QZ_ROW_HEADER | QZ_ROW_KEEP, HEAD);
  for (guint i = 0; i < self->forms->len; i++)
    {
      const QzFormDocument *form = g_ptr_array_index (self->forms, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *code = qz_form_document_dup_code (form);
      const char *const texts[] = { number,
                                    form->entry->number,
                                    form->activity->name,
                                    form->entry->title,
                                    form->entry->team,
                                    code,
                                    "" };

      add_row (table, kind, width, QZ_CELL_VALUE, QZ_ROW_BODY, texts);
    }
}

/* --- the commitment --- */

static char *
look_up (const char *field, const char *argument, gpointer user_data)
{
  const QzUnitDocument *self = user_data;

  if (g_str_equal (field, "edition"))
    return g_strdup (self->edition->name);
  if (g_str_equal (field, "office"))
    return g_strdup (self->edition->office);
  if (g_str_equal (field, "unit"))
    return g_strdup (self->unit);
  if (g_str_equal (field, "count"))
    return g_strdup_printf ("%u", self->forms->len);
  return NULL;
}

/**
 * qz_unit_document_make_commitment:
 * @self: a unit and its entries
 * @commitment: what it promises
 * @error: %QZ_ERROR_NOT_FOUND when the text names a field that there is not
 *
 * Returns: (transfer full) (nullable): the commitment with the entries it holds for
 */
QzPrintSheet *
qz_unit_document_make_commitment (const QzUnitDocument *self,
                                  const QzCommitment *commitment,
                                  GError **error)
{
  const QzPageSetup setup = QZ_PRINT_SHEET_FORM;
  g_autoptr (QzPrintSheet) sheet = NULL;
  g_autofree char *text = NULL;
  g_autofree char *address = NULL;
  QzProseBlock *prose = NULL;
  double width;

  g_return_val_if_fail (self != NULL && self->edition != NULL && commitment != NULL, NULL);
  g_return_val_if_fail (self->unit != NULL && self->forms != NULL, NULL);

  text = qz_merge_text (commitment->text, look_up, (gpointer) self, error);
  sheet = qz_print_sheet_new (commitment->title, &setup);
  if (text == NULL || !set_foot (self, sheet, commitment->id, error))
    return NULL;
  width = qz_print_sheet_get_width (sheet);
  address = g_strdup_printf ("%s：", self->edition->office);
  prose = qz_print_sheet_add_prose (sheet);
  qz_prose_block_add (prose, QZ_PROSE_TITLE, commitment->title);
  qz_prose_block_add_space (prose, AFTER_TITLE);
  qz_prose_block_add (prose, QZ_PROSE_LINE, address);
  qz_prose_block_add_paragraphs (prose, QZ_PROSE_TEXT, text);
  qz_prose_block_add_space (prose, AROUND_TABLE);
  add_entries (self, qz_print_sheet_add_table (sheet, QZ_FORM_LETTER_SIZE), TABLE_PLAIN, width);
  qz_prose_block_add_space (qz_print_sheet_add_prose (sheet), AROUND_TABLE);
  _qz_form_add_boxes (qz_print_sheet_add_table (sheet, QZ_FORM_LETTER_SIZE), width,
                      &(QzFormBox){ "承诺单位", self->unit, "法定代表人", "单位公章" }, 1);
  return g_steal_pointer (&sheet);
}

/* --- the list --- */

/**
 * qz_unit_document_make_list:
 * @self: a unit and its entries
 * @error: %QZ_ERROR_LIMIT when the code at the foot could not be made
 *
 * Returns: (transfer full) (nullable): the list on which the leader of the unit signs for its
 *     entries
 */
QzPrintSheet *
qz_unit_document_make_list (const QzUnitDocument *self, GError **error)
{
  const QzPageSetup setup = {
    .width = 297.0, .height = 210.0, .top = 20.0, .bottom = 28.0, .left = 20.0, .right = 20.0
  };
  g_autoptr (QzPrintSheet) sheet = NULL;
  g_autofree char *title = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *count = NULL;
  QzProseBlock *prose = NULL;
  QzTableBlock *table = NULL;
  double width;

  g_return_val_if_fail (self != NULL && self->edition != NULL, NULL);
  g_return_val_if_fail (self->unit != NULL && self->forms != NULL, NULL);

  title = g_strdup_printf ("%s\n申报项目签批单", self->edition->name);
  unit = g_strdup_printf ("申报单位：%s", self->unit);
  count = g_strdup_printf ("共 %u 项", self->forms->len);
  sheet = qz_print_sheet_new ("申报项目签批单", &setup);
  if (!set_foot (self, sheet, "signature-list", error))
    return NULL;
  width = qz_print_sheet_get_width (sheet);
  prose = qz_print_sheet_add_prose (sheet);
  qz_prose_block_add (prose, QZ_PROSE_TITLE, title);
  qz_prose_block_add_space (prose, AFTER_TITLE);
  qz_prose_block_add_pair (prose, unit, count);
  qz_prose_block_add_space (prose, AFTER_LINE);
  table = qz_print_sheet_add_table (sheet, QZ_FORM_LETTER_SIZE);
  add_entries (self, table, TABLE_SIGNED, width);
  _qz_form_add_boxes (table, width, &(QzFormBox){ "单位领导意见", "", "单位负责人", "单位公章" },
                      1);
  return g_steal_pointer (&sheet);
}
