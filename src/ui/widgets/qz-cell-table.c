/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/qz-cell-table.h"

#include <math.h>

typedef struct
{
  char *text;
  double value; /* NaN: sorted by the text */
  QzTone tone;
} Cell;

struct _QzCellRow
{
  char *key;
  GArray *cells; /* (element-type Cell) */
};

struct _QzCellTable
{
  QzRecordTable parent_instance;

  GStrv ids; /* of the columns, owned */
};

G_DEFINE_FINAL_TYPE (QzCellTable, qz_cell_table, QZ_TYPE_RECORD_TABLE)

static const Cell *
get_cell (const QzCellRow *row, guint column)
{
  return column < row->cells->len ? &g_array_index (row->cells, Cell, column) : NULL;
}

static char *
cell_text (gpointer item, QzTone *out_tone, gpointer user_data)
{
  const Cell *cell = get_cell (qz_record_item_get (item), GPOINTER_TO_UINT (user_data));

  if (cell == NULL)
    return NULL;
  if (out_tone != NULL)
    *out_tone = cell->tone;
  return g_strdup (cell->text);
}

/* What has no number comes after what has one. */
static int
compare_cells (const Cell *a, const Cell *b)
{
  if (!isnan (a->value) && !isnan (b->value))
    return (a->value > b->value) - (a->value < b->value);
  if (isnan (a->value) != isnan (b->value))
    return isnan (a->value) ? 1 : -1;
  return g_utf8_collate (a->text, b->text);
}

static int
qz_cell_table_compare (QzRecordTable *table,
                       const char *column,
                       gconstpointer first,
                       gconstpointer second)
{
  QzCellTable *self = QZ_CELL_TABLE (table);

  for (guint i = 0; self->ids[i] != NULL; i++)
    if (strcmp (self->ids[i], column) == 0)
      {
        const Cell *a = get_cell (first, i);
        const Cell *b = get_cell (second, i);

        return a != NULL && b != NULL ? compare_cells (a, b) : 0;
      }
  return 0;
}

static char *
qz_cell_table_dup_words (QzRecordTable *self, gconstpointer record)
{
  const QzCellRow *row = record;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < row->cells->len; i++)
    g_string_append_printf (words, "%s\n", g_array_index (row->cells, Cell, i).text);
  return g_string_free (words, FALSE);
}

static void
qz_cell_table_finalize (GObject *object)
{
  g_strfreev (QZ_CELL_TABLE (object)->ids);

  G_OBJECT_CLASS (qz_cell_table_parent_class)->finalize (object);
}

static void
qz_cell_table_class_init (QzCellTableClass *klass)
{
  QzRecordTableClass *table_class = QZ_RECORD_TABLE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qz_cell_table_finalize;
  table_class->compare = qz_cell_table_compare;
  table_class->dup_words = qz_cell_table_dup_words;
}

static void
qz_cell_table_init (QzCellTable *self)
{
}

/**
 * qz_cell_table_new:
 * @id: under which the table is remembered
 * @label: its accessible name
 * @columns: (array length=n_columns): copied
 * @n_columns: how many
 *
 * Returns: (transfer floating): a table for records of the kind #QzCellRow
 */
GtkWidget *
qz_cell_table_new (const char *id, const char *label, const QzCellColumn *columns, guint n_columns)
{
  QzCellTable *self;
  g_autofree QzColumn *all = NULL;

  g_return_val_if_fail (id != NULL && label != NULL && columns != NULL, NULL);

  self = g_object_new (QZ_TYPE_CELL_TABLE, NULL);
  all = g_new0 (QzColumn, n_columns);
  self->ids = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    {
      self->ids[i] = g_strdup (columns[i].id);
      all[i] = (QzColumn){ .id = columns[i].id,
                           .title = columns[i].title,
                           .property = "revision",
                           .text = cell_text,
                           .user_data = GUINT_TO_POINTER (i),
                           .width = columns[i].width,
                           .flags = columns[i].flags,
                           .chip = columns[i].chip };
    }
  qz_record_table_set_up (QZ_RECORD_TABLE (self), id, label, all, n_columns);
  return GTK_WIDGET (self);
}

/**
 * qz_cell_row_new:
 * @key: (nullable): what the row stands for, such as the id of an entry
 *
 * Returns: (transfer full): a row without cells
 */
QzCellRow *
qz_cell_row_new (const char *key)
{
  QzCellRow *self = g_new0 (QzCellRow, 1);

  self->key = g_strdup (key != NULL ? key : "");
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  return self;
}

/**
 * qz_cell_row_free:
 * @self: (nullable) (transfer full): a row
 */
void
qz_cell_row_free (QzCellRow *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->cells->len; i++)
    g_free (g_array_index (self->cells, Cell, i).text);
  g_array_unref (self->cells);
  g_free (self->key);
  g_free (self);
}

/**
 * qz_cell_row_add_text:
 * @self: a row
 * @text: (nullable): its next cell, sorted as people sort words
 */
void
qz_cell_row_add_text (QzCellRow *self, const char *text)
{
  qz_cell_row_add_chip (self, (double) NAN, text, QZ_TONE_NEUTRAL);
}

/**
 * qz_cell_row_add_number:
 * @self: a row
 * @value: what the cell is sorted by; NaN when there is nothing, which comes last
 * @text: (nullable): its next cell
 */
void
qz_cell_row_add_number (QzCellRow *self, double value, const char *text)
{
  qz_cell_row_add_chip (self, value, text, QZ_TONE_NEUTRAL);
}

/**
 * qz_cell_row_add_chip:
 * @self: a row
 * @value: what the cell is sorted by; NaN for the text
 * @text: (nullable): its next cell
 * @tone: in which colour it is shown in a column of chips
 */
void
qz_cell_row_add_chip (QzCellRow *self, double value, const char *text, QzTone tone)
{
  Cell cell = { .text = g_strdup (text != NULL ? text : ""), .value = value, .tone = tone };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->cells, cell);
}

/**
 * qz_cell_row_get_key:
 * @self: a row
 *
 * Returns: (transfer none): what it stands for
 */
const char *
qz_cell_row_get_key (const QzCellRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->key;
}
