/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-error.h"
#include "rules/qz-entry-state-rules.h"

/* Columns: draft, submitted, returned, accepted, withdrawn. + allowed, a only without an award,
   A only with one, . never. */
static const struct
{
  QzEntryAct act;
  const char *allowed;
} table[] = {
  { QZ_ENTRY_EDIT, "a.a.." },   { QZ_ENTRY_SUBMIT, "a.a.." },  { QZ_ENTRY_WITHDRAW, ".aaa." },
  { QZ_ENTRY_RETURN, ".a.a." }, { QZ_ENTRY_ACCEPT, ".+..." },  { QZ_ENTRY_MOVE, "aaaa." },
  { QZ_ENTRY_REOPEN, "....+" }, { QZ_ENTRY_DELETE, "a...a" },  { QZ_ENTRY_SCORE, ".+.+." },
  { QZ_ENTRY_AWARD, ".+.+." },  { QZ_ENTRY_CERTIFY, ".A.A." },
};

static void
test_table (void)
{
  g_autoptr (QzEntry) entry = qz_entry_new ();

  G_STATIC_ASSERT (G_N_ELEMENTS (table) == QZ_N_ENTRY_ACTS);
  g_free (entry->number);
  entry->number = g_strdup ("2018-QC-0001");
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (guint state = 0; state < QZ_N_ENTRY_STATES; state++)
      for (guint awarded = 0; awarded < 2; awarded++)
        {
          char mark = table[i].allowed[state];
          gboolean expected = mark == '+' || mark == (awarded ? 'A' : 'a');
          g_autoptr (GError) error = NULL;

          entry->state = (QzEntryState) state;
          g_free (entry->award);
          entry->award = g_strdup (awarded ? "first" : "");
          g_assert_cmpint (qz_entry_act_allowed (entry, table[i].act), ==, expected);
          g_assert_cmpint (qz_entry_act_check (entry, table[i].act, &error), ==, expected);
          if (expected)
            continue;
          g_assert_error (error, QZ_ERROR, QZ_ERROR_STATE);
          g_assert_nonnull (strstr (error->message, "2018-QC-0001"));
        }
}

static void
test_results (void)
{
  g_assert_cmpint (qz_entry_act_result (QZ_ENTRY_DRAFT, QZ_ENTRY_SUBMIT), ==, QZ_ENTRY_SUBMITTED);
  g_assert_cmpint (qz_entry_act_result (QZ_ENTRY_SUBMITTED, QZ_ENTRY_RETURN), ==,
                   QZ_ENTRY_RETURNED);
  g_assert_cmpint (qz_entry_act_result (QZ_ENTRY_SUBMITTED, QZ_ENTRY_ACCEPT), ==,
                   QZ_ENTRY_ACCEPTED);
  g_assert_cmpint (qz_entry_act_result (QZ_ENTRY_WITHDRAWN, QZ_ENTRY_REOPEN), ==, QZ_ENTRY_DRAFT);
  g_assert_cmpint (qz_entry_act_result (QZ_ENTRY_ACCEPTED, QZ_ENTRY_MOVE), ==, QZ_ENTRY_ACCEPTED);
  g_assert_cmpint (qz_entry_act_result (QZ_ENTRY_ACCEPTED, QZ_ENTRY_WITHDRAW), ==,
                   QZ_ENTRY_WITHDRAWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/entry-state/table", test_table);
  g_test_add_func ("/entry-state/results", test_results);
  return g_test_run ();
}
