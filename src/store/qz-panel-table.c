/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Panels, the judges in them and the entries before them. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "store/qz-entry-row.h"
#include "store/qz-judge-row.h"
#include "store/qz-panel-table.h"
#include "store/qz-rows.h"

#define SELECT_PANEL                                                                               \
  "SELECT p.id, p.name, p.activity, p.stage, p.head,"                                              \
  " (SELECT count(*) FROM panel_entry e JOIN entry n ON n.id = e.entry AND n.state "               \
  "IN " QZ_STATES_IN_REVIEW " WHERE e.panel = p.id), p.per_entry, p.least, p.most,"                \
  " (SELECT count(*) FROM seat t JOIN entry n ON n.id = t.entry AND n.state "                      \
  "IN " QZ_STATES_IN_REVIEW " WHERE t.panel = p.id) FROM panel p "

static gpointer
read_panel (QzStatement *statement)
{
  QzPanel *panel = qz_panel_new ();

  qz_statement_read_text (statement, 0, &panel->id);
  qz_statement_read_text (statement, 1, &panel->name);
  qz_statement_read_text (statement, 2, &panel->activity);
  qz_statement_read_text (statement, 3, &panel->stage);
  qz_statement_read_text (statement, 4, &panel->head);
  panel->entries = (guint) qz_statement_get_int (statement, 5);
  if (qz_statement_get_int (statement, 6) == 0)
    return panel;
  qz_panel_make_pool (panel, (guint) qz_statement_get_int (statement, 6));
  panel->pool->least = (guint) qz_statement_get_int (statement, 7);
  panel->pool->most = (guint) qz_statement_get_int (statement, 8);
  panel->pool->n_seats = (guint) qz_statement_get_int (statement, 9);
  return panel;
}

static gboolean
read_judges (QzConnection *connection, QzPanel *panel, GError **error)
{
  GPtrArray *judges = qz_rows_list (
      connection,
      "SELECT " QZ_JUDGE_COLUMNS " FROM panel_judge s"
      " JOIN judge j ON j.id = s.judge WHERE s.panel = $1 ORDER BY s.place",
      QZ_ARGUMENTS (panel->id), qz_judge_row_read, (GDestroyNotify) qz_judge_free, error);

  if (judges == NULL)
    return FALSE;
  g_ptr_array_unref (panel->judges);
  panel->judges = judges;
  return TRUE;
}

static gboolean
read_seats (QzConnection *connection, QzPanel *panel, GError **error)
{
  g_autoptr (GHashTable) judges = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection, "SELECT entry, judge FROM seat WHERE panel = $1 ORDER BY entry, judge", error);
  QzFetch step;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < panel->judges->len; i++)
    g_hash_table_insert (judges, ((const QzJudge *) panel->judges->pdata[i])->id,
                         panel->judges->pdata[i]);
  qz_statement_bind_text (statement, "$1", panel->id);
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    {
      const QzJudge *judge = g_hash_table_lookup (judges, qz_statement_get_text (statement, 1));

      if (judge != NULL)
        qz_panel_seat (panel, qz_statement_get_text (statement, 0), judge);
    }
  return step == QZ_FETCH_DONE;
}

static gboolean
read_ids (
    QzConnection *connection, GStrv *out_ids, const char *sql, const char *panel, GError **error)
{
  GStrv ids = qz_rows_strings (connection, sql, QZ_ARGUMENTS (panel), error);

  if (ids == NULL)
    return FALSE;
  g_strfreev (*out_ids);
  *out_ids = ids;
  return TRUE;
}

static gboolean
read_pool (QzConnection *connection, QzPanel *panel, GError **error)
{
  return panel->pool == NULL
         || (read_ids (connection, &panel->pool->links,
                       "SELECT entry FROM panel_entry WHERE panel = $1 AND link = 1"
                       " ORDER BY entry",
                       panel->id, error)
             && read_ids (connection, &panel->pool->gone,
                          "SELECT judge FROM panel_judge WHERE panel = $1 AND gone = 1"
                          " ORDER BY place",
                          panel->id, error)
             && read_seats (connection, panel, error));
}

static GPtrArray *
with_judges (QzConnection *connection, GPtrArray *panels, GError **error)
{
  for (guint i = 0; panels != NULL && i < panels->len; i++)
    if (!read_judges (connection, g_ptr_array_index (panels, i), error)
        || !read_pool (connection, g_ptr_array_index (panels, i), error))
      {
        g_ptr_array_unref (panels);
        return NULL;
      }
  return panels;
}

static gboolean
put_judges (QzConnection *connection, const QzPanel *panel, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  if (!qz_rows_run (connection, "DELETE FROM panel_judge WHERE panel = $1",
                    QZ_ARGUMENTS (panel->id), error))
    return FALSE;
  statement = qz_connection_prepare (
      connection, "INSERT INTO panel_judge (panel, place, judge, gone) VALUES ($1, $2, $3, $4)",
      error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < panel->judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (panel->judges, i);

      qz_statement_bind_text (statement, "$1", panel->id);
      qz_statement_bind_int (statement, "$2", i);
      qz_statement_bind_text (statement, "$3", judge->id);
      qz_statement_bind_int (
          statement, "$4",
          panel->pool != NULL
              && g_strv_contains ((const char *const *) panel->pool->gone, judge->id));
      if (!qz_statement_run (statement, error))
        return FALSE;
    }
  return qz_rows_run (connection,
                      "DELETE FROM seat WHERE panel = $1"
                      " AND judge NOT IN (SELECT judge FROM panel_judge WHERE panel = $1)",
                      QZ_ARGUMENTS (panel->id), error);
}

/**
 * qz_panel_table_put:
 * @connection: inside a writing transaction
 * @panel: a new or changed panel, by its @id, with its judges; they are stored already. Seats of
 *   judges who left it go, the others stay as they are, see qz_panel_table_put_seats()
 * @error: %QZ_ERROR_DUPLICATE when a judge sits in it twice, %QZ_ERROR_INVALID when a judge is not
 *   known; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_panel_table_put (QzConnection *connection, const QzPanel *panel, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && panel != NULL, FALSE);
  g_return_val_if_fail (*panel->id != '\0', FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO panel (id, name, activity, stage, head, per_entry, least, most)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
      " ON CONFLICT (id) DO UPDATE SET name = excluded.name, activity = excluded.activity,"
      " stage = excluded.stage, head = excluded.head, per_entry = excluded.per_entry,"
      " least = excluded.least, most = excluded.most",
      error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_text (statement, "$1", panel->id);
  qz_statement_bind_text (statement, "$2", panel->name);
  qz_statement_bind_text (statement, "$3", panel->activity);
  qz_statement_bind_text (statement, "$4", panel->stage);
  qz_statement_bind_text (statement, "$5", panel->head);
  qz_statement_bind_int (statement, "$6", panel->pool != NULL ? panel->pool->per_entry : 0);
  qz_statement_bind_int (statement, "$7", panel->pool != NULL ? panel->pool->least : 0);
  qz_statement_bind_int (statement, "$8", panel->pool != NULL ? panel->pool->most : 0);
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_statement_run (statement, error) && put_judges (connection, panel, error);
}

/**
 * qz_panel_table_get:
 * @connection: inside a transaction
 * @id: UUID
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: (transfer full) (nullable): the panel with its judges
 */
QzPanel *
qz_panel_table_get (QzConnection *connection, const char *id, GError **error)
{
  g_autoptr (QzPanel) panel = NULL;
  gpointer row = NULL;

  g_return_val_if_fail (connection != NULL && id != NULL, NULL);

  if (!qz_rows_first (connection, SELECT_PANEL "WHERE p.id = $1", QZ_ARGUMENTS (id), read_panel,
                      &row, error))
    return NULL;
  panel = row;
  if (panel == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("There is no panel “%s”. Look on the review board."), id);
      return NULL;
    }
  return read_judges (connection, panel, error) && read_pool (connection, panel, error)
             ? g_steal_pointer (&panel)
             : NULL;
}

/**
 * qz_panel_table_delete:
 * @connection: inside a writing transaction
 * @id: UUID
 * @error: any code of the driver
 *
 * Returns: %TRUE when it is gone; its judges, entries and sheets stay
 */
gboolean
qz_panel_table_delete (QzConnection *connection, const char *id, GError **error)
{
  g_return_val_if_fail (connection != NULL && id != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_rows_run (connection, "DELETE FROM panel WHERE id = $1", QZ_ARGUMENTS (id), error);
}

/**
 * qz_panel_table_list:
 * @connection: inside a transaction
 * @activity: (nullable): id of an activity, %NULL or "" for all
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzPanel): the panels with their judges, by name
 */
GPtrArray *
qz_panel_table_list (QzConnection *connection, const char *activity, GError **error)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return with_judges (connection,
                      qz_rows_list (connection,
                                    SELECT_PANEL "WHERE p.activity = $1 OR $1 = ''"
                                                 " ORDER BY p.activity, p.name, p.id",
                                    QZ_ARGUMENTS (activity != NULL ? activity : ""), read_panel,
                                    (GDestroyNotify) qz_panel_free, error),
                      error);
}

/**
 * qz_panel_table_add_entry:
 * @connection: inside a writing transaction
 * @panel: UUID
 * @entry: UUID
 * @error: %QZ_ERROR_INVALID when one of them is not known; any code of the driver
 *
 * Returns: %TRUE when the panel scores the entry, also when it did before
 */
gboolean
qz_panel_table_add_entry (QzConnection *connection,
                          const char *panel,
                          const char *entry,
                          GError **error)
{
  g_return_val_if_fail (connection != NULL && panel != NULL && entry != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_rows_run (connection,
                      "INSERT INTO panel_entry (panel, entry) VALUES ($1, $2)"
                      " ON CONFLICT (panel, entry) DO NOTHING",
                      QZ_ARGUMENTS (panel, entry), error);
}

/**
 * qz_panel_table_remove_entry:
 * @connection: inside a writing transaction
 * @panel: UUID
 * @entry: UUID
 * @error: any code of the driver
 *
 * A visit that was planned goes with it, one that was recorded stays.
 *
 * Returns: %TRUE when the panel does not score the entry
 */
gboolean
qz_panel_table_remove_entry (QzConnection *connection,
                             const char *panel,
                             const char *entry,
                             GError **error)
{
  g_return_val_if_fail (connection != NULL && panel != NULL && entry != NULL, FALSE);

  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return qz_rows_run (connection, "DELETE FROM seat WHERE panel = $1 AND entry = $2",
                      QZ_ARGUMENTS (panel, entry), error)
         && qz_rows_run (connection,
                         "DELETE FROM visit WHERE panel = $1 AND entry = $2 AND recorded = ''",
                         QZ_ARGUMENTS (panel, entry), error)
         && qz_rows_run (connection, "DELETE FROM panel_entry WHERE panel = $1 AND entry = $2",
                         QZ_ARGUMENTS (panel, entry), error);
}

static gboolean
put_links (QzConnection *connection, const QzPanel *panel, GError **error)
{
  if (!qz_rows_run (connection, "UPDATE panel_entry SET link = 0 WHERE panel = $1 AND link = 1",
                    QZ_ARGUMENTS (panel->id), error))
    return FALSE;
  for (guint i = 0; panel->pool->links[i] != NULL; i++)
    if (!qz_rows_run (connection, "UPDATE panel_entry SET link = 1 WHERE panel = $1 AND entry = $2",
                      QZ_ARGUMENTS (panel->id, panel->pool->links[i]), error))
      return FALSE;
  return TRUE;
}

static gboolean
put_seats_of (QzStatement *statement,
              const char *panel,
              const char *entry,
              const GPtrArray *judges,
              GError **error)
{
  for (guint i = 0; i < judges->len; i++)
    {
      qz_statement_bind_text (statement, "$1", panel);
      qz_statement_bind_text (statement, "$2", entry);
      qz_statement_bind_text (statement, "$3", ((const QzJudge *) judges->pdata[i])->id);
      if (!qz_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * qz_panel_table_put_seats:
 * @connection: inside a writing transaction
 * @panel: a pool that is stored, and so are its entries
 * @error: %QZ_ERROR_INVALID when an entry is not known; any code of the driver
 *
 * Its seats and link entries take the place of those that were stored.
 *
 * Returns: %TRUE when they are stored
 */
gboolean
qz_panel_table_put_seats (QzConnection *connection, const QzPanel *panel, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  GHashTableIter iter;
  gpointer entry, judges;

  g_return_val_if_fail (connection != NULL && panel != NULL && panel->pool != NULL, FALSE);

  if (!qz_rows_run (connection, "DELETE FROM seat WHERE panel = $1", QZ_ARGUMENTS (panel->id),
                    error))
    return FALSE;
  statement = qz_connection_prepare (
      connection, "INSERT INTO seat (panel, entry, judge) VALUES ($1, $2, $3)", error);
  if (statement == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, panel->pool->seats);
  while (g_hash_table_iter_next (&iter, &entry, &judges))
    if (!put_seats_of (statement, panel->id, entry, judges, error))
      return FALSE;
  qz_connection_touch (connection, QZ_TOPIC_REVIEW);
  return put_links (connection, panel, error);
}

/**
 * qz_panel_table_list_entries:
 * @connection: inside a transaction
 * @panel: UUID
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): UUIDs of its entries in review by number, then by order of
 *   creation. Those that were returned or withdrawn are not among them, and are again once they
 *   are back in review
 */
GStrv
qz_panel_table_list_entries (QzConnection *connection, const char *panel, GError **error)
{
  g_return_val_if_fail (connection != NULL && panel != NULL, NULL);

  return qz_rows_strings (connection,
                          "SELECT p.entry FROM panel_entry p JOIN entry e ON e.id = p.entry"
                          " WHERE p.panel = $1 AND e.state IN " QZ_STATES_IN_REVIEW
                          " ORDER BY e.number, e.seq",
                          QZ_ARGUMENTS (panel), error);
}

/**
 * qz_panel_table_list_for_entry:
 * @connection: inside a transaction
 * @entry: UUID
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzPanel): the panels that score it
 */
GPtrArray *
qz_panel_table_list_for_entry (QzConnection *connection, const char *entry, GError **error)
{
  g_return_val_if_fail (connection != NULL && entry != NULL, NULL);

  return with_judges (
      connection,
      qz_rows_list (connection,
                    SELECT_PANEL "WHERE p.id IN (SELECT panel FROM panel_entry WHERE entry = $1)"
                                 " ORDER BY p.name, p.id",
                    QZ_ARGUMENTS (entry), read_panel, (GDestroyNotify) qz_panel_free, error),
      error);
}
