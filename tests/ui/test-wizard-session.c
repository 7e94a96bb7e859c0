/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard without its widgets: history, autosave, steps, findings, paste. */

#include "config.h"

#include "fixture.h"
#include "tests/lib/widget-tools.h"
#include "ui/entries/qz-table-paste.h"
#include "ui/entries/qz-wizard-session.h"

typedef struct
{
  QzAutosave *autosave;
  guint saves;
  gboolean hold;   /* the test completes the save itself */
  GError *failure; /* what a save fails with */
  gint64 saved_at;
} Saver;

static void
save_cb (Saver *saver)
{
  saver->saves++;
  saver->saved_at = g_get_monotonic_time ();
  if (!saver->hold)
    qz_autosave_complete (saver->autosave, saver->failure);
}

static void
saver_init (Saver *saver, guint idle, guint longest)
{
  *saver = (Saver){ 0 };
  saver->autosave = qz_autosave_new (idle, longest);
  g_signal_connect_swapped (saver->autosave, "save", G_CALLBACK (save_cb), saver);
}

static void
wait_state (Saver *saver, QzAutosaveState state)
{
  while (qz_autosave_get_state (saver->autosave) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_autosave_idle (void)
{
  Saver saver;
  gint64 last;

  saver_init (&saver, 60, 1000);
  g_assert_cmpuint (qz_autosave_get_state (saver.autosave), ==, QZ_AUTOSAVE_SAVED);
  qz_autosave_touch (saver.autosave);
  pass_time (30);
  qz_autosave_touch (saver.autosave);
  last = g_get_monotonic_time ();
  g_assert_cmpuint (saver.saves, ==, 0);
  wait_state (&saver, QZ_AUTOSAVE_SAVED);
  g_assert_cmpuint (saver.saves, ==, 1);
  g_assert_cmpint (saver.saved_at - last, >=, 59000);
  g_assert_finalize_object (saver.autosave);
}

/* Someone who never stops typing is saved all the same. */
static void
test_autosave_longest (void)
{
  Saver saver;
  gint64 start = g_get_monotonic_time ();

  saver_init (&saver, 100, 200);
  while (saver.saves == 0)
    {
      qz_autosave_touch (saver.autosave);
      pass_time (10);
    }
  g_assert_cmpint (saver.saved_at - start, >=, 199000);
  g_assert_cmpint (saver.saved_at - start, <, 1500000);
  g_assert_finalize_object (saver.autosave);
}

static void
test_autosave_while_saving (void)
{
  Saver saver;

  saver_init (&saver, 10, 20);
  saver.hold = TRUE;
  qz_autosave_touch (saver.autosave);
  wait_state (&saver, QZ_AUTOSAVE_SAVING);
  qz_autosave_touch (saver.autosave);
  qz_autosave_complete (saver.autosave, NULL);
  /* What was typed meanwhile is not called saved. */
  g_assert_cmpuint (qz_autosave_get_state (saver.autosave), ==, QZ_AUTOSAVE_PENDING);
  saver.hold = FALSE;
  wait_state (&saver, QZ_AUTOSAVE_SAVED);
  g_assert_cmpuint (saver.saves, ==, 2);
  g_assert_finalize_object (saver.autosave);
}

static void
test_autosave_failure (void)
{
  Saver saver;

  saver_init (&saver, 10, 20);
  saver.failure = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full.");
  qz_autosave_touch (saver.autosave);
  wait_state (&saver, QZ_AUTOSAVE_FAILED);
  g_assert_cmpstr (qz_autosave_get_message (saver.autosave), ==, "The disk is full.");
  g_clear_error (&saver.failure);
  qz_autosave_retry (saver.autosave);
  g_assert_cmpuint (qz_autosave_get_state (saver.autosave), ==, QZ_AUTOSAVE_SAVED);
  g_assert_null (qz_autosave_get_message (saver.autosave));
  g_assert_finalize_object (saver.autosave);
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_autosave_flush (void)
{
  Saver saver;
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;

  saver_init (&saver, 60000, 60000);
  qz_autosave_touch (saver.autosave);
  qz_autosave_flush_async (saver.autosave, NULL, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (qz_autosave_flush_finish (saver.autosave, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (saver.saves, ==, 1);
  g_clear_object (&result);

  saver.failure = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full.");
  qz_autosave_touch (saver.autosave);
  qz_autosave_flush_async (saver.autosave, NULL, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (qz_autosave_flush_finish (saver.autosave, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_object (&result);
  g_clear_error (&saver.failure);
  g_assert_finalize_object (saver.autosave);
}

static QzWizardSession *
session_new (void)
{
  g_autoptr (QzEdition) edition = fixture_edition_new ();
  g_autoptr (QzForm) form = qz_form_new ();

  return qz_wizard_session_new (edition, "qc", "", form, NULL);
}

static void
test_session_undo (void)
{
  QzWizardSession *session = session_new ();

  g_assert_false (qz_wizard_session_can_undo (session));
  qz_wizard_session_set_value (session, "title", "降");
  qz_wizard_session_set_value (session, "title", "降低");
  qz_wizard_session_set_value (session, "team", "先锋");
  qz_wizard_session_set_category (session, "solve");
  g_assert_cmpuint (qz_autosave_get_state (qz_wizard_session_get_autosave (session)), ==,
                    QZ_AUTOSAVE_PENDING);

  qz_wizard_session_undo (session);
  g_assert_cmpstr (qz_wizard_session_get_category (session), ==, "");
  qz_wizard_session_undo (session);
  g_assert_cmpstr (qz_wizard_session_get_value (session, "team"), ==, "");
  /* Typing in one field is one step. */
  qz_wizard_session_undo (session);
  g_assert_cmpstr (qz_wizard_session_get_value (session, "title"), ==, "");
  g_assert_false (qz_wizard_session_can_undo (session));
  qz_wizard_session_redo (session);
  g_assert_cmpstr (qz_wizard_session_get_value (session, "title"), ==, "降低");

  /* A new change forgets what was undone. */
  qz_wizard_session_set_value (session, "phone", "021-6321");
  g_assert_false (qz_wizard_session_can_redo (session));
  /* After the field was left it is another step. */
  qz_wizard_session_end_burst (session);
  qz_wizard_session_set_value (session, "phone", "021-63214321");
  qz_wizard_session_undo (session);
  g_assert_cmpstr (qz_wizard_session_get_value (session, "phone"), ==, "021-6321");
  g_assert_finalize_object (session);
}

static void
test_session_undo_limit (void)
{
  QzWizardSession *session = session_new ();
  guint steps = 0;

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      qz_wizard_session_set_value (session, "team", text);
      qz_wizard_session_end_burst (session);
    }
  for (; qz_wizard_session_can_undo (session); steps++)
    qz_wizard_session_undo (session);
  g_assert_cmpuint (steps, ==, 200);
  g_assert_finalize_object (session);
}

static void
test_session_rows (void)
{
  QzWizardSession *session = session_new ();
  const QzField *table =
      qz_activity_find_field (qz_wizard_session_get_activity (session), "members");
  g_autoptr (QzForm) form = NULL;

  form = qz_table_paste (qz_wizard_session_get_form (session), table, 0, 0,
                         "甲\t组长\t12\r\n\"乙 \"\"二\"\"\"\t组员\r\n\r\n");
  qz_wizard_session_set_form (session, form);
  g_assert_cmpstr (qz_wizard_session_get_value (session, "members/0/role"), ==, "leader");
  g_assert_cmpstr (qz_wizard_session_get_value (session, "members/0/hours"), ==, "12");
  g_assert_cmpstr (qz_wizard_session_get_value (session, "members/1/name"), ==, "乙 \"二\"");

  qz_wizard_session_move_row (session, table, 0, 1);
  g_assert_cmpstr (qz_wizard_session_get_value (session, "members/1/name"), ==, "甲");
  g_assert_cmpstr (qz_wizard_session_get_value (session, "members/0/hours"), ==, "");
  qz_wizard_session_undo (session);
  g_assert_cmpstr (qz_wizard_session_get_value (session, "members/0/name"), ==, "甲");
  qz_wizard_session_undo (session);
  g_assert_cmpuint (qz_form_row_count (qz_wizard_session_get_form (session), "members"), ==, 0);
  g_assert_finalize_object (session);
}

static void
test_paste (void)
{
  g_autoptr (QzEdition) edition = fixture_edition_new ();
  const QzField *table =
      qz_activity_find_field (g_ptr_array_index (edition->activities, 0), "members");
  g_autoptr (QzForm) empty = qz_form_new ();
  g_autoptr (QzForm) headed = NULL;
  g_autoptr (QzForm) offset = NULL;
  g_autoptr (QzForm) many = NULL;

  g_assert_false (qz_table_paste_is_block ("甲"));
  g_assert_false (qz_table_paste_is_block ("甲\r\n"));
  g_assert_true (qz_table_paste_is_block ("甲\t乙"));
  g_assert_true (qz_table_paste_is_block ("甲\n乙"));

  /* A heading says where the cells belong; an unknown one is left out. */
  headed = qz_table_paste (empty, table, 0, 0, "学时\t电话\t姓名\n8\t139\t丙");
  g_assert_cmpstr (qz_form_get (headed, "members/0/name"), ==, "丙");
  g_assert_cmpstr (qz_form_get (headed, "members/0/hours"), ==, "8");
  g_assert_cmpuint (qz_form_count (headed), ==, 2);

  offset = qz_table_paste (empty, table, 1, 2, "8\t9\n10");
  g_assert_cmpstr (qz_form_get (offset, "members/1/hours"), ==, "8");
  g_assert_cmpstr (qz_form_get (offset, "members/2/hours"), ==, "10");
  g_assert_cmpuint (qz_form_count (offset), ==, 2);

  /* The table has four rows at most. */
  many = qz_table_paste (empty, table, 2, 0, "a\nb\nc\nd");
  g_assert_cmpuint (qz_form_row_count (many, "members"), ==, 4);
}

static void
test_session_steps (void)
{
  QzWizardSession *session = session_new ();
  GPtrArray *steps = qz_wizard_session_get_steps (session);
  guint place;

  g_assert_cmpuint (steps->len, ==, 6);
  g_assert_cmpstr (((QzStep *) g_ptr_array_index (steps, 5))->id, ==, QZ_STEP_SUMMARY);
  g_assert_true (qz_wizard_session_find_step_of_path (session, "members/3/name", &place));
  g_assert_cmpuint (place, ==, 1);
  g_assert_true (qz_wizard_session_find_step_of_path (session, "material:report", &place));
  g_assert_cmpuint (place, ==, 3);
  g_assert_true (qz_wizard_session_find_step_of_path (session, "material:proof", &place));
  g_assert_cmpuint (place, ==, 4);
  g_assert_true (qz_wizard_session_find_step_of_path (session, "category", &place));
  g_assert_cmpuint (place, ==, 0);
  g_assert_false (qz_wizard_session_find_step_of_path (session, "nowhere", &place));

  g_assert_cmpuint (qz_wizard_session_get_mark (session, 0), ==, QZ_STEP_OPEN);
  qz_wizard_session_visit (session, 0);
  g_assert_cmpuint (qz_wizard_session_get_mark (session, 0), ==, QZ_STEP_FAULT);
  g_assert_false (qz_wizard_session_is_ready (session));
  qz_wizard_session_set_value (session, "title", "降低返工率");
  qz_wizard_session_set_category (session, "solve");
  qz_wizard_session_check (session);
  g_assert_null (qz_wizard_session_find_finding (session, "title"));
  g_assert_cmpuint (qz_wizard_session_get_mark (session, 0), !=, QZ_STEP_FAULT);
  g_assert_cmpuint (qz_wizard_session_get_mark (session, 1), ==, QZ_STEP_OPEN);
  qz_wizard_session_set_value (session, "title", "十一个字太长了要缩短一些");
  qz_wizard_session_check (session);
  g_assert_nonnull (qz_wizard_session_find_finding (session, "title"));
  g_assert_finalize_object (session);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/autosave/idle", test_autosave_idle);
  g_test_add_func ("/autosave/longest", test_autosave_longest);
  g_test_add_func ("/autosave/while-saving", test_autosave_while_saving);
  g_test_add_func ("/autosave/failure", test_autosave_failure);
  g_test_add_func ("/autosave/flush", test_autosave_flush);
  g_test_add_func ("/session/undo", test_session_undo);
  g_test_add_func ("/session/undo-limit", test_session_undo_limit);
  g_test_add_func ("/session/rows", test_session_rows);
  g_test_add_func ("/session/steps", test_session_steps);
  g_test_add_func ("/table/paste", test_paste);
  return g_test_run ();
}
