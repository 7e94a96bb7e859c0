/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a form as rows of its table: labels and values side by side, lists as lists. */

#include "config.h"

#include "documents/qz-form-private.h"
#include "documents/qz-length.h"
#include "rules/qz-field-check.h"

#define BLANK_ROWS 3

/* How wide texts are, in tenths of a letter size: Chinese characters and others on average. */
#define WIDE 10
#define NARROW 6

/* A wider value does not stand beside another one. */
#define SHORT_VALUE 130

/* Of a column: no narrower than this when its values are folded; and what stands beside a text. */
#define LEAST_COLUMN 30
#define COLUMN_ROOM 12

/* Values no wider than this, such as a name, are not folded; a date only behind its year. */
#define SHORT_CELL 40
#define LONGEST_NAME 80
#define DAY_OF_YEAR (4 * NARROW + 2 * WIDE)

/* A list is not folded into more lines than this for the sake of its columns. */
#define MOST_LINES 40

/* A row of a list that would be higher than this is not set in columns, mm. */
#define HIGHEST_ROW 80.0

/* Of the list of materials, mm. */
#define NAME_COLUMN 42.0
#define PAGES_COLUMN 15.0
#define SIZE_COLUMN 22.0

/* A section on its way into the table. */
typedef struct
{
  const QzFormDocument *form;
  QzTableBlock *table;
  double width;           /* beside the label of the section */
  const QzField *waiting; /* nullable: whose short value waits for another one to stand beside */
  char *value;            /* of @waiting */
} Writer;

static guint
estimate (const char *text)
{
  guint tenths = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    tenths += g_unichar_iswide (g_utf8_get_char (p)) ? WIDE : NARROW;
  return tenths;
}

/* A label that needs two lines has two of the same length. */
static char *
balance (const char *label, double width)
{
  guint whole = estimate (label);
  double room = QZ_MM_TO_PT (width - 2 * QZ_FORM_PADDING) / QZ_FORM_LETTER_SIZE;
  GString *text = g_string_new (NULL);
  guint tenths = 0;
  gboolean broken = whole <= room * WIDE || whole > 2 * room * WIDE;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!broken && tenths * 2 >= whole && g_unichar_iswide (c))
        {
          g_string_append_c (text, '\n');
          broken = TRUE;
        }
      g_string_append_unichar (text, c);
      tenths += g_unichar_iswide (c) ? WIDE : NARROW;
    }
  return g_string_free (text, FALSE);
}

static void
add_label (QzTableBlock *table, double width, const char *label)
{
  g_autofree char *text = balance (label, width);

  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, width, text);
}

/* --- fields --- */

static void
add_full_row (Writer *self, const QzField *field, const char *value)
{
  gboolean prose = field->type == QZ_FIELD_PROSE;

  qz_table_block_begin_row (self->table, prose ? QZ_FORM_PROSE_HEIGHT : QZ_FORM_ROW_HEIGHT,
                            QZ_ROW_PLAIN);
  add_label (self->table, QZ_FORM_LABEL_WIDTH, field->label);
  qz_table_block_add_cell (self->table, prose ? QZ_CELL_PROSE : QZ_CELL_VALUE, QZ_ALIGN_START,
                           self->width - QZ_FORM_LABEL_WIDTH, value);
}

static void
flush (Writer *self)
{
  if (self->value == NULL)
    return;
  add_full_row (self, self->waiting, self->value);
  g_clear_pointer (&self->value, g_free);
}

static void
add_pair (Writer *self, const QzField *field, const char *value)
{
  double half = self->width / 2.0 - QZ_FORM_LABEL_WIDTH;

  qz_table_block_begin_row (self->table, QZ_FORM_ROW_HEIGHT, QZ_ROW_PLAIN);
  add_label (self->table, QZ_FORM_LABEL_WIDTH, self->waiting->label);
  qz_table_block_add_cell (self->table, QZ_CELL_VALUE, QZ_ALIGN_START, half, self->value);
  add_label (self->table, QZ_FORM_LABEL_WIDTH, field->label);
  qz_table_block_add_cell (self->table, QZ_CELL_VALUE, QZ_ALIGN_START, half, value);
  g_clear_pointer (&self->value, g_free);
}

/* The names that an entry is known by have a row of their own. */
static gboolean
is_wide (const QzField *field, const char *value)
{
  return field->type == QZ_FIELD_PROSE || g_str_equal (field->id, "title")
         || g_str_equal (field->id, "unit") || estimate (value) > SHORT_VALUE;
}

/* Beside an amount in figures it stands in words, so that 元 and 万元 are not mistaken. */
static char *
dup_printed (const QzFormDocument *self, const QzField *field, const char *value)
{
  char *printed = qz_form_document_dup_value (self, field, value);
  g_autofree char *words = value != NULL ? qz_money_dup_words (field, value) : NULL;
  g_autofree char *figures = printed;

  if (words == NULL || *words == '\0')
    return g_steal_pointer (&figures);
  return g_strdup_printf ("%s（%s）", figures, words);
}

/* @value is what is printed. */
static void
put_value (Writer *self, const QzField *field, const char *value)
{
  if (is_wide (field, value))
    {
      flush (self);
      add_full_row (self, field, value);
    }
  else if (self->value != NULL)
    add_pair (self, field, value);
  else
    {
      self->waiting = field;
      self->value = g_strdup (value);
    }
}

static void
add_field (Writer *self, const QzField *field)
{
  g_autofree char *value =
      dup_printed (self->form, field, qz_form_get (self->form->entry->form, field->id));

  put_value (self, field, value);
}

/* --- lists --- */

static char *
dup_cell (const Writer *self, const QzField *field, const QzField *column, guint row)
{
  const char *typed = qz_form_get_cell (self->form->entry->form, field->id, row, column->id);

  return typed != NULL ? qz_form_document_dup_value (self->form, column, typed) : g_strdup ("");
}

/* As it stands in a column of a list. */
static char *
dup_folded (const QzField *column, const char *value, double width)
{
  double room = QZ_MM_TO_PT (width - 2 * QZ_FORM_PADDING) / QZ_FORM_LETTER_SIZE;
  const char *year = column->type == QZ_FIELD_DATE ? strstr (value, "年") : NULL;

  if (year == NULL || estimate (value) <= room * WIDE)
    return g_strdup (value);
  year += strlen ("年");
  return g_strdup_printf ("%.*s\n%s", (int) (year - value), value, year);
}

/* A mark that no line begins with. */
static gboolean
is_closing (gunichar c)
{
  GUnicodeBreakType type = g_unichar_break_type (c);

  return type == G_UNICODE_BREAK_CLOSE_PUNCTUATION || type == G_UNICODE_BREAK_CLOSE_PARANTHESIS
         || type == G_UNICODE_BREAK_EXCLAMATION || type == G_UNICODE_BREAK_NON_STARTER;
}

/* What of a text does not go over two lines: figures with their unit, Latin words, each with the
 * mark behind it, and a name in two parts. */
static guint
measure_word (const char *text)
{
  guint widest = 0;
  guint word = 0;

  if (strstr (text, "·") != NULL && estimate (text) <= LONGEST_NAME)
    return estimate (text);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        word = 0;
      else if (!g_unichar_iswide (c))
        word += NARROW;
      else if (is_closing (c))
        word += WIDE;
      else
        word = WIDE;
      widest = MAX (widest, word);
    }
  return widest;
}

/* How wide a column is with its longest value on one line, and how narrow it may be, without the
 * room at its sides; tenths of a letter. */
static void
measure_column (const Writer *self,
                const QzField *field,
                const QzField *column,
                guint n_rows,
                guint *out_whole,
                guint *out_least)
{
  guint whole = estimate (column->label);
  guint least = MAX (whole / 2, LEAST_COLUMN);

  for (guint r = 0; r < n_rows; r++)
    {
      g_autofree char *value = dup_cell (self, field, column, r);
      guint length = estimate (value);

      whole = MAX (whole, length);
      if (column->type == QZ_FIELD_DATE)
        least = MAX (least, DAY_OF_YEAR);
      else
        least = MAX (least, length <= SHORT_CELL ? length : measure_word (value));
    }
  *out_whole = whole;
  *out_least = MIN (whole, least);
}

static double
get_column_width (guint tenths)
{
  return QZ_PT_TO_MM ((tenths + COLUMN_ROOM) * QZ_FORM_LETTER_SIZE / WIDE);
}

/* Columns in which nothing takes more lines than this; returns how wide they are together. */
static double
fold_columns (const guint *whole, const guint *least, guint n, guint n_lines, double *widths)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    {
      guint line = (whole[i] + n_lines - 1) / n_lines;

      /* Lines end between letters. */
      if (n_lines > 1)
        line = (line + WIDE - 1) / WIDE * WIDE;
      widths[i] = get_column_width (MAX (MIN (line, whole[i]), least[i]));
      sum += widths[i];
    }
  return sum;
}

/* What is left over goes to the columns that are folded, and evenly to all when none is. */
static void
share_out (const guint *whole, guint n, double left, double *widths)
{
  double lacking = 0.0;

  for (guint i = 0; i < n; i++)
    lacking += get_column_width (whole[i]) - widths[i];
  for (guint i = 0; i < n; i++)
    {
      double own = get_column_width (whole[i]) - widths[i];

      widths[i] += lacking > left ? left * own / lacking : own + (left - lacking) / n;
    }
}

/* As few lines as there is room for. */
static double *
get_widths (const Writer *self, const QzField *field, guint n_rows)
{
  guint n = field->columns->len;
  double *widths = g_new0 (double, n);
  g_autofree guint *whole = g_new0 (guint, n);
  g_autofree guint *least = g_new0 (guint, n);
  double rest = self->width - QZ_FORM_NUMBER_WIDTH;
  double sum = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    measure_column (self, field, g_ptr_array_index (field->columns, i), n_rows, &whole[i],
                    &least[i]);
  for (guint n_lines = 1; n_lines <= MOST_LINES && sum > rest; n_lines++)
    sum = fold_columns (whole, least, n, n_lines, widths);
  if (sum <= rest)
    share_out (whole, n, rest - sum, widths);
  else
    for (guint i = 0; i < n; i++)
      widths[i] *= rest / sum;
  return widths;
}

/* @row of the form, or no row where @row is %G_MAXUINT: to be filled in by hand. */
static void
add_list_row (
    const Writer *self, const QzField *field, const double *widths, guint place, guint row)
{
  g_autofree char *number = g_strdup_printf ("%u", place + 1);

  qz_table_block_begin_row (self->table, QZ_FORM_ROW_HEIGHT, QZ_ROW_BODY);
  qz_table_block_add_cell (self->table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, QZ_FORM_NUMBER_WIDTH,
                           number);
  for (guint i = 0; i < field->columns->len; i++)
    {
      const QzField *column = g_ptr_array_index (field->columns, i);
      g_autofree char *value =
          row != G_MAXUINT ? dup_cell (self, field, column, row) : g_strdup ("");
      g_autofree char *folded = dup_folded (column, value, widths[i]);

      qz_table_block_add_cell (self->table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, widths[i], folded);
    }
}

/* How high the highest row becomes with these columns, mm; more or less. */
static double
estimate_height (const Writer *self, const QzField *field, const double *widths, guint n_rows)
{
  double highest = 0.0;

  for (guint r = 0; r < n_rows; r++)
    for (guint i = 0; i < field->columns->len; i++)
      {
        g_autofree char *value = dup_cell (self, field, g_ptr_array_index (field->columns, i), r);
        double letter = QZ_PT_TO_MM (QZ_FORM_LETTER_SIZE);
        double length = estimate (value) * letter / WIDE;
        double room = MAX (widths[i] - 2 * QZ_FORM_PADDING - letter / 2.0, letter);

        highest = MAX (highest, length / room * letter * 1.4);
      }
  return highest;
}

/* Too much for columns: each row as labels and values under its number. */
static void
add_records (Writer *self, const QzField *field, guint n_rows)
{
  guint place = 0;

  for (guint r = 0; r < n_rows; r++)
    {
      g_autofree char *title = NULL;

      if (qz_table_row_is_blank (field, self->form->entry->form, r))
        continue;
      title = g_strdup_printf ("%s（%u）", field->label, ++place);
      qz_table_block_begin_row (self->table, QZ_FORM_ROW_HEIGHT, QZ_ROW_KEEP);
      qz_table_block_add_cell (self->table, QZ_CELL_LABEL, QZ_ALIGN_START, self->width, title);
      for (guint i = 0; i < field->columns->len; i++)
        {
          const QzField *column = g_ptr_array_index (field->columns, i);
          g_autofree char *value = dup_cell (self, field, column, r);

          put_value (self, column, value);
        }
      flush (self);
    }
}

static void
add_list (Writer *self, const QzField *field)
{
  guint n_rows = qz_form_row_count (self->form->entry->form, field->id);
  g_autofree double *widths = get_widths (self, field, n_rows);
  guint place = 0;

  if (estimate_height (self, field, widths, n_rows) > HIGHEST_ROW)
    {
      add_records (self, field, n_rows);
      return;
    }
  qz_table_block_begin_row (self->table, QZ_FORM_ROW_HEIGHT, QZ_ROW_HEADER | QZ_ROW_KEEP);
  qz_table_block_add_cell (self->table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, QZ_FORM_NUMBER_WIDTH,
                           "序号");
  for (guint i = 0; i < field->columns->len; i++)
    add_label (self->table, widths[i], ((QzField *) g_ptr_array_index (field->columns, i))->label);
  for (guint r = 0; r < n_rows; r++)
    if (!qz_table_row_is_blank (field, self->form->entry->form, r))
      add_list_row (self, field, widths, place++, r);
  while (place < BLANK_ROWS)
    add_list_row (self, field, widths, place++, G_MAXUINT);
}

/* Adds the fields that the category of the entry has; with a title, as a label for all of them. */
void
_qz_form_add_section (const QzFormDocument *self,
                      QzTableBlock *table,
                      double width,
                      const char *title,
                      GPtrArray *fields)
{
  Writer writer = { .form = self, .table = table, .width = width };

  if (title != NULL)
    {
      writer.width -= QZ_FORM_GROUP_WIDTH;
      qz_table_block_begin_group (table, QZ_FORM_GROUP_WIDTH, title);
    }
  for (guint i = 0; i < fields->len; i++)
    {
      const QzField *field = g_ptr_array_index (fields, i);

      if (!qz_applies_to (field->categories, self->entry->category))
        continue;
      if (field->type == QZ_FIELD_TABLE)
        {
          flush (&writer);
          add_list (&writer, field);
        }
      else
        add_field (&writer, field);
    }
  flush (&writer);
  if (title != NULL)
    qz_table_block_end_group (table);
}

/* --- chapters and materials --- */

static gboolean
has_chapters (const QzFormDocument *self, const QzCategory *category)
{
  for (guint i = 0; category != NULL && i < category->chapters->len; i++)
    {
      const QzChapter *chapter = g_ptr_array_index (category->chapters, i);
      g_autofree char *path = g_strconcat (QZ_FORM_CHAPTER, chapter->id, NULL);

      if (qz_form_get (self->entry->form, path) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* On which pages of the report its chapters stand, when somebody said so. */
void
_qz_form_add_chapters (const QzFormDocument *self, QzTableBlock *table, double width)
{
  const QzCategory *category = qz_activity_find_category (self->activity, self->entry->category);
  double rest = width - QZ_FORM_GROUP_WIDTH - QZ_FORM_NUMBER_WIDTH;

  if (!has_chapters (self, category))
    return;
  qz_table_block_begin_group (table, QZ_FORM_GROUP_WIDTH, "成果报告");
  qz_table_block_begin_row (table, QZ_FORM_ROW_HEIGHT, QZ_ROW_HEADER | QZ_ROW_KEEP);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, QZ_FORM_NUMBER_WIDTH, "序号");
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, rest * 0.6, "程序步骤");
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, rest * 0.4, "报告页码");
  for (guint i = 0; i < category->chapters->len; i++)
    {
      const QzChapter *chapter = g_ptr_array_index (category->chapters, i);
      g_autofree char *path = g_strconcat (QZ_FORM_CHAPTER, chapter->id, NULL);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *pages = qz_form_get (self->entry->form, path);

      qz_table_block_begin_row (table, QZ_FORM_ROW_HEIGHT, QZ_ROW_BODY);
      qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, QZ_FORM_NUMBER_WIDTH, number);
      qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, rest * 0.6, chapter->title);
      qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, rest * 0.4,
                               pages != NULL ? pages : "");
    }
  qz_table_block_end_group (table);
}

/* 830 KB, 12.4 MB: as the offices write it. */
static char *
dup_size (gint64 bytes)
{
  gint64 tenths = (bytes * 10 + (1 << 19)) >> 20;

  if (bytes < 1 << 20)
    return g_strdup_printf ("%" G_GINT64_FORMAT " KB", (bytes + 1023) >> 10);
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT " MB", tenths / 10, tenths % 10);
}

static void
add_material_row (
    QzTableBlock *table, double width, QzCellKind kind, QzRowFlags flags, const char *const *cells)
{
  const double widths[] = { QZ_FORM_NUMBER_WIDTH, NAME_COLUMN,
                            width - QZ_FORM_NUMBER_WIDTH - NAME_COLUMN - PAGES_COLUMN - SIZE_COLUMN,
                            PAGES_COLUMN, SIZE_COLUMN };

  qz_table_block_begin_row (table, QZ_FORM_ROW_HEIGHT, flags);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gboolean text = kind == QZ_CELL_VALUE && (i == 1 || i == 2);

      qz_table_block_add_cell (table, kind, text ? QZ_ALIGN_START : QZ_ALIGN_CENTER, widths[i],
                               cells[i]);
    }
}

static void
add_material (const QzFormDocument *self,
              QzTableBlock *table,
              double width,
              guint number,
              const QzMaterial *material)
{
  const QzRequirement *requirement =
      qz_activity_find_requirement (self->activity, material->requirement);
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *pages =
      material->pages > 0 ? g_strdup_printf ("%u", material->pages) : g_strdup ("");
  g_autofree char *size = dup_size (material->bytes);
  const char *const cells[] = { place,
                                requirement != NULL ? requirement->name : material->requirement,
                                material->name, pages, size };

  add_material_row (table, width, QZ_CELL_VALUE, QZ_ROW_BODY, cells);
}

/* The files that are handed in with the form; the scan of the form itself is none of them, and
 * figures stand in the report. */
void
_qz_form_add_materials (const QzFormDocument *self, QzTableBlock *table, double width)
{
  static const char *const HEAD[] = { "序号", "材料", "文件", "页数", "大小" };
  double rest = width - QZ_FORM_GROUP_WIDTH;
  guint n = 0;

  for (guint i = 0; self->materials != NULL && i < self->materials->len; i++)
    {
      const QzMaterial *material = g_ptr_array_index (self->materials, i);
      const QzRequirement *requirement =
          qz_activity_find_requirement (self->activity, material->requirement);

      if ((requirement != NULL && requirement->stamped)
          || strcmp (material->requirement, QZ_REQUIREMENT_FIGURE) == 0)
        continue;
      if (n++ == 0)
        {
          qz_table_block_begin_group (table, QZ_FORM_GROUP_WIDTH, "申报材料");
          add_material_row (table, rest, QZ_CELL_LABEL, QZ_ROW_HEADER | QZ_ROW_KEEP, HEAD);
        }
      add_material (self, table, rest, n, material);
    }
  if (n > 0)
    qz_table_block_end_group (table);
}
