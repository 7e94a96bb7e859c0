/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the disk can do to a workspace: full, read-only, of an older format. */

#include "config.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <unistd.h>

#include "model/qz-error.h"
#include "store/qz-audit-table.h"
#include "store/qz-certificate-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-fact-table.h"
#include "store/qz-material-table.h"
#include "store/qz-objects.h"
#include "store/qz-sheet-table.h"
#include "tests/lib/temp-folder.h"
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

static void
close_context (Context *context)
{
  g_assert_true (qz_store_close (context->store, NULL));
  g_clear_object (&context->store);
}

/* A workspace of format 1 in a folder of its own, with @more in its database. */
static char *
make_format_1 (const char *more)
{
  char *directory = temp_folder_new ();
  g_autofree char *path = g_build_filename (directory, "qunzhi.db", NULL);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "store", "format-1.sql", NULL);
  g_autofree char *script = NULL;
  sqlite3 *db = NULL;

  g_assert_true (g_file_get_contents (source, &script, NULL, NULL));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, script, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, more, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  g_assert_cmpuint (version_in_header (path), ==, 1);
  return directory;
}

static gboolean
check_records (QzConnection *connection, gpointer data, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get_by_number (connection, "2018-QC-0001", error);
  g_autoptr (QzSheet) sheet = qz_sheet_table_get (connection, "s1", error);
  g_autoptr (GPtrArray) materials = qz_material_table_list (connection, "e1", error);
  g_autoptr (GPtrArray) certificates = qz_certificate_table_list (connection, NULL, error);
  g_autoptr (GPtrArray) facts = qz_fact_table_list_by_activity (connection, "qc-group", error);
  const QzReviewFact *fact;
  const QzMaterial *material;
  const QzCertificate *certificate;

  g_assert_nonnull (entry);
  g_assert_cmpstr (entry->title, ==, "降低焊缝返修率");
  g_assert_cmpint (entry->origin, ==, QZ_ENTRY_OWN);
  g_assert_cmpint (entry->total, ==, 85170);
  g_assert_nonnull (sheet);
  g_assert_true (sheet->active);
  g_assert_cmpint (sheet->total, ==, 9000);
  g_assert_cmpint (qz_sheet_get_points (sheet, "topic"), ==, 9000);
  g_assert_cmpuint (materials->len, ==, 1);
  material = materials->pdata[0];
  g_assert_cmpuint (material->pages, ==, 12);
  g_assert_false (material->awaited);
  g_assert_cmpuint (facts->len, ==, 1);
  fact = facts->pdata[0];
  g_assert_cmpstr (fact->entry, ==, "e1");
  g_assert_cmpint (fact->kind, ==, QZ_FACT_PLACE);
  g_assert_cmpint (fact->value, ==, 2);
  g_assert_cmpuint (certificates->len, ==, 1);
  certificate = certificates->pdata[0];
  g_assert_cmpstr (certificate->unit, ==, "上海申达船舶重工有限公司");
  return TRUE;
}

/* The newest format is that of a new workspace; the file as it was stays beside. */
static void
test_migrate (void)
{
  g_autoptr (Context) context = context_new ();
  g_autofree char *newest = context_path (context, "qunzhi.db");
  g_autoptr (TempFolder) directory = make_format_1 ("");
  g_autofree char *path = g_build_filename (directory, "qunzhi.db", NULL);
  g_autofree char *snapshot = g_build_filename (directory, "backup", "before-format-2.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzStore) store = NULL;
  guint found = 0;
  gint64 events = 0;

  close_context (context);
  store = qz_store_open (directory, QZ_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (qz_store_read (store, check_records, NULL, &error));
  g_assert_true (qz_store_read (store, count, &found, &error));
  g_assert_cmpuint (found, ==, 2);
  g_assert_true (qz_store_read (store, verify, &events, &error));
  g_assert_cmpint (events, ==, 2);
  g_assert_true (qz_store_write (store, NULL, insert, GUINT_TO_POINTER (10), NULL, &error));
  g_assert_true (qz_store_close (store, &error));
  g_assert_cmpuint (version_in_header (path), ==, version_in_header (newest));
  g_assert_cmpuint (version_in_header (snapshot), ==, 1);
}

/* A reader needs the newest tables as much as a writer. */
static void
test_migrate_for_reading (void)
{
  g_autoptr (TempFolder) directory = make_format_1 ("");
  g_autofree char *snapshot = g_build_filename (directory, "backup", "before-format-2.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QzStore) store = qz_store_open (directory, QZ_STORE_READ_ONLY, &error);
  g_autoptr (QzStore) writer = NULL;

  g_assert_no_error (error);
  g_assert_true (qz_store_read (store, check_records, NULL, &error));
  g_assert_false (qz_store_write (store, NULL, insert, GUINT_TO_POINTER (10), NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_cmpuint (version_in_header (snapshot), ==, 1);
  writer = qz_store_open (directory, QZ_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (qz_store_close (writer, &error));
  g_assert_true (qz_store_close (store, &error));
}

/* A step that fails leaves the file as it was. */
static void
test_migration_fails (void)
{
  g_autoptr (TempFolder) directory = make_format_1 ("CREATE TABLE sheet_next (id TEXT)");
  g_autofree char *path = g_build_filename (directory, "qunzhi.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (qz_store_open (directory, QZ_STORE_READ_WRITE, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (version_in_header (path), ==, 1);
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
  g_test_add_func ("/files/migrate/for-reading", test_migrate_for_reading);
  g_test_add_func ("/files/migration-fails", test_migration_fails);
  g_test_add_func ("/files/snapshot", test_snapshot);
  return g_test_run ();
}
