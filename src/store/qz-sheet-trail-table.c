/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-rows.h"
#include "store/qz-sheet-trail-table.h"

/* --- reading --- */

static gpointer
read_typing (QzStatement *statement)
{
  QzSheetTyping *typing = qz_sheet_typing_new ();

  typing->version = (guint) qz_statement_get_int (statement, 0);
  typing->turn = (QzTypingTurn) qz_statement_get_int (statement, 1);
  qz_statement_read_text (statement, 2, &typing->typist);
  qz_statement_read_text (statement, 3, &typing->typed);
  return typing;
}

static gpointer
read_decision (QzStatement *statement)
{
  QzSheetDecision *decision = qz_sheet_decision_new ();

  decision->version = (guint) qz_statement_get_int (statement, 0);
  qz_statement_read_text (statement, 1, &decision->item);
  decision->points = qz_statement_get_points (statement, 2);
  qz_statement_read_text (statement, 3, &decision->decider);
  qz_statement_read_text (statement, 4, &decision->reason);
  qz_statement_read_text (statement, 5, &decision->decided);
  return decision;
}

static gpointer
read_version (QzStatement *statement)
{
  g_autoptr (QzSheet) blank = qz_sheet_new ();
  QzSheetVersion *version = qz_sheet_version_new (blank);

  version->version = (guint) qz_statement_get_int (statement, 0);
  version->state = qz_sheet_state_from_id (qz_statement_get_text (statement, 1));
  version->paper = qz_statement_get_int (statement, 2) != 0;
  version->total = qz_statement_get_points (statement, 3);
  qz_statement_read_text (statement, 4, &version->comment);
  qz_statement_read_text (statement, 5, &version->updated);
  qz_statement_read_text (statement, 6, &version->amender);
  qz_statement_read_text (statement, 7, &version->reason);
  qz_statement_read_text (statement, 8, &version->amended);
  return version;
}

/* Points of a typing or of a version, with what they belong to. */
typedef struct
{
  guint version;
  guint turn; /* 0: of a version */
  char *item;
  gint64 points;
} Score;

static gpointer
read_score (QzStatement *statement)
{
  Score *score = g_new0 (Score, 1);

  score->version = (guint) qz_statement_get_int (statement, 0);
  score->turn = (guint) qz_statement_get_int (statement, 1);
  qz_statement_read_text (statement, 2, &score->item);
  score->points = qz_statement_get_points (statement, 3);
  return score;
}

static void
score_free (gpointer data)
{
  Score *score = data;

  g_free (score->item);
  g_free (score);
}

static void
place_score (QzSheetTrail *trail, const Score *score)
{
  if (score->turn != 0)
    {
      const QzSheetTyping *typing =
          qz_sheet_trail_find_typing (trail, score->version, (QzTypingTurn) score->turn);

      if (typing != NULL)
        qz_scores_set_points (typing->scores, score->item, score->points);
      return;
    }
  for (guint i = 0; i < trail->versions->len; i++)
    {
      QzSheetVersion *version = trail->versions->pdata[i];

      if (version->version == score->version)
        qz_scores_set_points (version->scores, score->item, score->points);
    }
}

static gboolean
read_scores (QzConnection *connection,
             const char *sql,
             const char *sheet,
             QzSheetTrail *trail,
             GError **error)
{
  g_autoptr (GPtrArray) scores =
      qz_rows_list (connection, sql, QZ_ARGUMENTS (sheet), read_score, score_free, error);

  for (guint i = 0; scores != NULL && i < scores->len; i++)
    place_score (trail, scores->pdata[i]);
  return scores != NULL;
}

static gboolean
read_list (QzConnection *connection,
           const char *sql,
           const char *sheet,
           QzRowFunc read,
           GDestroyNotify destroy,
           GPtrArray **list,
           GError **error)
{
  GPtrArray *rows = qz_rows_list (connection, sql, QZ_ARGUMENTS (sheet), read, destroy, error);

  if (rows == NULL)
    return FALSE;
  g_ptr_array_unref (*list);
  *list = rows;
  return TRUE;
}

/**
 * qz_sheet_trail_table_get:
 * @connection: inside a transaction
 * @sheet: UUID of a score sheet
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): how it came about; an empty trail for a sheet that was
 *   neither typed from paper nor amended
 */
QzSheetTrail *
qz_sheet_trail_table_get (QzConnection *connection, const char *sheet, GError **error)
{
  g_autoptr (QzSheetTrail) trail = qz_sheet_trail_new ();

  g_return_val_if_fail (connection != NULL && sheet != NULL, NULL);

  if (!read_list (connection,
                  "SELECT version, turn, typist, typed FROM sheet_typing WHERE sheet = $1"
                  " ORDER BY version, turn",
                  sheet, read_typing, (GDestroyNotify) qz_sheet_typing_free, &trail->typings, error)
      || !read_list (connection,
                     "SELECT version, item, points, decider, reason, decided FROM sheet_decision"
                     " WHERE sheet = $1 ORDER BY place",
                     sheet, read_decision, (GDestroyNotify) qz_sheet_decision_free,
                     &trail->decisions, error)
      || !read_list (connection,
                     "SELECT version, state, paper, total, comment, updated, amender, reason,"
                     " amended FROM sheet_version WHERE sheet = $1 ORDER BY version",
                     sheet, read_version, (GDestroyNotify) qz_sheet_version_free, &trail->versions,
                     error)
      || !read_scores (connection,
                       "SELECT version, turn, item, points FROM sheet_typing_score"
                       " WHERE sheet = $1 ORDER BY version, turn, place",
                       sheet, trail, error)
      || !read_scores (connection,
                       "SELECT version, 0, item, points FROM sheet_version_score"
                       " WHERE sheet = $1 ORDER BY version, place",
                       sheet, trail, error))
    return NULL;
  return g_steal_pointer (&trail);
}

/* --- writing --- */

static gboolean
insert_scores (QzConnection *connection,
               const char *sql,
               const char *sheet,
               guint version,
               guint turn,
               const GPtrArray *scores,
               GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < scores->len; i++)
    {
      const QzSheetScore *score = scores->pdata[i];

      qz_statement_bind_text (statement, "$1", sheet);
      qz_statement_bind_int (statement, "$2", version);
      qz_statement_bind_int (statement, "$3", i);
      qz_statement_bind_text (statement, "$4", score->item);
      qz_statement_bind_points (statement, "$5", score->points);
      if (turn != 0)
        qz_statement_bind_int (statement, "$6", turn);
      if (!qz_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_typing (QzConnection *connection,
               const char *sheet,
               const QzSheetTyping *typing,
               GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection, "DELETE FROM sheet_typing WHERE sheet = $1 AND version = $2 AND turn = $3",
      error);

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", sheet);
  qz_statement_bind_int (statement, "$2", typing->version);
  qz_statement_bind_int (statement, "$3", typing->turn);
  return qz_statement_run (statement, error);
}

/**
 * qz_sheet_trail_table_put_typing:
 * @connection: inside a writing transaction
 * @sheet: UUID of a stored score sheet
 * @typing: takes the place of what was typed at that turn of that version before
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_sheet_trail_table_put_typing (QzConnection *connection,
                                 const char *sheet,
                                 const QzSheetTyping *typing,
                                 GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && sheet != NULL && typing != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  if (!remove_typing (connection, sheet, typing, error))
    return FALSE;
  statement = qz_connection_prepare (
      connection,
      "INSERT INTO sheet_typing (sheet, version, turn, typist, typed) VALUES ($1, $2, $3, $4, $5)",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", sheet);
  qz_statement_bind_int (statement, "$2", typing->version);
  qz_statement_bind_int (statement, "$3", typing->turn);
  qz_statement_bind_text (statement, "$4", typing->typist);
  qz_statement_bind_text (statement, "$5", typing->typed);
  return qz_statement_run (statement, error)
         && insert_scores (connection,
                           "INSERT INTO sheet_typing_score (sheet, version, place, item, points,"
                           " turn) VALUES ($1, $2, $3, $4, $5, $6)",
                           sheet, typing->version, typing->turn, typing->scores, error);
}

/**
 * qz_sheet_trail_table_add_decision:
 * @connection: inside a writing transaction
 * @sheet: UUID of a stored score sheet
 * @decision: comes after those that it has
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_sheet_trail_table_add_decision (QzConnection *connection,
                                   const char *sheet,
                                   const QzSheetDecision *decision,
                                   GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && sheet != NULL && decision != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  statement = qz_connection_prepare (
      connection,
      "INSERT INTO sheet_decision (sheet, place, version, item, points, decider, reason, decided)"
      " VALUES ($1, (SELECT COUNT(*) FROM sheet_decision WHERE sheet = $1), $2, $3, $4, $5, $6, "
      "$7)",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", sheet);
  qz_statement_bind_int (statement, "$2", decision->version);
  qz_statement_bind_text (statement, "$3", decision->item);
  qz_statement_bind_points (statement, "$4", decision->points);
  qz_statement_bind_text (statement, "$5", decision->decider);
  qz_statement_bind_text (statement, "$6", decision->reason);
  qz_statement_bind_text (statement, "$7", decision->decided);
  return qz_statement_run (statement, error);
}

/**
 * qz_sheet_trail_table_add_version:
 * @connection: inside a writing transaction
 * @sheet: UUID of a stored score sheet
 * @version: what it was
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_sheet_trail_table_add_version (QzConnection *connection,
                                  const char *sheet,
                                  const QzSheetVersion *version,
                                  GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && sheet != NULL && version != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  statement = qz_connection_prepare (
      connection,
      "INSERT INTO sheet_version (sheet, version, state, paper, total, comment, updated, amender,"
      " reason, amended) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", sheet);
  qz_statement_bind_int (statement, "$2", version->version);
  qz_statement_bind_text (statement, "$3", qz_sheet_state_get_id (version->state));
  qz_statement_bind_int (statement, "$4", version->paper);
  qz_statement_bind_points (statement, "$5", version->total);
  qz_statement_bind_text (statement, "$6", version->comment);
  qz_statement_bind_text (statement, "$7", version->updated);
  qz_statement_bind_text (statement, "$8", version->amender);
  qz_statement_bind_text (statement, "$9", version->reason);
  qz_statement_bind_text (statement, "$10", version->amended);
  return qz_statement_run (statement, error)
         && insert_scores (connection,
                           "INSERT INTO sheet_version_score (sheet, version, place, item, points)"
                           " VALUES ($1, $2, $3, $4, $5)",
                           sheet, version->version, 0, version->scores, error);
}

/**
 * qz_sheet_trail_table_put:
 * @connection: inside a writing transaction
 * @sheet: UUID of a score sheet that has no trail yet
 * @trail: what it is to have
 * @error: any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_sheet_trail_table_put (QzConnection *connection,
                          const char *sheet,
                          const QzSheetTrail *trail,
                          GError **error)
{
  g_return_val_if_fail (connection != NULL && sheet != NULL && trail != NULL, FALSE);

  for (guint i = 0; i < trail->typings->len; i++)
    if (!qz_sheet_trail_table_put_typing (connection, sheet, trail->typings->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < trail->decisions->len; i++)
    if (!qz_sheet_trail_table_add_decision (connection, sheet, trail->decisions->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < trail->versions->len; i++)
    if (!qz_sheet_trail_table_add_version (connection, sheet, trail->versions->pdata[i], error))
      return FALSE;
  return TRUE;
}
