/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/qz-activity.h"
#include "rules/qz-rank.h"

static GPtrArray *
make_ties (const QzTieKind *kinds, guint n)
{
  GPtrArray *ties = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_tie_step_free);

  for (guint i = 0; i < n; i++)
    {
      QzTieStep *step = qz_tie_step_new ();

      step->kind = kinds[i];
      g_ptr_array_add (ties, step);
    }
  return ties;
}

static void
assert_order (const QzCandidate *candidates, const char *expected)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (const QzCandidate *each = candidates; each->id != NULL; each++)
    g_string_append_printf (order, "%s%u%s%s ", each->id, each->rank, each->shared ? "=" : "",
                            each->open ? "?" : "");
  g_assert_cmpstr (order->str, ==, expected);
}

static void
test_totals (void)
{
  QzCandidate c[] = { { "a", "", { 170, 2 } },
                      { "b", "", { 0, 0 } },
                      { "c", "", { 85, 1 } },
                      { "d", "", { 86, 1 } },
                      { "e", "", { 255, 3 } },
                      { "f", "", { 1, 1 } },
                      { NULL } };

  qz_rank (c, 6, NULL);
  assert_order (c, "d1 a2= c2= e2= f5 b0 ");
  g_assert_cmpint (c[1].decided, ==, QZ_DECIDED_BY_TOTAL);
  qz_rank (NULL, 0, NULL);
}

static void
test_item (void)
{
  static const QzTieKind kinds[] = { QZ_TIE_ITEM, QZ_TIE_ITEM, QZ_TIE_SHARED };
  g_autoptr (GPtrArray) ties = make_ties (kinds, 3);
  const QzMean high[] = { { 9, 1 }, { 1, 1 } };
  const QzMean low[] = { { 8, 1 }, { 2, 1 } };
  const QzMean low_too[] = { { 8, 1 }, { 4, 2 } };
  const QzMean low_best[] = { { 16, 2 }, { 3, 1 } };
  QzCandidate c[] = { { "a", "", { 85, 1 }, low },
                      { "b", "", { 85, 1 }, high },
                      { "c", "", { 85, 1 }, low_too },
                      { "d", "", { 85, 1 }, NULL },
                      { "e", "", { 85, 1 }, low_best },
                      { "f", "", { 90, 1 }, NULL },
                      { NULL } };

  qz_rank (c, 6, ties);
  assert_order (c, "f1 b2 e3 a4= c4= d6 ");
  g_assert_cmpint (c[0].decided, ==, QZ_DECIDED_BY_TOTAL);
  g_assert_cmpint (c[1].decided, ==, 0);
  g_assert_cmpint (c[2].decided, ==, 1);
  g_assert_cmpint (c[3].decided, ==, 1);
  g_assert_cmpint (c[5].decided, ==, 0);
}

static void
test_deliberation (void)
{
  static const QzTieKind kinds[] = { QZ_TIE_DELIBERATION };
  g_autoptr (GPtrArray) ties = make_ties (kinds, 1);
  QzCandidate c[] = { { "a", "", { 85, 1 }, NULL, 2 },
                      { "b", "", { 85, 1 }, NULL, 0 },
                      { "c", "", { 85, 1 }, NULL, 1 },
                      { "d", "", { 80, 1 }, NULL, 0 },
                      { NULL } };

  qz_rank (c, 4, ties);
  assert_order (c, "a1=? b1=? c1=? d4 ");
  c[1].place = 3;
  qz_rank (c, 4, ties);
  assert_order (c, "c1 a2 b3 d4 ");
  g_assert_cmpint (c[0].decided, ==, 0);
}

/* Against counting: the rank is one more than the number of strictly better totals. */
static void
test_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      gsize n = (gsize) g_rand_int_range (rand, 1, 12);
      QzCandidate c[12] = { { NULL } };

      for (gsize k = 0; k < n; k++)
        {
          c[k].total.sum = g_rand_int_range (rand, 0, 9);
          c[k].total.count = g_rand_int_range (rand, 0, 4);
          c[k].place = (guint) k;
        }
      qz_rank (c, n, NULL);
      for (gsize k = 0; k < n; k++)
        {
          guint better = 0;
          guint equal = 0;

          if (c[k].total.count == 0)
            {
              g_assert_cmpuint (c[k].rank, ==, 0);
              continue;
            }
          for (gsize m = 0; m < n; m++)
            {
              gint64 left = c[m].total.sum * c[k].total.count;
              gint64 right = c[k].total.sum * c[m].total.count;

              if (c[m].total.count == 0)
                continue;
              better += left > right;
              equal += left == right;
              if (left == right && m < k)
                g_assert_cmpuint (c[m].place, <, c[k].place);
            }
          g_assert_cmpuint (c[k].rank, ==, better + 1);
          g_assert_cmpint (c[k].shared, ==, equal > 1);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/rank/totals", test_totals);
  g_test_add_func ("/rank/item", test_item);
  g_test_add_func ("/rank/deliberation", test_deliberation);
  g_test_add_func ("/rank/property", test_property);
  return g_test_run ();
}
