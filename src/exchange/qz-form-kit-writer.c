/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes the form of an activity as a workbook. The cells to be filled are the only ones that are
 * not locked. A hidden column names the field of each row, and a hidden row that of each column, so
 * that the reader finds them wherever they were moved.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-form-kit-private.h"
#include "exchange/qz-shape.h"
#include "exchange/qz-workbook-file.h"
#include "model/qz-error.h"
#include "model/qz-points.h"

#define TABLE_ROWS 60 /* of a table without a limit */
#define MOST_CHARACTERS 32767
#define MOST_PROMPT 250
#define MOST_EXACT (G_GINT64_CONSTANT (100000000000) * QZ_POINT) /* fifteen digits */
#define NO_INSTANT ""

enum
{
  COLUMN_ID,
  COLUMN_LABEL,
  COLUMN_VALUE,
  COLUMN_HINT,
};

#define LABEL_WIDTH 24
#define VALUE_WIDTH 58
#define HINT_WIDTH 44
#define GUIDE_WIDTH 82
#define LINE_HEIGHT 15.0
#define SIGN_HEIGHT 96.0 /* room for a stamp of 42 mm beside a name */

typedef struct
{
  const QzEdition *edition;
  const QzActivity *activity;
  const char *category; /* nullable */
  QzForm *form;

  const QzXlsx *xlsx;
  lxw_workbook *book;
  lxw_worksheet *hidden;
  lxw_col_t next_list; /* column of the hidden sheet */
  lxw_format *title;
  lxw_format *note;
  lxw_format *head;
  lxw_format *section;
  lxw_format *label;
  lxw_format *place; /* of a signature, and the number of a row */
  lxw_format *hint;
  lxw_format *text;
  lxw_format *number;
  lxw_format *date;
  GError *error;
} Kit;

static lxw_format *
add_format (Kit *self, const char *font, double size)
{
  lxw_format *format = self->xlsx->workbook_add_format (self->book);

  self->xlsx->format_set_font_name (format, font);
  self->xlsx->format_set_font_size (format, size);
  self->xlsx->format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  self->xlsx->format_set_text_wrap (format);
  return format;
}

static lxw_format *
add_value_format (Kit *self, const char *number_format)
{
  lxw_format *format = add_format (self, "宋体", 11);

  self->xlsx->format_set_border (format, LXW_BORDER_THIN);
  self->xlsx->format_set_bg_color (format, 0xFFFBE6);
  self->xlsx->format_set_align (format, LXW_ALIGN_LEFT);
  self->xlsx->format_set_num_format (format, number_format);
  self->xlsx->format_set_unlocked (format);
  return format;
}

static void
add_formats (Kit *self)
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

/* How many lines @text takes in a column of @width. */
static guint
count_lines (const char *text, guint width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += 1 + count_width (lines[i]) / width;
  return MAX (n, 1);
}

/* --- values --- */

static void
write_text (Kit *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text)
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

static void
write_value (Kit *self,
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
add_list (Kit *self, GPtrArray *labels)
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
set_rule (Kit *self, const QzField *field, lxw_data_validation *rule, char **area)
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

static void
add_rule (Kit *self,
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

/* --- the sheet with a row for each field --- */

static void
append_limits (GString *hint, const QzField *field)
{
  g_autofree char *minimum = qz_points_format (field->minimum);
  g_autofree char *maximum = qz_points_format (field->maximum);

  if (*field->unit != '\0')
    g_string_append_printf (hint, "单位：%s。", field->unit);
  if (*minimum != '\0' && *maximum != '\0')
    g_string_append_printf (hint, "%s至%s。", minimum, maximum);
  if (field->min_length > 0 && field->max_length > 0)
    g_string_append_printf (hint, "%u至%u字。", field->min_length, field->max_length);
  else if (field->max_length > 0 && field->type == QZ_FIELD_PROSE)
    g_string_append_printf (hint, "%u字以内。", field->max_length);
}

/* "（仅限：班组）" for what is asked in some categories only. */
static void
append_scope (Kit *self, GString *hint, GStrv categories)
{
  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    {
      const QzCategory *category = qz_activity_find_category (self->activity, categories[i]);
      g_autofree char *label = category != NULL ? qz_category_dup_label (category) : NULL;

      g_string_append_printf (hint, "%s%s", i > 0 ? "、" : "仅限：",
                              label != NULL ? label : categories[i]);
    }
  if (categories != NULL && categories[0] != NULL)
    g_string_append (hint, "。");
}

static void
write_row (Kit *self,
           lxw_worksheet *sheet,
           lxw_row_t row,
           const char *id,
           const QzField *field,
           GStrv categories,
           const char *value)
{
  GString *hint = g_string_new (NULL);
  g_autofree char *label = g_strconcat (field->required ? "＊" : "", field->label, NULL);
  guint lines = field->type == QZ_FIELD_PROSE ? 5 : 1;

  append_scope (self, hint, categories);
  append_limits (hint, field);
  g_string_append (hint, field->help);
  self->xlsx->worksheet_write_string (sheet, row, COLUMN_ID, id, NULL);
  self->xlsx->worksheet_write_string (sheet, row, COLUMN_LABEL, label, self->label);
  write_value (self, sheet, row, COLUMN_VALUE, field, value);
  self->xlsx->worksheet_write_string (sheet, row, COLUMN_HINT, hint->str, self->hint);
  add_rule (self, sheet, row, row, COLUMN_VALUE, field);
  lines = MAX (lines, count_lines (label, LABEL_WIDTH - 2));
  lines = MAX (lines, count_lines (hint->str, HINT_WIDTH));
  lines = MAX (lines, count_lines (value != NULL ? value : "", VALUE_WIDTH));
  self->xlsx->worksheet_set_row (sheet, row, MIN (lines * LINE_HEIGHT + 9, 400), NULL);
  g_string_free (hint, TRUE);
}

static void
write_section (Kit *self, lxw_worksheet *sheet, lxw_row_t row, const char *title)
{
  self->xlsx->worksheet_merge_range (sheet, row, COLUMN_LABEL, row, COLUMN_HINT, title,
                                     self->section);
  self->xlsx->worksheet_set_row (sheet, row, 24, NULL);
}

static void
write_category (Kit *self, lxw_worksheet *sheet, lxw_row_t row)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  QzField *field = qz_field_new ();
  const QzCategory *chosen =
      self->category != NULL ? qz_activity_find_category (self->activity, self->category) : NULL;
  g_autofree char *value = chosen != NULL ? qz_category_dup_label (chosen) : NULL;

  field->type = QZ_FIELD_CHOICE;
  field->required = TRUE;
  g_free (field->label);
  field->label = g_strdup (QZ_KIT_CATEGORY_LABEL);
  g_free (field->help);
  field->help = g_strdup ("先选类别；有的项目只有某些类别要填。");
  for (guint i = 0; i < self->activity->categories->len; i++)
    {
      QzChoice *choice = qz_choice_new ();

      g_free (choice->label);
      choice->label = qz_category_dup_label (self->activity->categories->pdata[i]);
      g_ptr_array_add (field->choices, choice);
    }
  write_row (self, sheet, row, QZ_KIT_CATEGORY, field, NULL, value);
  qz_field_free (field);
}

static void
write_pointer (Kit *self, lxw_worksheet *sheet, lxw_row_t row, const QzField *table)
{
  g_autofree char *words = g_strdup_printf ("请填在工作表“%s”里", table->label);
  g_autofree char *label = g_strconcat (table->required ? "＊" : "", table->label, NULL);

  self->xlsx->worksheet_write_string (sheet, row, COLUMN_LABEL, label, self->label);
  self->xlsx->worksheet_write_string (sheet, row, COLUMN_VALUE, words, self->label);
  self->xlsx->worksheet_write_string (sheet, row, COLUMN_HINT, table->help, self->hint);
  self->xlsx->worksheet_set_row (sheet, row,
                                 count_lines (table->help, HINT_WIDTH) * LINE_HEIGHT + 9, NULL);
}

static lxw_row_t
write_sections (Kit *self, lxw_worksheet *sheet, lxw_row_t row)
{
  for (guint i = 0; i < self->activity->sections->len; i++)
    {
      const QzSection *section = self->activity->sections->pdata[i];

      write_section (self, sheet, row++, section->title);
      for (guint k = 0; k < section->fields->len; k++)
        {
          const QzField *field = section->fields->pdata[k];

          if (field->type == QZ_FIELD_TABLE)
            write_pointer (self, sheet, row++, field);
          else
            write_row (self, sheet, row++, field->id, field,
                       field->categories != NULL ? field->categories : section->categories,
                       qz_form_get (self->form, field->id));
        }
    }
  return row;
}

/* Who has no program prints this sheet for the stamp. */
static void
write_sign_offs (Kit *self, lxw_worksheet *sheet, lxw_row_t row)
{
  if (self->activity->sign_offs->len == 0)
    return;
  write_section (self, sheet, row++, "意见（填完后打印，签字盖章后扫描）");
  for (guint i = 0; i < self->activity->sign_offs->len; i++)
    {
      const QzSignOff *sign_off = self->activity->sign_offs->pdata[i];
      g_autofree char *label = g_strconcat (sign_off->required ? "＊" : "", sign_off->title, NULL);
      g_autofree char *hint =
          g_strconcat ("由", sign_off->signer, "签字", *sign_off->stamp != '\0' ? "，盖" : "",
                       sign_off->stamp, "。", NULL);

      self->xlsx->worksheet_write_string (sheet, row, COLUMN_LABEL, label, self->label);
      self->xlsx->worksheet_write_string (sheet, row, COLUMN_VALUE,
                                          "\n\n签字：　　　　　　　（盖章）　　　　年　　月　　日",
                                          self->place);
      self->xlsx->worksheet_write_string (sheet, row, COLUMN_HINT, hint, self->hint);
      self->xlsx->worksheet_set_row (sheet, row++, SIGN_HEIGHT, NULL);
    }
}

/* The chapters of all categories, each once, with the titles that it has in them. */
static lxw_row_t
write_chapters (Kit *self, lxw_worksheet *sheet, lxw_row_t row)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < self->activity->categories->len; i++)
    {
      const QzCategory *category = self->activity->categories->pdata[i];

      for (guint k = 0; k < category->chapters->len; k++)
        {
          const QzChapter *chapter = category->chapters->pdata[k];
          const char *known = g_hash_table_lookup (titles, chapter->id);

          if (known == NULL)
            {
              g_ptr_array_add (order, chapter->id);
              g_hash_table_insert (titles, chapter->id, g_strdup (chapter->title));
            }
          else if (strstr (known, chapter->title) == NULL)
            g_hash_table_insert (titles, chapter->id,
                                 g_strdup_printf ("%s／%s", known, chapter->title));
        }
    }
  if (order->len == 0)
    return row;
  write_section (self, sheet, row++, "成果报告各章节所在页码（选填，如6-9）");
  for (guint i = 0; i < order->len; i++)
    {
      QzField *field = qz_field_new ();
      g_autofree char *path = g_strconcat (QZ_FORM_CHAPTER, order->pdata[i], NULL);

      g_free (field->label);
      field->label = g_strdup (g_hash_table_lookup (titles, order->pdata[i]));
      write_row (self, sheet, row++, path, field, NULL, qz_form_get (self->form, path));
      qz_field_free (field);
    }
  return row;
}

static void
protect (Kit *self, lxw_worksheet *sheet, gboolean landscape)
{
  lxw_protection free_to = { .format_columns = 1, .format_rows = 1 };

  self->xlsx->worksheet_protect (sheet, NULL, &free_to);
  self->xlsx->worksheet_set_paper (sheet, 9); /* A4 */
  if (landscape)
    self->xlsx->worksheet_set_landscape (sheet);
  self->xlsx->worksheet_fit_to_pages (sheet, 1, 0);
  self->xlsx->worksheet_set_margins (sheet, 0.6, 0.6, 0.7, 0.7);
  self->xlsx->worksheet_set_footer (sheet, "&C第&P页 共&N页");
  self->xlsx->worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
}

static void
write_form (Kit *self, lxw_worksheet *sheet)
{
  lxw_row_col_options hidden = { .hidden = 1 };
  g_autofree char *title = g_strdup_printf ("%s%s", self->activity->full_name, QZ_KIT_FORM);
  lxw_row_t row = 3;

  self->xlsx->worksheet_set_column_opt (sheet, COLUMN_ID, COLUMN_ID, 12, NULL, &hidden);
  self->xlsx->worksheet_set_column (sheet, COLUMN_LABEL, COLUMN_LABEL, LABEL_WIDTH, NULL);
  self->xlsx->worksheet_set_column (sheet, COLUMN_VALUE, COLUMN_VALUE, VALUE_WIDTH, NULL);
  self->xlsx->worksheet_set_column (sheet, COLUMN_HINT, COLUMN_HINT, HINT_WIDTH, NULL);
  self->xlsx->worksheet_merge_range (sheet, 0, COLUMN_LABEL, 0, COLUMN_HINT, title, self->title);
  self->xlsx->worksheet_set_row (sheet, 0, 34, NULL);
  self->xlsx->worksheet_merge_range (sheet, 1, COLUMN_LABEL, 1, COLUMN_HINT,
                                     "只填有底色的格子；带＊的必填。填写和交送的办法见“填写说明”。",
                                     self->note);
  self->xlsx->worksheet_set_row (sheet, 1, 22, NULL);
  self->xlsx->worksheet_write_string (sheet, 2, COLUMN_LABEL, "项目", self->head);
  self->xlsx->worksheet_write_string (sheet, 2, COLUMN_VALUE, QZ_KIT_VALUES, self->head);
  self->xlsx->worksheet_write_string (sheet, 2, COLUMN_HINT, "说明", self->head);
  self->xlsx->worksheet_set_row (sheet, 2, 24, NULL);
  self->xlsx->worksheet_freeze_panes (sheet, 3, 0);
  self->xlsx->worksheet_repeat_rows (sheet, 2, 2);
  if (self->activity->categories->len > 0)
    write_category (self, sheet, row++);
  row = write_sections (self, sheet, row);
  row = write_chapters (self, sheet, row);
  write_sign_offs (self, sheet, row);
  self->xlsx->worksheet_ignore_errors (sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:D1000");
  protect (self, sheet, FALSE);
}

/* --- a sheet for each table --- */

static void
write_table_head (Kit *self, lxw_worksheet *sheet, const QzField *table, guint rows)
{
  lxw_row_col_options hidden = { .hidden = 1 };
  lxw_col_t last = (lxw_col_t) table->columns->len;

  self->xlsx->worksheet_merge_range (sheet, 0, 0, 0, last, table->label, self->title);
  self->xlsx->worksheet_set_row (sheet, 0, 30, NULL);
  self->xlsx->worksheet_merge_range (sheet, 1, 0, 1, last,
                                     *table->help != '\0' ? table->help : "一人一行。", self->note);
  self->xlsx->worksheet_set_row (sheet, 1, 24, NULL);
  self->xlsx->worksheet_set_row_opt (sheet, 2, 15, NULL, &hidden);
  self->xlsx->worksheet_set_column (sheet, 0, 0, 6, NULL);
  self->xlsx->worksheet_write_string (sheet, 3, 0, "序号", self->head);
  self->xlsx->worksheet_set_row (sheet, 3, 26, NULL);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const QzField *column = table->columns->pdata[i];
      lxw_col_t at = (lxw_col_t) (i + 1);
      g_autofree char *id = g_strdup_printf ("%s/%s", table->id, column->id);
      g_autofree char *label = g_strconcat (column->required ? "＊" : "", column->label,
                                            *column->unit != '\0' ? "（" : "", column->unit,
                                            *column->unit != '\0' ? "）" : "", NULL);

      self->xlsx->worksheet_set_column (sheet, at, at, column->type == QZ_FIELD_TEXT ? 18 : 10,
                                        NULL);
      self->xlsx->worksheet_write_string (sheet, 2, at, id, NULL);
      self->xlsx->worksheet_write_string (sheet, 3, at, label, self->head);
      add_rule (self, sheet, 4, 3 + rows, at, column);
    }
}

static void
write_table (Kit *self, lxw_worksheet *sheet, const QzField *table)
{
  guint rows = table->max_rows > 0 ? table->max_rows : TABLE_ROWS;

  rows = MAX (rows, qz_form_row_count (self->form, table->id));
  write_table_head (self, sheet, table, rows);
  for (guint r = 0; r < rows; r++)
    {
      self->xlsx->worksheet_write_number (sheet, 4 + r, 0, r + 1, self->place);
      self->xlsx->worksheet_set_row (sheet, 4 + r, 22, NULL);
      for (guint i = 0; i < table->columns->len; i++)
        {
          const QzField *column = table->columns->pdata[i];

          write_value (self, sheet, 4 + r, (lxw_col_t) (i + 1), column,
                       qz_form_get_cell (self->form, table->id, r, column->id));
        }
    }
  self->xlsx->worksheet_freeze_panes (sheet, 4, 0);
  self->xlsx->worksheet_repeat_rows (sheet, 3, 3);
  self->xlsx->worksheet_ignore_errors (sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:Z1100");
  protect (self, sheet, TRUE);
}

static gboolean
write_tables (Kit *self, GError **error)
{
  for (guint i = 0; i < self->activity->sections->len; i++)
    {
      const QzSection *section = self->activity->sections->pdata[i];

      for (guint k = 0; k < section->fields->len; k++)
        {
          const QzField *field = section->fields->pdata[k];
          lxw_worksheet *sheet;
          g_autofree char *name = NULL;

          if (field->type != QZ_FIELD_TABLE)
            continue;
          name = qz_workbook_dup_sheet_name (field->label);
          sheet = self->xlsx->workbook_add_worksheet (self->book, name);
          if (sheet == NULL)
            {
              g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                           _ ("The form of “%s” cannot become a workbook: two of its tables are "
                              "called “%s”. Rename one in the edition."),
                           self->activity->name, name);
              return FALSE;
            }
          write_table (self, sheet, field);
        }
    }
  return TRUE;
}

/* --- the other sheets --- */

static void
write_guide (Kit *self, lxw_worksheet *sheet)
{
  g_autofree char *guide = qz_form_kit_dup_guide (self->edition, self->activity);
  g_auto (GStrv) lines = g_strsplit (guide, "\n", -1);

  self->xlsx->worksheet_set_column (sheet, 0, 0, GUIDE_WIDTH, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean heading = g_utf8_strchr (lines[i], 12, 0x3001) != NULL
                         && g_utf8_strchr ("一二三四", -1, g_utf8_get_char (lines[i])) != NULL;

      self->xlsx->worksheet_write_string (sheet, i, 0, lines[i],
                                          i == 0    ? self->title
                                          : heading ? self->section
                                                    : self->note);
      self->xlsx->worksheet_set_row (
          sheet, i, i == 0 ? 34 : count_lines (lines[i], GUIDE_WIDTH) * LINE_HEIGHT + 4, NULL);
    }
  protect (self, sheet, FALSE);
}

static void
write_hidden (Kit *self)
{
  const char *const lines[][2] = {
    { QZ_KIT_MARK, QZ_KIT_FORMAT },
    { "edition", self->edition->id },
    { "version", self->edition->version },
    { "activity", self->activity->id },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (guint k = 0; k < 2; k++)
      self->xlsx->worksheet_write_string (self->hidden, i, (lxw_col_t) k, lines[i][k], NULL);
  self->xlsx->worksheet_hide (self->hidden);
  self->xlsx->worksheet_protect (self->hidden, NULL, NULL);
}

static gboolean
fill_book (const QzXlsx *xlsx, lxw_workbook *book, gpointer data, GError **error)
{
  Kit *self = data;
  lxw_worksheet *guide;
  lxw_worksheet *form;

  self->xlsx = xlsx;
  self->book = book;
  self->next_list = 3;
  add_formats (self);
  guide = self->xlsx->workbook_add_worksheet (book, QZ_KIT_GUIDE);
  form = self->xlsx->workbook_add_worksheet (book, QZ_KIT_FORM);
  self->hidden = self->xlsx->workbook_add_worksheet (book, QZ_KIT_HIDDEN);
  write_hidden (self);
  write_guide (self, guide);
  write_form (self, form);
  if (!write_tables (self, error))
    return FALSE;
  self->xlsx->worksheet_activate (form);
  if (self->error != NULL)
    g_propagate_error (error, self->error);
  return self->error == NULL;
}

/**
 * qz_form_kit_write:
 * @edition: the edition
 * @activity: one of its activities
 * @category: (nullable): what is chosen in it; %NULL leaves it open
 * @form: (nullable): what is filled in; %NULL for an empty one
 * @path: where the .xlsx goes
 * @error: as qz_workbook_file_write(); %QZ_ERROR_LIMIT for a text that is too long for a cell;
 *   %QZ_ERROR_DUPLICATE when two tables have one name
 *
 * Equal editions and values give equal bytes.
 *
 * Returns: whether the file is in place
 */
gboolean
qz_form_kit_write (const QzEdition *edition,
                   const QzActivity *activity,
                   const char *category,
                   QzForm *form,
                   const char *path,
                   GError **error)
{
  Kit kit = { .edition = edition, .activity = activity, .category = category };
  gboolean done;

  g_return_val_if_fail (edition != NULL && activity != NULL && path != NULL, FALSE);

  kit.form = form != NULL ? qz_form_ref (form) : qz_form_new ();
  done =
      qz_workbook_file_write (path, activity->full_name, NO_INSTANT, FALSE, fill_book, &kit, error);
  qz_form_unref (kit.form);
  return done;
}
