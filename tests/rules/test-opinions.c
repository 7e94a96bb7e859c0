/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "rules/qz-opinions.h"
#include "tests/lib/activity-parts.h"

typedef struct
{
  QzEdition *edition;
  QzActivity *activity;
  GPtrArray *entries;
  GPtrArray *sheets;
  QzRanking *ranking;
  QzOpinions *opinions;
} Fixture;

static void
add_stage (QzActivity *activity, const char *id, gint64 weight)
{
  QzStage *stage = qz_stage_new ();
  QzStageRubric *rubric = qz_stage_rubric_new ();

  parts_set (&stage->id, id);
  parts_set (&stage->name, id);
  stage->weight = weight;
  parts_set (&rubric->rubric, "sheet");
  g_ptr_array_add (stage->rubrics, rubric);
  g_ptr_array_add (activity->stages, stage);
}

static QzAward *
add_award (QzActivity *activity, const char *id, QzAwardBy by, gint64 amount)
{
  QzAward *award = qz_award_new ();

  parts_set (&award->id, id);
  award->by = by;
  award->amount = amount;
  g_ptr_array_add (activity->awards, award);
  return award;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->edition = qz_edition_new ();
  f->activity = qz_activity_new ();
  parts_set (&f->activity->id, "qc");
  f->activity->score_rule =
      (QzScoreRule){ .drop_from = 5, .drop_high = 1, .drop_low = 1, .digits = 2 };
  parts_add_category (f->activity, "x", "甲类");
  parts_add_category (f->activity, "y", "乙类");
  add_stage (f->activity, "document", 1000);
  add_award (f->activity, "first", QZ_AWARD_BY_COUNT, 1);
  add_award (f->activity, "second", QZ_AWARD_BY_COUNT, 1);
  g_ptr_array_add (f->edition->activities, f->activity);
  f->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  f->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_free);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->opinions, qz_opinions_free);
  g_clear_pointer (&f->ranking, qz_ranking_free);
  g_ptr_array_unref (f->entries);
  g_ptr_array_unref (f->sheets);
  qz_edition_unref (f->edition);
}

static void
add_entry (Fixture *f, const char *id, const char *category)
{
  QzEntry *entry = qz_entry_new ();

  parts_set (&entry->id, id);
  parts_set (&entry->number, id);
  parts_set (&entry->category, category);
  g_ptr_array_add (f->entries, entry);
}

static QzSheet *
add_sheet (Fixture *f, const char *entry, const char *judge, gint64 total)
{
  QzSheet *sheet = qz_sheet_new ();

  parts_set (&sheet->entry, entry);
  parts_set (&sheet->judge, judge);
  parts_set (&sheet->stage, "document");
  parts_set (&sheet->rubric, "sheet");
  sheet->state = QZ_SHEET_LOCKED;
  sheet->total = total;
  g_ptr_array_add (f->sheets, sheet);
  return sheet;
}

static void
look (Fixture *f, guint stage)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&f->opinions, qz_opinions_free);
  g_clear_pointer (&f->ranking, qz_ranking_free);
  f->ranking = qz_ranking_new (f->edition, f->activity, NULL, f->entries, f->sheets, NULL, &error);
  g_assert_no_error (error);
  f->opinions = qz_opinions_new (f->ranking, f->activity->stages->pdata[stage], QZ_CUT_ASK);
}

static const QzEntryOpinion *
find_entry (const Fixture *f, const char *id)
{
  for (guint i = 0; i < f->opinions->entries->len; i++)
    {
      const QzEntryOpinion *entry = &g_array_index (f->opinions->entries, QzEntryOpinion, i);

      if (strcmp (entry->standing->entry->id, id) == 0)
        return entry;
    }
  g_assert_not_reached ();
}

static const QzFieldOpinion *
get_field (const Fixture *f, guint i)
{
  g_assert_cmpuint (i, <, f->opinions->fields->len);
  return &g_array_index (f->opinions->fields, QzFieldOpinion, i);
}

static const QzJudgeOpinion *
get_judge (const Fixture *f, guint i)
{
  g_assert_cmpuint (i, <, f->opinions->judges->len);
  return &g_array_index (f->opinions->judges, QzJudgeOpinion, i);
}

static const char *
name_judge (const char *judge, gpointer data)
{
  return judge;
}

static void
assert_silence (
    const Fixture *f, guint field, QzMethod method, QzSilence silence, const char *words)
{
  g_autofree char *text =
      qz_opinions_dup_silence (f->opinions, get_field (f, field), method, name_judge, NULL);

  g_assert_cmpint (get_field (f, field)->silences[method], ==, silence);
  if (words == NULL)
    g_assert_null (text);
  else
    g_assert_nonnull (strstr (text, words));
}

/* Qualities a 90, b 80, c 85, d 70; judge 1 takes 10 off, judge 2 adds 10, judge 3 does neither. */
static void
add_two_panels (Fixture *f, gboolean linked)
{
  add_entry (f, "a", "x");
  add_entry (f, "b", "x");
  add_entry (f, "c", "x");
  add_entry (f, "d", "x");
  add_sheet (f, "a", "1", 80000);
  add_sheet (f, "b", "1", 70000);
  add_sheet (f, "c", "2", 95000);
  add_sheet (f, "d", "2", 80000);
  if (!linked)
    return;
  add_sheet (f, "a", "3", 90000);
  add_sheet (f, "b", "3", 80000);
  add_sheet (f, "c", "3", 85000);
  add_sheet (f, "d", "3", 70000);
}

/* Means: c 90, a 85, b and d 75. Corrected: a 90, c 85, b 80, d 70. Places: a 100, c 83⅓. */
static void
test_winners (Fixture *f, gconstpointer data)
{
  const QzEntryOpinion *a;
  const QzFieldOpinion *field;

  add_two_panels (f, TRUE);
  look (f, 0);
  field = get_field (f, 0);
  g_assert_cmpuint (field->n, ==, 4);
  g_assert_cmpuint (field->n_ranked, ==, 4);
  a = find_entry (f, "a");
  g_assert_cmpuint (a->standing->rank, ==, 2);
  g_assert_cmpstr (a->award, ==, "second");
  g_assert_cmpint (a->spread, ==, 10000);
  for (guint method = QZ_METHOD_ADDITIVE; method <= QZ_METHOD_SCALE; method++)
    {
      assert_silence (f, 0, method, QZ_SILENCE_NONE, NULL);
      g_assert_cmpfloat_with_epsilon (a->views[method].value, 90000, 1e-3);
      g_assert_cmpuint (a->views[method].rank, ==, 1);
      g_assert_cmpstr (a->views[method].award, ==, "first");
      g_assert_cmpstr (find_entry (f, "c")->views[method].award, ==, "second");
      g_assert_cmpuint (find_entry (f, "d")->views[method].rank, ==, 4);
      g_assert_cmpuint (field->changed[method], ==, 2);
      g_assert_cmpuint (field->moved[method], ==, 3);
    }
  g_assert_cmpfloat_with_epsilon (a->views[QZ_METHOD_BORDA].value, 100000, 1e-6);
  g_assert_cmpfloat_with_epsilon (find_entry (f, "c")->views[QZ_METHOD_BORDA].value, 250000.0 / 3,
                                  1e-6);
  g_assert_cmpstr (a->views[QZ_METHOD_BORDA].award, ==, "first");
  assert_silence (f, 0, QZ_METHOD_STANDARD, QZ_SILENCE_FEW_SHEETS, "8 score sheets");
  g_assert_cmpfloat_with_epsilon (get_judge (f, 0)->severity, 10000, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_judge (f, 1)->severity, -10000, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_judge (f, 2)->severity, 0, 1e-6);
  g_assert_cmpuint (get_judge (f, 2)->sheets, ==, 4);
  g_assert_cmpfloat_with_epsilon (get_judge (f, 0)->deviation, sqrt (0.5) * 10000, 1e-6);
  g_assert_false (field->uneven);
  /* The exact ranking stands. */
  g_assert_cmpint (a->standing->points, ==, 85000);
  g_assert_cmpuint (f->opinions->outliers->len, ==, 0);
}

/* Without the third judge nothing says whether the first is strict or the entries are weak. */
static void
test_apart (Fixture *f, gconstpointer data)
{
  add_two_panels (f, FALSE);
  look (f, 0);
  g_assert_cmpuint (f->opinions->parts->len, ==, 2);
  for (guint method = 0; method < QZ_N_METHODS; method++)
    {
      assert_silence (f, 0, method, QZ_SILENCE_APART, "1 (2 entries)");
      assert_silence (f, 0, method, QZ_SILENCE_APART, "2 (2 entries)");
      g_assert_true (isnan (find_entry (f, "a")->views[method].value));
      g_assert_cmpuint (find_entry (f, "a")->views[method].rank, ==, 0);
      g_assert_cmpuint (get_field (f, 0)->changed[method], ==, 0);
    }
  /* The rule of the edition says the same as ever. */
  g_assert_cmpstr (find_entry (f, "c")->award, ==, "first");
}

/* Categories that are ranked apart need not be linked. */
static void
test_fields (Fixture *f, gconstpointer data)
{
  g_autofree char *name = NULL;

  f->activity->by_category = TRUE;
  add_two_panels (f, FALSE);
  add_sheet (f, "a", "4", 81000);
  parts_set (&((QzEntry *) f->entries->pdata[2])->category, "y");
  parts_set (&((QzEntry *) f->entries->pdata[3])->category, "y");
  look (f, 0);
  g_assert_cmpuint (f->opinions->fields->len, ==, 2);
  assert_silence (f, 0, QZ_METHOD_ADDITIVE, QZ_SILENCE_NONE, NULL);
  assert_silence (f, 1, QZ_METHOD_ADDITIVE, QZ_SILENCE_NONE, NULL);
  name = qz_opinions_dup_field_name (f->opinions, get_field (f, 1));
  g_assert_cmpstr (name, ==, "乙类");
  g_assert_cmpstr (find_entry (f, "d")->views[QZ_METHOD_ADDITIVE].award, ==, "second");
}

/* Nothing was handed in yet. */
static void
test_empty (Fixture *f, gconstpointer data)
{
  look (f, 0);
  g_assert_cmpuint (f->opinions->entries->len, ==, 0);
  g_assert_cmpuint (f->opinions->fields->len, ==, 0);
  g_assert_cmpuint (f->opinions->parts->len, ==, 0);
}

/* Two panels of three that one entry links, the entries of one twenty points better: places say
   nothing about that, severities do. Mixed judges give no reason for care. */
static void
test_caution (Fixture *f, gconstpointer data)
{
  static const char *const judges[] = { "1", "2", "3", "4", "5", "6" };
  g_autofree char *caution = NULL;
  g_autofree char *none = NULL;

  for (guint i = 0; i < 21; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%02u", i);
      guint panel = i % 2 * 3;

      add_entry (f, id, "x");
      for (guint j = 0; j < G_N_ELEMENTS (judges); j++)
        if (i == 20 || (j >= panel && j < panel + 3))
          add_sheet (f, id, judges[j], 60000 + (panel > 0 ? 20000 : 0) + 500 * (i * 7 % 11));
    }
  look (f, 0);
  g_assert_true (get_field (f, 0)->uneven);
  g_assert_cmpfloat (g_array_index (f->opinions->parts, QzPartOpinion, 0).unevenness, >, 5);
  caution = qz_opinions_dup_caution (f->opinions, get_field (f, 0), QZ_METHOD_BORDA);
  g_assert_nonnull (strstr (caution, "better entries"));
  none = qz_opinions_dup_caution (f->opinions, get_field (f, 0), QZ_METHOD_ADDITIVE);
  g_assert_null (none);
}

static void
test_silences (Fixture *f, gconstpointer data)
{
  add_entry (f, "a", "x");
  look (f, 0);
  assert_silence (f, 0, QZ_METHOD_ADDITIVE, QZ_SILENCE_NO_SHEETS, "No score sheet");

  add_entry (f, "b", "x");
  for (guint j = 0; j < 2; j++)
    {
      const char *judge = j == 0 ? "1" : "2";

      add_sheet (f, "a", judge, 80000 + 1000 * j);
      add_sheet (f, "b", judge, 80000 + 1000 * j);
    }
  look (f, 0);
  assert_silence (f, 0, QZ_METHOD_ADDITIVE, QZ_SILENCE_NONE, NULL);
  assert_silence (f, 0, QZ_METHOD_SCALE, QZ_SILENCE_ALIKE, "alike");

  add_award (f->activity, "third", QZ_AWARD_BY_CUT_OFF, 60000);
  look (f, 0);
  assert_silence (f, 0, QZ_METHOD_BORDA, QZ_SILENCE_CUT_OFF, "points");
  g_assert_cmpstr (find_entry (f, "a")->views[QZ_METHOD_ADDITIVE].award, ==,
                   find_entry (f, "a")->award);

  for (guint i = 0; i <= QZ_SEVERITY_MAX_JUDGES; i++)
    {
      g_autofree char *judge = g_strdup_printf ("j%u", i);

      add_sheet (f, "a", judge, 70000);
    }
  look (f, 0);
  assert_silence (f, 0, QZ_METHOD_ADDITIVE, QZ_SILENCE_TOO_MANY, "500");
  assert_silence (f, 0, QZ_METHOD_SCALE, QZ_SILENCE_TOO_MANY, "500");
}

/* 60 % of the document stage and the whole of the other, which stays exact. */
static void
test_stages (Fixture *f, gconstpointer data)
{
  ((QzStage *) f->activity->stages->pdata[0])->weight = 600;
  add_stage (f->activity, "presentation", 1000);
  add_stage (f->activity, "on-site", 0);
  add_two_panels (f, TRUE);
  for (guint i = 0; i < f->entries->len; i++)
    {
      const QzEntry *entry = f->entries->pdata[i];
      gint64 points = *entry->id == 'd' ? 30000 : 5000;

      parts_set (&add_sheet (f, entry->id, "9", points)->stage, "presentation");
      parts_set (&add_sheet (f, entry->id, "8", points)->stage, "on-site");
    }
  look (f, 0);
  assert_silence (f, 0, QZ_METHOD_BORDA, QZ_SILENCE_OTHER_STAGES, "stages");
  /* a 0.6 × 90 + 5 = 59, c 56, b 53, d 0.6 × 70 + 30 = 72. */
  g_assert_cmpuint (find_entry (f, "d")->views[QZ_METHOD_ADDITIVE].rank, ==, 1);
  g_assert_cmpuint (find_entry (f, "a")->views[QZ_METHOD_ADDITIVE].rank, ==, 2);
  g_assert_cmpuint (f->opinions->judges->len, ==, 3);

  look (f, 2);
  assert_silence (f, 0, QZ_METHOD_ADDITIVE, QZ_SILENCE_NOT_COUNTED, "on-site");
  g_assert_cmpuint (find_entry (f, "d")->views[QZ_METHOD_ADDITIVE].rank, ==, 0);
  g_assert_cmpfloat_with_epsilon (find_entry (f, "d")->views[QZ_METHOD_ADDITIVE].value, 30000,
                                  1e-6);
}

/* Twelve entries by five judges, half a point of error, one slip of 15 points. The sheets that the
   score rule drops are looked at as well; open ones are not. */
static void
add_slip (Fixture *f)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *entry = g_strdup_printf ("e%02u", i);

      add_entry (f, entry, "x");
      for (guint j = 0; j < 5; j++)
        {
          g_autofree char *judge = g_strdup_printf ("j%u", j);
          gint64 error = (gint64) ((i * 7 + j * 3) % 5) * 250 - 500;

          add_sheet (f, entry, judge,
                     70000 + 1500 * (gint64) i - 1000 * (gint64) j + error
                         - (i == 7 && j == 2 ? 15000 : 0));
        }
    }
  add_sheet (f, "e00", "open", 10000)->state = QZ_SHEET_OPEN;
}

static void
test_outliers (Fixture *f, gconstpointer data)
{
  const QzOutlier *outlier;
  const QzPartOpinion *part;

  add_slip (f);
  look (f, 0);
  g_assert_cmpuint (f->opinions->judges->len, ==, 5);
  g_assert_cmpuint (f->opinions->table->marks->len, ==, 60);
  g_assert_cmpuint (f->opinions->outliers->len, >=, 1);
  outlier = &g_array_index (f->opinions->outliers, QzOutlier, 0);
  g_assert_cmpstr (outlier->sheet->entry, ==, "e07");
  g_assert_cmpstr (outlier->sheet->judge, ==, "j2");
  g_assert_cmpfloat (outlier->residual, <, -10000);
  g_assert_cmpfloat (outlier->deviations, <, -QZ_OUTLIER_DEVIATIONS);
  g_assert_cmpfloat_with_epsilon (outlier->expected + outlier->residual,
                                  (double) outlier->sheet->total, 1e-6);
  g_assert_cmpuint (get_judge (f, 2)->outliers, ==, 1);
  g_assert_cmpuint (f->opinions->blocks->len, ==, 1);
  g_assert_cmpfloat (g_array_index (f->opinions->blocks, QzAgreementBlock, 0).w, >, 0.8);
  part = &g_array_index (f->opinions->parts, QzPartOpinion, 0);
  g_assert_cmpuint (part->n_entries, ==, 12);
  g_assert_cmpfloat (part->reliability.mean_consistency, >, part->reliability.mean_agreement);
  g_assert_cmpfloat (part->deviation, <, 1500);
  assert_silence (f, 0, QZ_METHOD_STANDARD, QZ_SILENCE_NONE, NULL);
}

/* Entries and sheets that come in another order change nothing. */
static void
test_order (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  add_slip (f);
  look (f, 0);
  for (guint i = 0; i < f->opinions->entries->len; i++)
    {
      const QzEntryOpinion *entry = &g_array_index (f->opinions->entries, QzEntryOpinion, i);

      g_hash_table_insert (before, g_strdup (entry->standing->entry->id),
                           g_memdup2 (entry->views, sizeof entry->views));
    }
  for (guint round = 0; round < 20; round++)
    {
      for (guint i = f->sheets->len - 1; i > 0; i--)
        {
          guint k = (guint) g_rand_int_range (random, 0, (gint32) i + 1);
          gpointer kept = f->sheets->pdata[i];

          f->sheets->pdata[i] = f->sheets->pdata[k];
          f->sheets->pdata[k] = kept;
        }
      g_ptr_array_add (f->entries, g_ptr_array_steal_index (f->entries, round % 5));
      look (f, 0);
      for (guint i = 0; i < f->opinions->entries->len; i++)
        {
          const QzEntryOpinion *entry = &g_array_index (f->opinions->entries, QzEntryOpinion, i);
          const QzEntryView *views = g_hash_table_lookup (before, entry->standing->entry->id);

          for (guint method = 0; method < QZ_N_METHODS; method++)
            {
              g_assert_cmpuint (entry->views[method].rank, ==, views[method].rank);
              g_assert_cmpstr (entry->views[method].award, ==, views[method].award);
              g_assert_cmpfloat_with_epsilon (entry->views[method].value, views[method].value,
                                              1e-3);
            }
        }
    }
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/rules/opinions/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("winners", test_winners);
  add ("apart", test_apart);
  add ("fields", test_fields);
  add ("caution", test_caution);
  add ("empty", test_empty);
  add ("silences", test_silences);
  add ("stages", test_stages);
  add ("outliers", test_outliers);
  add ("order", test_order);
  return g_test_run ();
}
