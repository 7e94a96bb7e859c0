/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "exchange/qz-edition-files.h"
#include "fixture.h"
#include "model/qz-error.h"
#include "operations/qz-import-edition.h"
#include "operations/qz-rebuild-search.h"
#include "operations/qz-verify-audit.h"
#include "store/qz-audit-table.h"
#include "tests/lib/temp-folder.h"

static void
test_create (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;

  g_assert_cmpstr (qz_workspace_get_name (fixture->workspace), ==, "（示例）上海市质量协会");
  g_assert_cmpstr (qz_workspace_get_directory (fixture->workspace), ==, fixture->directory);
  g_assert_cmpint (qz_workspace_get_hats (fixture->workspace), ==, QZ_HAT_OFFICE);
  g_assert_cmpstr (qz_workspace_get_edition (fixture->workspace)->id, ==, "shanghai-2018");
  g_assert_false (qz_workspace_is_read_only (fixture->workspace));
  g_assert_true (qz_workspace_exists (fixture->directory));
  g_assert_cmpuint (fixture_count_events (fixture, NULL, "workspace.create", NULL), ==, 1);

  g_assert_null (qz_workspace_create (fixture->directory, "x", QZ_HAT_UNIT, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE);
  g_clear_error (&error);
}

static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  fixture_reopen (fixture);
  g_assert_cmpstr (qz_workspace_get_name (fixture->workspace), ==, "（示例）上海市质量协会");
  g_assert_cmpint (qz_workspace_get_hats (fixture->workspace), ==, QZ_HAT_OFFICE);
  g_assert_cmpuint (qz_workspace_get_edition (fixture->workspace)->activities->len, ==, 4);
}

/* What is wrong is found before anything is made. */
static void
test_create_refused (void)
{
  g_autofree char *parent = temp_folder_new ();
  g_autofree char *directory = g_build_filename (parent, "new", NULL);
  static const struct
  {
    const char *name;
    const char *edition;
    int code;
  } cases[] = {
    { "", NULL, QZ_ERROR_INVALID },
    { "   ", NULL, QZ_ERROR_INVALID },
    { "a\xe2\x80\xae"
      "b",
      NULL, QZ_ERROR_INVALID },
    { "示例", "/nowhere/edition", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;

      g_assert_null (
          qz_workspace_create (directory, cases[i].name, QZ_HAT_UNIT, cases[i].edition, &error));
      g_assert_nonnull (error);
      if (cases[i].code >= 0)
        g_assert_error (error, QZ_ERROR, cases[i].code);
      g_error_free (error);
      g_assert_false (g_file_test (directory, G_FILE_TEST_EXISTS));
    }
  g_assert_cmpint (g_rmdir (parent), ==, 0);
}

/* Who gives up a workspace takes its objects along, and none that were there before. */
static void
test_discard (gconstpointer data)
{
  gboolean before = GPOINTER_TO_INT (data);
  g_autofree char *directory = temp_folder_new ();
  g_autofree char *folder = g_build_filename (directory, "objects", "ab", NULL);
  g_autofree char *file = g_build_filename (folder, "cd", NULL);
  g_autoptr (QzWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  if (before)
    g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  workspace = qz_workspace_create (directory, "示例", QZ_HAT_OFFICE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  qz_workspace_discard (workspace);
  g_assert_cmpint (g_file_test (file, G_FILE_TEST_EXISTS), ==, before);
}

static void
test_second_writer (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  QzWorkspace *second;

  g_assert_null (qz_workspace_open (fixture->directory, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_LOCKED);
  second = qz_workspace_open_either (fixture->directory, NULL);
  g_assert_nonnull (second);
  g_assert_true (qz_workspace_is_read_only (second));
  g_assert_cmpstr (qz_workspace_get_read_only_reason (second), ==, error->message);
  g_assert_cmpstr (qz_workspace_get_edition (second)->id, ==, "shanghai-2018");
  g_clear_error (&error);
  g_assert_true (qz_workspace_close (second, &error));
  g_assert_finalize_object (second);
}

static gboolean
close_meanwhile (QzConnection *connection, gpointer data, GError **error)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) events = qz_audit_table_list (connection, "", 0, 1, error);
  g_autofree char *id = NULL;

  if (events == NULL)
    return FALSE;
  /* The reader's state begins with its first statement; this makes it an old one. */
  id = fixture_entry (fixture);
  return qz_workspace_close (fixture->workspace, error);
}

/* Whoever reads meanwhile only keeps the log where it is: nothing to warn of. */
static void
test_close_beside_reader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  QzStore *reader = qz_store_open (fixture->directory, QZ_STORE_READ_ONLY, &error);

  g_assert_no_error (error);
  g_assert_true (qz_store_read (reader, close_meanwhile, fixture, &error));
  g_assert_no_error (error);
  g_assert_true (qz_store_close (reader, &error));
  g_object_unref (reader);
}

static void
edition_changed_cb (QzWorkspace *workspace, guint *count)
{
  ++*count;
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = qz_edition_builtin_path ("shanghai-2018");
  g_autofree char *copy = g_build_filename (fixture->directory, "copy", NULL);
  g_autofree char *file = g_build_filename (copy, "edition.json", NULL);
  g_autoptr (GHashTable) files = qz_edition_load_files (source, NULL);
  const QzEdition *before = qz_workspace_get_edition (fixture->workspace);
  QzImportEdition *operation;
  g_autofree char *text = NULL;
  g_autofree char *detail = NULL;
  GString *changed;
  guint count = 0;

  g_assert_true (qz_edition_write_folder (files, copy, NULL));
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "\"1.0\"", "\"1.1\"", 1), ==, 1);
  g_assert_true (g_file_set_contents (file, changed->str, -1, NULL));
  g_string_free (changed, TRUE);

  g_signal_connect (fixture->workspace, "edition-changed", G_CALLBACK (edition_changed_cb), &count);
  operation = qz_import_edition_new (fixture->workspace, copy);
  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, NULL));
  g_assert_cmpstr (qz_import_edition_get_edition (operation)->version, ==, "1.1");
  g_assert_finalize_object (operation);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpstr (qz_workspace_get_edition (fixture->workspace)->version, ==, "1.1");
  g_assert_cmpstr (before->version, ==, "1.0");
  g_assert_cmpuint (fixture_count_events (fixture, NULL, "edition.import", &detail), ==, 1);
  g_assert_cmpstr (detail, ==, "edition: shanghai-2018 1.0 → shanghai-2018 1.1");
  fixture_reopen (fixture);
  g_assert_cmpstr (qz_workspace_get_edition (fixture->workspace)->version, ==, "1.1");
}

static void
test_import_faults (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = qz_edition_builtin_path ("shanghai-2018");
  g_autofree char *copy = g_build_filename (fixture->directory, "copy", NULL);
  g_autofree char *file = g_build_filename (copy, "honours.json", NULL);
  g_autoptr (GHashTable) files = qz_edition_load_files (source, NULL);
  QzImportEdition *operation;
  GError *error = NULL;

  g_assert_true (qz_edition_write_folder (files, copy, NULL));
  g_assert_true (g_file_set_contents (file, "[1, 2", -1, NULL));
  operation = qz_import_edition_new (fixture->workspace, copy);
  g_assert_false (qz_operation_run (QZ_OPERATION (operation), NULL, &error));
  g_assert_nonnull (error);
  g_error_free (error);
  g_assert_cmpuint (qz_import_edition_get_faults (operation)->len, >, 0);
  g_assert_true (
      g_str_has_prefix (qz_import_edition_get_faults (operation)->pdata[0], "honours.json: "));
  g_assert_finalize_object (operation);
  g_assert_cmpuint (fixture_count_events (fixture, NULL, "edition.import", NULL), ==, 0);
}

/* An activity with entries may not go. */
static void
test_import_lacks_activity (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = qz_edition_builtin_path ("shanghai-2018");
  g_autofree char *copy = g_build_filename (fixture->directory, "copy", NULL);
  g_autoptr (GHashTable) files = qz_edition_load_files (source, NULL);
  g_autofree char *id = fixture_entry (fixture);

  g_assert_true (g_hash_table_remove (files, "activities/qc-group.json"));
  g_assert_true (qz_edition_write_folder (files, copy, NULL));
  fixture_refuse (qz_import_edition_new (fixture->workspace, copy), QZ_ERROR_STATE);
  g_assert_nonnull (
      qz_edition_find_activity (qz_workspace_get_edition (fixture->workspace), "qc-group"));
}

static void
test_hats (void)
{
  g_autofree char *all = qz_hats_to_string (QZ_HAT_OFFICE | QZ_HAT_UNIT | QZ_HAT_HOST);
  g_autofree char *none = qz_hats_to_string (0);
  QzHat hat;

  g_assert_cmpstr (all, ==, "unit,office,host");
  g_assert_cmpstr (none, ==, "");
  g_assert_true (qz_hat_from_id ("judge", &hat));
  g_assert_cmpint (hat, ==, QZ_HAT_JUDGE);
  g_assert_false (qz_hat_from_id ("king", &hat));
}

static void
test_upkeep (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_submitted (fixture);
  QzVerifyAudit *verify = qz_verify_audit_new (fixture->workspace);

  g_assert_true (qz_operation_run (QZ_OPERATION (verify), NULL, NULL));
  g_assert_cmpint (qz_verify_audit_get_checked (verify), ==, 3);
  g_assert_cmpint (qz_verify_audit_get_bad (verify), ==, 0);
  g_assert_finalize_object (verify);
  fixture_run (qz_rebuild_search_new (fixture->workspace));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_add ("/workspace/create", test_create);
  fixture_add ("/workspace/reopen", test_reopen);
  g_test_add_func ("/workspace/create-refused", test_create_refused);
  g_test_add_data_func ("/workspace/discard", GINT_TO_POINTER (FALSE), test_discard);
  g_test_add_data_func ("/workspace/discard-keeps", GINT_TO_POINTER (TRUE), test_discard);
  fixture_add ("/workspace/second-writer", test_second_writer);
  fixture_add ("/workspace/close-beside-reader", test_close_beside_reader);
  fixture_add ("/workspace/import", test_import);
  fixture_add ("/workspace/import-faults", test_import_faults);
  fixture_add ("/workspace/import-lacks-activity", test_import_lacks_activity);
  g_test_add_func ("/workspace/hats", test_hats);
  fixture_add ("/workspace/upkeep", test_upkeep);
  return g_test_run ();
}
