/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new draft from an earlier entry takes over who declares and what, not when and with what. */

#include "config.h"

#include "fixture.h"
#include "model/qz-error.h"
#include "operations/qz-attach-material.h"
#include "operations/qz-change-entry.h"
#include "operations/qz-copy-entry.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-save-entry.h"

static char *
copy (Fixture *fixture, const char *source)
{
  QzCopyEntry *operation = qz_copy_entry_new (fixture->workspace, source);
  g_autoptr (GError) error = NULL;
  char *id;

  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, &error));
  g_assert_no_error (error);
  id = g_strdup (qz_copy_entry_get_entry (operation)->id);
  g_assert_finalize_object (operation);
  return id;
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  static const char *const left[][2] = {
    { "joint-units/0/name", "（示例）上海浦江电机厂" },
    { "members/0/certificate", "示例-0001" },
    { "steps/0/step", "选择课题" },
    { "measures/0/what", "改进夹具" },
    { "text:topic", "第一章" },
    { "founded", "2010-01-01" },
  };
  static const char *const gone[][2] = {
    { "steps/0/from", "2017-09-01" },
    { "measures/0/when", "2018-01-01" },
    { "measures/0/result", "已达到" },
    { "benefit", "12.5" },
    { "social", "更好" },
    { "chapter:topic", "3-5" },
    { "after", "3" },
    { "reason:after", "如此" },
  };
  static const char *const gone_of_fixture[] = {
    "from", "to", "before", "target", "after", "secrecy", "commit-true", "commit-public"
  };
  g_autofree char *source = fixture_entry (fixture);
  g_autoptr (QzEntry) entry = fixture_get (fixture, source);
  g_autoptr (QzForm) form = qz_form_ref (entry->form);
  g_autofree char *path = fixture_write (fixture, "报告.pdf", "%PDF-1.4\n%%EOF\n", -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *id = NULL;
  g_autoptr (QzEntry) before = NULL;
  g_autoptr (QzEntry) made = NULL;
  g_autoptr (QzEntry) after = NULL;
  g_autoptr (GPtrArray) materials = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (left) + G_N_ELEMENTS (gone); i++)
    {
      const char *const *pair = i < G_N_ELEMENTS (left) ? left[i] : gone[i - G_N_ELEMENTS (left)];
      QzForm *next = qz_form_set (form, pair[0], pair[1]);

      qz_form_unref (form);
      form = next;
    }
  fixture_run (qz_save_entry_new_for (fixture->workspace, source, form));
  fixture_run (qz_attach_material_new (fixture->workspace, source, "report", file));
  before = fixture_get (fixture, source);
  g_assert_cmpstr (qz_form_get (before->form, "reason:after"), ==, "如此");
  id = copy (fixture, source);

  made = fixture_get (fixture, id);
  g_assert_cmpstr (made->id, !=, source);
  g_assert_cmpstr (made->category, ==, "problem-self");
  g_assert_cmpstr (made->title, ==, "降低船体分段焊缝返修率");
  g_assert_cmpint (made->state, ==, QZ_ENTRY_DRAFT);
  g_assert_cmpint (made->origin, ==, QZ_ENTRY_OWN);
  g_assert_cmpstr (qz_form_get (made->form, "members/2/name"), ==, "示例·欧阳𠮷");
  g_assert_cmpstr (qz_form_get (made->form, "phone"), ==, "021-00001234");
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    g_assert_cmpstr (qz_form_get (made->form, left[i][0]), ==, left[i][1]);
  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_null (qz_form_get (made->form, gone[i][0]));
  for (gsize i = 0; i < G_N_ELEMENTS (gone_of_fixture); i++)
    g_assert_null (qz_form_get (made->form, gone_of_fixture[i]));
  materials = qz_entry_access_list_materials (fixture->workspace, id, NULL);
  g_assert_cmpuint (materials->len, ==, 0);

  /* The earlier one is as it was. */
  after = fixture_get (fixture, source);
  g_assert_true (qz_form_equal (after->form, before->form));
  fixture_run (qz_delete_entry_new (fixture->workspace, id));
}

/* A chapter that was typed comes with its figures, for each entry a row of its own. */
static void
test_figures (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = fixture_entry (fixture);
  g_autoptr (QzEntry) entry = fixture_get (fixture, source);
  g_autofree char *path = fixture_write (fixture, "图.png", "\x89PNG\r\n\x1a\n one", -1);
  g_autofree char *other = fixture_write (fixture, "没用.png", "\x89PNG\r\n\x1a\n two", -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) unused = g_file_new_for_path (other);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (QzForm) form = NULL;
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  const QzMaterial *figure = NULL;

  fixture_run (qz_attach_material_new (fixture->workspace, source, QZ_REQUIREMENT_FIGURE, unused));
  fixture_run (qz_attach_material_new (fixture->workspace, source, QZ_REQUIREMENT_FIGURE, file));
  before = qz_entry_access_list_materials (fixture->workspace, source, NULL);
  g_assert_cmpuint (before->len, ==, 2);
  for (guint i = 0; i < before->len; i++)
    if (strcmp (((QzMaterial *) before->pdata[i])->name, "图.png") == 0)
      figure = before->pdata[i];
  g_assert_nonnull (figure);
  text = g_strdup_printf ("如图\n[figure:%s] 现状", figure->sha256);
  form = qz_form_set (entry->form, "text:topic", text);
  fixture_run (qz_save_entry_new_for (fixture->workspace, source, form));
  id = copy (fixture, source);
  after = qz_entry_access_list_materials (fixture->workspace, id, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (((QzMaterial *) after->pdata[0])->sha256, ==, figure->sha256);
  g_assert_cmpstr (((QzMaterial *) after->pdata[0])->id, !=, figure->id);
  g_assert_cmpstr (((QzMaterial *) after->pdata[0])->requirement, ==, QZ_REQUIREMENT_FIGURE);
}

/* From an entry in any state; by its number; for another unit and in another category. */
static void
test_choices (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = fixture_submitted (fixture);
  g_autoptr (QzEntry) entry = fixture_get (fixture, source);
  QzCopyEntry *operation = qz_copy_entry_new (fixture->workspace, entry->number);
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL;
  g_autoptr (QzEntry) copied = NULL;

  qz_copy_entry_set_category (operation, "innovation");
  qz_copy_entry_set_unit (operation, "（示例）上海浦江电机厂");
  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (qz_copy_entry_get_entry (operation)->category, ==, "innovation");
  g_assert_cmpstr (qz_copy_entry_get_entry (operation)->unit_name, ==, "（示例）上海浦江电机厂");
  g_assert_cmpstr (qz_copy_entry_get_entry (operation)->number, ==, "");
  g_assert_cmpint (qz_copy_entry_get_entry (operation)->origin, ==, QZ_ENTRY_ON_BEHALF);

  /* A copy of what was typed in for a unit is typed in for it again. */
  again = copy (fixture, qz_copy_entry_get_entry (operation)->id);
  copied = fixture_get (fixture, again);
  g_assert_cmpint (copied->origin, ==, QZ_ENTRY_ON_BEHALF);
  g_assert_finalize_object (operation);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = fixture_entry (fixture);
  QzCopyEntry *operation = qz_copy_entry_new (fixture->workspace, source);

  qz_copy_entry_set_category (operation, "nothing");
  fixture_refuse (operation, QZ_ERROR_NOT_FOUND);
  fixture_refuse (qz_copy_entry_new (fixture->workspace, "2018-QC-9999"), QZ_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/copy-entry/copy", test_copy);
  fixture_add ("/copy-entry/figures", test_figures);
  fixture_add ("/copy-entry/choices", test_choices);
  fixture_add ("/copy-entry/refused", test_refused);
  return g_test_run ();
}
