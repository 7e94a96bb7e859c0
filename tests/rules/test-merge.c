/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a bundle takes the place of what is there. */

#include "config.h"

#include "rules/qz-merge-rules.h"

#define UNIT "00000000-0000-4000-8000-000000000001"
#define OTHER "00000000-0000-4000-8000-000000000002"
#define SAME "aa"
#define CHANGED "bb"

static void
set_text (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

typedef struct
{
  gboolean there;
  const char *from; /* NULL: written here */
  guint revision;   /* of the one that is there */
  QzEntryState state;
  const char *award;
  guint incoming;
  QzEntryState incoming_state;
  const char *sha256;
  QzVerdict verdict;
} EntryCase;

static void
test_entry (void)
{
  static const EntryCase table[] = {
    { FALSE, NULL, 0, 0, "", 3, QZ_ENTRY_SUBMITTED, SAME, QZ_VERDICT_TAKEN },
    { FALSE, NULL, 0, 0, "", 3, QZ_ENTRY_DRAFT, SAME, QZ_VERDICT_TAKEN },
    { FALSE, NULL, 0, 0, "", 3, QZ_ENTRY_RETURNED, SAME, QZ_VERDICT_REFUSED },
    { FALSE, NULL, 0, 0, "", 3, QZ_ENTRY_ACCEPTED, SAME, QZ_VERDICT_REFUSED },
    { TRUE, UNIT, 3, QZ_ENTRY_SUBMITTED, "", 3, QZ_ENTRY_SUBMITTED, SAME, QZ_VERDICT_UNCHANGED },
    { TRUE, UNIT, 3, QZ_ENTRY_SUBMITTED, "", 3, QZ_ENTRY_SUBMITTED, CHANGED, QZ_VERDICT_REFUSED },
    { TRUE, UNIT, 3, QZ_ENTRY_SUBMITTED, "", 2, QZ_ENTRY_SUBMITTED, CHANGED, QZ_VERDICT_OLDER },
    { TRUE, UNIT, 3, QZ_ENTRY_SUBMITTED, "", 4, QZ_ENTRY_SUBMITTED, CHANGED, QZ_VERDICT_TAKEN },
    { TRUE, UNIT, 3, QZ_ENTRY_RETURNED, "", 4, QZ_ENTRY_SUBMITTED, CHANGED, QZ_VERDICT_TAKEN },
    { TRUE, UNIT, 3, QZ_ENTRY_SUBMITTED, "", 4, QZ_ENTRY_WITHDRAWN, CHANGED, QZ_VERDICT_TAKEN },
    { TRUE, UNIT, 3, QZ_ENTRY_ACCEPTED, "", 4, QZ_ENTRY_SUBMITTED, CHANGED, QZ_VERDICT_REFUSED },
    { TRUE, UNIT, 3, QZ_ENTRY_ACCEPTED, "", 3, QZ_ENTRY_SUBMITTED, SAME, QZ_VERDICT_UNCHANGED },
    { TRUE, UNIT, 3, QZ_ENTRY_SUBMITTED, "first", 4, QZ_ENTRY_SUBMITTED, CHANGED,
      QZ_VERDICT_REFUSED },
    { TRUE, OTHER, 3, QZ_ENTRY_SUBMITTED, "", 4, QZ_ENTRY_SUBMITTED, CHANGED, QZ_VERDICT_REFUSED },
    { TRUE, NULL, 3, QZ_ENTRY_SUBMITTED, "", 4, QZ_ENTRY_SUBMITTED, CHANGED, QZ_VERDICT_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const EntryCase *row = &table[i];
      g_autoptr (QzEntry) here = qz_entry_new ();
      g_autoptr (QzEntry) incoming = qz_entry_new ();
      g_autoptr (QzEntrySource) source = qz_entry_source_new ();
      g_autofree char *reason = NULL;
      QzVerdict verdict;

      here->state = row->state;
      set_text (&here->award, row->award);
      incoming->revision = row->incoming;
      incoming->state = row->incoming_state;
      set_text (&source->organisation, row->from != NULL ? row->from : "");
      source->revision = row->revision;
      set_text (&source->sha256, SAME);
      verdict = qz_merge_entry (row->there ? here : NULL, row->from != NULL ? source : NULL,
                                incoming, row->sha256, UNIT, &reason);
      g_test_message ("row %u: %s", i, reason);
      g_assert_cmpint (verdict, ==, row->verdict);
      g_assert_true ((*reason != '\0')
                     == (verdict == QZ_VERDICT_REFUSED || verdict == QZ_VERDICT_OLDER));
    }
}

static void
test_return (void)
{
  static const struct
  {
    QzEntryState state;
    guint last; /* revision that was sent back before, 0: never */
    guint sent;
    guint returned;
    QzVerdict verdict;
  } table[] = {
    { QZ_ENTRY_SUBMITTED, 0, 3, 3, QZ_VERDICT_TAKEN },
    { QZ_ENTRY_ACCEPTED, 0, 3, 3, QZ_VERDICT_TAKEN },
    { QZ_ENTRY_SUBMITTED, 0, 0, 3, QZ_VERDICT_TAKEN },
    { QZ_ENTRY_RETURNED, 3, 3, 3, QZ_VERDICT_UNCHANGED },
    { QZ_ENTRY_SUBMITTED, 3, 7, 3, QZ_VERDICT_UNCHANGED },
    { QZ_ENTRY_SUBMITTED, 0, 7, 3, QZ_VERDICT_OLDER },
    { QZ_ENTRY_SUBMITTED, 5, 5, 3, QZ_VERDICT_OLDER },
    { QZ_ENTRY_SUBMITTED, 3, 7, 7, QZ_VERDICT_TAKEN },
    { QZ_ENTRY_WITHDRAWN, 0, 3, 3, QZ_VERDICT_REFUSED },
    { QZ_ENTRY_DRAFT, 0, 3, 3, QZ_VERDICT_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (QzEntry) here = qz_entry_new ();
      g_autoptr (QzEntryReturn) last = qz_entry_return_new ();
      g_autofree char *reason = NULL;

      here->state = table[i].state;
      last->revision = table[i].last;
      set_text (&last->reason, "补正");
      g_test_message ("row %u", i);
      g_assert_cmpint (qz_merge_return (here, table[i].last > 0 ? last : NULL, table[i].sent,
                                        table[i].returned, "补正", &reason),
                       ==, table[i].verdict);
    }
}

/* What the clerk of a unit has done with a draft stands over the next one of its writer. */
static void
test_draft (void)
{
  static const struct
  {
    gboolean there;
    QzEntryState state;
    gboolean edited;
    QzEntryState incoming;
    QzVerdict verdict;
  } table[] = {
    { FALSE, 0, FALSE, QZ_ENTRY_DRAFT, QZ_VERDICT_TAKEN },
    { FALSE, 0, FALSE, QZ_ENTRY_SUBMITTED, QZ_VERDICT_REFUSED },
    { TRUE, QZ_ENTRY_DRAFT, FALSE, QZ_ENTRY_DRAFT, QZ_VERDICT_TAKEN },
    { TRUE, QZ_ENTRY_DRAFT, TRUE, QZ_ENTRY_DRAFT, QZ_VERDICT_REFUSED },
    { TRUE, QZ_ENTRY_SUBMITTED, FALSE, QZ_ENTRY_DRAFT, QZ_VERDICT_REFUSED },
    { TRUE, QZ_ENTRY_RETURNED, FALSE, QZ_ENTRY_DRAFT, QZ_VERDICT_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (QzEntry) here = qz_entry_new ();
      g_autoptr (QzEntry) incoming = qz_entry_new ();
      g_autofree char *reason = NULL;

      here->state = table[i].state;
      incoming->state = table[i].incoming;
      g_assert_cmpint (
          qz_merge_draft (table[i].there ? here : NULL, table[i].edited, incoming, &reason), ==,
          table[i].verdict);
      g_assert_true ((*reason != '\0') == (table[i].verdict == QZ_VERDICT_REFUSED));
    }
}

static void
test_versions (void)
{
  static const char *const rising[] = { "0.9", "1", "1.0", "1.0.1", "1.2", "1.10", "2.0" };

  for (guint i = 0; i < G_N_ELEMENTS (rising); i++)
    for (guint k = 0; k < G_N_ELEMENTS (rising); k++)
      {
        gint order = qz_merge_compare_versions (rising[i], rising[k]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > k) - (i < k));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/merge/entry", test_entry);
  g_test_add_func ("/merge/draft", test_draft);
  g_test_add_func ("/merge/return", test_return);
  g_test_add_func ("/merge/versions", test_versions);
  return g_test_run ();
}
