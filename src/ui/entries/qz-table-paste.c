/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a spreadsheet into a table of a form: tabs between cells, a line for each row. */

#include "config.h"

#include "rules/qz-typed-value.h"
#include "ui/entries/qz-table-paste.h"

/* More than any table of a form holds; a whole sheet pasted by mistake stops here. */
#define MOST_ROWS 500

static char *
dup_cell (const char *text)
{
  g_autofree char *copy = g_strdup (text);
  gsize length;

  g_strstrip (copy);
  length = strlen (copy);
  /* A spreadsheet quotes a cell that holds a line break or a quotation mark. */
  if (length >= 2 && copy[0] == '"' && copy[length - 1] == '"')
    {
      g_auto (GStrv) parts = NULL;

      copy[length - 1] = '\0';
      parts = g_strsplit (copy + 1, "\"\"", -1);
      return g_strjoinv ("\"", parts);
    }
  return g_steal_pointer (&copy);
}

/* Fills @map with the column that each pasted cell belongs to when @cells is a heading. */
static gboolean
read_heading (const QzField *table, GStrv cells, int *map)
{
  guint named = 0;

  for (guint i = 0; cells[i] != NULL && i < table->columns->len; i++)
    {
      g_autofree char *cell = dup_cell (cells[i]);

      map[i] = -1;
      for (guint j = 0; j < table->columns->len; j++)
        {
          const QzField *column = g_ptr_array_index (table->columns, j);

          if (strcmp (column->label, cell) == 0)
            {
              map[i] = (int) j;
              named++;
            }
        }
    }
  return named >= 2;
}

/**
 * qz_table_paste_is_block:
 * @text: text of the clipboard
 *
 * Returns: whether it is more than one cell
 */
gboolean
qz_table_paste_is_block (const char *text)
{
  const char *line;

  g_return_val_if_fail (text != NULL, FALSE);

  line = strchr (text, '\n');
  return strchr (text, '\t') != NULL || (line != NULL && line[strspn (line, "\r\n")] != '\0');
}

/**
 * qz_table_paste:
 * @form: a form
 * @table: a table field
 * @row: where the first cell goes, from 0
 * @column: where the first cell goes, from 0
 * @text: cells as a spreadsheet copies them
 *
 * A first line that names columns is not pasted: it says which column each cell belongs to.
 * Choices may be given by their label. Cells beyond the last column are dropped, rows beyond the
 * limit of the table too.
 *
 * Returns: (transfer full): the form with the cells
 */
QzForm *
qz_table_paste (QzForm *form, const QzField *table, guint row, guint column, const char *text)
{
  g_autoptr (QzForm) result = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree int *map = NULL;
  guint most;
  guint first = 0;

  g_return_val_if_fail (form != NULL && table != NULL && text != NULL, NULL);

  result = qz_form_ref (form);
  lines = g_strsplit (text, "\n", -1);
  most = table->max_rows > 0 ? MIN (table->max_rows, MOST_ROWS) : MOST_ROWS;
  map = g_new (int, table->columns->len);
  for (guint i = 0; i < table->columns->len; i++)
    map[i] = i + column < table->columns->len ? (int) (i + column) : -1;
  if (lines[0] != NULL)
    {
      g_autofree int *named = g_memdup2 (map, table->columns->len * sizeof (int));
      g_auto (GStrv) cells = g_strsplit (lines[0], "\t", -1);

      if (read_heading (table, cells, named))
        {
          g_free (map);
          map = g_steal_pointer (&named);
          first = 1;
        }
    }

  for (guint i = first; lines[i] != NULL && row < most; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (*lines[i] == '\0' || strcmp (lines[i], "\r") == 0)
        continue;
      for (guint j = 0; cells[j] != NULL && j < table->columns->len; j++)
        if (map[j] >= 0)
          {
            const QzField *target = g_ptr_array_index (table->columns, (guint) map[j]);
            g_autofree char *cell = dup_cell (cells[j]);
            g_autofree char *path = qz_form_cell_path (table->id, row, target->id);
            g_autofree char *value = qz_typed_value (target, cell);
            QzForm *next = qz_form_set (result, path, value);

            qz_form_unref (result);
            result = next;
          }
      row++;
    }
  return g_steal_pointer (&result);
}
