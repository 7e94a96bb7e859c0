/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "fixture.h"
#include "model/qz-error.h"
#include "operations/qz-attach-material.h"
#include "operations/qz-change-entry.h"
#include "operations/qz-detach-material.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-map-chapters.h"
#include "operations/qz-print-forms.h"
#include "operations/qz-save-entry.h"
#include "rules/qz-check-code.h"
#include "rules/qz-finding.h"
#include "rules/qz-stamp-check.h"
#include "store/qz-objects.h"

/* The least that is a PDF file of one page. */
#define PDF                                                                                        \
  "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"                                     \
  "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"                                         \
  "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n"                           \
  "trailer\n<</Root 1 0 R>>\n%%EOF\n"

static QzAttachMaterial *
attach (Fixture *fixture, const char *entry, const char *requirement, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return qz_attach_material_new (fixture->workspace, entry, requirement, file);
}

static guint
count_materials (Fixture *fixture, const char *id)
{
  g_autoptr (GPtrArray) materials = qz_entry_access_list_materials (fixture->workspace, id, NULL);

  return materials->len;
}

static void
test_attach (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autofree char *path = fixture_write (fixture, "成果报告.pdf", PDF, -1);
  QzAttachMaterial *operation = attach (fixture, id, "report", path);
  g_autofree char *material = NULL;
  GError *error = NULL;

  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (qz_attach_material_get_material (operation)->name, ==, "成果报告.pdf");
  g_assert_cmpstr (qz_attach_material_get_material (operation)->kind, ==, "pdf");
  g_assert_cmpint (qz_attach_material_get_material (operation)->bytes, ==, sizeof PDF - 1);
  g_assert_cmpuint (qz_attach_material_get_material (operation)->pages, ==, 1);
  g_assert_true (qz_objects_check (fixture->directory,
                                   qz_attach_material_get_material (operation)->sha256, &error));
  g_assert_null (qz_attach_material_get_warnings (operation)[0]);
  g_assert_cmpfloat (qz_operation_get_progress (QZ_OPERATION (operation)), ==, 1.0);
  material = g_strdup (qz_attach_material_get_material (operation)->id);
  g_assert_finalize_object (operation);
  g_assert_cmpuint (count_materials (fixture, id), ==, 1);
  g_assert_cmpuint (fixture_count_events (fixture, id, "material.attach", NULL), ==, 1);

  fixture_run (qz_detach_material_new (fixture->workspace, material));
  g_assert_cmpuint (count_materials (fixture, id), ==, 0);
  g_assert_cmpuint (fixture_count_events (fixture, id, "material.detach", NULL), ==, 1);
  fixture_refuse (qz_detach_material_new (fixture->workspace, material), QZ_ERROR_NOT_FOUND);
}

static guint
count_objects (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->directory, "objects", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* Refused before a byte is copied. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *content;
    gssize length;
    const char *requirement;
    int code;
  } cases[] = {
    { "a.pdf", "MZ\x90\0%PDF-1.4 aaaaaaaaaaaa", 24, "report", QZ_ERROR_TYPE },
    { "b.pdf", "\x89PNG\r\n\x1a\n....", 12, "report", QZ_ERROR_TYPE },
    { "c.docx", PDF, -1, "report", QZ_ERROR_TYPE },
    { "d", PDF, -1, "report", QZ_ERROR_TYPE },
    { "e.exe", PDF, -1, "report", QZ_ERROR_TYPE },
    { "f.pdf", "", 0, "report", QZ_ERROR_TYPE },
    { "g.png", "\x89PNG\r\n\x1a\n....", 12, "report", QZ_ERROR_TYPE },
    { "h.pdf", PDF, -1, "nothing", QZ_ERROR_NOT_FOUND },
  };
  g_autofree char *id = fixture_entry (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
          fixture_write (fixture, cases[i].name, cases[i].content, cases[i].length);

      fixture_refuse (attach (fixture, id, cases[i].requirement, path), cases[i].code);
    }
  fixture_refuse (attach (fixture, id, "report", fixture->directory), QZ_ERROR_TYPE);
  g_assert_cmpuint (count_materials (fixture, id), ==, 0);
  g_assert_cmpuint (count_objects (fixture), ==, 0);
}

/* A report that cannot be shown is taken, and whoever hands it in is told. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autofree char *path = fixture_write (fixture, "坏.pdf", "%PDF-1.4\nnothing\n", -1);
  QzAttachMaterial *operation = attach (fixture, id, "report", path);
  GError *error = NULL;

  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (qz_attach_material_get_material (operation)->pages, ==, 0);
  g_assert_nonnull (qz_attach_material_get_warnings (operation)[0]);
  g_assert_nonnull (strstr (qz_attach_material_get_warnings (operation)[0], "坏.pdf"));
  g_assert_finalize_object (operation);
}

/* Two chapters by the outline of the file, which names no third. */
static void
test_chapters (Fixture *fixture, gconstpointer data)
{
  static const char pdf[] =
      "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>\nendobj\n"
      "2 0 obj\n<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>\nendobj\n"
      "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n"
      "4 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n"
      "5 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n"
      "6 0 obj\n<</First 7 0 R/Last 8 0 R/Count 2>>\nendobj\n"
      "7 0 obj\n<</Title(1. Plan)/Parent 6 0 R/Next 8 0 R/Dest[3 0 R/Fit]>>\nendobj\n"
      "8 0 obj\n<</Title(2. Effect)/Parent 6 0 R/Prev 7 0 R/Dest[5 0 R/Fit]>>\nendobj\n"
      "trailer\n<</Root 1 0 R>>\n%%EOF\n";
  static const char *const titles[] = { "Plan", "Zzz", "Effect" };
  g_autofree char *path = fixture_write (fixture, "r.pdf", pdf, -1);
  g_autoptr (GPtrArray) chapters =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_chapter_free);
  g_autoptr (GArray) pages = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      QzChapter *chapter = qz_chapter_new ();

      g_free (chapter->title);
      chapter->title = g_strdup (titles[i]);
      g_ptr_array_add (chapters, chapter);
    }
  pages = qz_map_chapters (path, "r.pdf", chapters, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_array_index (pages, QzChapterPages, 0).first, ==, 1);
  g_assert_cmpuint (g_array_index (pages, QzChapterPages, 0).last, ==, 2);
  g_assert_cmpuint (g_array_index (pages, QzChapterPages, 1).first, ==, 0);
  g_assert_cmpuint (g_array_index (pages, QzChapterPages, 2).first, ==, 3);
  g_assert_null (qz_map_chapters ("/nowhere/a.pdf", "a.pdf", chapters, NULL, &error));
  g_assert_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);

  fixture_refuse (attach (fixture, id, "report", "/nowhere/a.pdf"), QZ_ERROR_NOT_FOUND);
}

/* Limits of this edition are soft: too many is taken, and said. */
static void
test_soft_limit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autofree char *path = g_build_filename (fixture->directory, "big.pdf", NULL);
  g_autofree char *content = g_malloc0 (21 * 1024 * 1024);
  QzAttachMaterial *operation;

  memcpy (content, PDF, sizeof PDF);
  g_assert_true (g_file_set_contents (path, content, 21 * 1024 * 1024, NULL));
  operation = attach (fixture, id, "form-scan", path);
  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, NULL));
  g_assert_nonnull (qz_attach_material_get_warnings (operation)[0]);
  g_assert_null (qz_attach_material_get_warnings (operation)[1]);
  g_assert_finalize_object (operation);
}

static void
test_hostile_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autofree char *path = fixture_write (fixture, "报告\xe2\x80\xae\x1b[31m\n.pdf", PDF, -1);
  QzAttachMaterial *operation = attach (fixture, id, "report", path);

  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, NULL));
  g_assert_cmpstr (qz_attach_material_get_material (operation)->name, ==, "报告[31m.pdf");
  g_assert_finalize_object (operation);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_submitted (fixture);
  g_autofree char *path = fixture_write (fixture, "a.pdf", PDF, -1);

  fixture_refuse (attach (fixture, id, "report", path), QZ_ERROR_STATE);
  fixture_run (qz_return_entry_new (fixture->workspace, id, "请补报告"));
  fixture_run (attach (fixture, id, "report", path));
}

/* The entry changes while its file is copied. */
static void
change_cb (QzOperation *operation, GParamSpec *pspec, gpointer user_data)
{
  Fixture *fixture = user_data;
  const char *id = g_object_get_data (G_OBJECT (operation), "entry");
  g_autoptr (QzEntry) entry = fixture_get (fixture, id);
  g_autoptr (QzForm) form = qz_form_set (entry->form, "title", "改过的题目");

  fixture_run (qz_save_entry_new_for (fixture->workspace, id, form));
}

/* Copied and then not entered: the copy goes again, unless it was there before. */
static void
test_not_entered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autofree char *path = fixture_write (fixture, "a.pdf", PDF, -1);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, PDF, -1);
  g_autofree char *object = qz_objects_path (fixture->directory, sha256);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QzAttachMaterial) operation = attach (fixture, id, "report", path);
      g_autoptr (QzForm) form = fixture_form ();
      g_autoptr (GError) error = NULL;

      g_object_set_data (G_OBJECT (operation), "entry", id);
      g_signal_connect (operation, "notify::progress", G_CALLBACK (change_cb), fixture);
      g_assert_false (qz_operation_run (QZ_OPERATION (operation), NULL, &error));
      g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
      g_assert_cmpint (g_file_test (object, G_FILE_TEST_EXISTS), ==, i == 1);
      fixture_run (qz_save_entry_new_for (fixture->workspace, id, form));
      if (i == 0)
        fixture_run (attach (fixture, id, "report", path));
    }
  g_assert_true (qz_objects_check (fixture->directory, sha256, NULL));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autofree char *path = fixture_write (fixture, "a.pdf", PDF, -1);
  QzAttachMaterial *operation = attach (fixture, id, "report", path);
  GError *error = NULL;

  qz_operation_cancel (QZ_OPERATION (operation));
  g_assert_false (qz_operation_run (QZ_OPERATION (operation), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (error);
  g_assert_finalize_object (operation);
  g_assert_cmpuint (count_objects (fixture), ==, 0);
}

/* --- scans of the printed form --- */

static char *
get_code (Fixture *fixture, const char *id)
{
  const QzEdition *edition = qz_workspace_get_edition (fixture->workspace);
  g_autoptr (QzEntry) entry = fixture_get (fixture, id);
  g_autoptr (GPtrArray) materials = qz_entry_access_list_materials (fixture->workspace, id, NULL);

  return qz_check_code_new (qz_edition_find_activity (edition, entry->activity), entry->category,
                            entry->form, materials);
}

static void
change_title (Fixture *fixture, const char *id, const char *title)
{
  g_autoptr (QzEntry) entry = fixture_get (fixture, id);
  g_autoptr (QzForm) form = qz_form_set (entry->form, "title", title);

  fixture_run (qz_save_entry_new_for (fixture->workspace, id, form));
}

/* How many findings say that a scan is older than the data. */
static guint
count_outdated (Fixture *fixture, const char *id)
{
  const QzEdition *edition = qz_workspace_get_edition (fixture->workspace);
  g_autoptr (QzEntry) entry = fixture_get (fixture, id);
  g_autoptr (GPtrArray) materials = qz_entry_access_list_materials (fixture->workspace, id, NULL);
  g_autoptr (GPtrArray) findings = qz_findings_new ();

  qz_stamp_check (qz_edition_find_activity (edition, entry->activity), entry->category, entry->form,
                  materials, findings);
  return findings->len;
}

static void
attach_scan (Fixture *fixture, const char *id, const char *name, const char *code)
{
  g_autofree char *path = fixture_write (fixture, name, PDF, -1);
  QzAttachMaterial *operation = attach (fixture, id, "form-scan", path);

  qz_attach_material_set_check_code (operation, code);
  fixture_run (operation);
}

/* A scan without a code is one of the form as it is, until something is printed. */
static void
test_stamped (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);

  attach_scan (fixture, id, "一.pdf", NULL);
  g_assert_cmpuint (count_outdated (fixture, id), ==, 0);
  change_title (fixture, id, "另一个课题");
  g_assert_cmpuint (count_outdated (fixture, id), ==, 1);
  change_title (fixture, id, "降低船体分段焊缝返修率");
  g_assert_cmpuint (count_outdated (fixture, id), ==, 0);
}

/* Printed, changed, and only then stamped and scanned: it is known to be older. */
static void
test_stamped_after_print (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autofree char *file = g_build_filename (fixture->directory, "form.pdf", NULL);
  g_autoptr (QzPrintForms) print =
      qz_print_forms_new (fixture->workspace, (const char *const[]){ id, NULL }, QZ_PAPER_FORM);
  g_autoptr (GError) error = NULL;

  qz_print_forms_set_file (print, file);
  g_assert_true (qz_operation_run (QZ_OPERATION (print), NULL, &error));
  g_assert_true (qz_print_forms_record (print, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count_events (fixture, id, "entry.print", NULL), ==, 1);
  change_title (fixture, id, "打印以后改过的课题");
  attach_scan (fixture, id, "二.pdf", NULL);
  g_assert_cmpuint (count_outdated (fixture, id), ==, 1);
}

static void
test_stamped_code (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);
  g_autofree char *code = get_code (fixture, id);
  g_autofree char *typed = g_ascii_strdown (code, -1);
  g_autofree char *path = fixture_write (fixture, "三.pdf", PDF, -1);
  QzAttachMaterial *operation = NULL;

  attach_scan (fixture, id, "四.pdf", typed);
  g_assert_cmpuint (count_outdated (fixture, id), ==, 0);
  change_title (fixture, id, "后来的课题");
  g_assert_cmpuint (count_outdated (fixture, id), ==, 1);

  operation = attach (fixture, id, "form-scan", path);
  qz_attach_material_set_check_code (operation, "ABCD-ABCD-ABCD-ABCD");
  fixture_refuse (operation, QZ_ERROR_INVALID);
  operation = attach (fixture, id, "report", path);
  qz_attach_material_set_check_code (operation, code);
  fixture_refuse (operation, QZ_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_add ("/material/attach", test_attach);
  fixture_add ("/material/refused", test_refused);
  fixture_add ("/material/damaged", test_damaged);
  fixture_add ("/material/chapters", test_chapters);
  fixture_add ("/material/missing", test_missing);
  fixture_add ("/material/soft-limit", test_soft_limit);
  fixture_add ("/material/hostile-name", test_hostile_name);
  fixture_add ("/material/states", test_states);
  fixture_add ("/material/not-entered", test_not_entered);
  fixture_add ("/material/cancelled", test_cancelled);
  fixture_add ("/material/stamped", test_stamped);
  fixture_add ("/material/stamped-after-print", test_stamped_after_print);
  fixture_add ("/material/stamped-code", test_stamped_code);
  return g_test_run ();
}
