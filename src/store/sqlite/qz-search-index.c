/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The search index: an FTS5 table without content of its own, kept in the transaction of the entry.
 *
 * Where entries come by the thousand, the index is told to stay behind: the setting search.behind
 * names the first entry that it does not hold, and entries from there on are left alone until
 * qz_search_index_catch_up() adds them in one go, a tenth of the work. Since the mark is in the
 * database, it is known after a crash too, and the next one who opens the workspace catches up.
 */

#include "config.h"

#include "store/qz-entry-row.h"
#include "store/qz-rows.h"
#include "store/qz-search-text.h"
#include "store/sqlite/qz-search-index.h"

/* What is gathered in memory before it is written, as a rule and while catching up. Bytes. */
#define GATHERED "1048576"
#define GATHERED_CATCHING_UP "67108864"

/* Pages that the writer keeps in memory, as a rule and while many entries come: their indexes are
 * written all over. In KiB, as SQLite wants it: negative. */
#define CACHE "-8000"
#define CACHE_FOR_MANY "-400000"

/* The index is made one piece again when it has grown by at least such a part. */
#define WORTH_ONE_PIECE 4

static char *
dup_terms (const QzEntry *entry)
{
  GString *terms = g_string_new (NULL);

  qz_search_text_add_terms (terms, entry->number);
  qz_search_text_add_terms (terms, entry->title);
  qz_search_text_add_terms (terms, entry->team);
  qz_search_text_add_terms (terms, entry->unit_name);
  return g_string_free (terms, FALSE);
}

static gboolean
write_terms (QzConnection *connection, const char *sql, const QzEntry *entry, GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (connection, sql, error);
  g_autofree char *terms = dup_terms (entry);

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_int (statement, "$1", entry->seq);
  qz_statement_bind_text (statement, "$2", terms);
  return qz_statement_run (statement, error);
}

static gboolean
is_same_text (const QzEntry *a, const QzEntry *b)
{
  return strcmp (a->number, b->number) == 0 && strcmp (a->title, b->title) == 0
         && strcmp (a->team, b->team) == 0 && strcmp (a->unit_name, b->unit_name) == 0;
}

/* The first entry that the index does not hold; 0 when it holds all. */
static gboolean
read_behind (QzConnection *connection, gint64 *out_seq, GError **error)
{
  return qz_rows_number (connection,
                         "SELECT CAST (value AS INTEGER) FROM setting WHERE name = 'search.behind'",
                         NULL, out_seq, error);
}

static gboolean
add_to_index (QzConnection *connection, const QzEntry *entry, GError **error)
{
  return write_terms (connection, "INSERT INTO entry_search (rowid, terms) VALUES ($1, $2)", entry,
                      error);
}

/**
 * qz_search_index_change:
 * @connection: inside a writing transaction
 * @before: (nullable): the entry as it is in the index
 * @after: (nullable): the entry as it shall be
 * @error: any code of the driver
 *
 * Returns: %TRUE when the index follows
 */
gboolean
qz_search_index_change (QzConnection *connection,
                        const QzEntry *before,
                        const QzEntry *after,
                        GError **error)
{
  gint64 behind = 0;

  if (before != NULL && after != NULL && is_same_text (before, after))
    return TRUE;
  if (!read_behind (connection, &behind, error))
    return FALSE;
  if (behind > 0 && (before != NULL ? before : after)->seq >= behind)
    return TRUE;
  if (before != NULL
      && !write_terms (connection,
                       "INSERT INTO entry_search (entry_search, rowid, terms)"
                       " VALUES ('delete', $1, $2)",
                       before, error))
    return FALSE;
  return after == NULL || add_to_index (connection, after, error);
}

/**
 * qz_search_index_defer:
 * @connection: inside a writing transaction
 * @error: any code of the driver
 *
 * Entries that come from now on are left out of the index until qz_search_index_catch_up().
 *
 * Returns: %TRUE when it is noted
 */
gboolean
qz_search_index_defer (QzConnection *connection, GError **error)
{
  return qz_connection_execute (connection,
                                "INSERT INTO setting (name, value)"
                                " SELECT 'search.behind', coalesce (max (seq), 0) + 1 FROM entry"
                                " WHERE true ON CONFLICT (name) DO NOTHING;"
                                "PRAGMA cache_size = " CACHE_FOR_MANY,
                                error);
}

static gboolean
add_from (QzConnection *connection, gint64 first, gint64 *out_n, GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection, "SELECT " QZ_ENTRY_COLUMNS " FROM entry e WHERE e.seq >= $1 ORDER BY e.seq",
      error);
  QzFetch step;

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_int (statement, "$1", first);
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    {
      g_autoptr (QzEntry) entry = qz_entry_row_read (statement);

      if (!add_to_index (connection, entry, error))
        return FALSE;
      (*out_n)++;
    }
  return step == QZ_FETCH_DONE;
}

/* Gathers much before it writes, so that there is little to be merged. */
static gboolean
gather (QzConnection *connection, gint64 first, gint64 *out_n, GError **error)
{
  return qz_connection_execute (connection,
                                "INSERT INTO entry_search (entry_search, rank)"
                                " VALUES ('hashsize', " GATHERED_CATCHING_UP "), ('automerge', 0)",
                                error)
         && add_from (connection, first, out_n, error)
         && qz_connection_execute (connection,
                                   "INSERT INTO entry_search (entry_search, rank)"
                                   " VALUES ('hashsize', " GATHERED "), ('automerge', 4)",
                                   error);
}

/**
 * qz_search_index_catch_up:
 * @connection: inside a writing transaction
 * @error: any code of the driver; %G_IO_ERROR_CANCELLED
 *
 * Adds the entries that were left out since qz_search_index_defer().
 *
 * Returns: %TRUE when the index holds all entries
 */
gboolean
qz_search_index_catch_up (QzConnection *connection, GError **error)
{
  gint64 behind = 0;
  gint64 added = 0;
  gint64 all = 0;

  if (!read_behind (connection, &behind, error))
    return FALSE;
  if (behind == 0)
    return TRUE;
  return gather (connection, behind, &added, error)
         && qz_rows_number (connection, "SELECT count(*) FROM entry", NULL, &all, error)
         && (added < all / WORTH_ONE_PIECE
             || qz_connection_execute (
                 connection, "INSERT INTO entry_search (entry_search) VALUES ('optimize')", error))
         && qz_connection_execute (connection,
                                   "DELETE FROM setting WHERE name = 'search.behind';"
                                   "PRAGMA cache_size = " CACHE,
                                   error);
}

/**
 * qz_search_index_mend:
 * @connection: outside a transaction, the one that writes
 *
 * Catches up when a program was stopped before it did, or when a step that changed the terms left
 * the index behind. Where there is no room for it now, the workspace opens all the same, and the
 * next time tries again.
 */
void
qz_search_index_mend (QzConnection *connection)
{
  g_autoptr (GError) error = NULL;
  gint64 behind = 0;

  if (!read_behind (connection, &behind, NULL) || behind == 0
      || !qz_connection_begin (connection, TRUE, &error))
    return;
  if (!qz_search_index_catch_up (connection, &error))
    qz_connection_rollback (connection);
  else if (qz_connection_commit (connection, &error))
    return;
  g_info ("the search index stays behind: %s", error->message);
}

/**
 * qz_search_index_rebuild:
 * @connection: inside a writing transaction
 * @error: any code of the driver; %G_IO_ERROR_CANCELLED
 *
 * Makes the index anew from the entries.
 *
 * Returns: %TRUE when it is made
 */
gboolean
qz_search_index_rebuild (QzConnection *connection, GError **error)
{
  return qz_connection_execute (connection,
                                "INSERT INTO entry_search (entry_search) VALUES ('delete-all');"
                                "INSERT INTO setting (name, value) VALUES ('search.behind', '1')"
                                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                error)
         && qz_search_index_catch_up (connection, error);
}

/**
 * qz_search_index_has_terms:
 * @text: what stands in a search field
 *
 * Returns: whether it asks for anything
 */
gboolean
qz_search_index_has_terms (const char *text)
{
  g_autofree char *match = qz_search_text_dup_match (text);

  return match != NULL;
}

static QzStatement *
prepare_match (QzConnection *connection, const char *sql, const char *text, GError **error)
{
  g_autofree char *match = qz_search_text_dup_match (text);
  QzStatement *statement = qz_connection_prepare (connection, sql, error);

  if (statement != NULL)
    qz_statement_bind_text (statement, "$1", match);
  return statement;
}

/**
 * qz_search_index_list:
 * @connection: inside a transaction
 * @text: what stands in a search field, with terms
 * @oldest_first: the order; else newest first
 * @offset: how many to leave out at the beginning
 * @limit: how many at most
 * @seqs: (element-type gint64): the matches are added
 * @error: any code of the driver
 *
 * Returns: %TRUE when they could be read
 */
gboolean
qz_search_index_list (QzConnection *connection,
                      const char *text,
                      gboolean oldest_first,
                      guint offset,
                      guint limit,
                      GArray *seqs,
                      GError **error)
{
  g_autoptr (QzStatement) statement =
      prepare_match (connection,
                     oldest_first ? "SELECT rowid FROM entry_search WHERE entry_search MATCH $1"
                                    " ORDER BY rowid ASC LIMIT $2 OFFSET $3"
                                  : "SELECT rowid FROM entry_search WHERE entry_search MATCH $1"
                                    " ORDER BY rowid DESC LIMIT $2 OFFSET $3",
                     text, error);
  QzFetch step;

  if (statement == NULL)
    return FALSE;
  qz_statement_bind_int (statement, "$2", limit);
  qz_statement_bind_int (statement, "$3", offset);
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    {
      gint64 seq = qz_statement_get_int (statement, 0);

      g_array_append_val (seqs, seq);
    }
  return step == QZ_FETCH_DONE;
}

/**
 * qz_search_index_count:
 * @connection: inside a transaction
 * @text: what stands in a search field, with terms
 * @out_count: (out): how many entries match
 * @error: any code of the driver
 *
 * Returns: %TRUE when they could be counted
 */
gboolean
qz_search_index_count (QzConnection *connection, const char *text, guint *out_count, GError **error)
{
  g_autofree char *match = qz_search_text_dup_match (text);
  g_autofree char *term = match != NULL ? qz_search_text_dup_single_term (match) : NULL;
  gint64 count = 0;

  /* The vocabulary counts the entries of one term in half the time. */
  if (!qz_rows_number (connection,
                       term != NULL
                           ? "SELECT doc FROM entry_search_term WHERE term = $1"
                           : "SELECT count(*) FROM entry_search WHERE entry_search MATCH $1",
                       QZ_ARGUMENTS (term != NULL ? term : match), &count, error))
    return FALSE;
  *out_count = (guint) count;
  return TRUE;
}

/**
 * qz_search_index_collect:
 * @connection: inside a transaction
 * @text: what stands in a search field, with terms
 * @set: the matches are added
 * @error: any code of the driver
 *
 * Returns: %TRUE when they could be read
 */
gboolean
qz_search_index_collect (QzConnection *connection, const char *text, QzSeqSet *set, GError **error)
{
  g_autoptr (QzStatement) statement = prepare_match (
      connection, "SELECT rowid FROM entry_search WHERE entry_search MATCH $1", text, error);
  QzFetch step;

  if (statement == NULL)
    return FALSE;
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    qz_seq_set_add (set, qz_statement_get_int (statement, 0));
  return step == QZ_FETCH_DONE;
}
