/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact totals, the ranking and every second opinion, from sheets in memory: 5,000 entries with
 * nine sheets each, by 150 judges all mixed, and by panels of nine that three entries link. */

#include "config.h"

#include <locale.h>

#include "rules/qz-opinions.h"
#include "tests/lib/activity-parts.h"

#define N_ENTRIES 5000
#define N_SHEETS 9
#define N_JUDGES 150
#define N_LINKS 3
#define TARGET 100.0 /* ms */
#define RUNS 9

static const char *const items[] = {
  "topic", "causes", "measures", "effect", "report", "features"
};

static QzEdition *
make_edition (void)
{
  static const gint64 shares[] = { 150, 300, 350 };
  QzEdition *edition = qz_edition_new ();
  QzActivity *activity = qz_activity_new ();
  QzStage *stage = qz_stage_new ();
  QzStageRubric *rubric = qz_stage_rubric_new ();
  QzTieStep *tie = qz_tie_step_new ();

  parts_set (&activity->id, "qc-group");
  activity->score_rule =
      (QzScoreRule){ .drop_from = 5, .drop_high = 1, .drop_low = 1, .digits = 2 };
  parts_add_category (activity, "problem", "problem");
  parts_set (&rubric->rubric, "sheet");
  parts_set (&stage->id, "document");
  stage->weight = 1000;
  g_ptr_array_add (stage->rubrics, rubric);
  g_ptr_array_add (activity->stages, stage);
  tie->kind = QZ_TIE_ITEM;
  parts_set (&tie->item, items[0]);
  g_ptr_array_add (activity->ties, tie);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      QzAward *award = qz_award_new ();
      g_autofree char *id = g_strdup_printf ("level-%u", i + 1);

      parts_set (&award->id, id);
      award->by = QZ_AWARD_BY_SHARE;
      award->amount = shares[i];
      g_ptr_array_add (activity->awards, award);
    }
  g_ptr_array_add (edition->activities, activity);
  return edition;
}

static double
bell (GRand *random)
{
  double sum = 0;

  for (guint i = 0; i < 6; i++)
    sum += g_rand_double (random);
  return (sum - 3) * 1.414;
}

typedef struct
{
  char id[48];
  double severity;
  double scale;
} Judge;

static void
add_sheet (GPtrArray *sheets, const char *entry, const Judge *judge, double quality, GRand *random)
{
  QzSheet *sheet = qz_sheet_new ();

  parts_set (&sheet->entry, entry);
  parts_set (&sheet->judge, judge->id);
  parts_set (&sheet->stage, "document");
  parts_set (&sheet->rubric, "sheet");
  sheet->state = QZ_SHEET_LOCKED;
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      double points = 13 + (quality * judge->scale - judge->severity + 4 * bell (random)) / 6;
      gint64 halves = (gint64) (2 * CLAMP (points, 0, 20));

      qz_sheet_set_points (sheet, items[i], 500 * halves);
      sheet->total = (i == 0 ? 0 : sheet->total) + 500 * halves;
    }
  g_ptr_array_add (sheets, sheet);
}

/* Panels of nine, each with its share of the entries, or nine judges in turn. */
static void
fill (GPtrArray *entries, GPtrArray *sheets, gboolean panels)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2018);
  Judge judges[N_JUDGES];
  guint n_panels = N_JUDGES / N_SHEETS;

  for (guint j = 0; j < N_JUDGES; j++)
    {
      g_snprintf (judges[j].id, sizeof judges[j].id, "5c1e3a52-7d1f-4b7c-9f0a-%012u", j * 7919);
      judges[j].severity = 5 * bell (random);
      judges[j].scale = 1 + 0.2 * bell (random);
    }
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      QzEntry *entry = qz_entry_new ();
      g_autofree char *id = g_strdup_printf ("0b9d6c1e-3a52-4d1f-8b7c-%012u", i);
      double quality = 6 * bell (random);
      guint start = (guint) g_rand_int_range (random, 0, N_JUDGES);
      guint n = panels && i < N_LINKS ? N_JUDGES : N_SHEETS;

      parts_set (&entry->id, id);
      parts_set (&entry->number, id + 24);
      parts_set (&entry->category, "problem");
      g_ptr_array_add (entries, entry);
      for (guint k = 0; k < n; k++)
        {
          guint place = panels ? i % n_panels * N_SHEETS + k : start + k * 7;

          add_sheet (sheets, id, &judges[place % N_JUDGES], quality, random);
        }
    }
}

static void
run (const char *name, gboolean panels)
{
  QzEdition *edition = make_edition ();
  QzActivity *activity = edition->activities->pdata[0];
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_free);
  gint64 best = G_MAXINT64;
  gint64 exact = G_MAXINT64;

  fill (entries, sheets, panels);
  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 begun = g_get_monotonic_time ();
      QzRanking *ranking = qz_ranking_new (edition, activity, NULL, entries, sheets, NULL, &error);
      gint64 ranked = g_get_monotonic_time ();
      QzOpinions *opinions;

      g_assert_no_error (error);
      opinions = qz_opinions_new (ranking, activity->stages->pdata[0], QZ_CUT_ASK);
      best = MIN (best, g_get_monotonic_time () - begun);
      exact = MIN (exact, ranked - begun);
      for (guint method = 0; method < QZ_N_METHODS; method++)
        g_assert_cmpint (g_array_index (opinions->fields, QzFieldOpinion, 0).silences[method], ==,
                         QZ_SILENCE_NONE);
      qz_opinions_free (opinions);
      qz_ranking_free (ranking);
    }
  g_printerr ("%s: %u sheets, totals and ranking %.1f ms of %.1f ms\n", name, sheets->len,
              (double) exact / 1000, (double) best / 1000);
  g_print ("second opinions %u × %u, %s | %.1f ms | | | ≤ %.0f ms | %s\n", N_ENTRIES, N_SHEETS,
           name, (double) best / 1000, TARGET, (double) best / 1000 <= TARGET ? "ok" : "miss");
  qz_edition_unref (edition);
}

int
main (void)
{
  setlocale (LC_ALL, "");
  run ("judges mixed", FALSE);
  run ("panels linked", TRUE);
  return 0;
}
