/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "model/qz-error.h"
#include "store/qz-entry-table.h"
#include "tests/store/context.h"

#define VERSION_OFFSET 60
#define APPLICATION_OFFSET 68

static void
patch (const char *path, gsize offset, const char *bytes, gsize n)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (offset + n, <=, length);
  memcpy (content + offset, bytes, n);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
assert_refused (Context *context, int code)
{
  g_autofree char *path = context_path (context, "qunzhi.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length = 0;
  gsize after_length = 0;

  g_assert_true (g_file_get_contents (path, &before, &before_length, NULL));
  for (guint mode = QZ_STORE_READ_WRITE; mode <= QZ_STORE_READ_ONLY; mode++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (qz_store_open (context->directory, (QzStoreMode) mode, &error));
      g_assert_error (error, QZ_ERROR, code);
      g_assert_nonnull (strstr (error->message, "qunzhi.db"));
    }
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
close_context (Context *context)
{
  g_assert_true (qz_store_close (context->store, NULL));
  g_clear_object (&context->store);
}

/* What is not ours, or newer, is refused and stays as it is, byte for byte. */
static void
test_header (void)
{
  static const struct
  {
    gsize offset;
    const char *bytes;
    gsize n;
    int code;
  } faults[] = {
    { 0, "SQLite format 4", 15, QZ_ERROR_FOREIGN },
    { 0, "PK\3\4", 4, QZ_ERROR_FOREIGN },
    { APPLICATION_OFFSET, "\0\0\0\0", 4, QZ_ERROR_FOREIGN },
    { APPLICATION_OFFSET, "QZDI", 4, QZ_ERROR_FOREIGN },
    { VERSION_OFFSET, "\0\0\0\143", 4, QZ_ERROR_NEWER },
    { VERSION_OFFSET, "\377\377\377\377", 4, QZ_ERROR_NEWER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (Context) context = context_new ();
      g_autofree char *path = context_path (context, "qunzhi.db");

      close_context (context);
      patch (path, faults[i].offset, faults[i].bytes, faults[i].n);
      assert_refused (context, faults[i].code);
    }
}

static void
test_no_database (void)
{
  g_autoptr (Context) context = context_new ();
  g_autofree char *path = context_path (context, "qunzhi.db");
  g_autoptr (GError) error = NULL;

  close_context (context);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (context, QZ_ERROR_FOREIGN);
  g_assert_true (g_file_set_contents (path, "SQLite format 3", 16, NULL));
  assert_refused (context, QZ_ERROR_FOREIGN);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_null (qz_store_open (context->directory, QZ_STORE_READ_WRITE, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
}

static void
test_create_twice (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (qz_store_create (context->directory, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE);
}

static gboolean
insert (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = make_entry (0, "标题", "小组", "单位");

  return qz_entry_table_insert (connection, entry, error);
}

static gboolean
insert_and_fail (QzConnection *connection, gpointer data, GError **error)
{
  if (insert (connection, NULL, error))
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE, "no");
  return FALSE;
}

static gboolean
count (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzQuery) query = qz_query_new ();

  return qz_entry_table_count (connection, query, data, error);
}

static void
assert_count (Context *context, guint expected)
{
  guint found = 0;

  context_read (context, count, &found);
  g_assert_cmpuint (found, ==, expected);
}

/* An act that fails or is cancelled leaves nothing, not even its event. */
static void
test_undone (void)
{
  const QzAct act = { "entry.save", "", "", NULL };
  g_autoptr (Context) context = context_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (qz_store_write (context->store, &act, insert_and_fail, NULL, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (qz_store_write (context->store, &act, insert, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_count (context, 0);
  context_write (context, insert, NULL);
  assert_count (context, 1);
  context_reopen (context, QZ_STORE_READ_WRITE);
  assert_count (context, 1);
}

typedef struct
{
  GMainLoop *loop;
  guint topics;
  guint n_changed;
  guint pending;
} Listener;

static void
changed_cb (QzStore *store, guint topics, const char *subject, gpointer data)
{
  Listener *listener = data;

  listener->topics |= topics;
  listener->n_changed++;
  g_main_loop_quit (listener->loop);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Listener *listener = data;
  g_autoptr (GError) error = NULL;

  qz_store_write_finish (QZ_STORE (source), result, &error);
  g_assert_no_error (error);
  listener->pending--;
}

static void
test_changed (void)
{
  const QzAct act = { "entry.save", "", "", NULL };
  g_autoptr (Context) context = context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Listener listener = { loop, 0, 0, 5 };
  gulong handler = g_signal_connect (context->store, "changed", G_CALLBACK (changed_cb), &listener);

  for (guint i = 0; i < 5; i++)
    qz_store_write_async (context->store, &act, insert, NULL, NULL, NULL, written_cb, &listener);
  g_main_loop_run (loop);
  while (listener.pending > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (listener.topics, ==, QZ_TOPIC_ENTRIES);
  g_assert_cmpuint (listener.n_changed, <=, 5);
  assert_count (context, 5);
  g_signal_handler_disconnect (context->store, handler);
}

/* Run again as a second process: opens for writing, and for reading. */
static int
second_process (const char *directory)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QzStore) store = qz_store_open (directory, QZ_STORE_READ_WRITE, &error);
  guint found = 0;

  if (store != NULL)
    return 3;
  g_print ("%s\n", error->message);
  if (!g_error_matches (error, QZ_ERROR, QZ_ERROR_LOCKED))
    return 4;
  store = qz_store_open (directory, QZ_STORE_READ_ONLY, NULL);
  if (store == NULL || !qz_store_read (store, count, &found, NULL) || found != 1)
    return 5;
  g_clear_error (&error);
  if (qz_store_write (store, NULL, insert, NULL, NULL, &error)
      || !g_error_matches (error, QZ_ERROR, QZ_ERROR_READ_ONLY))
    return 6;
  return qz_store_close (store, NULL) ? 0 : 7;
}

static void
test_locked (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());
  const char *argv[] = { "/proc/self/exe", "--second", context->directory, NULL };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  int status = 0;

  argv[0] = self;
  context_write (context, insert, NULL);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (output, "test-store"));
  g_assert_nonnull (strstr (output, pid));
}

static gboolean
close_meanwhile (QzConnection *connection, gpointer data, GError **error)
{
  Context *context = data;
  guint found = 0;

  /* The snapshot of this reader begins with its first statement. */
  if (!count (connection, &found, error))
    return FALSE;
  context_write (context, insert, NULL);
  return qz_store_close (context->store, error);
}

/* Somebody reads an older state: all is saved, and why the log stays is said. */
static void
test_close_beside_reader (void)
{
  g_autoptr (Context) context = context_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (QzStore) reader = qz_store_open (context->directory, QZ_STORE_READ_ONLY, &error);

  g_assert_no_error (error);
  context_write (context, insert, NULL);
  g_assert_false (qz_store_read (reader, close_meanwhile, context, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LOCKED);
  g_assert_true (qz_store_close (reader, NULL));
  context_reopen (context, QZ_STORE_READ_WRITE);
  assert_count (context, 2);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--second") == 0)
    return second_process (argv[2]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/header", test_header);
  g_test_add_func ("/store/no-database", test_no_database);
  g_test_add_func ("/store/create-twice", test_create_twice);
  g_test_add_func ("/store/undone", test_undone);
  g_test_add_func ("/store/changed", test_changed);
  g_test_add_func ("/store/locked", test_locked);
  g_test_add_func ("/store/close-beside-reader", test_close_beside_reader);
  return g_test_run ();
}
