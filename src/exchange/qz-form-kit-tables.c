/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a filled form that belong to its tables. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-form-kit-reading.h"
#include "model/qz-error.h"

#define MOST_ROWS 1000 /* of a table */

static const QzField *
find_column (const QzField *table, const char *id)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (strcmp (((const QzField *) table->columns->pdata[i])->id, id) == 0)
      return table->columns->pdata[i];
  return NULL;
}

/* The table that "members/name" names a column of, and the column. */
static const QzField *
find_table (const QzKitReading *self, const char *id, const QzField **out_column)
{
  const char *slash = strchr (id, '/');
  g_autofree char *name = slash != NULL ? g_strndup (id, (gsize) (slash - id)) : NULL;
  const QzField *table = name != NULL ? qz_activity_find_field (self->activity, name) : NULL;

  if (table == NULL || table->type != QZ_FIELD_TABLE)
    return NULL;
  *out_column = find_column (table, slash + 1);
  return *out_column != NULL ? table : NULL;
}

/* Takes the row for the one that names the columns, if it does. */
gboolean
_qz_kit_begin_table (QzKitReading *self, const QzReadRow *row)
{
  const QzField *found = NULL;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const QzReadCell *cell = &g_array_index (row->cells, QzReadCell, i);
      const QzField *column;
      const QzField *table = find_table (self, cell->text, &column);

      if (table == NULL || cell->column >= QZ_KIT_MOST_COLUMNS || (found != NULL && table != found))
        continue;
      if (found == NULL)
        memset (self->columns, 0, sizeof self->columns);
      found = table;
      self->columns[cell->column] = column;
    }
  if (found == NULL)
    return FALSE;
  self->table = found;
  self->headings = TRUE;
  return TRUE;
}

/* By the name of the sheet and the labels, when the row of the ids is gone. */
gboolean
_qz_kit_begin_table_by_labels (QzKitReading *self, const QzReadRow *row)
{
  for (guint s = 0; s < self->activity->sections->len; s++)
    {
      const QzSection *section = self->activity->sections->pdata[s];

      for (guint k = 0; k < section->fields->len; k++)
        {
          const QzField *table = section->fields->pdata[k];
          guint n = 0;

          if (table->type != QZ_FIELD_TABLE || strcmp (table->label, self->sheet) != 0)
            continue;
          memset (self->columns, 0, sizeof self->columns);
          for (guint i = 0; i < row->cells->len; i++)
            {
              const QzReadCell *cell = &g_array_index (row->cells, QzReadCell, i);
              g_autofree char *key = _qz_kit_make_key (cell->text);

              for (guint c = 0; c < table->columns->len && cell->column < QZ_KIT_MOST_COLUMNS; c++)
                if (_qz_kit_is_label (key, table->columns->pdata[c]))
                  {
                    self->columns[cell->column] = table->columns->pdata[c];
                    n++;
                  }
            }
          if (n * 2 < table->columns->len)
            continue;
          self->table = table;
          self->headings = FALSE;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_heading_row (const QzKitReading *self, const QzReadRow *row)
{
  guint labels = 0;
  guint cells = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const QzReadCell *cell = &g_array_index (row->cells, QzReadCell, i);
      const QzField *column =
          cell->column < QZ_KIT_MOST_COLUMNS ? self->columns[cell->column] : NULL;
      g_autofree char *key = _qz_kit_make_key (cell->text);

      if (column == NULL)
        continue;
      cells++;
      labels += _qz_kit_is_label (key, column);
    }
  return labels > 0 && labels * 2 >= cells;
}

gboolean
_qz_kit_take_table_row (QzKitReading *self, const QzReadRow *row, GError **error)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, self->table->id));
  gboolean taken = FALSE;

  if (self->headings)
    {
      self->headings = FALSE;
      if (is_heading_row (self, row))
        return TRUE;
    }
  for (guint i = 0; i < row->cells->len; i++)
    {
      const QzReadCell *cell = &g_array_index (row->cells, QzReadCell, i);
      const QzField *column =
          cell->column < QZ_KIT_MOST_COLUMNS ? self->columns[cell->column] : NULL;
      g_autofree char *path = NULL;

      if (column == NULL)
        continue;
      if (number >= MOST_ROWS)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT, _ ("“%s” takes %d rows at most."),
                       self->table->label, MOST_ROWS);
          return FALSE;
        }
      path = qz_form_cell_path (self->table->id, number, column->id);
      _qz_kit_take_value (self, column, path, row->row, cell);
      taken = TRUE;
    }
  if (taken)
    g_hash_table_insert (self->rows, self->table->id, GUINT_TO_POINTER (number + 1));
  return TRUE;
}
