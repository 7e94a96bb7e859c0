/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>

#include "model/qz-error.h"
#include "operations/qz-add-judges.h"
#include "operations/qz-make-panel.h"
#include "operations/qz-record-sheet.h"
#include "operations/qz-save-entry.h"
#include "operations/qz-submit-entry.h"
#include "review-fixture.h"
#include "store/qz-certificate-table.h"
#include "store/qz-entry-table.h"
#include "tests/lib/temp-folder.h"

void
office_set_up (Office *office, gconstpointer data)
{
  g_autofree char *edition = g_build_filename (g_getenv ("QZ_SOURCE_ROOT"), "resources", "editions",
                                               "shanghai-2018", NULL);
  g_autoptr (GError) error = NULL;

  office->directory = temp_folder_new ();
  office->workspace =
      qz_workspace_create (office->directory, "市质协", QZ_HAT_OFFICE, edition, &error);
  g_assert_no_error (error);
}

void
office_tear_down (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  qz_workspace_close (office->workspace, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (office->workspace);
  temp_folder_remove (office->directory);
  g_free (office->directory);
}

void
office_run (gpointer operation)
{
  g_autoptr (GError) error = NULL;

  qz_operation_run (operation, NULL, &error);
  g_assert_no_error (error);
}

void
office_refuse (gpointer operation, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (qz_operation_run (operation, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, QZ_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static QzForm *
make_form (const QzActivity *activity, guint i, const char *given)
{
  static const char *const values[][2] = {
    { "line", "industry" },
    { "contact", "周秀慧" },
    { "phone", "18917186600" },
    { "from", "2018-01-08" },
    { "to", "2018-10-31" },
    { "members/0/name", "阿不都·买买提" },
    { "members/1/name", "𠮷田㛃" },
    { "members/2/name", "张三" },
    { "abstract", "经过活动……" },
    { "before", "5.2" },
    { "target", "2" },
    { "after", "1.8" },
    { "secrecy", "open" },
    { "commit-true", "1" },
    { "commit-public", "1" },
    { "commit-original", "1" },
    { "promise", "微笑服务" },
    { "area", "other" },
    { "size", "3" },
    { "leader", "张三" },
    { "work", "装配" },
    { "goals", "零缺陷" },
    { "features", "自主管理" },
    { "satisfaction", "98" },
    { "speaker", "张三" },
    { "sex", "male" },
    { "post", "服务员" },
  };
  g_autoptr (QzFormBuilder) builder = qz_form_builder_new ();
  g_autofree char *title =
      given != NULL ? g_strdup (given) : g_strdup_printf ("降低第%u号管件返工率", i);
  g_autofree char *team = g_strdup_printf ("精益%u组", i);
  g_autofree char *unit = g_strdup_printf ("上海第%u机械制造有限公司", i);

  qz_form_builder_set (builder, "title", title);
  qz_form_builder_set (builder, "team", team);
  qz_form_builder_set (builder, "unit", unit);
  for (guint k = 0; k < G_N_ELEMENTS (values); k++)
    if (qz_activity_find_field (activity, values[k][0]) != NULL)
      qz_form_builder_set (builder, values[k][0], values[k][1]);
  return qz_form_builder_end (g_steal_pointer (&builder));
}

static char *
submit (Office *office, const char *activity, const char *category, guint i, const char *title)
{
  QzEdition *edition = qz_workspace_get_edition (office->workspace);
  g_autoptr (QzForm) form = make_form (qz_edition_find_activity (edition, activity), i, title);
  g_autoptr (QzSaveEntry) save = qz_save_entry_new (office->workspace, activity, category, form);
  g_autoptr (QzSubmitEntry) submission = NULL;

  office_run (save);
  submission = qz_submit_entry_new (office->workspace, qz_save_entry_get_entry (save)->id);
  office_run (submission);
  return g_strdup (qz_submit_entry_get_entry (submission)->number);
}

char *
office_submit (Office *office, const char *activity, const char *category, guint i)
{
  return submit (office, activity, category, i, NULL);
}

char *
office_submit_title (Office *office, const char *activity, const char *category, const char *title)
{
  return submit (office, activity, category, 1, title);
}

void
office_add_judges (Office *office, guint n)
{
  g_autoptr (QzAddJudges) add = qz_add_judges_new (office->workspace);

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("评委%u", i);

      qz_add_judges_add (add, name, "上海市质量协会", "高级工程师", NULL, NULL);
    }
  office_run (add);
}

void
office_make_panel (Office *office, const char *activity, const char *stage, guint judges)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (QzMakePanel) make = NULL;
  g_auto (GStrv) list = NULL;

  for (guint i = 1; i <= judges; i++)
    {
      g_autofree char *name = g_strdup_printf ("评委%u", i);

      g_strv_builder_add (names, name);
    }
  list = g_strv_builder_end (names);
  make =
      qz_make_panel_new (office->workspace, activity, stage, "第一组", (const char *const *) list);
  office_run (make);
}

/* So many judges, and a panel of all of them for the groups that were handed in. */
void
office_seat_judges (Office *office, guint n)
{
  office_add_judges (office, n);
  office_make_panel (office, "qc-group", NULL, n);
}

/* "topic=12 causes=25 …", locked. */
void
office_score (Office *office, const char *entry, guint judge, const char *points)
{
  g_autofree char *name = g_strdup_printf ("评委%u", judge);
  g_autoptr (QzRecordSheet) record = qz_record_sheet_new (office->workspace, entry, name, NULL);
  g_auto (GStrv) pairs = g_strsplit (points, " ", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      g_assert_true (qz_record_sheet_set_text (record, pair[0], pair[1], NULL));
    }
  qz_record_sheet_set_state (record, QZ_SHEET_LOCKED);
  office_run (record);
}

typedef struct
{
  const char *id;
  gpointer found;
} Reading;

static gboolean
read_entry (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->found = qz_entry_table_get (connection, reading->id, error);
  return reading->found != NULL;
}

static gboolean
read_certificates (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->found = qz_certificate_table_list (connection, reading->id, error);
  return reading->found != NULL;
}

static gpointer
read_one (Office *office, const char *id, QzStoreFunc func)
{
  Reading reading = { id, NULL };
  g_autoptr (GError) error = NULL;

  qz_store_read (qz_workspace_get_store (office->workspace), func, &reading, &error);
  g_assert_no_error (error);
  return reading.found;
}

QzEntry *
office_get_entry (Office *office, const char *id)
{
  return read_one (office, id, read_entry);
}

/* What a ranking wrote into an entry. */
void
office_assert_result (Office *office, const char *number, gint64 total, guint rank)
{
  g_autoptr (QzEntry) entry = office_get_entry (office, number);

  g_assert_cmpint (entry->total, ==, total);
  g_assert_cmpuint (entry->rank, ==, rank);
}

void
office_assert_award (Office *office, const char *number, const char *award)
{
  g_autoptr (QzEntry) entry = office_get_entry (office, number);

  g_assert_cmpstr (entry->award, ==, award);
}

GPtrArray *
office_list_certificates (Office *office)
{
  return read_one (office, NULL, read_certificates);
}

guint
office_count_objects (Office *office)
{
  g_autofree char *path = g_build_filename (office->directory, "objects", NULL);

  return temp_folder_count (path);
}
