/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores as they stand in a spreadsheet: cells become points, or sentences that name them. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-sheet.h"
#include "operations/qz-score-table-reader.h"
#include "rules/qz-sheet-rules.h"
#include "rules/qz-typed-value.h"

struct _QzScoreTableReader
{
  QzLooseTable *table;
  const QzEdition *edition; /* borrowed */
  int columns[QZ_N_SCORE_COLUMNS];
  char *judge;         /* nullable: who stands above the headings */
  GHashTable *rubrics; /* QzRubric → (element-type int): column of each item, -1 for none */
};

static const char *const numbers[] = { "编号", "成果编号", "number", NULL };
static const char *const titles[] = { "成果", "班组", "作品",  "人选", "课题名称",
                                      "题目", "标题", "title", NULL };
static const char *const units[] = { "单位", "单位名称", "unit", NULL };
static const char *const judges[] = { "评审专家", "评审员", "专家", "评审人", "judge", NULL };
static const char *const stages[] = { "环节", "阶段", "stage", NULL };
static const char *const totals[] = { "合计", "总计", "得分", "total", NULL };
static const char *const comments[] = { "评审意见", "意见", "备注", "comment", NULL };

static const QzLooseColumn wanted[QZ_N_SCORE_COLUMNS] = {
  [QZ_SCORE_COLUMN_NUMBER] = { "申报号", numbers },
  [QZ_SCORE_COLUMN_TITLE] = { "成果名称", titles },
  [QZ_SCORE_COLUMN_UNIT] = { "申报单位", units },
  [QZ_SCORE_COLUMN_JUDGE] = { "评委", judges },
  [QZ_SCORE_COLUMN_STAGE] = { "评审环节", stages },
  [QZ_SCORE_COLUMN_TOTAL] = { "总分", totals },
  [QZ_SCORE_COLUMN_COMMENT] = { "评语", comments },
};

/* --- headings --- */

/* A column of its own meaning, or one that only helps to read the table. */
static gboolean
is_fixed (const QzScoreTableReader *self, guint column)
{
  static const char *const also[] = { "类别",     "专业", "评审组", "小组", "小组名称",
                                      "班组名称", "姓名", "no.",    NULL };
  static const QzLooseColumn other = { "序号", also };

  for (guint i = 0; i < QZ_N_SCORE_COLUMNS; i++)
    if (self->columns[i] == (int) column)
      return TRUE;
  if (qz_loose_table_is_called (self->table, column, &other))
    return TRUE;
  for (guint i = 0; i < self->edition->activities->len; i++)
    {
      const QzActivity *activity = self->edition->activities->pdata[i];
      const QzLooseColumn noun = { activity->noun, NULL };

      if (qz_loose_table_is_called (self->table, column, &noun))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_item (const QzScoreTableReader *self, guint column, const QzItem *item)
{
  const char *const also[] = { item->id, NULL };
  const QzLooseColumn title = { item->title, also };

  return qz_loose_table_is_called (self->table, column, &title);
}

static gboolean
is_of_some_rubric (const QzScoreTableReader *self, guint column)
{
  for (guint i = 0; i < self->edition->rubrics->len; i++)
    {
      const QzRubric *rubric = self->edition->rubrics->pdata[i];

      for (guint k = 0; k < rubric->items->len; k++)
        if (is_item (self, column, rubric->items->pdata[k]))
          return TRUE;
    }
  return FALSE;
}

/* Every heading says one thing that is known, and none says it twice. */
static gboolean
check_headings (const QzScoreTableReader *self, GError **error)
{
  guint n = qz_loose_table_get_n_columns (self->table);

  for (guint i = 0; i < n; i++)
    {
      const char *heading = qz_loose_table_get_heading (self->table, i);
      const QzLooseColumn same = { heading, NULL };
      g_autofree char *place = qz_loose_table_dup_heading_place (self->table, i);

      if (*heading == '\0')
        continue;
      if (!is_fixed (self, i) && !is_of_some_rubric (self, i))
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                       _ ("%s: the heading “%s” in %s is no item of a score sheet. Take the "
                          "headings from a new template, or delete the column."),
                       qz_loose_table_get_file (self->table), heading, place);
          return FALSE;
        }
      for (guint k = 0; k < i; k++)
        if (qz_loose_table_is_called (self->table, k, &same))
          {
            g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                         _ ("%s: the heading “%s” stands twice, the second time in %s. Leave one "
                            "of the two columns."),
                         qz_loose_table_get_file (self->table), heading, place);
            return FALSE;
          }
    }
  return TRUE;
}

static gboolean
check_columns (QzScoreTableReader *self, gboolean with_judge, GError **error)
{
  if (self->columns[QZ_SCORE_COLUMN_NUMBER] < 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
                   _ ("%s: one of the first rows needs the heading “申报号” or “number”. Take the "
                      "headings from a new template."),
                   qz_loose_table_get_file (self->table));
      return FALSE;
    }
  self->judge = qz_loose_table_dup_above (self->table, &wanted[QZ_SCORE_COLUMN_JUDGE]);
  if (with_judge || self->judge != NULL || self->columns[QZ_SCORE_COLUMN_JUDGE] >= 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX,
               _ ("%s does not say who scored. Add a column “评委”, write “评委：” and the name "
                  "above the headings, or name the judge when you import it."),
               qz_loose_table_get_file (self->table));
  return FALSE;
}

/**
 * qz_score_table_reader_open:
 * @path: of a file, .xlsx or text
 * @edition: whose forms are scored; has to live as long as the reader
 * @with_judge: whether the judge is known from elsewhere
 * @cancellable: (nullable): looked at now and then
 * @error: as qz_loose_table_read(); %QZ_ERROR_SYNTAX when the headings do not match
 *
 * Returns: (transfer full) (nullable): the table
 */
QzScoreTableReader *
qz_score_table_reader_open (const char *path,
                            const QzEdition *edition,
                            gboolean with_judge,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (QzScoreTableReader) self = NULL;
  QzLooseTable *table;

  g_return_val_if_fail (path != NULL && edition != NULL, NULL);

  table = qz_loose_table_read (path, cancellable, error);
  if (table == NULL)
    return NULL;
  self = g_new0 (QzScoreTableReader, 1);
  self->table = table;
  self->edition = edition;
  self->rubrics = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  qz_loose_table_guess (table, wanted, QZ_N_SCORE_COLUMNS, self->columns);
  if (!check_columns (self, with_judge, error) || !check_headings (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * qz_score_table_reader_free:
 * @self: (nullable) (transfer full): a table
 */
void
qz_score_table_reader_free (QzScoreTableReader *self)
{
  if (self == NULL)
    return;
  qz_loose_table_free (self->table);
  g_hash_table_unref (self->rubrics);
  g_free (self->judge);
  g_free (self);
}

/* --- rows --- */

/**
 * qz_score_table_reader_get_file:
 * @self: a table
 *
 * Returns: the name of the file for messages
 */
const char *
qz_score_table_reader_get_file (const QzScoreTableReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return qz_loose_table_get_file (self->table);
}

/**
 * qz_score_table_reader_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows stand below the headings
 */
guint
qz_score_table_reader_get_n_rows (const QzScoreTableReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return qz_loose_table_get_n_rows (self->table);
}

/**
 * qz_score_table_reader_is_blank:
 * @self: a table
 * @row: from 0
 *
 * Returns: whether the row has nothing to say
 */
gboolean
qz_score_table_reader_is_blank (const QzScoreTableReader *self, guint row)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < qz_loose_table_get_n_columns (self->table); i++)
    if (*qz_loose_table_get (self->table, row, (int) i) != '\0')
      return FALSE;
  return TRUE;
}

/**
 * qz_score_table_reader_get:
 * @self: a table
 * @row: from 0
 * @column: not one of an item
 *
 * Returns: (transfer none): what stands there; the judge may stand above the headings instead
 */
const char *
qz_score_table_reader_get (const QzScoreTableReader *self, guint row, QzScoreColumn column)
{
  const char *text;

  g_return_val_if_fail (self != NULL, "");

  text = qz_loose_table_get (self->table, row, self->columns[column]);
  if (*text == '\0' && column == QZ_SCORE_COLUMN_JUDGE && self->judge != NULL)
    return self->judge;
  return text;
}

/**
 * qz_score_table_reader_dup_place:
 * @self: a table
 * @row: from 0
 * @column: not one of an item
 *
 * Returns: (transfer full): the place in the file: B7
 */
char *
qz_score_table_reader_dup_place (const QzScoreTableReader *self, guint row, QzScoreColumn column)
{
  g_return_val_if_fail (self != NULL, NULL);

  return qz_loose_table_dup_place (self->table, row, (guint) MAX (self->columns[column], 0));
}

/* --- points --- */

static const int *
find_columns (QzScoreTableReader *self, const QzRubric *rubric)
{
  int *columns = g_hash_table_lookup (self->rubrics, rubric);
  guint n = qz_loose_table_get_n_columns (self->table);

  if (columns != NULL)
    return columns;
  columns = g_new (int, rubric->items->len + 1);
  for (guint i = 0; i < rubric->items->len; i++)
    {
      columns[i] = -1;
      for (guint k = 0; k < n && columns[i] < 0; k++)
        if (!is_fixed (self, k) && is_item (self, k, rubric->items->pdata[i]))
          columns[i] = (int) k;
    }
  g_hash_table_insert (self->rubrics, (gpointer) rubric, columns);
  return columns;
}

static void
complain (QzScoreTableReader *self, guint row, guint column, GPtrArray *faults, const char *reason)
{
  g_autofree char *place = qz_loose_table_dup_place (self->table, row, column);

  g_ptr_array_add (faults, g_strdup_printf (_ ("%s: %s"), place, reason));
}

/* What a spreadsheet does to numbers on its own. */
static const char *
find_kind_fault (const QzReadCell *cell)
{
  if (cell->kind == QZ_READ_DATE)
    return _ ("The spreadsheet made a day of what was typed. Type the points again.");
  if (cell->kind == QZ_READ_ERROR)
    return _ ("The formula in this cell has an error. Type the points instead.");
  if (cell->flags & QZ_READ_MERGED)
    return _ ("This cell is merged with the one above. Split them, and give each row its points.");
  if (cell->flags & QZ_READ_FORMULA && *cell->text == '\0')
    return _ ("The formula in this cell has no saved result. Type the points instead.");
  return NULL;
}

static gint64
read_points (
    QzScoreTableReader *self, guint row, guint column, const QzItem *item, GPtrArray *faults)
{
  const QzReadCell *cell = qz_loose_table_get_cell (self->table, row, (int) column);
  g_autoptr (GError) error = NULL;
  const char *fault;
  gint64 points;

  if (cell == NULL)
    return QZ_POINTS_NONE;
  fault = find_kind_fault (cell);
  if (fault == NULL && qz_typed_points (item, cell->text, &points, &error)
      && qz_item_check (item, points, &error))
    return points;
  complain (self, row, column, faults, fault != NULL ? fault : error->message);
  return QZ_POINTS_NONE;
}

static gboolean
has_column (const int *columns, guint n, guint column)
{
  for (guint i = 0; i < n; i++)
    if (columns[i] == (int) column)
      return TRUE;
  return FALSE;
}

/* What stands in a column that the form does not have: cells have slipped, or it is the wrong form.
 */
static void
find_strays (QzScoreTableReader *self,
             guint row,
             const QzRubric *rubric,
             const int *columns,
             GPtrArray *faults)
{
  for (guint i = 0; i < qz_loose_table_get_n_columns (self->table); i++)
    {
      const char *heading = qz_loose_table_get_heading (self->table, i);
      g_autofree char *reason = NULL;

      if (*qz_loose_table_get (self->table, row, (int) i) == '\0'
          || has_column (columns, rubric->items->len, i)
          || (*heading != '\0' && is_fixed (self, i)))
        continue;
      if (*heading == '\0')
        reason = g_strdup (_ ("There is no heading above this cell. The row may have slipped "
                              "sideways."));
      else
        reason = g_strdup_printf (_ ("The score sheet “%s” of this entry has no item “%s”. Leave "
                                     "the cell blank."),
                                  rubric->name, heading);
      complain (self, row, i, faults, reason);
    }
}

/**
 * qz_score_table_reader_read_scores:
 * @self: a table
 * @row: from 0
 * @rubric: the form by which the entry of the row is scored
 * @faults: (element-type utf8): takes a sentence for each cell that cannot be taken
 *
 * Returns: (transfer full) (element-type QzSheetScore): the points of the items that are filled in;
 *   to be left alone when there is a fault
 */
GPtrArray *
qz_score_table_reader_read_scores (QzScoreTableReader *self,
                                   guint row,
                                   const QzRubric *rubric,
                                   GPtrArray *faults)
{
  g_autoptr (GPtrArray) scores =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_score_free);
  const int *columns;

  g_return_val_if_fail (self != NULL && rubric != NULL && faults != NULL, NULL);

  columns = find_columns (self, rubric);
  for (guint i = 0; i < rubric->items->len; i++)
    {
      const QzItem *item = rubric->items->pdata[i];
      gint64 points;

      if (columns[i] < 0)
        {
          g_ptr_array_add (faults,
                           g_strdup_printf (_ ("The table has no column “%s”, which the score "
                                               "sheet “%s” of this entry needs."),
                                            item->title, rubric->name));
          continue;
        }
      points = read_points (self, row, (guint) columns[i], item, faults);
      if (points != QZ_POINTS_NONE)
        qz_scores_set_points (scores, item->id, points);
    }
  find_strays (self, row, rubric, columns, faults);
  return g_steal_pointer (&scores);
}
