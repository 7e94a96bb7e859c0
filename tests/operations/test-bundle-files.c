/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a bundle says of its files is not believed: their content decides, and it is looked into. */

#include "config.h"

#include "exchange/qz-bundle-writer.h"
#include "exchange/qz-entry-record.h"
#include "fixture.h"
#include "model/qz-error.h"
#include "operations/qz-add-large-file.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-import-bundle.h"
#include "operations/qz-read-facts.h"
#include "operations/qz-trust-key.h"

#define PDF                                                                                        \
  "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"                                     \
  "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"                                         \
  "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>\nendobj\n"                           \
  "trailer\n<</Root 1 0 R>>\n%%EOF\n"
#define BROKEN "%PDF-1.4\nnothing\n"
#define PICTURE "\x89PNG\r\n\x1a\n"
#define SENDER "00000000-0000-4000-8000-000000000002"

/* A file as its sender describes it, each in an entry of its own. */
typedef struct
{
  const char *name;
  const char *kind;
  const char *content;
  QzVerdict verdict;
  const char *reason; /* nullable: what is said of it */
} File;

static void
set (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static char *
id_of (guint n)
{
  return g_strdup_printf ("10000000-0000-4000-8000-%012x", n);
}

static QzManifest *
make_heading (void)
{
  QzManifest *heading = qz_manifest_new ();

  heading->kind = QZ_BUNDLE_SUBMISSION;
  heading->sequence = 1;
  set (&heading->id, "00000000-0000-4000-8000-000000000001");
  set (&heading->edition, "shanghai-2018");
  set (&heading->edition_version, "1.0");
  set (&heading->created, "2018-05-01T08:00:00.000Z");
  set (&heading->sender.role, "unit");
  set (&heading->sender.organisation, SENDER);
  set (&heading->sender.name, "（示例）甲公司");
  set (&heading->recipient.role, "office");
  return heading;
}

static QzEntry *
make_entry (guint n)
{
  QzEntry *entry = qz_entry_new ();

  g_free (entry->id);
  entry->id = id_of (n);
  set (&entry->edition, "shanghai-2018");
  set (&entry->activity, "qc-group");
  set (&entry->category, "problem-self");
  set (&entry->created, "2018-05-01T08:00:00.000Z");
  set (&entry->updated, "2018-05-01T08:00:00.000Z");
  entry->state = QZ_ENTRY_DRAFT;
  entry->revision = 1;
  qz_entry_take_form (entry, fixture_form ());
  return entry;
}

/* One that claims to have 99 pages. */
static void
add_entry (Fixture *fixture, QzBundleWriter *writer, guint n, const File *file, gboolean beside)
{
  g_autoptr (QzEntry) entry = make_entry (n);
  g_autoptr (GPtrArray) materials =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, file->content, -1);
  g_autofree char *path = fixture_write (fixture, sha256, file->content, -1);
  QzMaterial *material = qz_material_new ();
  g_autoptr (GBytes) record = NULL;

  g_free (material->id);
  material->id = g_strdup_printf ("20000000-0000-4000-8000-%012x", n);
  set (&material->requirement, "report");
  set (&material->name, file->name);
  set (&material->kind, file->kind);
  set (&material->sha256, sha256);
  set (&material->added, "2018-05-01T08:00:00.000Z");
  material->bytes = (gint64) strlen (file->content);
  material->pages = 99;
  g_ptr_array_add (materials, material);
  record = qz_entry_record_print (entry, materials);
  qz_bundle_writer_add_record (writer, "entry", entry->id, 1, record);
  if (beside)
    qz_bundle_writer_add_beside (writer, sha256, material->bytes, file->name, "application/pdf");
  else
    qz_bundle_writer_add_file (writer, path, sha256, material->bytes, file->name,
                               "application/pdf");
}

static char *
make_bundle (Fixture *fixture, const File *files, guint n, gboolean beside)
{
  g_autoptr (QzManifest) heading = make_heading ();
  g_autoptr (QzBundleWriter) writer = qz_bundle_writer_new (heading);
  g_autoptr (QzSecretKey) key = qz_secret_key_generate ();
  g_autofree char *public = qz_public_key_to_file (qz_secret_key_get_public (key));
  g_autofree char *public_path = fixture_write (fixture, "unit.pub", public, -1);
  char *path = g_build_filename (fixture->directory, "a.qzb", NULL);
  QzTrustKey *trust = qz_trust_key_new (fixture->workspace);
  g_autofree char *sha256 = NULL;

  qz_trust_key_add_file (trust, public_path, NULL);
  fixture_run (trust);
  for (guint i = 0; i < n; i++)
    add_entry (fixture, writer, i, &files[i], beside);
  sha256 = qz_bundle_writer_write (writer, key, path, NULL, NULL, NULL, NULL);
  g_assert_nonnull (sha256);
  return path;
}

static void
import (Fixture *fixture, const char *path, const File *files, guint n, gboolean dry_run)
{
  g_autoptr (QzImportBundle) operation = qz_import_bundle_new (fixture->workspace);
  const QzBundleReport *report;

  qz_import_bundle_add_file (operation, path);
  qz_import_bundle_set_dry_run (operation, dry_run);
  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, NULL));
  report = qz_import_bundle_get_reports (operation)->pdata[0];
  g_assert_cmpstr (report->refusal, ==, "");
  g_assert_cmpuint (report->lines->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const QzBundleLine *line = report->lines->pdata[i];

      g_test_message ("%s", line->reason);
      g_assert_cmpint (line->verdict, ==, files[i].verdict);
      if (files[i].reason != NULL)
        g_assert_nonnull (strstr (line->reason, files[i].reason));
    }
}

static guint
count_pages (Fixture *fixture, guint n, gboolean *out_claimed)
{
  g_autofree char *id = id_of (n);
  g_autoptr (GPtrArray) materials = qz_entry_access_list_materials (fixture->workspace, id, NULL);
  const QzMaterial *material = materials->pdata[0];

  *out_claimed = material->claimed;
  return material->pages;
}

static const File files[] = {
  { "成果报告.pdf", "pdf", PDF, QZ_VERDICT_TAKEN, NULL },
  { "图片.pdf", "pdf", PICTURE, QZ_VERDICT_REFUSED, "“图片.pdf”" },
  { "报告.docx", "pdf", PDF "%", QZ_VERDICT_REFUSED, "“报告.docx”" },
  { "文稿.pdf", "word", PDF "%%", QZ_VERDICT_REFUSED, "“文稿.pdf”" },
  { "程序.pdf", "pdf", "MZ%PDF-1.4", QZ_VERDICT_REFUSED, "“程序.pdf”" },
  { "坏.pdf", "pdf", BROKEN, QZ_VERDICT_TAKEN, NULL },
};

/* The same is said before and after; the sound ones come in, and the pages are ours. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_bundle (fixture, files, G_N_ELEMENTS (files), FALSE);
  g_autoptr (QzReadFacts) facts = NULL;
  const QzFactRemark *remark;
  gboolean claimed;

  import (fixture, path, files, G_N_ELEMENTS (files), TRUE);
  import (fixture, path, files, G_N_ELEMENTS (files), FALSE);
  g_assert_cmpuint (count_pages (fixture, 0, &claimed), ==, 99);
  g_assert_true (claimed);
  facts = qz_read_facts_new (fixture->workspace);
  g_assert_true (qz_operation_run (QZ_OPERATION (facts), NULL, NULL));
  g_assert_cmpuint (qz_read_facts_get_n_files (facts), ==, 2);
  g_assert_cmpuint (qz_read_facts_get_remarks (facts)->len, ==, 1);
  remark = qz_read_facts_get_remarks (facts)->pdata[0];
  g_assert_cmpstr (remark->name, ==, "坏.pdf");
  g_assert_cmpuint (count_pages (fixture, 0, &claimed), ==, 1);
  g_assert_false (claimed);
  g_assert_cmpuint (count_pages (fixture, 5, &claimed), ==, 0);
  g_assert_false (claimed);
  g_clear_object (&facts);
  facts = qz_read_facts_new (fixture->workspace);
  g_assert_true (qz_operation_run (QZ_OPERATION (facts), NULL, NULL));
  g_assert_cmpuint (qz_read_facts_get_n_files (facts), ==, 0);
}

/* What travels beside is looked into when it is there, and not before. */
static void
test_beside (Fixture *fixture, gconstpointer data)
{
  static const File beside[] = {
    { "成果报告.pdf", "pdf", PDF, QZ_VERDICT_TAKEN, NULL },
    { "图片.pdf", "pdf", PICTURE, QZ_VERDICT_TAKEN, NULL },
  };
  g_autofree char *path = make_bundle (fixture, beside, G_N_ELEMENTS (beside), TRUE);
  g_autofree char *report = fixture_write (fixture, "x", PDF, -1);
  g_autofree char *picture = fixture_write (fixture, "y", PICTURE, -1);
  gboolean claimed;

  import (fixture, path, beside, G_N_ELEMENTS (beside), FALSE);
  fixture_run (qz_read_facts_new (fixture->workspace));
  g_assert_cmpuint (count_pages (fixture, 0, &claimed), ==, 99);
  g_assert_true (claimed);
  fixture_refuse (qz_add_large_file_new (fixture->workspace, picture), QZ_ERROR_TYPE);
  fixture_run (qz_add_large_file_new (fixture->workspace, report));
  fixture_run (qz_read_facts_new (fixture->workspace));
  g_assert_cmpuint (count_pages (fixture, 0, &claimed), ==, 1);
  g_assert_false (claimed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_add ("/bundle-files/kinds", test_kinds);
  fixture_add ("/bundle-files/beside", test_beside);
  return g_test_run ();
}
