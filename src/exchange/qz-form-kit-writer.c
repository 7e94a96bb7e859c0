/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes the form of an activity as a workbook. The cells to be filled are the only ones that are
 * not locked. A hidden column names the field of each row, and a hidden row that of each column, so
 * that the reader finds them wherever they were moved.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-form-kit-cells.h"
#include "exchange/qz-form-kit-private.h"
#include "exchange/qz-workbook-file.h"
#include "model/qz-error.h"
#include "model/qz-points.h"

#define TABLE_ROWS 60 /* of a table without a limit */
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
#define PAGE_COLUMNS 120 /* digits across a landscape page */
#define NARROW_COLUMN 11
#define LINE_HEIGHT 15.0
#define SIGN_HEIGHT 96.0 /* room for a stamp of 42 mm beside a name */

typedef struct
{
  const QzEdition *edition;
  const QzActivity *activity;
  const char *category; /* nullable */
  QzForm *form;
  QzKitCells cells;
} Kit;

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
  self->cells.xlsx->worksheet_write_string (sheet, row, COLUMN_ID, id, NULL);
  self->cells.xlsx->worksheet_write_string (sheet, row, COLUMN_LABEL, label, self->cells.label);
  qz_kit_cells_write (&self->cells, sheet, row, COLUMN_VALUE, field, value);
  self->cells.xlsx->worksheet_write_string (sheet, row, COLUMN_HINT, hint->str, self->cells.hint);
  qz_kit_cells_add_rule (&self->cells, sheet, row, row, COLUMN_VALUE, field);
  lines = MAX (lines, qz_kit_cells_count_lines (label, LABEL_WIDTH - 2));
  lines = MAX (lines, qz_kit_cells_count_lines (hint->str, HINT_WIDTH));
  lines = MAX (lines, qz_kit_cells_count_lines (value != NULL ? value : "", VALUE_WIDTH));
  self->cells.xlsx->worksheet_set_row (sheet, row, MIN (lines * LINE_HEIGHT + 9, 400), NULL);
  g_string_free (hint, TRUE);
}

static void
write_section (Kit *self, lxw_worksheet *sheet, lxw_row_t row, const char *title)
{
  self->cells.xlsx->worksheet_merge_range (sheet, row, COLUMN_LABEL, row, COLUMN_HINT, title,
                                           self->cells.section);
  self->cells.xlsx->worksheet_set_row (sheet, row, 24, NULL);
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

  self->cells.xlsx->worksheet_write_string (sheet, row, COLUMN_LABEL, label, self->cells.label);
  self->cells.xlsx->worksheet_write_string (sheet, row, COLUMN_VALUE, words, self->cells.label);
  self->cells.xlsx->worksheet_write_string (sheet, row, COLUMN_HINT, table->help, self->cells.hint);
  self->cells.xlsx->worksheet_set_row (
      sheet, row, qz_kit_cells_count_lines (table->help, HINT_WIDTH) * LINE_HEIGHT + 9, NULL);
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
  const lxw_row_t breaks[] = { row, 0 };

  if (self->activity->sign_offs->len == 0)
    return;
  self->cells.xlsx->worksheet_set_h_pagebreaks (sheet, (lxw_row_t *) breaks);
  write_section (self, sheet, row++, "意见（填完后打印，签字盖章后扫描）");
  for (guint i = 0; i < self->activity->sign_offs->len; i++)
    {
      const QzSignOff *sign_off = self->activity->sign_offs->pdata[i];
      g_autofree char *label = g_strconcat (sign_off->required ? "＊" : "", sign_off->title, NULL);
      g_autofree char *hint =
          g_strconcat ("由", sign_off->signer, "签字", *sign_off->stamp != '\0' ? "，盖" : "",
                       sign_off->stamp, "。", NULL);

      self->cells.xlsx->worksheet_write_string (sheet, row, COLUMN_LABEL, label, self->cells.label);
      self->cells.xlsx->worksheet_write_string (
          sheet, row, COLUMN_VALUE, "\n\n签字：　　　　　　　（盖章）　　　　年　　月　　日",
          self->cells.place);
      self->cells.xlsx->worksheet_write_string (sheet, row, COLUMN_HINT, hint, self->cells.hint);
      self->cells.xlsx->worksheet_set_row (sheet, row++, SIGN_HEIGHT, NULL);
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

  self->cells.xlsx->worksheet_protect (sheet, NULL, &free_to);
  self->cells.xlsx->worksheet_set_paper (sheet, 9); /* A4 */
  if (landscape)
    self->cells.xlsx->worksheet_set_landscape (sheet);
  self->cells.xlsx->worksheet_fit_to_pages (sheet, 1, 0);
  self->cells.xlsx->worksheet_set_margins (sheet, 0.6, 0.6, 0.7, 0.7);
  self->cells.xlsx->worksheet_set_footer (sheet, "&C第&P页 共&N页");
  self->cells.xlsx->worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
}

static void
write_form (Kit *self, lxw_worksheet *sheet)
{
  lxw_row_col_options hidden = { .hidden = 1 };
  g_autofree char *title = g_strdup_printf ("%s%s", self->activity->full_name, QZ_KIT_FORM);
  lxw_row_t row = 3;

  self->cells.xlsx->worksheet_set_column_opt (sheet, COLUMN_ID, COLUMN_ID, 12, NULL, &hidden);
  self->cells.xlsx->worksheet_set_column (sheet, COLUMN_LABEL, COLUMN_LABEL, LABEL_WIDTH, NULL);
  self->cells.xlsx->worksheet_set_column (sheet, COLUMN_VALUE, COLUMN_VALUE, VALUE_WIDTH, NULL);
  self->cells.xlsx->worksheet_set_column (sheet, COLUMN_HINT, COLUMN_HINT, HINT_WIDTH, NULL);
  self->cells.xlsx->worksheet_merge_range (sheet, 0, COLUMN_LABEL, 0, COLUMN_HINT, title,
                                           self->cells.title);
  self->cells.xlsx->worksheet_set_row (sheet, 0, 34, NULL);
  self->cells.xlsx->worksheet_merge_range (
      sheet, 1, COLUMN_LABEL, 1, COLUMN_HINT,
      "只填有底色的格子；带＊的必填。填写和交送的办法见“填写说明”。", self->cells.note);
  self->cells.xlsx->worksheet_set_row (sheet, 1, 22, NULL);
  self->cells.xlsx->worksheet_write_string (sheet, 2, COLUMN_LABEL, "项目", self->cells.head);
  self->cells.xlsx->worksheet_write_string (sheet, 2, COLUMN_VALUE, QZ_KIT_VALUES,
                                            self->cells.head);
  self->cells.xlsx->worksheet_write_string (sheet, 2, COLUMN_HINT, "说明", self->cells.head);
  self->cells.xlsx->worksheet_set_row (sheet, 2, 24, NULL);
  self->cells.xlsx->worksheet_freeze_panes (sheet, 3, 0);
  self->cells.xlsx->worksheet_repeat_rows (sheet, 2, 2);
  if (self->activity->categories->len > 0)
    write_category (self, sheet, row++);
  row = write_sections (self, sheet, row);
  row = write_chapters (self, sheet, row);
  write_sign_offs (self, sheet, row);
  self->cells.xlsx->worksheet_ignore_errors (sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:D1000");
  protect (self, sheet, FALSE);
}

/* --- a sheet for each table --- */

/* Texts share what the others leave of the page. */
static double
width_of_column (const QzField *table, const QzField *column)
{
  guint texts = 0;

  for (guint i = 0; i < table->columns->len; i++)
    {
      QzFieldType type = ((const QzField *) table->columns->pdata[i])->type;

      texts += type == QZ_FIELD_TEXT || type == QZ_FIELD_PROSE;
    }
  if (column->type != QZ_FIELD_TEXT && column->type != QZ_FIELD_PROSE)
    return NARROW_COLUMN;
  return CLAMP ((PAGE_COLUMNS - NARROW_COLUMN * (table->columns->len - texts)) / texts, 14, 40);
}

static void
write_table_head (Kit *self, lxw_worksheet *sheet, const QzField *table, guint rows)
{
  lxw_row_col_options hidden = { .hidden = 1 };
  lxw_col_t last = (lxw_col_t) table->columns->len;

  self->cells.xlsx->worksheet_merge_range (sheet, 0, 0, 0, last, table->label, self->cells.title);
  self->cells.xlsx->worksheet_set_row (sheet, 0, 30, NULL);
  self->cells.xlsx->worksheet_merge_range (
      sheet, 1, 0, 1, last, *table->help != '\0' ? table->help : "一行一项。", self->cells.note);
  self->cells.xlsx->worksheet_set_row (sheet, 1, 24, NULL);
  self->cells.xlsx->worksheet_set_row_opt (sheet, 2, 15, NULL, &hidden);
  self->cells.xlsx->worksheet_set_column (sheet, 0, 0, 6, NULL);
  self->cells.xlsx->worksheet_write_string (sheet, 3, 0, "序号", self->cells.head);
  self->cells.xlsx->worksheet_set_row (sheet, 3, 26, NULL);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const QzField *column = table->columns->pdata[i];
      lxw_col_t at = (lxw_col_t) (i + 1);
      g_autofree char *id = g_strdup_printf ("%s/%s", table->id, column->id);
      g_autofree char *label = g_strconcat (column->required ? "＊" : "", column->label,
                                            *column->unit != '\0' ? "（" : "", column->unit,
                                            *column->unit != '\0' ? "）" : "", NULL);

      self->cells.xlsx->worksheet_set_column (sheet, at, at, width_of_column (table, column), NULL);
      self->cells.xlsx->worksheet_write_string (sheet, 2, at, id, NULL);
      self->cells.xlsx->worksheet_write_string (sheet, 3, at, label, self->cells.head);
      qz_kit_cells_add_rule (&self->cells, sheet, 4, 3 + rows, at, column);
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
      self->cells.xlsx->worksheet_write_number (sheet, 4 + r, 0, r + 1, self->cells.place);
      self->cells.xlsx->worksheet_set_row (sheet, 4 + r, 22, NULL);
      for (guint i = 0; i < table->columns->len; i++)
        {
          const QzField *column = table->columns->pdata[i];

          qz_kit_cells_write (&self->cells, sheet, 4 + r, (lxw_col_t) (i + 1), column,
                              qz_form_get_cell (self->form, table->id, r, column->id));
        }
    }
  self->cells.xlsx->worksheet_freeze_panes (sheet, 4, 0);
  self->cells.xlsx->worksheet_repeat_rows (sheet, 3, 3);
  self->cells.xlsx->worksheet_ignore_errors (sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:Z1100");
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
          sheet = self->cells.xlsx->workbook_add_worksheet (self->cells.book, name);
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

  self->cells.xlsx->worksheet_set_column (sheet, 0, 0, GUIDE_WIDTH, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean heading = g_utf8_strchr (lines[i], 12, 0x3001) != NULL
                         && g_utf8_strchr ("一二三四", -1, g_utf8_get_char (lines[i])) != NULL;

      self->cells.xlsx->worksheet_write_string (sheet, i, 0, lines[i],
                                                i == 0    ? self->cells.title
                                                : heading ? self->cells.section
                                                          : self->cells.note);
      self->cells.xlsx->worksheet_set_row (
          sheet, i,
          i == 0 ? 34 : qz_kit_cells_count_lines (lines[i], GUIDE_WIDTH) * LINE_HEIGHT + 4, NULL);
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
      self->cells.xlsx->worksheet_write_string (self->cells.hidden, i, (lxw_col_t) k, lines[i][k],
                                                NULL);
  self->cells.xlsx->worksheet_hide (self->cells.hidden);
  self->cells.xlsx->worksheet_protect (self->cells.hidden, NULL, NULL);
}

static gboolean
fill_book (const QzXlsx *xlsx, lxw_workbook *book, gpointer data, GError **error)
{
  Kit *self = data;
  lxw_worksheet *guide;
  lxw_worksheet *form;

  self->cells.xlsx = xlsx;
  self->cells.book = book;
  self->cells.next_list = 3;
  qz_kit_cells_begin (&self->cells);
  guide = self->cells.xlsx->workbook_add_worksheet (book, QZ_KIT_GUIDE);
  form = self->cells.xlsx->workbook_add_worksheet (book, QZ_KIT_FORM);
  self->cells.hidden = self->cells.xlsx->workbook_add_worksheet (book, QZ_KIT_HIDDEN);
  write_hidden (self);
  write_guide (self, guide);
  write_form (self, form);
  if (!write_tables (self, error))
    return FALSE;
  self->cells.xlsx->worksheet_activate (form);
  if (self->cells.error != NULL)
    g_propagate_error (error, self->cells.error);
  return self->cells.error == NULL;
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
