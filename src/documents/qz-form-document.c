/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/qz-form-document.h"

#include "documents/qz-certificates.h"
#include "documents/qz-sheet-layout.h"
#include "model/qz-text.h"

/* The page, mm: A4 with a wider left margin for binding. */
#define PAGE_WIDTH 210.0
#define PAGE_HEIGHT 297.0
#define MARGIN_LEFT 24.0
#define MARGIN_RIGHT 18.0
#define WIDTH (PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT)

#define LETTER_SIZE 10.5
#define LABEL_WIDTH 30.0
#define NUMBER_WIDTH 12.0
#define ROW_HEIGHT 8.0
#define HEADING_HEIGHT 9.0
#define PROSE_HEIGHT 24.0
#define SIGN_HEIGHT 36.0
#define BLANK_ROWS 3

/* A wider value does not stand beside another one; a Chinese character is two columns wide. */
#define SHORT_VALUE 26

/* --- values --- */

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

/* --- rows of fields --- */

/* A short value that waits for another one to stand beside. */
typedef struct
{
  const QzField *field;
  char *value; /* owned, NULL: nothing waits */
} Waiting;

static void
add_full_row (QzTableBlock *table, const QzField *field, const char *value)
{
  gboolean prose = field->type == QZ_FIELD_PROSE;

  qz_table_block_begin_row (table, prose ? PROSE_HEIGHT : ROW_HEIGHT,
                            prose ? QZ_ROW_SPLITS : QZ_ROW_PLAIN);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, LABEL_WIDTH, field->label);
  qz_table_block_add_cell (table, prose ? QZ_CELL_PROSE : QZ_CELL_VALUE, QZ_ALIGN_START,
                           WIDTH - LABEL_WIDTH, value);
}

static void
flush (QzTableBlock *table, Waiting *waiting)
{
  if (waiting->value == NULL)
    return;
  add_full_row (table, waiting->field, waiting->value);
  g_clear_pointer (&waiting->value, g_free);
}

static void
add_pair (QzTableBlock *table, Waiting *waiting, const QzField *field, const char *value)
{
  double half = WIDTH / 2.0;

  qz_table_block_begin_row (table, ROW_HEIGHT, QZ_ROW_PLAIN);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, LABEL_WIDTH,
                           waiting->field->label);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, half - LABEL_WIDTH,
                           waiting->value);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, LABEL_WIDTH, field->label);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, half - LABEL_WIDTH, value);
  g_clear_pointer (&waiting->value, g_free);
}

static guint
count_columns (const char *text)
{
  guint columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    columns += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return columns;
}

/* The names that an entry is known by have a row of their own. */
static gboolean
is_wide (const QzField *field, const char *value)
{
  return field->type == QZ_FIELD_PROSE || g_str_equal (field->id, "title")
         || g_str_equal (field->id, "unit") || count_columns (value) > SHORT_VALUE;
}

static void
add_field (const QzFormDocument *self, QzTableBlock *table, Waiting *waiting, const QzField *field)
{
  g_autofree char *value =
      qz_form_document_dup_value (self, field, qz_form_get (self->entry->form, field->id));

  if (is_wide (field, value))
    {
      flush (table, waiting);
      add_full_row (table, field, value);
    }
  else if (waiting->value != NULL)
    add_pair (table, waiting, field, value);
  else
    {
      waiting->field = field;
      waiting->value = g_steal_pointer (&value);
    }
}

/* --- rows of tables --- */

/* The share of a column follows its longest text, within reason. */
static double
get_share (const QzFormDocument *self, const QzField *field, const QzField *column, guint n_rows)
{
  guint longest = count_columns (column->label);

  for (guint r = 0; r < n_rows; r++)
    {
      g_autofree char *value = qz_form_document_dup_value (
          self, column, qz_form_get_cell (self->entry->form, field->id, r, column->id));

      longest = MAX (longest, count_columns (value));
    }
  return (double) CLAMP (longest, 6, 24) + 2.0;
}

static double *
get_widths (const QzFormDocument *self, const QzField *field, guint n_rows)
{
  double *widths = g_new0 (double, field->columns->len);
  double sum = 0.0;

  for (guint i = 0; i < field->columns->len; i++)
    {
      widths[i] = get_share (self, field, g_ptr_array_index (field->columns, i), n_rows);
      sum += widths[i];
    }
  for (guint i = 0; i < field->columns->len; i++)
    widths[i] *= (WIDTH - NUMBER_WIDTH) / sum;
  return widths;
}

static void
add_table_row (const QzFormDocument *self,
               QzTableBlock *table,
               const QzField *field,
               const double *widths,
               guint row)
{
  g_autofree char *number = g_strdup_printf ("%u", row + 1);

  qz_table_block_begin_row (table, ROW_HEIGHT, QZ_ROW_PLAIN);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, NUMBER_WIDTH, number);
  for (guint i = 0; i < field->columns->len; i++)
    {
      const QzField *column = g_ptr_array_index (field->columns, i);
      const char *typed = qz_form_get_cell (self->entry->form, field->id, row, column->id);
      g_autofree char *value =
          typed != NULL ? qz_form_document_dup_value (self, column, typed) : g_strdup ("");

      qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, widths[i], value);
    }
}

static void
add_table (const QzFormDocument *self, QzTableBlock *table, const QzField *field)
{
  guint n_rows = qz_form_row_count (self->entry->form, field->id);
  g_autofree double *widths = get_widths (self, field, n_rows);

  qz_table_block_begin_row (table, ROW_HEIGHT, QZ_ROW_HEADER | QZ_ROW_KEEP);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, NUMBER_WIDTH, "序号");
  for (guint i = 0; i < field->columns->len; i++)
    qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, widths[i],
                             ((QzField *) g_ptr_array_index (field->columns, i))->label);
  for (guint r = 0; r < MAX (n_rows, BLANK_ROWS); r++)
    add_table_row (self, table, field, widths, r);
}

/* --- parts --- */

static void
add_heading (QzTableBlock *table, const char *text)
{
  qz_table_block_begin_row (table, HEADING_HEIGHT, QZ_ROW_KEEP);
  qz_table_block_add_cell (table, QZ_CELL_HEADING, QZ_ALIGN_CENTER, WIDTH, text);
}

static void
add_section (const QzFormDocument *self, QzTableBlock *table, const QzSection *section)
{
  Waiting waiting = { 0 };

  add_heading (table, section->title);
  for (guint i = 0; i < section->fields->len; i++)
    {
      const QzField *field = g_ptr_array_index (section->fields, i);

      if (!qz_applies_to (field->categories, self->entry->category))
        continue;
      if (field->type == QZ_FIELD_TABLE)
        {
          flush (table, &waiting);
          add_table (self, table, field);
        }
      else
        add_field (self, table, &waiting, field);
    }
  flush (table, &waiting);
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
add_material (const QzFormDocument *self,
              QzTableBlock *table,
              guint number,
              const QzMaterial *material)
{
  const QzRequirement *requirement =
      qz_activity_find_requirement (self->activity, material->requirement);
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *pages =
      material->pages > 0 ? g_strdup_printf ("%u", material->pages) : g_strdup ("");
  g_autofree char *size = dup_size (material->bytes);

  qz_table_block_begin_row (table, ROW_HEIGHT, QZ_ROW_PLAIN);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, NUMBER_WIDTH, place);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, 44.0,
                           requirement != NULL ? requirement->name : material->requirement);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START,
                           WIDTH - NUMBER_WIDTH - 44.0 - 16.0 - 24.0, material->name);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_CENTER, 16.0, pages);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_END, 24.0, size);
}

static void
add_materials (const QzFormDocument *self, QzTableBlock *table)
{
  if (self->materials == NULL || self->materials->len == 0)
    return;
  add_heading (table, "申报材料");
  qz_table_block_begin_row (table, ROW_HEIGHT, QZ_ROW_HEADER | QZ_ROW_KEEP);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, NUMBER_WIDTH, "序号");
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, 44.0, "材料");
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER,
                           WIDTH - NUMBER_WIDTH - 44.0 - 16.0 - 24.0, "文件");
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, 16.0, "页数");
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, 24.0, "大小");
  for (guint i = 0; i < self->materials->len; i++)
    add_material (self, table, i + 1, g_ptr_array_index (self->materials, i));
}

/* Room for the opinion; the boxes stay together, so that one page is signed and stamped. Below it
 * who signs, what is stamped, and the day. */
static void
add_sign_off (QzTableBlock *table, const QzSignOff *box, gboolean last)
{
  g_autoptr (GString) foot = g_string_new (NULL);

  if (*box->signer != '\0')
    g_string_append_printf (foot, "%s（签字）：　　　　　　　　", box->signer);
  if (*box->stamp != '\0')
    g_string_append_printf (foot, "（%s）", box->stamp);
  g_string_append (foot, "\n　　　　年　　月　　日");
  qz_table_block_begin_row (table, SIGN_HEIGHT, last ? QZ_ROW_PLAIN : QZ_ROW_KEEP);
  qz_table_block_add_cell (table, QZ_CELL_LABEL, QZ_ALIGN_CENTER, LABEL_WIDTH, box->title);
  qz_table_block_add_cell (table, QZ_CELL_VALUE, QZ_ALIGN_START, WIDTH - LABEL_WIDTH, "");
  qz_table_block_set_foot (table, foot->str);
}

static QzTableBlock *
make_table (const QzFormDocument *self)
{
  QzTableBlock *table = qz_table_block_new (LETTER_SIZE);

  for (guint i = 0; i < self->activity->sections->len; i++)
    {
      const QzSection *section = g_ptr_array_index (self->activity->sections, i);

      if (qz_applies_to (section->categories, self->entry->category))
        add_section (self, table, section);
    }
  add_materials (self, table);
  if (self->activity->sign_offs->len > 0)
    add_heading (table, "意见");
  for (guint i = 0; i < self->activity->sign_offs->len; i++)
    add_sign_off (table, g_ptr_array_index (self->activity->sign_offs, i),
                  i + 1 == self->activity->sign_offs->len);
  return table;
}

/* --- the sheet --- */

/* The words around the table. */
typedef struct
{
  char *title;
  char *number;
  char *category; /* nullable */
  QzTableBlock *table;
} Words;

static QzSheetLayout
make_layout (const QzFormDocument *self, Words *words)
{
  const QzCategory *category = qz_activity_find_category (self->activity, self->entry->category);
  g_autofree char *label = category != NULL ? qz_category_dup_label (category) : NULL;

  words->title =
      g_strdup_printf ("%s\n申报表", *self->activity->full_name != '\0' ? self->activity->full_name
                                                                        : self->activity->name);
  words->number = g_strdup_printf ("申报号：%s", self->entry->number);
  words->category = label != NULL ? g_strdup_printf ("类别：%s", label) : NULL;
  words->table = make_table (self);
  return (QzSheetLayout){
    .setup = { .width = PAGE_WIDTH,
               .height = PAGE_HEIGHT,
               .top = 24.0,
               .bottom = 22.0,
               .left = MARGIN_LEFT,
               .right = MARGIN_RIGHT },
    .created = self->created,
    .title = words->title,
    .left = words->number,
    .right = words->category,
    .foot = self->foot,
    .table = words->table,
  };
}

static void
words_clear (Words *words)
{
  g_clear_pointer (&words->title, g_free);
  g_clear_pointer (&words->number, g_free);
  g_clear_pointer (&words->category, g_free);
  g_clear_pointer (&words->table, qz_table_block_free);
}

/**
 * qz_form_document_write:
 * @self: a form
 * @path: the PDF file; written under a temporary name and put in place at the end
 * @cancellable: (nullable): asked on every page
 * @error: %QZ_ERROR_FONT, %QZ_ERROR_NOT_FOUND, %QZ_ERROR_FULL, %QZ_ERROR_READ_ONLY, %QZ_ERROR_IO,
 *     %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file is in place
 */
gboolean
qz_form_document_write (const QzFormDocument *self,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  Words words = { 0 };
  QzSheetLayout layout = { 0 };
  gboolean done = FALSE;

  g_return_val_if_fail (self != NULL && self->activity != NULL && path != NULL, FALSE);
  g_return_val_if_fail (self->entry != NULL && self->entry->form != NULL, FALSE);
  g_return_val_if_fail (self->created != NULL, FALSE);

  layout = make_layout (self, &words);
  done = qz_sheet_layout_write (&layout, path, cancellable, error);
  words_clear (&words);
  return done;
}

/**
 * qz_form_document_write_stream:
 * @self: a form
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
  Words words = { 0 };
  QzSheetLayout layout = { 0 };
  gboolean done = FALSE;

  g_return_val_if_fail (self != NULL && self->activity != NULL, FALSE);
  g_return_val_if_fail (self->entry != NULL && self->entry->form != NULL, FALSE);
  g_return_val_if_fail (self->created != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  layout = make_layout (self, &words);
  done = qz_sheet_layout_write_stream (&layout, stream, cancellable, error);
  words_clear (&words);
  return done;
}
