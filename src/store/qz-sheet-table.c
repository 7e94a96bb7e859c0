/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Score sheets with their scores. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "store/qz-entry-row.h"
#include "store/qz-rows.h"
#include "store/qz-sheet-table.h"

#define SELECT_SHEET                                                                               \
  "SELECT s.id, s.entry, s.judge, s.stage, s.rubric, s.state, s.total, s.comment, s.updated,"      \
  " s.active, s.version, s.paper, s.handed FROM sheet s "

static gpointer
read_sheet (QzStatement *statement)
{
  QzSheet *sheet = qz_sheet_new ();

  qz_statement_read_text (statement, 0, &sheet->id);
  qz_statement_read_text (statement, 1, &sheet->entry);
  qz_statement_read_text (statement, 2, &sheet->judge);
  qz_statement_read_text (statement, 3, &sheet->stage);
  qz_statement_read_text (statement, 4, &sheet->rubric);
  sheet->state = qz_sheet_state_from_id (qz_statement_get_text (statement, 5));
  sheet->total = qz_statement_get_points (statement, 6);
  qz_statement_read_text (statement, 7, &sheet->comment);
  qz_statement_read_text (statement, 8, &sheet->updated);
  sheet->active = qz_statement_get_int (statement, 9) != 0;
  sheet->version = (guint) qz_statement_get_int (statement, 10);
  sheet->paper = qz_statement_get_int (statement, 11) != 0;
  sheet->handed = (guint) qz_statement_get_int (statement, 12);
  return sheet;
}

static gpointer
read_score (QzStatement *statement)
{
  QzSheetScore *score = qz_sheet_score_new ();

  qz_statement_read_text (statement, 0, &score->item);
  score->points = qz_statement_get_points (statement, 1);
  return score;
}

static gboolean
read_scores (QzConnection *connection, QzSheet *sheet, GError **error)
{
  GPtrArray *scores = qz_rows_list (
      connection, "SELECT item, points FROM sheet_score WHERE sheet = $1 ORDER BY place",
      QZ_ARGUMENTS (sheet->id), read_score, (GDestroyNotify) qz_sheet_score_free, error);

  if (scores == NULL)
    return FALSE;
  g_ptr_array_unref (sheet->scores);
  sheet->scores = scores;
  return TRUE;
}

static gpointer
read_remark (QzStatement *statement)
{
  QzSheetRemark *remark = qz_sheet_remark_new ();

  qz_remark_kind_from_id (qz_statement_get_text (statement, 0), &remark->kind);
  qz_statement_read_text (statement, 1, &remark->item);
  qz_statement_read_text (statement, 2, &remark->text);
  return remark;
}

/**
 * qz_sheet_table_read_remarks:
 * @connection: inside a transaction
 * @sheet: a sheet that was stored; gets what was said on its version
 * @error: any code of the driver
 *
 * Lists of sheets come without: thousands of them are read for their points.
 *
 * Returns: whether its remarks were read
 */
gboolean
qz_sheet_table_read_remarks (QzConnection *connection, QzSheet *sheet, GError **error)
{
  GPtrArray *remarks;

  g_return_val_if_fail (connection != NULL && sheet != NULL, FALSE);

  remarks = qz_rows_list (connection,
                          "SELECT r.kind, r.item, r.text FROM sheet_remark r JOIN sheet s"
                          " ON s.id = r.sheet AND s.version = r.version WHERE s.id = $1"
                          " ORDER BY r.kind, r.item",
                          QZ_ARGUMENTS (sheet->id), read_remark,
                          (GDestroyNotify) qz_sheet_remark_free, error);
  if (remarks == NULL)
    return FALSE;
  g_clear_pointer (&sheet->remarks, g_ptr_array_unref);
  sheet->remarks = remarks;
  return TRUE;
}

static GPtrArray *
list (QzConnection *connection, const char *sql, const char *argument, GError **error)
{
  g_autoptr (GPtrArray) sheets = qz_rows_list (connection, sql, QZ_ARGUMENTS (argument), read_sheet,
                                               (GDestroyNotify) qz_sheet_free, error);

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    if (!read_scores (connection, g_ptr_array_index (sheets, i), error))
      return NULL;
  return g_steal_pointer (&sheets);
}

static gboolean
put_scores (QzConnection *connection, const QzSheet *sheet, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  if (!qz_rows_run (connection, "DELETE FROM sheet_score WHERE sheet = $1",
                    QZ_ARGUMENTS (sheet->id), error))
    return FALSE;
  statement = qz_connection_prepare (
      connection, "INSERT INTO sheet_score (sheet, place, item, points) VALUES ($1, $2, $3, $4)",
      error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < sheet->scores->len; i++)
    {
      const QzSheetScore *score = g_ptr_array_index (sheet->scores, i);

      qz_statement_bind_text (statement, "$1", sheet->id);
      qz_statement_bind_int (statement, "$2", i);
      qz_statement_bind_text (statement, "$3", score->item);
      qz_statement_bind_points (statement, "$4", score->points);
      if (!qz_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* Those that were not read stay. */
static gboolean
put_remarks (QzConnection *connection, const QzSheet *sheet, GError **error)
{
  g_autofree char *version = g_strdup_printf ("%u", sheet->version);
  g_autoptr (QzStatement) statement = NULL;

  if (sheet->remarks == NULL)
    return TRUE;
  if (!qz_rows_run (connection,
                    "DELETE FROM sheet_remark WHERE sheet = $1"
                    " AND version = CAST ($2 AS INTEGER)",
                    QZ_ARGUMENTS (sheet->id, version), error))
    return FALSE;
  statement = qz_connection_prepare (connection,
                                     "INSERT INTO sheet_remark (sheet, version, kind, item, text)"
                                     " VALUES ($1, $2, $3, $4, $5)",
                                     error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < sheet->remarks->len; i++)
    {
      const QzSheetRemark *remark = g_ptr_array_index (sheet->remarks, i);

      qz_statement_bind_text (statement, "$1", sheet->id);
      qz_statement_bind_int (statement, "$2", sheet->version);
      qz_statement_bind_text (statement, "$3", qz_remark_kind_ids[remark->kind]);
      qz_statement_bind_text (statement, "$4", remark->item);
      qz_statement_bind_text (statement, "$5", remark->text);
      if (!qz_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* Of the sheets of a judge for an entry at a stage one is active. */
static gboolean
retire_others (QzConnection *connection, const QzSheet *sheet, GError **error)
{
  return !sheet->active
         || qz_rows_run (connection,
                         "UPDATE sheet SET active = 0 WHERE entry = $1 AND judge = $2"
                         " AND stage = $3 AND rubric <> $4 AND active = 1",
                         QZ_ARGUMENTS (sheet->entry, sheet->judge, sheet->stage, sheet->rubric),
                         error);
}

/* The id that the sheet got when it was stored first stays. */
static gboolean
upsert (QzConnection *connection, QzSheet *sheet, GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection,
      "INSERT INTO sheet (id, entry, judge, stage, rubric, state, total, comment, updated, active,"
      " version, paper, handed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
      " ON CONFLICT (entry, judge, stage, rubric) DO UPDATE SET active = excluded.active,"
      " state = excluded.state, total = excluded.total, comment = excluded.comment,"
      " updated = excluded.updated, version = excluded.version, paper = excluded.paper,"
      " handed = excluded.handed"
      " RETURNING id",
      error);

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", sheet->id);
  qz_statement_bind_text (statement, "$2", sheet->entry);
  qz_statement_bind_text (statement, "$3", sheet->judge);
  qz_statement_bind_text (statement, "$4", sheet->stage);
  qz_statement_bind_text (statement, "$5", sheet->rubric);
  qz_statement_bind_text (statement, "$6", qz_sheet_state_get_id (sheet->state));
  qz_statement_bind_points (statement, "$7", sheet->total);
  qz_statement_bind_text (statement, "$8", sheet->comment);
  qz_statement_bind_text (statement, "$9", sheet->updated);
  qz_statement_bind_int (statement, "$10", sheet->active);
  qz_statement_bind_int (statement, "$11", sheet->version);
  qz_statement_bind_int (statement, "$12", sheet->paper);
  qz_statement_bind_int (statement, "$13", sheet->handed);
  if (qz_statement_step (statement, error) != QZ_FETCH_ROW)
    return FALSE;
  qz_statement_read_text (statement, 0, &sheet->id);
  return qz_statement_run (statement, error);
}

/**
 * qz_sheet_table_put:
 * @connection: inside a writing transaction
 * @sheet: a new or changed sheet, by its entry, judge, stage and form; its @id becomes the stored
 *   one. An active one retires those on other forms
 * @error: %QZ_ERROR_INVALID when the entry or the judge is not known; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_sheet_table_put (QzConnection *connection, QzSheet *sheet, GError **error)
{
  g_return_val_if_fail (connection != NULL && sheet != NULL, FALSE);
  g_return_val_if_fail (*sheet->id != '\0', FALSE);
  g_return_val_if_fail (sheet->version > 0, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return retire_others (connection, sheet, error) && upsert (connection, sheet, error)
         && put_scores (connection, sheet, error) && put_remarks (connection, sheet, error);
}

/**
 * qz_sheet_table_get:
 * @connection: inside a transaction
 * @id: UUID
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: (transfer full) (nullable): the sheet with its scores and remarks
 */
QzSheet *
qz_sheet_table_get (QzConnection *connection, const char *id, GError **error)
{
  g_autoptr (GPtrArray) sheets = NULL;

  g_return_val_if_fail (connection != NULL && id != NULL, NULL);

  sheets = list (connection, SELECT_SHEET "WHERE s.id = $1", id, error);
  if (sheets == NULL)
    return NULL;
  if (sheets->len == 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("There is no score sheet “%s”. Open the entry on the review board again."),
                   id);
      return NULL;
    }
  if (!qz_sheet_table_read_remarks (connection, sheets->pdata[0], error))
    return NULL;
  return g_ptr_array_steal_index (sheets, 0);
}

/**
 * qz_sheet_table_find:
 * @connection: inside a transaction
 * @entry: UUID
 * @judge: UUID
 * @stage: id of the stage
 * @rubric: id of the form
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): the sheet with its scores and remarks, active or not; %NULL
 *   without an error when there is none
 */
QzSheet *
qz_sheet_table_find (QzConnection *connection,
                     const char *entry,
                     const char *judge,
                     const char *stage,
                     const char *rubric,
                     GError **error)
{
  g_autoptr (QzSheet) sheet = NULL;
  gpointer row = NULL;

  g_return_val_if_fail (connection != NULL && entry != NULL, NULL);
  g_return_val_if_fail (judge != NULL && stage != NULL && rubric != NULL, NULL);

  if (!qz_rows_first (connection,
                      SELECT_SHEET "WHERE s.entry = $1 AND s.judge = $2 AND s.stage = $3"
                                   " AND s.rubric = $4",
                      QZ_ARGUMENTS (entry, judge, stage, rubric), read_sheet, &row, error))
    return NULL;
  sheet = row;
  if (sheet == NULL || !read_scores (connection, sheet, error)
      || !qz_sheet_table_read_remarks (connection, sheet, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

/**
 * qz_sheet_table_set_active:
 * @connection: inside a writing transaction
 * @id: UUID of a sheet; no other one of its entry, judge and stage is active
 * @active: whether it is on the form of the present category of its entry
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_sheet_table_set_active (QzConnection *connection,
                           const char *id,
                           gboolean active,
                           GError **error)
{
  g_return_val_if_fail (connection != NULL && id != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_rows_run (connection,
                      active ? "UPDATE sheet SET active = 1 WHERE id = $1"
                             : "UPDATE sheet SET active = 0 WHERE id = $1",
                      QZ_ARGUMENTS (id), error);
}

/**
 * qz_sheet_table_delete:
 * @connection: inside a writing transaction
 * @id: UUID
 * @error: any code of the driver
 *
 * Returns: %TRUE when it is gone
 */
gboolean
qz_sheet_table_delete (QzConnection *connection, const char *id, GError **error)
{
  g_return_val_if_fail (connection != NULL && id != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_rows_run (connection, "DELETE FROM sheet WHERE id = $1", QZ_ARGUMENTS (id), error);
}

/**
 * qz_sheet_table_list_by_entry:
 * @connection: inside a transaction
 * @entry: UUID
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzSheet): its sheets of all stages, also those
 *   that are not active
 */
GPtrArray *
qz_sheet_table_list_by_entry (QzConnection *connection, const char *entry, GError **error)
{
  g_return_val_if_fail (connection != NULL && entry != NULL, NULL);

  return list (connection, SELECT_SHEET "WHERE s.entry = $1 ORDER BY s.stage, s.judge", entry,
               error);
}

/**
 * qz_sheet_table_list_by_panel:
 * @connection: inside a transaction
 * @panel: UUID
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzSheet): the active sheets of its entries in
 *   review at its stage by its judges, of a pool by those who have a seat there, by entry
 */
GPtrArray *
qz_sheet_table_list_by_panel (QzConnection *connection, const char *panel, GError **error)
{
  g_return_val_if_fail (connection != NULL && panel != NULL, NULL);

  return list (connection,
               SELECT_SHEET "JOIN panel_entry e ON e.entry = s.entry"
                            " JOIN panel p ON p.id = e.panel AND p.stage = s.stage"
                            " JOIN panel_judge j ON j.panel = p.id AND j.judge = s.judge"
                            " JOIN entry n ON n.id = s.entry AND n.state IN " QZ_STATES_IN_REVIEW
                            " WHERE p.id = $1 AND s.active = 1 AND (p.per_entry = 0"
                            " OR EXISTS (SELECT 1 FROM seat t WHERE t.panel = p.id"
                            " AND t.entry = s.entry AND t.judge = s.judge))"
                            " ORDER BY s.entry, j.place",
               panel, error);
}

/**
 * qz_sheet_table_list_by_activity:
 * @connection: inside a transaction
 * @activity: id of an activity
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzSheet): the active sheets of its entries,
 *   by entry
 */
GPtrArray *
qz_sheet_table_list_by_activity (QzConnection *connection, const char *activity, GError **error)
{
  g_return_val_if_fail (connection != NULL && activity != NULL, NULL);

  return list (connection,
               SELECT_SHEET "JOIN entry e ON e.id = s.entry WHERE e.activity = $1"
                            " AND s.active = 1 ORDER BY s.entry, s.stage, s.judge",
               activity, error);
}
