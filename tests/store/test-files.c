/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the disk can do to a workspace: full, read-only, of an older format. */

#include "config.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include "model/qz-error.h"
#include "store/qz-audit-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-objects.h"
#include "store/qz-sheet-table.h"
#include "tests/store/context.h"

static gboolean
insert (QzConnection *connection, gpointer data, GError **error)
{
  g_autofree char *title = g_strnfill (GPOINTER_TO_UINT (data), 'x');
  g_autoptr (QzEntry) entry = make_entry (0, title, "小组", "单位");

  return qz_entry_table_insert (connection, entry, error);
}

static gboolean
count (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzQuery) query = qz_query_new ();

  return qz_entry_table_count (connection, query, data, error);
}

static gboolean
verify (QzConnection *connection, gpointer data, GError **error)
{
  return qz_audit_table_verify (connection, data, NULL, error);
}

/* A small disk of our own, seen by this process only. */
static gboolean
mount_small_disk (const char *directory)
{
  static gboolean is_private;

  if (!is_private
      && (geteuid () != 0 || unshare (CLONE_NEWNS) != 0
          || mount ("none", "/", "none", MS_REC | MS_PRIVATE, NULL) != 0))
    return FALSE;
  is_private = TRUE;
  return mount ("tmpfs", directory, "tmpfs", 0, "size=3m") == 0;
}

/* Every act on a full disk is refused with a sentence, and what was saved stays saved. */
static void
test_full (void)
{
  const QzAct act = { "entry.save", "", "测试", NULL };
  g_autoptr (Context) context = context_new ();
  g_autofree char *directory = context_path (context, "small");
  g_autofree char *big = g_strnfill (4 * 1024 * 1024, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new_static (big, 4 * 1024 * 1024);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzStore) store = NULL;
  g_autofree char *name = NULL;
  guint saved = 0;
  guint found = 0;
  gint64 events = 0;

  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  if (!mount_small_disk (directory))
    {
      g_test_skip ("a small disk can only be mounted by root");
      return;
    }
  store = qz_store_create (directory, &error);
  g_assert_no_error (error);
  while (qz_store_write (store, &act, insert, GUINT_TO_POINTER (20000), NULL, &error))
    saved++;
  g_assert_error (error, QZ_ERROR, QZ_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "qunzhi.db"));
  g_clear_error (&error);
  g_assert_cmpuint (saved, >, 5);
  g_assert_true (qz_store_read (store, count, &found, &error));
  g_assert_cmpuint (found, ==, saved);
  name = qz_objects_put_bytes (directory, bytes, &error);
  g_assert_null (name);
  g_assert_error (error, QZ_ERROR, QZ_ERROR_FULL);
  g_clear_error (&error);

  qz_store_close (store, NULL);
  g_clear_object (&store);
  store = qz_store_open (directory, QZ_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (qz_store_read (store, count, &found, &error));
  g_assert_cmpuint (found, ==, saved);
  g_assert_true (qz_store_read (store, verify, &events, &error));
  g_assert_cmpint (events, ==, saved);
  qz_store_close (store, NULL);
  g_clear_object (&store);
  umount2 (directory, MNT_DETACH);
}

/* Where nothing can be written a workspace can be read, and writing is refused with the reason. */
static void
test_read_only_folder (void)
{
  g_autoptr (Context) context = context_new ();
  g_autofree char *directory = context_path (context, "small");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzStore) store = NULL;
  guint found = 0;
  gboolean mounted;

  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  mounted = mount_small_disk (directory);
  store = qz_store_create (directory, &error);
  g_assert_no_error (error);
  g_assert_true (qz_store_write (store, NULL, insert, GUINT_TO_POINTER (10), NULL, &error));
  g_assert_true (qz_store_close (store, &error));
  g_clear_object (&store);
  if (mounted)
    g_assert_cmpint (mount ("none", directory, "none", MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  else
    g_assert_cmpint (g_chmod (directory, 0500), ==, 0);
  if (g_access (directory, W_OK) == 0)
    {
      g_test_skip ("nothing is read-only for this user");
      return;
    }

  g_assert_null (qz_store_open (directory, QZ_STORE_READ_WRITE, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (qz_objects_put_bytes (directory, bytes, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_READ_ONLY);
  g_clear_error (&error);
  store = qz_store_open (directory, QZ_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (qz_store_read (store, count, &found, &error));
  g_assert_cmpuint (found, ==, 1);
  qz_store_close (store, NULL);
  g_clear_object (&store);
  if (mounted)
    umount2 (directory, MNT_DETACH);
  else
    g_chmod (directory, 0700);
}

static guint
version_in_header (const char *path)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 100);
  return (guint) (guint8) content[63];
}

/* A file without tables, as the first step finds it. */
static const char empty_script[] =
    "DROP TABLE form_print; DROP TABLE certificate; DROP TABLE sheet_score; DROP TABLE sheet; DROP "
    "TABLE panel_entry;"
    "DROP TABLE key; DROP TABLE bundle_line; DROP TABLE bundle; DROP TABLE entry_source;"
    "DROP TABLE entry_return; DROP TABLE entry_answer;"
    "DROP TABLE panel_judge; DROP TABLE panel; DROP TABLE judge; DROP TABLE material;"
    "DROP TABLE entry_value; DROP TABLE entry_count; DROP TABLE entry_search_term;"
    "DROP TABLE entry_search; DROP TABLE entry; DROP TABLE organisation; DROP TABLE edition_file;"
    "DROP TABLE counter; DROP TABLE setting; DROP TABLE audit; DROP TABLE audit_head;"
    "PRAGMA user_version = 0;";

static void
close_context (Context *context)
{
  g_assert_true (qz_store_close (context->store, NULL));
  g_clear_object (&context->store);
}

static void
test_migrate (void)
{
  g_autoptr (Context) context = context_new ();
  g_autofree char *path = context_path (context, "qunzhi.db");
  g_autofree char *snapshot = context_path (context, "backup/before-format-1.db");

  guint newest;

  close_context (context);
  newest = version_in_header (path);
  context_reopen (context, QZ_STORE_READ_WRITE);
  context_sql (context, empty_script);
  close_context (context);
  g_assert_cmpuint (version_in_header (path), ==, 0);
  context_reopen (context, QZ_STORE_READ_WRITE);
  g_assert_cmpuint (version_in_header (path), ==, newest);
  g_assert_cmpuint (version_in_header (snapshot), ==, 0);
  context_write (context, insert, GUINT_TO_POINTER (10));
}

/* Score sheets of a workspace of format 1 stay with their points. */
static const char sheets_of_format_1[] =
    "ALTER TABLE entry DROP COLUMN origin;"
    "DROP TABLE form_print; ALTER TABLE material DROP COLUMN check_code;"
    "ALTER TABLE material DROP COLUMN width; ALTER TABLE material DROP COLUMN height;"
    "ALTER TABLE material DROP COLUMN milliseconds; ALTER TABLE material DROP COLUMN format;"
    "DROP INDEX material_awaited; ALTER TABLE material DROP COLUMN awaited;"
    "DROP INDEX material_claimed; ALTER TABLE material DROP COLUMN claimed;"
    "DROP TABLE key; DROP TABLE bundle_line; DROP TABLE bundle; DROP TABLE entry_source;"
    "DROP TABLE entry_return; DROP TABLE entry_answer;"
    "DROP TABLE sheet_score; DROP TABLE sheet;"
    "CREATE TABLE sheet (id TEXT NOT NULL PRIMARY KEY, entry TEXT NOT NULL REFERENCES entry (id)"
    " ON DELETE CASCADE, judge TEXT NOT NULL REFERENCES judge (id), stage TEXT NOT NULL,"
    " rubric TEXT NOT NULL, state TEXT NOT NULL, total INTEGER, comment TEXT NOT NULL,"
    " updated TEXT NOT NULL, UNIQUE (entry, judge, stage)) STRICT;"
    "CREATE INDEX sheet_judge ON sheet (judge);"
    "CREATE TABLE sheet_score (sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,"
    " place INTEGER NOT NULL, item TEXT NOT NULL, points INTEGER, PRIMARY KEY (sheet, place))"
    " STRICT, WITHOUT ROWID;"
    "INSERT INTO judge VALUES ('j1', '张三', '', '', '', '');"
    "INSERT INTO sheet SELECT 's1', id, 'j1', 'document', 'form', 'locked', 9000, '好', ''"
    " FROM entry LIMIT 1;"
    "INSERT INTO sheet_score VALUES ('s1', 0, 'topic', 9000);"
    "PRAGMA user_version = 1;";

static gboolean
check_sheet (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzSheet) sheet = qz_sheet_table_get (connection, "s1", error);

  g_assert_nonnull (sheet);
  g_assert_true (sheet->active);
  g_assert_cmpint (sheet->total, ==, 9000);
  g_assert_cmpint (qz_sheet_get_points (sheet, "topic"), ==, 9000);
  return TRUE;
}

static void
test_migrate_sheets (void)
{
  g_autoptr (Context) context = context_new ();

  context_write (context, insert, GUINT_TO_POINTER (10));
  context_sql (context, sheets_of_format_1);
  close_context (context);
  context_reopen (context, QZ_STORE_READ_WRITE);
  g_assert_true (qz_store_read (context->store, check_sheet, NULL, NULL));
}

/* A step that fails leaves the file as it was. */
static void
test_migration_fails (void)
{
  g_autoptr (Context) context = context_new ();
  g_autofree char *path = context_path (context, "qunzhi.db");
  g_autoptr (GError) error = NULL;

  context_sql (context, empty_script);
  context_sql (context, "CREATE TABLE judge (id TEXT); INSERT INTO judge VALUES ('kept')");
  close_context (context);
  g_assert_null (qz_store_open (context->directory, QZ_STORE_READ_WRITE, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (version_in_header (path), ==, 0);
}

static void
test_snapshot (void)
{
  g_autoptr (Context) context = context_new ();
  g_autofree char *path = context_path (context, "copy");
  g_autofree char *database = g_build_filename (path, "qunzhi.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzStore) copy = NULL;
  guint found = 0;

  context_write (context, insert, GUINT_TO_POINTER (10));
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_true (qz_store_snapshot (context->store, database, NULL, &error));
  g_assert_no_error (error);
  copy = qz_store_open (path, QZ_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (qz_store_read (copy, count, &found, &error));
  g_assert_cmpuint (found, ==, 1);
  g_assert_true (qz_store_close (copy, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/files/full", test_full);
  g_test_add_func ("/files/read-only-folder", test_read_only_folder);
  g_test_add_func ("/files/migrate", test_migrate);
  g_test_add_func ("/files/migrate-sheets", test_migrate_sheets);
  g_test_add_func ("/files/migration-fails", test_migration_fails);
  g_test_add_func ("/files/snapshot", test_snapshot);
  return g_test_run ();
}
