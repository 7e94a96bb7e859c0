/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/qz-count-table.h"
#include "store/qz-entry-list.h"
#include "store/qz-entry-table.h"
#include "tests/store/context.h"

#define N_ENTRIES 700

static gboolean
insert_many (QzConnection *connection, gpointer data, GError **error)
{
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    {
      g_autofree char *title =
          g_strdup_printf ("课题 %03u %s", (i * 37) % 1000, i % 5 == 0 ? "提高合格率" : "降低损耗");
      g_autoptr (QzEntry) entry = make_entry (i, title, "飞跃小组", "上海某某建设有限公司");

      entry->total = i % 7 == 0 ? QZ_POINTS_NONE : (gint64) (i * 13) % 97 * 1000;
      if (!qz_entry_table_insert (connection, entry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_nothing (QzConnection *connection, gpointer data, GError **error)
{
  return TRUE;
}

static void
read_nothing_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;

  g_assert_true (qz_store_read_finish (QZ_STORE (source), result, NULL));
  *done = TRUE;
}

/* What a list reads is read in order, so it has come when what was asked for later has. It may ask
 * once more for what was written meanwhile, and once for the end of a long list. */
static void
wait_until_quiet (Context *context, QzEntryList *list)
{
  for (guint i = 0; i < 4 || qz_entry_list_is_loading (list); i++)
    {
      gboolean done = FALSE;

      qz_store_read_async (context->store, read_nothing, NULL, NULL, NULL, read_nothing_cb, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

typedef struct
{
  guint n_changes;
  guint position;
  guint removed;
  guint added;
  guint n_titles;
} Seen;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Seen *seen = data;

  seen->n_changes++;
  seen->position = position;
  seen->removed = removed;
  seen->added = added;
}

static void
title_cb (GObject *item, GParamSpec *pspec, gpointer data)
{
  ((Seen *) data)->n_titles++;
}

static const char *
title_at (QzEntryList *list, guint position)
{
  g_autoptr (QzEntryItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_true (qz_entry_item_is_loaded (item));
  return g_intern_string (qz_entry_item_get_entry (item)->title);
}

static void
test_pages (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (QzEntryList) list = NULL;

  context_write (context, insert_many, GUINT_TO_POINTER (N_ENTRIES));
  list = qz_entry_list_new (context->store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_ENTRIES);
  wait_until_quiet (context, list);
  for (guint i = 0; i < N_ENTRIES; i += 41)
    {
      g_autoptr (QzEntryItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (QzEntryItem) again = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_true (item == again);
      g_assert_cmpint (qz_entry_item_get_entry (item)->seq, ==, N_ENTRIES - i);
      g_assert_cmpuint (qz_entry_list_find (list, qz_entry_item_get_entry (item)->id), ==, i);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), N_ENTRIES));
  g_assert_cmpuint (qz_entry_list_find (list, "nobody"), ==, G_MAXUINT);
  g_assert_finalize_object (g_steal_pointer (&list));
}

/* A filter keeps the items of the first places and tells only of the tail. */
static void
test_slots (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (QzEntryList) list = NULL;
  g_autoptr (QzEntryItem) first = NULL;
  g_autoptr (QzEntryItem) last = NULL;
  g_autoptr (QzEntryItem) again = NULL;
  g_autoptr (QzQuery) query = qz_query_new ();
  Seen seen = { 0 };

  context_write (context, insert_many, GUINT_TO_POINTER (N_ENTRIES));
  list = qz_entry_list_new (context->store);
  wait_until_quiet (context, list);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  last = g_list_model_get_item (G_LIST_MODEL (list), N_ENTRIES - 1);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &seen);
  g_signal_connect (first, "notify::title", G_CALLBACK (title_cb), &seen);

  qz_query_set_string (&query->text, "提高合格率");
  qz_entry_list_set_query (list, query);
  g_assert_true (qz_entry_list_is_loading (list));
  wait_until_quiet (context, list);
  g_assert_cmpuint (qz_entry_list_get_n_matches (list), ==, N_ENTRIES / 5);
  g_assert_cmpuint (seen.n_changes, ==, 1);
  g_assert_cmpuint (seen.position, ==, N_ENTRIES / 5);
  g_assert_cmpuint (seen.removed, ==, N_ENTRIES - N_ENTRIES / 5);
  g_assert_cmpuint (seen.added, ==, 0);
  g_assert_cmpuint (seen.n_titles, ==, 1);
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (again == first);
  g_assert_nonnull (strstr (qz_entry_item_get_entry (first)->title, "提高合格率"));

  qz_query_set_string (&query->text, "");
  qz_entry_list_set_query (list, query);
  wait_until_quiet (context, list);
  g_assert_cmpuint (seen.n_changes, ==, 2);
  g_assert_cmpuint (seen.position, ==, N_ENTRIES / 5);
  g_assert_cmpuint (seen.added, ==, N_ENTRIES - N_ENTRIES / 5);
}

static void
test_sort (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (QzEntryList) list = NULL;
  g_autoptr (QzQuery) query = qz_query_new ();
  Seen seen = { 0 };

  context_write (context, insert_many, GUINT_TO_POINTER (N_ENTRIES));
  list = qz_entry_list_new (context->store);
  wait_until_quiet (context, list);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &seen);
  query->sort = QZ_SORT_TITLE;
  for (guint ascending = 0; ascending < 2; ascending++)
    {
      query->ascending = ascending == 1;
      qz_entry_list_set_query (list, query);
      wait_until_quiet (context, list);
      for (guint i = 1; i < N_ENTRIES; i++)
        {
          int order = strcmp (title_at (list, i - 1), title_at (list, i));

          g_assert_cmpint (query->ascending ? order : -order, <=, 0);
        }
    }
  g_assert_cmpuint (seen.n_changes, ==, 0);
}

/* The end of a list that is not known to its end yet is empty, and filled when it is. */
static void
test_end (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (QzEntryList) quiet = NULL;
  g_autoptr (QzEntryList) list = NULL;
  g_autoptr (QzEntryItem) last = NULL;

  /* What was written is told of before, or the list would read anew by itself. */
  context_write (context, insert_many, GUINT_TO_POINTER (N_ENTRIES));
  quiet = qz_entry_list_new (context->store);
  wait_until_quiet (context, quiet);
  list = qz_entry_list_new (context->store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_ENTRIES);
  last = g_list_model_get_item (G_LIST_MODEL (list), N_ENTRIES - 1);
  g_assert_false (qz_entry_item_is_loaded (last));
  while (!qz_entry_item_is_loaded (last))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (title_at (list, N_ENTRIES - 1)
                 == g_intern_string (qz_entry_item_get_entry (last)->title));
  wait_until_quiet (context, list);
}

static void
test_follows (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (QzEntryList) list = qz_entry_list_new (context->store);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  context_write (context, insert_many, GUINT_TO_POINTER (3));
  wait_until_quiet (context, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
}

/* Every filter and order gives the same as a plain walk over all entries. */

static gboolean
matches (const QzQuery *query, const QzEntry *entry)
{
  return (*query->activity == '\0' || strcmp (query->activity, entry->activity) == 0)
         && (*query->category == '\0' || strcmp (query->category, entry->category) == 0)
         && (query->states == 0 || (query->states & QZ_QUERY_STATE (entry->state)) != 0)
         && (*query->text == '\0' || strstr (entry->title, query->text) != NULL);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const QzEntry *m = *(QzEntry *const *) a;
  const QzEntry *n = *(QzEntry *const *) b;
  const QzQuery *query = data;
  int order = 0;

  if (query->sort == QZ_SORT_TITLE)
    order = strcmp (m->title, n->title);
  if (query->sort == QZ_SORT_TOTAL && (m->total == QZ_POINTS_NONE) != (n->total == QZ_POINTS_NONE))
    return m->total == QZ_POINTS_NONE ? 1 : -1;
  if (query->sort == QZ_SORT_TOTAL)
    order = (m->total > n->total) - (m->total < n->total);
  if (order == 0)
    order = (m->seq > n->seq) - (m->seq < n->seq);
  return query->ascending ? order : -order;
}

static void
check_query (QzConnection *connection, const QzQuery *query, GPtrArray *all)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  for (guint i = 0; i < all->len; i++)
    if (matches (query, g_ptr_array_index (all, i)))
      g_ptr_array_add (expected, g_ptr_array_index (all, i));
  g_ptr_array_sort_with_data (expected, compare, (gpointer) query);
  g_assert_true (qz_entry_table_count (connection, query, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, expected->len);
  found = qz_entry_table_list (connection, query, 3, 50, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, MIN (50, expected->len - MIN (3, expected->len)));
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (((QzEntry *) g_ptr_array_index (found, i))->seq, ==,
                     ((QzEntry *) g_ptr_array_index (expected, i + 3))->seq);
}

static gboolean
check_all_queries (QzConnection *connection, gpointer data, GError **error)
{
  static const char *const activities[] = { "", "qc-group", "nothing" };
  static const char *const texts[] = { "", "提高", "课题", "没有的" };
  static const QzSort sorts[] = { QZ_SORT_NEWEST, QZ_SORT_TITLE, QZ_SORT_TOTAL };
  g_autoptr (QzQuery) everything = qz_query_new ();
  g_autoptr (GPtrArray) all = qz_entry_table_list (connection, everything, 0, G_MAXUINT, error);

  for (guint i = 0; i < 2 * 2 * 2 * 3 * 4 * 3; i++)
    {
      g_autoptr (QzQuery) query = qz_query_new ();

      query->ascending = i % 2 == 1;
      query->states = i / 2 % 2 == 1 ? QZ_QUERY_STATE (QZ_ENTRY_DRAFT) : 0;
      qz_query_set_string (&query->category, i / 4 % 2 == 1 ? "problem" : "");
      qz_query_set_string (&query->activity, activities[i / 8 % 3]);
      qz_query_set_string (&query->text, texts[i / 24 % 4]);
      query->sort = sorts[i / 96 % 3];
      check_query (connection, query, all);
    }
  return TRUE;
}

static void
test_queries (gconstpointer n_entries)
{
  g_autoptr (Context) context = context_new ();

  context_write (context, insert_many, (gpointer) n_entries);
  context_read (context, check_all_queries, NULL);
}

/* Random acts: the counts that are kept equal a recount, after each of them. */
static gboolean
act_at_random (QzConnection *connection, gpointer data, GError **error)
{
  GRand *rand = data;
  g_autoptr (QzQuery) everything = qz_query_new ();
  g_auto (GStrv) ids = qz_entry_table_list_ids (connection, everything, error);
  guint n = ids != NULL ? g_strv_length (ids) : 0;
  const char *id = n > 0 ? ids[g_rand_int_range (rand, 0, (gint32) n)] : NULL;

  switch (id != NULL ? g_rand_int_range (rand, 0, 6) : 0)
    {
    case 0:
    case 1:
      return insert_many (connection, GUINT_TO_POINTER (g_rand_int_range (rand, 1, 5)), error);
    case 2:
      return qz_entry_table_delete (connection, id, error);
    case 3:
      return qz_entry_table_set_result (connection, id, 90000, 1, "first", "2018", error);
    case 4:
      {
        g_autoptr (QzEntry) entry = qz_entry_table_get (connection, id, error);

        set_text (&entry->category, g_rand_boolean (rand) ? "problem" : "innovation");
        return qz_entry_table_update (connection, entry, error);
      }
    default:
      return qz_entry_table_set_state (connection, id,
                                       (QzEntryState) g_rand_int_range (rand, 0, QZ_N_ENTRY_STATES),
                                       "2018", error);
    }
}

static gboolean
check_counts (QzConnection *connection, gpointer data, GError **error)
{
  return qz_count_table_check (connection, error);
}

static void
test_counts (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20180907);

  for (guint i = 0; i < 200; i++)
    {
      context_write (context, act_at_random, rand);
      context_read (context, check_counts, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/list/pages", test_pages);
  g_test_add_func ("/list/slots", test_slots);
  g_test_add_func ("/list/sort", test_sort);
  g_test_add_func ("/list/end", test_end);
  g_test_add_func ("/list/follows", test_follows);
  g_test_add_data_func ("/list/queries-few", GUINT_TO_POINTER (200), test_queries);
  g_test_add_data_func ("/list/queries-many", GUINT_TO_POINTER (4000), test_queries);
  g_test_add_func ("/list/counts", test_counts);
  return g_test_run ();
}
