/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which entries a query gives, in which order. Without a search an index of the table has the
 * order. With a search the order of creation comes out of the search index itself; for any other
 * order the matches are put into a set, and either the few of them are sorted, or the index of the
 * order is walked until enough of them were met.
 */

#include "config.h"

#include "store/qz-count-table.h"
#include "store/qz-entry-order.h"
#include "store/qz-seq-set.h"
#include "store/sqlite/qz-search-index.h"

#define FEW_MATCHES 1500

typedef struct
{
  const char *column;
  gboolean is_number;
} Order;

static const Order orders[QZ_N_SORTS] = {
  [QZ_SORT_NEWEST] = { "seq", TRUE },         [QZ_SORT_NUMBER] = { "number", FALSE },
  [QZ_SORT_TITLE] = { "title", FALSE },       [QZ_SORT_TEAM] = { "team", FALSE },
  [QZ_SORT_UNIT] = { "unit_name", FALSE },    [QZ_SORT_ACTIVITY] = { "activity", FALSE },
  [QZ_SORT_CATEGORY] = { "category", FALSE }, [QZ_SORT_STATE] = { "state", FALSE },
  [QZ_SORT_LINE] = { "line", FALSE },         [QZ_SORT_TOTAL] = { "total", TRUE },
  [QZ_SORT_RANK] = { "rank", TRUE },          [QZ_SORT_AWARD] = { "award", FALSE },
  [QZ_SORT_UPDATED] = { "updated", FALSE },
};

typedef struct
{
  gint64 seq;
  gint64 number;
  char *text; /* owned, nullable */
} Key;

static void
key_clear (gpointer data)
{
  g_free (((Key *) data)->text);
}

static gboolean
has_filter (const QzQuery *query)
{
  return *query->activity != '\0' || *query->category != '\0' || *query->award != '\0'
         || *query->line != '\0' || *query->panel != '\0' || query->states != 0;
}

/* Whether the counts that the writer keeps answer the query. */
static gboolean
is_counted (const QzQuery *query)
{
  return *query->award == '\0' && *query->line == '\0' && *query->panel == '\0';
}

static void
append_states (GString *sql, guint states)
{
  const char *separator = " AND e.state IN (";

  if (states == 0)
    return;
  for (guint i = 0; i < QZ_N_ENTRY_STATES; i++)
    if ((states & QZ_QUERY_STATE (i)) != 0)
      {
        g_string_append_printf (sql, "%s'%s'", separator, qz_entry_state_get_id ((QzEntryState) i));
        separator = ", ";
      }
  g_string_append_c (sql, ')');
}

static void
append_filter (GString *sql, const QzQuery *query)
{
  g_string_append (sql, " FROM entry e");
  if (*query->panel != '\0')
    g_string_append (sql, " JOIN panel_entry p ON p.entry = e.id AND p.panel = $5");
  g_string_append (sql, " WHERE 1 = 1");
  if (*query->activity != '\0')
    g_string_append (sql, " AND e.activity = $1");
  if (*query->category != '\0')
    g_string_append (sql, " AND e.category = $2");
  if (*query->award != '\0')
    g_string_append (sql, " AND e.award = $3");
  if (*query->line != '\0')
    g_string_append (sql, " AND e.line = $4");
  append_states (sql, query->states);
}

static void
bind_filter (QzStatement *statement, const QzQuery *query)
{
  if (*query->activity != '\0')
    qz_statement_bind_text (statement, "$1", query->activity);
  if (*query->category != '\0')
    qz_statement_bind_text (statement, "$2", query->category);
  if (*query->award != '\0')
    qz_statement_bind_text (statement, "$3", query->award);
  if (*query->line != '\0')
    qz_statement_bind_text (statement, "$4", query->line);
  if (*query->panel != '\0')
    qz_statement_bind_text (statement, "$5", query->panel);
}

static void
append_order (GString *sql, const QzQuery *query)
{
  const char *direction = query->ascending ? "ASC" : "DESC";

  if (query->sort != QZ_SORT_NEWEST)
    g_string_append_printf (sql, " ORDER BY e.%s %s%s, e.seq %s", orders[query->sort].column,
                            direction, orders[query->sort].is_number ? " NULLS LAST" : "",
                            direction);
  else
    g_string_append_printf (sql, " ORDER BY e.seq %s", direction);
}

static QzStatement *
prepare_walk (QzConnection *connection,
              const QzQuery *query,
              const char *columns,
              const char *tail,
              gboolean ordered,
              GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  QzStatement *statement;

  g_string_append (sql, columns);
  append_filter (sql, query);
  if (ordered)
    append_order (sql, query);
  g_string_append (sql, tail);
  statement = qz_connection_prepare (connection, sql->str, error);
  if (statement != NULL)
    bind_filter (statement, query);
  return statement;
}

static gboolean
read_plain (QzConnection *connection,
            const QzQuery *query,
            guint offset,
            guint limit,
            GArray *seqs,
            GError **error)
{
  g_autoptr (QzStatement) statement =
      prepare_walk (connection, query, "e.seq", " LIMIT $6 OFFSET $7", TRUE, error);
  QzFetch step;

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_int (statement, "$6", limit);
  qz_statement_bind_int (statement, "$7", offset);
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    {
      gint64 seq = qz_statement_get_int (statement, 0);

      g_array_append_val (seqs, seq);
    }
  return step == QZ_FETCH_DONE;
}

/* Walks the entries in the order of the query and takes those of @set. */
static gboolean
walk_order (QzConnection *connection,
            const QzQuery *query,
            const QzSeqSet *set,
            guint offset,
            guint limit,
            GArray *seqs,
            GError **error)
{
  g_autoptr (QzStatement) statement = prepare_walk (connection, query, "e.seq", "", TRUE, error);
  QzFetch step = QZ_FETCH_DONE;

  if (statement == NULL)
    return FALSE;
  while (seqs->len < limit && (step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    {
      gint64 seq = qz_statement_get_int (statement, 0);

      if (!qz_seq_set_contains (set, seq))
        continue;
      if (offset > 0)
        offset--;
      else
        g_array_append_val (seqs, seq);
    }
  return step != QZ_FETCH_FAILED;
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  const Key *m = a;
  const Key *n = b;
  const QzQuery *query = data;
  int result = 0;

  if ((m->text == NULL) != (n->text == NULL))
    return m->text == NULL ? 1 : -1; /* none stands last in both directions */
  if (orders[query->sort].is_number)
    result = (m->number > n->number) - (m->number < n->number);
  else
    result = strcmp (m->text, n->text);
  if (result == 0)
    result = (m->seq > n->seq) - (m->seq < n->seq);
  return query->ascending ? result : -result;
}

static gboolean
read_keys (QzConnection *connection,
           const QzQuery *query,
           const QzSeqSet *set,
           GArray *keys,
           GError **error)
{
  g_autofree char *column = g_strconcat ("e.", orders[query->sort].column, NULL);
  g_autoptr (QzStatement) statement =
      prepare_walk (connection, query, column, " AND e.seq = $6", FALSE, error);

  if (statement == NULL)
    return FALSE;
  for (gint64 seq = qz_seq_set_next (set, -1); seq >= 0; seq = qz_seq_set_next (set, seq))
    {
      Key key = { .seq = seq };
      QzFetch step;

      bind_filter (statement, query);
      qz_statement_bind_int (statement, "$6", seq);
      step = qz_statement_step (statement, error);
      if (step == QZ_FETCH_FAILED)
        return FALSE;
      if (step == QZ_FETCH_ROW)
        {
          if (orders[query->sort].is_number)
            key.number = qz_statement_get_int (statement, 0);
          if (!qz_statement_is_null (statement, 0))
            key.text = orders[query->sort].is_number
                           ? g_strdup ("")
                           : g_strdup (qz_statement_get_text (statement, 0));
          g_array_append_val (keys, key);
        }
      qz_statement_reset (statement);
    }
  return TRUE;
}

/* Looks up the few entries of @set and sorts them here. */
static gboolean
sort_few (QzConnection *connection,
          const QzQuery *query,
          const QzSeqSet *set,
          guint offset,
          guint limit,
          GArray *seqs,
          guint *out_total,
          GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));

  g_array_set_clear_func (keys, key_clear);
  if (!read_keys (connection, query, set, keys, error))
    return FALSE;
  g_array_sort_with_data (keys, compare_keys, (gpointer) query);
  for (guint i = offset; i < keys->len && seqs->len < limit; i++)
    g_array_append_val (seqs, g_array_index (keys, Key, i).seq);
  if (out_total != NULL)
    *out_total = keys->len;
  return TRUE;
}

static gboolean
count_in_set (QzConnection *connection,
              const QzQuery *query,
              const QzSeqSet *set,
              guint *out_count,
              GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  guint count = 0;
  QzFetch step;

  if (!has_filter (query))
    {
      *out_count = qz_seq_set_count (set);
      return TRUE;
    }
  statement = prepare_walk (connection, query, "e.seq", "", FALSE, error);
  if (statement == NULL)
    return FALSE;
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    if (qz_seq_set_contains (set, qz_statement_get_int (statement, 0)))
      count++;
  *out_count = count;
  return step == QZ_FETCH_DONE;
}

static gboolean
read_found (QzConnection *connection,
            const QzQuery *query,
            guint offset,
            guint limit,
            GArray *seqs,
            guint *out_total,
            GError **error)
{
  g_autoptr (QzSeqSet) set = NULL;

  if (query->sort == QZ_SORT_NEWEST && !has_filter (query))
    return qz_search_index_list (connection, query->text, query->ascending, offset, limit, seqs,
                                 error)
           && (out_total == NULL
               || qz_search_index_count (connection, query->text, out_total, error));

  set = qz_seq_set_new ();
  if (!qz_search_index_collect (connection, query->text, set, error))
    return FALSE;
  if (qz_seq_set_count (set) <= FEW_MATCHES)
    return sort_few (connection, query, set, offset, limit, seqs, out_total, error);
  return walk_order (connection, query, set, offset, limit, seqs, error)
         && (out_total == NULL || count_in_set (connection, query, set, out_total, error));
}

/* Nothing was typed. Marks alone are a search too, but one that finds nothing: they are not in the
 * index. */
static gboolean
is_blank (const char *text)
{
  const char *p = text;

  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return *p == '\0';
}

/**
 * qz_entry_order_read:
 * @connection: inside a transaction
 * @query: which entries in which order
 * @offset: how many to leave out at the beginning
 * @limit: how many at most, %G_MAXUINT for all
 * @seqs: (element-type gint64): empty; the entries are added
 * @out_total: (out) (optional): how many match in all
 * @error: any code of the driver
 *
 * Returns: %TRUE when they could be read
 */
gboolean
qz_entry_order_read (QzConnection *connection,
                     const QzQuery *query,
                     guint offset,
                     guint limit,
                     GArray *seqs,
                     guint *out_total,
                     GError **error)
{
  g_assert (connection != NULL && query != NULL && seqs != NULL);

  if (is_blank (query->text))
    return read_plain (connection, query, offset, limit, seqs, error)
           && (out_total == NULL || qz_entry_order_count (connection, query, out_total, error));
  if (qz_search_index_has_terms (query->text))
    return read_found (connection, query, offset, limit, seqs, out_total, error);
  if (out_total != NULL)
    *out_total = 0;
  return TRUE;
}

/**
 * qz_entry_order_count:
 * @connection: inside a transaction
 * @query: which entries
 * @out_count: (out): how many match
 * @error: any code of the driver
 *
 * Returns: %TRUE when they could be counted
 */
gboolean
qz_entry_order_count (QzConnection *connection,
                      const QzQuery *query,
                      guint *out_count,
                      GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  g_autoptr (QzSeqSet) set = NULL;

  g_assert (connection != NULL && query != NULL && out_count != NULL);

  if (qz_search_index_has_terms (query->text))
    {
      if (!has_filter (query))
        return qz_search_index_count (connection, query->text, out_count, error);
      set = qz_seq_set_new ();
      return qz_search_index_collect (connection, query->text, set, error)
             && count_in_set (connection, query, set, out_count, error);
    }
  if (!is_blank (query->text))
    {
      *out_count = 0;
      return TRUE;
    }
  if (is_counted (query))
    return qz_count_table_sum (connection, query, out_count, error);
  statement = prepare_walk (connection, query, "count(*)", "", FALSE, error);
  if (statement == NULL || qz_statement_step (statement, error) != QZ_FETCH_ROW)
    return FALSE;
  *out_count = (guint) qz_statement_get_int (statement, 0);
  return TRUE;
}
