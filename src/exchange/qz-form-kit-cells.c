/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a form kit: how they look, what they hold and what may be typed into them. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-form-kit-cells.h"
#include "exchange/qz-form-kit-private.h"
#include "exchange/qz-shape.h"
#include "model/qz-error.h"
#include "model/qz-points.h"

#define MOST_CHARACTERS 32767
#define MOST_PROMPT 250
#define MOST_EXACT (G_GINT64_CONSTANT (100000000000) * QZ_POINT) /* fifteen digits */

static lxw_format *
add_format (QzKitCells *self, const char *font, double size)
{
  lxw_format *format = self->xlsx->workbook_add_format (self->book);

  self->xlsx->format_set_font_name (format, font);
  self->xlsx->format_set_font_size (format, size);
  self->xlsx->format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  self->xlsx->format_set_text_wrap (format);
  return format;
}

static lxw_format *
add_value_format (QzKitCells *self, const char *number_format)
{
  lxw_format *format = add_format (self, "宋体", 11);

  self->xlsx->format_set_border (format, LXW_BORDER_THIN);
  self->xlsx->format_set_bg_color (format, 0xFFFBE6);
  self->xlsx->format_set_align (format, LXW_ALIGN_LEFT);
  self->xlsx->format_set_num_format (format, number_format);
  self->xlsx->format_set_unlocked (format);
  return format;
}

/**
 * qz_kit_cells_begin:
 * @self: its book and hidden sheet are there
 *
 * Makes the formats of all cells.
 */
void
qz_kit_cells_begin (QzKitCells *self)
{
  self->title = add_format (self, "黑体", 16);
  self->xlsx->format_set_align (self->title, LXW_ALIGN_CENTER);
  self->note = add_format (self, "宋体", 10);
  self->head = add_format (self, "黑体", 11);
  self->xlsx->format_set_border (self->head, LXW_BORDER_THIN);
  self->xlsx->format_set_bg_color (self->head, 0xE4E8EE);
  self->xlsx->format_set_align (self->head, LXW_ALIGN_CENTER);
  self->section = add_format (self, "黑体", 11);
  self->xlsx->format_set_border (self->section, LXW_BORDER_THIN);
  self->xlsx->format_set_bg_color (self->section, 0xF3F5F8);
  self->label = add_format (self, "宋体", 11);
  self->xlsx->format_set_border (self->label, LXW_BORDER_THIN);
  self->place = add_format (self, "宋体", 11);
  self->xlsx->format_set_border (self->place, LXW_BORDER_THIN);
  self->xlsx->format_set_align (self->place, LXW_ALIGN_CENTER);
  self->hint = add_format (self, "宋体", 9);
  self->xlsx->format_set_border (self->hint, LXW_BORDER_THIN);
  self->xlsx->format_set_font_color (self->hint, 0x5A5A5A);
  self->text = add_value_format (self, "@");
  self->number = add_value_format (self, "General");
  self->date = add_value_format (self, "yyyy-mm-dd");
}

static guint
count_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

/**
 * qz_kit_cells_count_lines:
 * @text: what stands in a cell
 * @width: of its column in digits
 *
 * Returns: how many lines it takes, at least one
 */
guint
qz_kit_cells_count_lines (const char *text, guint width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += 1 + count_width (lines[i]) / width;
  return MAX (n, 1);
}

/* --- values --- */

static void
write_text (
    QzKitCells *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text)
{
  if (self->error == NULL && g_utf8_strlen (text, -1) > MOST_CHARACTERS)
    {
      g_autofree char *begin = g_utf8_substring (text, 0, 20);

      g_set_error (&self->error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("“%s…” is longer than a spreadsheet cell can hold (%d characters). Shorten "
                      "it."),
                   begin, MOST_CHARACTERS);
    }
  self->xlsx->worksheet_write_string (sheet, row, column, text, self->text);
}

/* A number that a spreadsheet keeps and shows exactly as it was typed. */
static gboolean
is_exact (const char *value, gint64 *out_points)
{
  g_autofree char *shown = NULL;

  if (!qz_points_parse (value, out_points, NULL) || ABS (*out_points) > MOST_EXACT)
    return FALSE;
  shown = qz_points_format (*out_points);
  return strcmp (shown, value) == 0;
}

static const char *
find_label (const QzField *field, const char *value)
{
  for (guint i = 0; i < field->choices->len; i++)
    {
      const QzChoice *choice = field->choices->pdata[i];

      if (strcmp (choice->id, value) == 0)
        return choice->label;
    }
  return value;
}

/**
 * qz_kit_cells_write:
 * @self: the cells of a form kit
 * @sheet: where
 * @row: from 0
 * @column: from 0
 * @field: what the cell is for
 * @value: (nullable): what is filled in
 *
 * Writes a cell that is to be filled, in such a way that reading it gives @value again. What does
 * not fit into a cell is told by self->error.
 */
void
qz_kit_cells_write (QzKitCells *self,
                    lxw_worksheet *sheet,
                    lxw_row_t row,
                    lxw_col_t column,
                    const QzField *field,
                    const char *value)
{
  gboolean number = field->type == QZ_FIELD_NUMBER || field->type == QZ_FIELD_MONEY;
  gint64 points;

  if (value == NULL)
    self->xlsx->worksheet_write_blank (sheet, row, column,
                                       number                         ? self->number
                                       : field->type == QZ_FIELD_DATE ? self->date
                                                                      : self->text);
  else if (number && is_exact (value, &points))
    self->xlsx->worksheet_write_number (sheet, row, column, (double) points / QZ_POINT,
                                        self->number);
  else if (field->type == QZ_FIELD_DATE && qz_shape_is_day (value) && atoi (value) >= 1901)
    {
      lxw_datetime date = { atoi (value), atoi (value + 5), atoi (value + 8), 0, 0, 0 };

      self->xlsx->worksheet_write_datetime (sheet, row, column, &date, self->date);
    }
  else if (field->type == QZ_FIELD_FLAG)
    write_text (self, sheet, row, column, strcmp (value, "1") == 0 ? "是" : value);
  else if (field->type == QZ_FIELD_CHOICE)
    write_text (self, sheet, row, column, find_label (field, value));
  else
    write_text (self, sheet, row, column, value);
}

/* --- what a cell takes --- */

/* Puts a list into the hidden sheet; returns the area of it. */
static char *
add_list (QzKitCells *self, GPtrArray *labels)
{
  lxw_col_t column = self->next_list++;
  char name[LXW_MAX_COL_NAME_LENGTH];

  for (guint i = 0; i < labels->len; i++)
    self->xlsx->worksheet_write_string (self->hidden, i, column, labels->pdata[i], NULL);
  self->xlsx->lxw_col_to_name (name, column, 1);
  return g_strdup_printf ("=%s!%s$1:%s$%u", QZ_KIT_HIDDEN, name, name, labels->len);
}

static char *
dup_short (const char *text)
{
  return g_utf8_strlen (text, -1) > MOST_PROMPT ? g_utf8_substring (text, 0, MOST_PROMPT)
                                                : g_strdup (text);
}

static void
limit_number (const QzField *field, lxw_data_validation *rule)
{
  gboolean from = field->minimum != QZ_POINTS_NONE;
  gboolean to = field->maximum != QZ_POINTS_NONE;

  rule->validate = LXW_VALIDATION_TYPE_DECIMAL;
  rule->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  rule->minimum_number = from ? (double) field->minimum / QZ_POINT : -1e12;
  rule->maximum_number = to ? (double) field->maximum / QZ_POINT : 1e12;
  rule->error_message = (char *) "请填数字，并检查是否在规定范围内；单位已写在旁边。";
}

static void
set_rule (QzKitCells *self, const QzField *field, lxw_data_validation *rule, char **area)
{
  static const char *const yes_no[] = { "是", "否", NULL };
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  rule->validate = LXW_VALIDATION_TYPE_ANY;
  rule->error_type =
      field->hard ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING;
  switch (field->type)
    {
    case QZ_FIELD_NUMBER:
    case QZ_FIELD_MONEY:
      limit_number (field, rule);
      break;
    case QZ_FIELD_DATE:
      rule->validate = LXW_VALIDATION_TYPE_DATE;
      rule->criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN;
      rule->value_datetime = (lxw_datetime){ 1901, 1, 1, 0, 0, 0 };
      rule->error_message = (char *) "请填日期，写成2018-09-07。";
      break;
    case QZ_FIELD_FLAG:
      rule->validate = LXW_VALIDATION_TYPE_LIST;
      rule->value_list = (gpointer) yes_no;
      rule->error_message = (char *) "请选“是”或“否”。";
      break;
    case QZ_FIELD_CHOICE:
      for (guint i = 0; i < field->choices->len; i++)
        g_ptr_array_add (labels, ((const QzChoice *) field->choices->pdata[i])->label);
      if (labels->len == 0)
        break;
      *area = add_list (self, labels);
      rule->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      rule->value_formula = *area;
      rule->error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
      rule->error_message = (char *) "请从列表中选一项。";
      break;
    case QZ_FIELD_TEXT:
    case QZ_FIELD_PROSE:
      if (field->max_length > 0)
        {
          rule->validate = LXW_VALIDATION_TYPE_LENGTH;
          rule->criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
          rule->value_number = field->max_length;
          rule->error_message = (char *) "字数超过规定，请检查。";
        }
      break;
    case QZ_FIELD_PHONE:
    case QZ_FIELD_TABLE:
    default:
      break;
    }
}

/**
 * qz_kit_cells_add_rule:
 * @self: the cells of a form kit
 * @sheet: where
 * @first: first row, from 0
 * @last: last row
 * @column: from 0
 * @field: what the cells are for
 *
 * Says what the cells take, gives their list of choices, and shows the help to whoever enters one.
 */
void
qz_kit_cells_add_rule (QzKitCells *self,
                       lxw_worksheet *sheet,
                       lxw_row_t first,
                       lxw_row_t last,
                       lxw_col_t column,
                       const QzField *field)
{
  lxw_data_validation rule = { 0 };
  g_autofree char *area = NULL;
  g_autofree char *help = dup_short (field->help);
  g_autofree char *label =
      g_utf8_substring (field->label, 0, MIN (g_utf8_strlen (field->label, -1), 30));

  set_rule (self, field, &rule, &area);
  rule.ignore_blank = LXW_VALIDATION_ON;
  rule.show_input = LXW_VALIDATION_ON;
  rule.show_error = LXW_VALIDATION_ON;
  if (*help != '\0')
    {
      rule.input_title = label;
      rule.input_message = help;
    }
  if (rule.validate != LXW_VALIDATION_TYPE_ANY || *help != '\0')
    self->xlsx->worksheet_data_validation_range (sheet, first, column, last, column, &rule);
}
