/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"
#include "model/qz-error.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-make-demo.h"
#include "rules/qz-form-check.h"
#include "store/qz-certificate-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-organisation-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"

#define ENTRIES 60
#define JUDGES 12

/* Everything that a demo made, in stable order. */
typedef struct
{
  GPtrArray *entries;
  GPtrArray *judges;
  GPtrArray *organisations;
  GPtrArray *panels;
  GPtrArray *sheets;
  GPtrArray *certificates;
} Content;

static gboolean
read_content (QzConnection *connection, gpointer data, GError **error)
{
  Content *content = data;
  g_autoptr (QzQuery) query = qz_query_new ();

  query->ascending = TRUE;
  content->entries = qz_entry_table_list (connection, query, 0, ENTRIES, error);
  content->judges = qz_judge_table_list (connection, error);
  content->organisations = qz_organisation_table_list (connection, error);
  content->panels = qz_panel_table_list (connection, NULL, error);
  content->sheets = qz_sheet_table_list_by_activity (connection, "qc-group", error);
  content->certificates = qz_certificate_table_list (connection, NULL, error);
  for (guint i = 0; i < content->entries->len; i++)
    {
      QzEntry *entry = content->entries->pdata[i];

      entry->form = qz_entry_table_get_form (connection, entry->seq, error);
    }
  return TRUE;
}

static void
content_load (Content *content, QzWorkspace *workspace)
{
  GError *error = NULL;

  g_assert_true (qz_store_read (qz_workspace_get_store (workspace), read_content, content, &error));
  g_assert_no_error (error);
}

static void
content_clear (Content *content)
{
  g_ptr_array_unref (content->entries);
  g_ptr_array_unref (content->judges);
  g_ptr_array_unref (content->organisations);
  g_ptr_array_unref (content->panels);
  g_ptr_array_unref (content->sheets);
  g_ptr_array_unref (content->certificates);
}

static void
make (Fixture *fixture, guint64 seed)
{
  fixture_run (qz_make_demo_new (fixture->workspace, ENTRIES, JUDGES, seed));
}

static void
test_content (Fixture *fixture, gconstpointer data)
{
  Content content;
  guint states[QZ_N_ENTRY_STATES] = { 0 };

  make (fixture, 1);
  content_load (&content, fixture->workspace);
  g_assert_cmpuint (content.entries->len, ==, ENTRIES);
  g_assert_cmpuint (content.judges->len, ==, JUDGES);
  g_assert_cmpuint (content.panels->len, >, 3);
  g_assert_cmpuint (content.sheets->len, >, 20);
  g_assert_cmpuint (content.certificates->len, >, 0);
  for (guint i = 0; i < ENTRIES; i++)
    states[((const QzEntry *) content.entries->pdata[i])->state]++;
  g_assert_cmpuint (states[QZ_ENTRY_DRAFT], >, 0);
  g_assert_cmpuint (states[QZ_ENTRY_SUBMITTED], >, 0);
  g_assert_cmpuint (states[QZ_ENTRY_ACCEPTED], >, ENTRIES / 2);
  for (guint i = 0; i < content.organisations->len; i++)
    {
      const QzOrganisation *organisation = content.organisations->pdata[i];

      g_assert_true (g_str_has_prefix (organisation->name, "（示例）"));
      g_assert_true (g_str_has_prefix (organisation->contact, "示例·"));
    }
  for (guint i = 0; i < content.judges->len; i++)
    g_assert_true (g_str_has_prefix (((const QzJudge *) content.judges->pdata[i])->name, "示例·"));
  content_clear (&content);
}

/* The forms are as a careful clerk fills them in: nothing hard, and no doubt about a value. */
static void
test_forms (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const QzEdition *edition = qz_workspace_get_edition (fixture->workspace);
  Content content;

  make (fixture, 2);
  content_load (&content, fixture->workspace);
  for (guint i = 0; i < content.entries->len; i++)
    {
      const QzEntry *entry = content.entries->pdata[i];
      const QzActivity *activity = qz_edition_find_activity (edition, entry->activity);
      g_autoptr (GPtrArray) findings =
          qz_form_check (activity, entry->category, entry->form, none, "2018-12-31");

      for (guint k = 0; k < findings->len; k++)
        {
          const QzFinding *finding = findings->pdata[k];

          if (!g_str_has_prefix (finding->path, QZ_FINDING_MATERIAL))
            {
              g_test_message ("%s %s: %s", entry->title, finding->path, finding->message);
              g_test_fail ();
            }
        }
    }
  content_clear (&content);
}

/* The same seed makes the same rows, another one makes others. */
static void
test_seed (void)
{
  const guint64 seeds[] = { 7, 7, 8 };
  Content contents[G_N_ELEMENTS (seeds)];
  guint same = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      Fixture fixture;

      fixture_set_up (&fixture, NULL);
      make (&fixture, seeds[i]);
      content_load (&contents[i], fixture.workspace);
      fixture_tear_down (&fixture, NULL);
    }
  g_assert_cmpuint (contents[0].sheets->len, ==, contents[1].sheets->len);
  for (guint i = 0; i < ENTRIES; i++)
    {
      const QzEntry *a = contents[0].entries->pdata[i];
      const QzEntry *b = contents[1].entries->pdata[i];
      const QzEntry *c = contents[2].entries->pdata[i];

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpstr (a->number, ==, b->number);
      g_assert_cmpint (a->total, ==, b->total);
      g_assert_cmpstr (a->award, ==, b->award);
      g_assert_true (qz_form_equal (a->form, b->form));
      same += strcmp (a->id, c->id) == 0;
    }
  for (guint i = 0; i < contents[0].sheets->len; i++)
    {
      const QzSheet *a = contents[0].sheets->pdata[i];
      const QzSheet *b = contents[1].sheets->pdata[i];

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpint (a->total, ==, b->total);
    }
  g_assert_cmpuint (same, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (seeds); i++)
    content_clear (&contents[i]);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_entry (fixture);

  fixture_refuse (qz_make_demo_new (fixture->workspace, ENTRIES, JUDGES, 1), QZ_ERROR_STATE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_add ("/demo/content", test_content);
  fixture_add ("/demo/forms", test_forms);
  g_test_add_func ("/demo/seed", test_seed);
  fixture_add ("/demo/refused", test_refused);
  return g_test_run ();
}
