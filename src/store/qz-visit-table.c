/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-review-file-table.h"
#include "store/qz-rows.h"
#include "store/qz-visit-table.h"

#define SELECT_VISIT                                                                               \
  "SELECT v.entry, v.stage, v.panel, v.day, v.place, v.district, v.questions, v.overall,"          \
  " v.recorder, v.recorded FROM visit v "

static gpointer
read_visit (QzStatement *statement)
{
  QzVisit *visit = qz_visit_new ();

  qz_statement_read_text (statement, 0, &visit->entry);
  qz_statement_read_text (statement, 1, &visit->stage);
  qz_statement_read_text (statement, 2, &visit->panel);
  qz_statement_read_text (statement, 3, &visit->day);
  visit->place = (guint) qz_statement_get_int (statement, 4);
  qz_statement_read_text (statement, 5, &visit->district);
  qz_statement_read_text (statement, 6, &visit->questions);
  qz_statement_read_text (statement, 7, &visit->overall);
  qz_statement_read_text (statement, 8, &visit->recorder);
  qz_statement_read_text (statement, 9, &visit->recorded);
  return visit;
}

/* --- what belongs to it --- */

static gboolean
read_findings (QzConnection *connection, QzVisit *visit, GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection,
      "SELECT item, text FROM visit_finding WHERE entry = $1 AND stage = $2 ORDER BY place", error);
  QzFetch step;

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", visit->entry);
  qz_statement_bind_text (statement, "$2", visit->stage);
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    qz_visit_set_finding (visit, qz_statement_get_text (statement, 0),
                          qz_statement_get_text (statement, 1));
  return step == QZ_FETCH_DONE;
}

static gboolean
read_signatures (QzConnection *connection, QzVisit *visit, GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection,
      "SELECT unit, name, day FROM visit_signature WHERE entry = $1 AND stage = $2 ORDER BY place",
      error);
  QzFetch step;

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", visit->entry);
  qz_statement_bind_text (statement, "$2", visit->stage);
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    qz_visit_sign (visit, qz_statement_get_int (statement, 0) != 0,
                   qz_statement_get_text (statement, 1), qz_statement_get_text (statement, 2));
  return step == QZ_FETCH_DONE;
}

static gboolean
read_files (QzConnection *connection, QzVisit *visit, GError **error)
{
  GPtrArray *files = qz_review_file_table_list (connection, visit->entry, visit->stage, error);

  if (files == NULL)
    return FALSE;
  g_ptr_array_unref (visit->files);
  visit->files = files;
  return TRUE;
}

static gboolean
complete (QzConnection *connection, QzVisit *visit, GError **error)
{
  return read_findings (connection, visit, error) && read_signatures (connection, visit, error)
         && read_files (connection, visit, error);
}

static gboolean
put_findings (QzConnection *connection, const QzVisit *visit, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  if (!qz_rows_run (connection, "DELETE FROM visit_finding WHERE entry = $1 AND stage = $2",
                    QZ_ARGUMENTS (visit->entry, visit->stage), error))
    return FALSE;
  statement = qz_connection_prepare (connection,
                                     "INSERT INTO visit_finding (entry, stage, place, item, text)"
                                     " VALUES ($1, $2, $3, $4, $5)",
                                     error);
  for (guint i = 0; statement != NULL && i < visit->findings->len; i++)
    {
      const QzVisitFinding *finding = visit->findings->pdata[i];

      qz_statement_bind_text (statement, "$1", visit->entry);
      qz_statement_bind_text (statement, "$2", visit->stage);
      qz_statement_bind_int (statement, "$3", i);
      qz_statement_bind_text (statement, "$4", finding->item);
      qz_statement_bind_text (statement, "$5", finding->text);
      if (!qz_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
put_signatures (QzConnection *connection, const QzVisit *visit, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  if (!qz_rows_run (connection, "DELETE FROM visit_signature WHERE entry = $1 AND stage = $2",
                    QZ_ARGUMENTS (visit->entry, visit->stage), error))
    return FALSE;
  statement =
      qz_connection_prepare (connection,
                             "INSERT INTO visit_signature (entry, stage, place, unit, name, day)"
                             " VALUES ($1, $2, $3, $4, $5, $6)",
                             error);
  for (guint i = 0; statement != NULL && i < visit->signatures->len; i++)
    {
      const QzVisitSignature *signature = visit->signatures->pdata[i];

      qz_statement_bind_text (statement, "$1", visit->entry);
      qz_statement_bind_text (statement, "$2", visit->stage);
      qz_statement_bind_int (statement, "$3", i);
      qz_statement_bind_int (statement, "$4", signature->unit);
      qz_statement_bind_text (statement, "$5", signature->name);
      qz_statement_bind_text (statement, "$6", signature->day);
      if (!qz_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

/* --- public --- */

/**
 * qz_visit_table_put:
 * @connection: inside a writing transaction
 * @visit: takes the place of the one of its entry and stage; its files are stored by
 *   qz_review_file_table_add()
 * @error: %QZ_ERROR_INVALID when there is no such entry or panel; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_visit_table_put (QzConnection *connection, const QzVisit *visit, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && visit != NULL, FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO visit (entry, stage, panel, day, place, district, questions, overall, recorder,"
      " recorded) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
      " ON CONFLICT (entry, stage) DO UPDATE SET panel = excluded.panel, day = excluded.day,"
      " place = excluded.place, district = excluded.district, questions = excluded.questions,"
      " overall = excluded.overall, recorder = excluded.recorder, recorded = excluded.recorded",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", visit->entry);
  qz_statement_bind_text (statement, "$2", visit->stage);
  qz_statement_bind_text (statement, "$3", visit->panel);
  qz_statement_bind_text (statement, "$4", visit->day);
  qz_statement_bind_int (statement, "$5", visit->place);
  qz_statement_bind_text (statement, "$6", visit->district);
  qz_statement_bind_text (statement, "$7", visit->questions);
  qz_statement_bind_text (statement, "$8", visit->overall);
  qz_statement_bind_text (statement, "$9", visit->recorder);
  qz_statement_bind_text (statement, "$10", visit->recorded);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error) && put_findings (connection, visit, error)
         && put_signatures (connection, visit, error);
}

/**
 * qz_visit_table_find:
 * @connection: inside a transaction
 * @entry: UUID
 * @stage: id of a stage
 * @out_visit: (out) (nullable): the visit, %NULL when none is planned
 * @error: any code of the driver
 *
 * Returns: %FALSE when the driver failed
 */
gboolean
qz_visit_table_find (QzConnection *connection,
                     const char *entry,
                     const char *stage,
                     QzVisit **out_visit,
                     GError **error)
{
  gpointer row = NULL;

  g_return_val_if_fail (connection != NULL && entry != NULL && stage != NULL, FALSE);

  *out_visit = NULL;
  if (!qz_rows_first (connection, SELECT_VISIT "WHERE v.entry = $1 AND v.stage = $2",
                      QZ_ARGUMENTS (entry, stage), read_visit, &row, error))
    return FALSE;
  *out_visit = row;
  if (row == NULL || complete (connection, row, error))
    return TRUE;
  g_clear_pointer (out_visit, qz_visit_free);
  return FALSE;
}

/**
 * qz_visit_table_list:
 * @connection: inside a transaction
 * @activity: id of an activity
 * @error: any code of the driver
 *
 * Returns: (transfer full) (element-type QzVisit) (nullable): its visits by day, route and place
 */
GPtrArray *
qz_visit_table_list (QzConnection *connection, const char *activity, GError **error)
{
  g_autoptr (GPtrArray) visits = NULL;

  g_return_val_if_fail (connection != NULL && activity != NULL, NULL);

  visits =
      qz_rows_list (connection,
                    SELECT_VISIT "JOIN panel p ON p.id = v.panel WHERE p.activity = $1"
                                 " ORDER BY v.day, p.name, p.id, v.place, v.entry",
                    QZ_ARGUMENTS (activity), read_visit, (GDestroyNotify) qz_visit_free, error);
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    if (!complete (connection, visits->pdata[i], error))
      return NULL;
  return g_steal_pointer (&visits);
}

/**
 * qz_visit_table_count_recorded:
 * @connection: inside a transaction
 * @panel: UUID
 * @out_count: (out): how many visits of its route were recorded
 * @error: any code of the driver
 *
 * Returns: %TRUE when they could be counted
 */
gboolean
qz_visit_table_count_recorded (QzConnection *connection,
                               const char *panel,
                               guint *out_count,
                               GError **error)
{
  gint64 count = 0;

  g_return_val_if_fail (connection != NULL && panel != NULL && out_count != NULL, FALSE);

  if (!qz_rows_number (connection, "SELECT count(*) FROM visit WHERE panel = $1 AND recorded <> ''",
                       QZ_ARGUMENTS (panel), &count, error))
    return FALSE;
  *out_count = (guint) count;
  return TRUE;
}
