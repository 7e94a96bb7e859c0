/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same values for many entries: which fields they share, what is refused, and back again. */

#include "config.h"

#include "fixture.h"
#include "model/qz-error.h"
#include "operations/qz-save-entry.h"
#include "operations/qz-set-fields.h"
#include "rules/qz-common-fields.h"

static char *
add_entry (Fixture *fixture, const char *activity, const char *category, const char *contact)
{
  g_autoptr (QzForm) blank = qz_form_new ();
  g_autoptr (QzForm) titled = qz_form_set (blank, "title", contact);
  g_autoptr (QzForm) united = qz_form_set (titled, "unit", "（示例）甲厂");
  g_autoptr (QzForm) form = qz_form_set (united, "contact", contact);
  g_autoptr (QzSaveEntry) save = qz_save_entry_new (fixture->workspace, activity, category, form);
  g_autoptr (GError) error = NULL;

  g_assert_true (qz_operation_run (QZ_OPERATION (save), NULL, &error));
  g_assert_no_error (error);
  return g_strdup (qz_save_entry_get_entry (save)->id);
}

static void
assert_value (Fixture *fixture, const char *id, const char *path, const char *value)
{
  g_autoptr (QzEntry) entry = fixture_get (fixture, id);

  g_assert_cmpstr (qz_form_get (entry->form, path), ==, value);
}

static const QzCommonField *
find (const GPtrArray *fields, const char *id)
{
  for (guint i = 0; i < fields->len; i++)
    if (strcmp (((const QzCommonField *) fields->pdata[i])->field->id, id) == 0)
      return fields->pdata[i];
  return NULL;
}

/* What belongs to one activity, or to one entry, is not offered. */
static void
test_common (Fixture *fixture, gconstpointer data)
{
  static const char *const shared[] = {
    "unit", "certificate-unit", "line", "recommender", "contact", "phone", "address", "brand"
  };
  static const char *const own[] = { "title", "team",    "group-number", "members",
                                     "area",  "content", "indicator",    "commit-true" };
  g_autofree char *a = add_entry (fixture, "qc-group", "problem-self", "示例·甲");
  g_autofree char *b = add_entry (fixture, "service-star", "person", "示例·乙");
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GPtrArray) one = NULL;

  g_ptr_array_add (entries, fixture_get (fixture, a));
  g_ptr_array_add (entries, fixture_get (fixture, b));
  fields = qz_common_fields_new (qz_workspace_get_edition (fixture->workspace), entries);
  for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
    g_assert_nonnull (find (fields, shared[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    g_assert_null (find (fields, own[i]));
  g_assert_cmpstr (find (fields, "unit")->value, ==, "（示例）甲厂");
  g_assert_cmpstr (find (fields, "phone")->value, ==, "");
  g_assert_null (find (fields, "contact")->value);

  g_ptr_array_set_size (entries, 1);
  one = qz_common_fields_new (qz_workspace_get_edition (fixture->workspace), entries);
  g_assert_nonnull (find (one, "group-number"));
  g_ptr_array_set_size (entries, 0);
  g_ptr_array_unref (g_steal_pointer (&one));
  one = qz_common_fields_new (qz_workspace_get_edition (fixture->workspace), entries);
  g_assert_cmpuint (one->len, ==, 0);
}

static void
test_set (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = add_entry (fixture, "qc-group", "problem-self", "示例·甲");
  g_autofree char *b = add_entry (fixture, "trusted-team", "team", "示例·乙");
  g_autofree char *same = add_entry (fixture, "qc-group", "innovation", "示例·丙");
  g_autofree char *submitted = fixture_submitted (fixture);
  QzSetFields *operation = qz_set_fields_new (fixture->workspace);
  QzSetFields *undo;
  const QzSetFault *fault;
  g_autoptr (GError) error = NULL;

  qz_set_fields_add_entry (operation, a);
  qz_set_fields_add_entry (operation, submitted);
  qz_set_fields_add_entry (operation, same);
  qz_set_fields_add_entry (operation, b);
  qz_set_fields_add_entry (operation, "2018-QC-9999");
  qz_set_fields_set (operation, "contact", "示例·丙");
  qz_set_fields_set (operation, "unit", "（示例）甲厂");
  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, &error));
  g_assert_no_error (error);

  /* One that said so already is no change; one that was handed in and one that is none: faults. */
  g_assert_cmpuint (qz_set_fields_get_n_changed (operation), ==, 2);
  g_assert_cmpuint (qz_set_fields_get_faults (operation)->len, ==, 2);
  fault = qz_set_fields_get_faults (operation)->pdata[0];
  g_assert_cmpstr (fault->entry, ==, submitted);
  g_assert_cmpuint (strlen (fault->message), >, 0);
  assert_value (fixture, a, "contact", "示例·丙");
  assert_value (fixture, b, "contact", "示例·丙");
  assert_value (fixture, submitted, "contact", "示例·王建国");
  g_assert_cmpuint (fixture_count_events (fixture, a, "entry.save", NULL), ==, 1);
  g_assert_cmpuint (fixture_count_events (fixture, same, "entry.save", NULL), ==, 0);

  undo = qz_set_fields_new_undo (operation);
  g_assert_finalize_object (operation);
  fixture_run (undo);
  assert_value (fixture, a, "contact", "示例·甲");
  assert_value (fixture, b, "contact", "示例·乙");
  assert_value (fixture, same, "contact", "示例·丙");
}

/* A secret is refused for each; a blank value clears. */
static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = add_entry (fixture, "qc-group", "problem-self", "示例·甲");
  QzSetFields *operation = qz_set_fields_new (fixture->workspace);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  qz_set_fields_add_entry (operation, a);
  qz_set_fields_set (operation, "members", "x");
  g_assert_true (qz_operation_run (QZ_OPERATION (operation), NULL, &error));
  g_assert_cmpuint (qz_set_fields_get_faults (operation)->len, ==, 1);
  g_assert_finalize_object (operation);

  operation = qz_set_fields_new (fixture->workspace);
  qz_set_fields_add_entry (operation, a);
  qz_set_fields_set (operation, "contact", "");
  fixture_run (operation);
  assert_value (fixture, a, "contact", NULL);

  operation = qz_set_fields_new (fixture->workspace);
  qz_set_fields_add_entry (operation, a);
  qz_set_fields_set (operation, "contact", "示例·乙");
  g_cancellable_cancel (cancellable);
  g_assert_false (qz_operation_run (QZ_OPERATION (operation), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_finalize_object (operation);
  assert_value (fixture, a, "contact", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/set-fields/common", test_common);
  fixture_add ("/set-fields/set", test_set);
  fixture_add ("/set-fields/values", test_values);
  return g_test_run ();
}
