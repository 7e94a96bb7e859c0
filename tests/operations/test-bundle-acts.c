/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundles between two workspaces: what is interrupted, replaced or sent by the wrong one. */

#include "config.h"

#include <glib/gstdio.h>

#include "fixture.h"
#include "model/qz-error.h"
#include "operations/qz-attach-material.h"
#include "operations/qz-export-submission.h"
#include "operations/qz-import-bundle.h"
#include "operations/qz-own-key.h"
#include "operations/qz-return-entries.h"
#include "operations/qz-submit-entry.h"
#include "operations/qz-trust-key.h"
#include "store/qz-objects.h"
#include "store/qz-unfinished.h"

/* Two workspaces; @here receives what @there hands in. */
typedef struct
{
  Fixture here;
  Fixture there;
} Pair;

static void
set_up (Pair *pair, gconstpointer data)
{
  fixture_set_up (&pair->here, data);
  fixture_set_up (&pair->there, data);
}

static void
tear_down (Pair *pair, gconstpointer data)
{
  fixture_tear_down (&pair->here, data);
  fixture_tear_down (&pair->there, data);
}

static char *
export_entry (Fixture *fixture, const char *name, const char *entry)
{
  char *path = g_build_filename (fixture->directory, name, NULL);
  QzExportSubmission *operation = qz_export_submission_new (fixture->workspace, path);

  qz_export_submission_add_entry (operation, entry);
  fixture_run (operation);
  return path;
}

static void
trust_pending (Fixture *fixture)
{
  QzTrustKey *operation = qz_trust_key_new (fixture->workspace);

  qz_trust_key_add_pending (operation);
  fixture_run (operation);
}

/* Imports one bundle and says whether it was refused whole, and of how many records @verdict. */
static guint
import (Fixture *fixture, const char *path, QzVerdict verdict, gboolean *out_refused)
{
  g_autoptr (QzImportBundle) operation = qz_import_bundle_new (fixture->workspace);
  const QzBundleReport *report;

  qz_import_bundle_add_file (operation, path);
  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, NULL));
  g_assert_cmpuint (qz_import_bundle_get_reports (operation)->len, ==, 1);
  report = qz_import_bundle_get_reports (operation)->pdata[0];
  *out_refused = *report->refusal != '\0';
  return qz_bundle_report_count (report, verdict);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      n += g_file_test (below, G_FILE_TEST_IS_DIR) ? count_files (below) : 1;
    }
  return n;
}

static guint
count_objects (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->directory, QZ_OBJECTS_FOLDER, NULL);

  return count_files (path);
}

static char *
entry_with_report (Fixture *fixture)
{
  g_autofree char *path = fixture_write (fixture, "成果报告.pdf", "%PDF-1.4\n%%EOF\n", -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *id = fixture_entry (fixture);

  fixture_run (qz_attach_material_new (fixture->workspace, id, "report", file));
  fixture_run (qz_submit_entry_new (fixture->workspace, id));
  return id;
}

static void
cancel_cb (QzOperation *operation, GParamSpec *pspec, gpointer data)
{
  qz_operation_cancel (operation);
}

/* Stopped while it is read: no row, no object, and the next attempt goes through. */
static void
test_cancel (Pair *pair, gconstpointer data)
{
  g_autofree char *id = entry_with_report (&pair->there);
  g_autofree char *path = export_entry (&pair->there, "a.qzb", id);
  g_autoptr (QzImportBundle) operation = NULL;
  g_autoptr (GError) error = NULL;
  gboolean refused;

  import (&pair->here, path, QZ_VERDICT_WAITING, &refused);
  g_assert_cmpuint (count_objects (&pair->here), ==, 1); /* the bundle, kept aside */
  operation = qz_import_bundle_new (pair->here.workspace);
  qz_import_bundle_add_file (operation, path);
  g_signal_connect (operation, "notify::progress", G_CALLBACK (cancel_cb), NULL);
  g_assert_false (qz_operation_run (QZ_OPERATION (operation), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_objects (&pair->here), ==, 1);
  trust_pending (&pair->here);
  g_assert_cmpuint (count_objects (&pair->here), ==, 1); /* the report; the bundle is gone */
  qz_entry_free (fixture_get (&pair->here, id));
}

/* What a program left behind that ended between objects and rows is swept at the next start. */
static void
test_sweep (Pair *pair, gconstpointer data)
{
  g_autofree char *id = entry_with_report (&pair->here);
  g_autoptr (GBytes) lost = g_bytes_new_static ("lost", 4);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *used =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, "%PDF-1.4\n%%EOF\n", -1);

  g_ptr_array_add (objects, qz_objects_put_bytes (pair->here.directory, lost, NULL));
  g_ptr_array_add (objects, g_steal_pointer (&used));
  g_assert_cmpuint (count_objects (&pair->here), ==, 2);
  g_assert_true (
      qz_unfinished_write (qz_workspace_get_store (pair->here.workspace), objects, NULL));
  fixture_reopen (&pair->here);
  g_assert_cmpuint (count_objects (&pair->here), ==, 1);
  g_assert_true (qz_objects_check (pair->here.directory, objects->pdata[1], NULL));
}

/* A new computer: the new key waits like the first one, and then the old one is replaced. */
static void
test_new_key (Pair *pair, gconstpointer data)
{
  g_autofree char *one = fixture_submitted (&pair->there);
  g_autofree char *two = fixture_submitted (&pair->there);
  g_autofree char *first = export_entry (&pair->there, "a.qzb", one);
  g_autofree char *late = export_entry (&pair->there, "b.qzb", two);
  g_autofree char *key = g_build_filename (pair->there.directory, QZ_KEYS_FOLDER, "sign.key", NULL);
  g_autofree char *public =
      g_build_filename (pair->there.directory, QZ_KEYS_FOLDER, "sign.pub", NULL);
  g_autofree char *third = NULL;
  gboolean refused;

  import (&pair->here, first, QZ_VERDICT_WAITING, &refused);
  trust_pending (&pair->here);
  g_assert_cmpint (g_unlink (key), ==, 0);
  g_assert_cmpint (g_unlink (public), ==, 0);
  third = export_entry (&pair->there, "c.qzb", two);
  g_assert_cmpuint (import (&pair->here, third, QZ_VERDICT_WAITING, &refused), ==, 1);
  trust_pending (&pair->here);
  qz_entry_free (fixture_get (&pair->here, two));
  g_assert_cmpuint (import (&pair->here, late, QZ_VERDICT_TAKEN, &refused), ==, 0);
  g_assert_true (refused);
}

/* Nobody changes an entry that another organisation, or this one, has written. */
static void
test_not_theirs (Pair *pair, gconstpointer data)
{
  g_autofree char *id = fixture_submitted (&pair->there);
  g_autofree char *path = export_entry (&pair->there, "a.qzb", id);
  g_autofree char *back = g_build_filename (pair->here.directory, "back.qzb", NULL);
  QzReturnEntries *operation;
  g_autoptr (QzEntry) entry = NULL;
  gboolean refused;

  import (&pair->here, path, QZ_VERDICT_WAITING, &refused);
  trust_pending (&pair->here);
  g_assert_cmpuint (import (&pair->there, path, QZ_VERDICT_TAKEN, &refused), ==, 0);
  g_assert_true (refused); /* its own */

  operation = qz_return_entries_new (pair->here.workspace, back);
  qz_return_entries_add (operation, id, "请补正");
  fixture_run (operation);
  g_assert_cmpuint (import (&pair->here, back, QZ_VERDICT_TAKEN, &refused), ==, 0);
  g_assert_true (refused);
  import (&pair->there, back, QZ_VERDICT_WAITING, &refused);
  trust_pending (&pair->there);
  entry = fixture_get (&pair->there, id);
  g_assert_cmpint (entry->state, ==, QZ_ENTRY_RETURNED);
  fixture_refuse (qz_export_submission_new (pair->there.workspace, path), QZ_ERROR_STATE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define pair_add(path, func) g_test_add (path, Pair, NULL, set_up, func, tear_down)
  pair_add ("/bundle/cancel", test_cancel);
  pair_add ("/bundle/sweep", test_sweep);
  pair_add ("/bundle/new-key", test_new_key);
  pair_add ("/bundle/not-theirs", test_not_theirs);
  return g_test_run ();
}
