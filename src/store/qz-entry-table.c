/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries with their forms. Counts and the search index follow in the same transaction. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "store/qz-certificate-table.h"
#include "store/qz-count-table.h"
#include "store/qz-entry-order.h"
#include "store/qz-entry-row.h"
#include "store/qz-entry-table.h"
#include "store/qz-rows.h"
#include "store/sqlite/qz-search-index.h"

#define SELECT_ENTRY "SELECT " QZ_ENTRY_COLUMNS " FROM entry e "

static gboolean
count_entry (QzConnection *connection, const QzEntry *entry, int difference, GError **error)
{
  return qz_count_table_add (connection, entry->activity, entry->category,
                             qz_entry_state_get_id (entry->state), difference, error);
}

/* The counts and the index go from @before to @after; either may be NULL. */
static gboolean
follow (QzConnection *connection, const QzEntry *before, const QzEntry *after, GError **error)
{
  gboolean same_count = before != NULL && after != NULL && before->state == after->state
                        && strcmp (before->activity, after->activity) == 0
                        && strcmp (before->category, after->category) == 0;

  if (!same_count)
    {
      if (before != NULL && !count_entry (connection, before, -1, error))
        return FALSE;
      if (after != NULL && !count_entry (connection, after, 1, error))
        return FALSE;
    }
  qz_connection_touch (connection, QZ_TOPIC_ENTRIES);
  return qz_search_index_change (connection, before, after, error);
}

typedef struct
{
  QzStatement *statement;
  QzForm *before; /* nullable */
  gint64 seq;
  gboolean ok;
  GError **error;
} ValueWalk;

static void
put_value (const char *path, const char *value, gpointer data)
{
  ValueWalk *walk = data;

  if (!walk->ok
      || (walk->before != NULL && g_strcmp0 (qz_form_get (walk->before, path), value) == 0))
    return;
  qz_statement_bind_int (walk->statement, "$1", walk->seq);
  qz_statement_bind_text (walk->statement, "$2", path);
  qz_statement_bind_text (walk->statement, "$3", value);
  walk->ok = qz_statement_run (walk->statement, walk->error);
}

static void
drop_value (const char *path, const char *value, gpointer data)
{
  ValueWalk *walk = data;

  if (!walk->ok || (walk->before != NULL && qz_form_get (walk->before, path) != NULL))
    return;
  qz_statement_bind_int (walk->statement, "$1", walk->seq);
  qz_statement_bind_text (walk->statement, "$2", path);
  walk->ok = qz_statement_run (walk->statement, walk->error);
}

/* Writes what differs; an autosave of one field is one row. */
static gboolean
store_form (QzConnection *connection, gint64 seq, QzForm *before, QzForm *form, GError **error)
{
  g_autoptr (QzStatement) put =
      qz_connection_prepare (connection,
                             "INSERT INTO entry_value (entry, path, value) VALUES ($1, $2, $3)"
                             " ON CONFLICT (entry, path) DO UPDATE SET value = excluded.value",
                             error);
  g_autoptr (QzStatement) drop = qz_connection_prepare (
      connection, "DELETE FROM entry_value WHERE entry = $1 AND path = $2", error);
  ValueWalk walk = { put, before, seq, TRUE, error };

  if (put == NULL || drop == NULL)
    return FALSE;
  qz_form_foreach (form, put_value, &walk);
  if (before != NULL && walk.ok)
    {
      walk.statement = drop;
      walk.before = form;
      qz_form_foreach (before, drop_value, &walk);
    }
  return walk.ok;
}

/**
 * qz_entry_table_defer_search:
 * @connection: inside a writing transaction
 * @error: any code of the driver
 *
 * For an act that brings thousands of entries, in one transaction or in several: no search finds
 * the entries that come from now on until qz_store_catch_up_search(), which takes a fraction of
 * the time that is saved. A workspace in which that was missed catches up when it is opened.
 *
 * Returns: %TRUE when it is noted
 */
gboolean
qz_entry_table_defer_search (QzConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, FALSE);

  return qz_search_index_defer (connection, error);
}

/**
 * qz_entry_table_insert:
 * @connection: inside a writing transaction
 * @entry: a new entry, its @id set; its @seq is set here, its @revision when it is 0
 * @error: %QZ_ERROR_DUPLICATE when the id or the number is taken; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_entry_table_insert (QzConnection *connection, QzEntry *entry, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && entry != NULL, FALSE);
  g_return_val_if_fail (*entry->id != '\0', FALSE);

  statement = qz_connection_prepare (
      connection,
      "INSERT INTO entry (id, edition, activity, category, number, state, title, team, unit,"
      " unit_name, line, total, rank, award, revision, created, updated, submitted,"
      " origin) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,"
      " $17, $18, $19)"
      " RETURNING seq",
      error);
  if (statement == NULL)
    return FALSE;
  entry->revision = MAX (entry->revision, 1);
  qz_entry_row_bind (statement, entry);
  if (qz_statement_step (statement, error) != QZ_FETCH_ROW)
    return FALSE;
  entry->seq = qz_statement_get_int (statement, 0);
  if (!qz_statement_run (statement, error))
    return FALSE;
  if (entry->form != NULL && !store_form (connection, entry->seq, NULL, entry->form, error))
    return FALSE;
  return follow (connection, NULL, entry, error);
}

static QzEntry *
find (QzConnection *connection, const char *id, GError **error)
{
  gpointer entry = NULL;

  if (!qz_rows_first (connection, SELECT_ENTRY "WHERE e.id = $1", QZ_ARGUMENTS (id),
                      qz_entry_row_read, &entry, error))
    return NULL;
  if (entry == NULL && *id != '\0'
      && !qz_rows_first (connection, SELECT_ENTRY "WHERE e.number = $1", QZ_ARGUMENTS (id),
                         qz_entry_row_read, &entry, error))
    return NULL;
  if (entry == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("There is no entry “%s”. Look for it in the list of entries."), id);
  return entry;
}

static gboolean
update_row (QzConnection *connection, const QzEntry *before, QzEntry *entry, GError **error)
{
  g_autoptr (QzStatement) statement = qz_connection_prepare (
      connection,
      "UPDATE entry SET edition = $2, activity = $3, category = $4, number = $5, state = $6,"
      " title = $7, team = $8, unit = $9, unit_name = $10, line = $11, total = $12, rank = $13,"
      " award = $14, revision = $15, created = $16, updated = $17, submitted = $18, origin = $19"
      " WHERE id = $1",
      error);

  if (statement == NULL)
    return FALSE;
  /* One from outside keeps its revision when that is the greater one. */
  entry->revision = MAX (before->revision + 1, entry->revision);
  qz_entry_row_bind (statement, entry);
  return qz_statement_run (statement, error) && follow (connection, before, entry, error);
}

/**
 * qz_entry_table_update:
 * @connection: inside a writing transaction
 * @entry: a stored entry, found by its @id; its @revision is raised here, at least by one.
 *   Without a form the stored form stays
 * @error: %QZ_ERROR_NOT_FOUND; %QZ_ERROR_DUPLICATE when the number is taken; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_entry_table_update (QzConnection *connection, QzEntry *entry, GError **error)
{
  g_autoptr (QzEntry) before = NULL;
  g_autoptr (QzForm) form = NULL;

  g_return_val_if_fail (connection != NULL && entry != NULL, FALSE);

  before = find (connection, entry->id, error);
  if (before == NULL)
    return FALSE;
  entry->seq = before->seq;
  if (entry->form != NULL)
    {
      form = qz_entry_table_get_form (connection, before->seq, error);
      if (form == NULL || !store_form (connection, before->seq, form, entry->form, error))
        return FALSE;
    }
  return update_row (connection, before, entry, error);
}

/**
 * qz_entry_table_set_state:
 * @connection: inside a writing transaction
 * @id: UUID or number of an entry
 * @state: its new state
 * @updated: instant of the act
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_entry_table_set_state (QzConnection *connection,
                          const char *id,
                          QzEntryState state,
                          const char *updated,
                          GError **error)
{
  g_autoptr (QzEntry) before = NULL;
  g_autoptr (QzEntry) entry = NULL;

  g_return_val_if_fail (connection != NULL && id != NULL && updated != NULL, FALSE);

  before = find (connection, id, error);
  entry = before != NULL ? find (connection, before->id, error) : NULL;
  if (entry == NULL)
    return FALSE;
  entry->state = state;
  g_free (entry->updated);
  entry->updated = g_strdup (updated);
  return update_row (connection, before, entry, error);
}

/**
 * qz_entry_table_set_result:
 * @connection: inside a writing transaction
 * @id: UUID or number of an entry
 * @total: thousandths of a point, %QZ_POINTS_NONE to take it back
 * @rank: 0 for none
 * @award: id, "" for none
 * @updated: instant of the act
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: %TRUE when it was stored
 */
gboolean
qz_entry_table_set_result (QzConnection *connection,
                           const char *id,
                           gint64 total,
                           guint rank,
                           const char *award,
                           const char *updated,
                           GError **error)
{
  g_autoptr (QzEntry) before = NULL;
  g_autoptr (QzEntry) entry = NULL;

  g_return_val_if_fail (connection != NULL && id != NULL, FALSE);
  g_return_val_if_fail (award != NULL && updated != NULL, FALSE);

  before = find (connection, id, error);
  entry = before != NULL ? find (connection, before->id, error) : NULL;
  if (entry == NULL)
    return FALSE;
  entry->total = total;
  entry->rank = rank;
  g_free (entry->award);
  entry->award = g_strdup (award);
  g_free (entry->updated);
  entry->updated = g_strdup (updated);
  return update_row (connection, before, entry, error);
}

/* The register keeps its lines for good, void ones too, and each names its entry. */
static gboolean
check_register (QzConnection *connection, const QzEntry *entry, GError **error)
{
  g_autoptr (GPtrArray) certificates =
      qz_certificate_table_list_by_entry (connection, entry->id, error);

  if (certificates == NULL || certificates->len == 0)
    return certificates != NULL;
  g_set_error (
      error, QZ_ERROR, QZ_ERROR_STATE,
      _ ("“%s” stands in the register of certificates (%s) and cannot be deleted. Leave it "
         "withdrawn."),
      *entry->number != '\0' ? entry->number : entry->title,
      ((const QzCertificate *) certificates->pdata[0])->number);
  return FALSE;
}

/**
 * qz_entry_table_delete:
 * @connection: inside a writing transaction
 * @id: UUID or number of an entry
 * @error: %QZ_ERROR_NOT_FOUND; %QZ_ERROR_STATE when a certificate refers to it; any code of the
 *   driver
 *
 * Its form, materials and sheets go with it; the objects of its materials stay.
 *
 * Returns: %TRUE when it is gone
 */
gboolean
qz_entry_table_delete (QzConnection *connection, const char *id, GError **error)
{
  g_autoptr (QzEntry) before = NULL;

  g_return_val_if_fail (connection != NULL && id != NULL, FALSE);

  before = find (connection, id, error);
  if (before == NULL || !check_register (connection, before, error)
      || !qz_rows_run (connection, "DELETE FROM entry WHERE id = $1", QZ_ARGUMENTS (before->id),
                       error))
    return FALSE;
  qz_connection_touch (connection, QZ_TOPIC_MATERIALS | QZ_TOPIC_REVIEW);
  return follow (connection, before, NULL, error);
}

static QzEntry *
with_form (QzConnection *connection, QzEntry *entry, GError **error)
{
  if (entry == NULL)
    return NULL;
  entry->form = qz_entry_table_get_form (connection, entry->seq, error);
  if (entry->form != NULL)
    return entry;
  qz_entry_free (entry);
  return NULL;
}

/**
 * qz_entry_table_get:
 * @connection: inside a transaction
 * @id: UUID or number of an entry
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: (transfer full) (nullable): the entry with its form
 */
QzEntry *
qz_entry_table_get (QzConnection *connection, const char *id, GError **error)
{
  g_return_val_if_fail (connection != NULL && id != NULL, NULL);

  return with_form (connection, find (connection, id, error), error);
}

/**
 * qz_entry_table_get_by_number:
 * @connection: inside a transaction
 * @number: 申报号
 * @error: %QZ_ERROR_NOT_FOUND; any code of the driver
 *
 * Returns: (transfer full) (nullable): the entry with its form
 */
QzEntry *
qz_entry_table_get_by_number (QzConnection *connection, const char *number, GError **error)
{
  gpointer entry = NULL;

  g_return_val_if_fail (connection != NULL && number != NULL, NULL);

  if (!qz_rows_first (connection, SELECT_ENTRY "WHERE e.number = $1 AND e.number <> ''",
                      QZ_ARGUMENTS (number), qz_entry_row_read, &entry, error))
    return NULL;
  if (entry == NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("There is no entry with the number “%s”. Look for it in the list of entries."),
                 number);
  return with_form (connection, entry, error);
}

/**
 * qz_entry_table_read_row:
 * @connection: inside a transaction
 * @seq: order of creation
 * @out_entry: (out) (transfer full) (nullable): the entry without its form; %NULL when there is
 *   none
 * @error: any code of the driver
 *
 * Returns: %TRUE when it could be looked for
 */
gboolean
qz_entry_table_read_row (QzConnection *connection, gint64 seq, QzEntry **out_entry, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  QzFetch step;

  g_return_val_if_fail (connection != NULL && out_entry != NULL, FALSE);

  *out_entry = NULL;
  statement = qz_connection_prepare (connection, SELECT_ENTRY "WHERE e.seq = $1", error);
  if (statement == NULL)
    return FALSE;
  qz_statement_bind_int (statement, "$1", seq);
  step = qz_statement_step (statement, error);
  if (step == QZ_FETCH_ROW)
    *out_entry = qz_entry_row_read (statement);
  return step != QZ_FETCH_FAILED;
}

/**
 * qz_entry_table_get_form:
 * @connection: inside a transaction
 * @seq: of an entry
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): what was filled in
 */
QzForm *
qz_entry_table_get_form (QzConnection *connection, gint64 seq, GError **error)
{
  g_autoptr (QzStatement) statement = NULL;
  g_autoptr (QzFormBuilder) form = qz_form_builder_new ();
  QzFetch step;

  g_return_val_if_fail (connection != NULL, NULL);

  statement = qz_connection_prepare (connection,
                                     "SELECT path, value FROM entry_value WHERE entry = $1", error);
  if (statement == NULL)
    return NULL;
  qz_statement_bind_int (statement, "$1", seq);
  while ((step = qz_statement_step (statement, error)) == QZ_FETCH_ROW)
    {
      g_autofree char *path = qz_statement_dup_text (statement, 0);

      qz_form_builder_set (form, path, qz_statement_get_text (statement, 1));
    }
  return step == QZ_FETCH_DONE ? qz_form_builder_end (g_steal_pointer (&form)) : NULL;
}

/**
 * qz_entry_table_list:
 * @connection: inside a transaction
 * @query: which entries in which order
 * @offset: how many to leave out at the beginning
 * @limit: how many at most
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable) (element-type QzEntry): the entries without their forms
 */
GPtrArray *
qz_entry_table_list (
    QzConnection *connection, const QzQuery *query, guint offset, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (connection != NULL && query != NULL, NULL);

  if (!qz_entry_order_read (connection, query, offset, limit, seqs, NULL, error))
    return NULL;
  for (guint i = 0; i < seqs->len; i++)
    {
      QzEntry *entry = NULL;

      if (!qz_entry_table_read_row (connection, g_array_index (seqs, gint64, i), &entry, error))
        return NULL;
      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  return g_steal_pointer (&entries);
}

/**
 * qz_entry_table_list_ids:
 * @connection: inside a transaction
 * @query: which entries in which order
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): the UUIDs of all of them
 */
GStrv
qz_entry_table_list_ids (QzConnection *connection, const QzQuery *query, GError **error)
{
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (QzStatement) statement = NULL;

  g_return_val_if_fail (connection != NULL && query != NULL, NULL);

  statement = qz_connection_prepare (connection, "SELECT id FROM entry WHERE seq = $1", error);
  if (statement == NULL
      || !qz_entry_order_read (connection, query, 0, G_MAXUINT, seqs, NULL, error))
    return NULL;
  for (guint i = 0; i < seqs->len; i++)
    {
      QzFetch step;

      qz_statement_bind_int (statement, "$1", g_array_index (seqs, gint64, i));
      step = qz_statement_step (statement, error);
      if (step == QZ_FETCH_FAILED)
        return NULL;
      if (step == QZ_FETCH_ROW)
        g_strv_builder_add (ids, qz_statement_get_text (statement, 0));
      qz_statement_reset (statement);
    }
  return g_strv_builder_end (ids);
}

/**
 * qz_entry_table_count:
 * @connection: inside a transaction
 * @query: which entries
 * @out_count: (out): how many they are
 * @error: any code of the driver
 *
 * Returns: %TRUE when they could be counted
 */
gboolean
qz_entry_table_count (QzConnection *connection,
                      const QzQuery *query,
                      guint *out_count,
                      GError **error)
{
  g_return_val_if_fail (connection != NULL && query != NULL && out_count != NULL, FALSE);

  return qz_entry_order_count (connection, query, out_count, error);
}
