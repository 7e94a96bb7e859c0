/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "exchange/qz-edition-files.h"
#include "fixture.h"
#include "model/qz-error.h"
#include "model/qz-event.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-save-entry.h"
#include "operations/qz-submit-entry.h"
#include "store/qz-audit-table.h"
#include "tests/lib/temp-folder.h"

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *edition = qz_edition_builtin_path ("shanghai-2018");
  GError *error = NULL;

  fixture->directory = temp_folder_new ();
  g_assert_nonnull (edition);
  fixture->workspace = qz_workspace_create (fixture->directory, "（示例）上海市质量协会",
                                            QZ_HAT_OFFICE, edition, &error);
  g_assert_no_error (error);
}

static void
close_workspace (Fixture *fixture)
{
  GError *error = NULL;

  g_assert_true (qz_workspace_close (fixture->workspace, &error));
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->workspace));
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  close_workspace (fixture);
  temp_folder_remove (fixture->directory);
  g_free (fixture->directory);
}

void
fixture_reopen (Fixture *fixture)
{
  GError *error = NULL;

  close_workspace (fixture);
  fixture->workspace = qz_workspace_open (fixture->directory, &error);
  g_assert_no_error (error);
}

void
fixture_run (gpointer operation)
{
  GError *error = NULL;
  gboolean done = qz_operation_run (operation, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_finalize_object (operation);
}

void
fixture_refuse (gpointer operation, int code)
{
  GError *error = NULL;

  g_assert_false (qz_operation_run (operation, NULL, &error));
  g_assert_error (error, QZ_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_error_free (error);
  g_assert_finalize_object (operation);
}

/* All that the form of a QC group has to have. */
QzForm *
fixture_form (void)
{
  static const char *const values[][2] = {
    { "title", "降低船体分段焊缝返修率" },
    { "team", "启航QC小组" },
    { "unit", "（示例）上海申达船舶重工有限公司" },
    { "line", "industry" },
    { "contact", "示例·王建国" },
    { "phone", "021-00001234" },
    { "from", "2017-09-01" },
    { "to", "2018-06-30" },
    { "members/0/name", "示例·王建国" },
    { "members/1/name", "示例·李芳" },
    { "members/2/name", "示例·欧阳𠮷" },
    { "abstract", "小组按照PDCA循环开展活动，把返修率由4.2%降到1.8%。" },
    { "before", "4.2" },
    { "target", "2" },
    { "after", "1.8" },
    { "secrecy", "open" },
    { "commit-true", "1" },
    { "commit-public", "1" },
  };
  QzFormBuilder *form = qz_form_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    qz_form_builder_set (form, values[i][0], values[i][1]);
  return qz_form_builder_end (form);
}

char *
fixture_entry (Fixture *fixture)
{
  g_autoptr (QzForm) form = fixture_form ();
  QzSaveEntry *save = qz_save_entry_new (fixture->workspace, "qc-group", "problem-self", form);
  GError *error = NULL;
  char *id;

  g_assert_true (qz_operation_run (QZ_OPERATION (save), NULL, &error));
  g_assert_no_error (error);
  id = g_strdup (qz_save_entry_get_entry (save)->id);
  g_assert_finalize_object (save);
  return id;
}

char *
fixture_submitted (Fixture *fixture)
{
  char *id = fixture_entry (fixture);

  fixture_run (qz_submit_entry_new (fixture->workspace, id));
  return id;
}

QzEntry *
fixture_get (Fixture *fixture, const char *id)
{
  GError *error = NULL;
  QzEntry *entry = qz_entry_access_get (fixture->workspace, id, &error);

  g_assert_no_error (error);
  return entry;
}

char *
fixture_write (Fixture *fixture, const char *name, const char *content, gssize length)
{
  char *path = g_build_filename (fixture->directory, name, NULL);
  GError *error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return path;
}

typedef struct
{
  const char *subject;
  GPtrArray *events;
} Reading;

static gboolean
read_events (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->events = qz_audit_table_list (connection, reading->subject, 0, 1000, error);
  return reading->events != NULL;
}

guint
fixture_count_events (Fixture *fixture, const char *subject, const char *verb, char **detail)
{
  Reading reading = { .subject = subject };
  GError *error = NULL;
  guint n = 0;

  g_assert_true (
      qz_store_read (qz_workspace_get_store (fixture->workspace), read_events, &reading, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < reading.events->len; i++)
    {
      const QzEvent *event = reading.events->pdata[i];

      if (strcmp (event->verb, verb) != 0)
        continue;
      if (n == 0 && detail != NULL)
        *detail = g_strdup (event->detail);
      n++;
    }
  g_ptr_array_unref (reading.events);
  return n;
}
