/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A frozen result: scores and rules in the words of the edition package, and what followed from
 * them. Judges are named by their id alone. No instant is in it, so that the same scores under the
 * same rules are the same record wherever and whenever they are frozen.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-shapes.h"
#include "exchange/qz-record.h"
#include "exchange/qz-result-record.h"
#include "exchange/qz-sheet-shapes.h"
#include "model/qz-error.h"

#define NEEDED QZ_SLOT_REQUIRED
#define NEEDED_OR_BLANK (QZ_SLOT_REQUIRED | QZ_SLOT_MAY_BE_BLANK)
#define MOST_RECORD (64 << 20)
#define MOST_ENTRIES 100000
#define MOST_SHEETS 10000
#define MOST_TITLE 1000
#define MOST_REASON 2000

static const char *const states[] = { "open", "locked", "recused", "held", NULL };
static const char *const fact_kinds[] = { "place", "advance", "seconds", "votes", NULL };
static const char *const policies[] = { "ask", "up", "down", NULL };

/* clang-format off */
static const QzSlot category_slots[] = {
  QZ_SLOT (QzCategory, "id", ID, NEEDED, id),
  QZ_SLOT (QzCategory, "name", NAME, NEEDED, name),
  QZ_SLOT (QzCategory, "group", NAME, NEEDED_OR_BLANK, group),
};
static const QzShape category_shape
    = QZ_SHAPE (QzCategory, qz_category_new, category_slots,
                .unique = G_STRUCT_OFFSET (QzCategory, id));

static const QzSlot activity_slots[] = {
  QZ_SLOT (QzActivity, "id", ID, NEEDED, id),
  QZ_SLOT (QzActivity, "name", NAME, NEEDED, name),
  QZ_SLOT (QzActivity, "full-name", NAME, NEEDED, full_name),
  QZ_SLOT (QzActivity, "noun", NAME, NEEDED, noun),
  QZ_SLOT (QzActivity, "team-noun", NAME, NEEDED, team_noun),
  QZ_SLOT (QzActivity, "by-category", FLAG, NEEDED, by_category),
  QZ_SLOT (QzActivity, "group-by", ID, QZ_SLOT_OPTIONAL, group_by),
  QZ_SLOT (QzActivity, "categories", LIST, NEEDED, categories, .min = 1,
           .shape = &category_shape),
  QZ_SLOT (QzActivity, "stages", LIST, NEEDED, stages, .min = 1, .shape = &qz_stage_shape),
  QZ_SLOT (QzActivity, "score-rule", OBJECT, NEEDED, score_rule, .shape = &qz_score_rule_shape),
  QZ_SLOT (QzActivity, "votes", POINTED, QZ_SLOT_OPTIONAL, votes, .shape = &qz_vote_rule_shape),
  QZ_SLOT (QzActivity, "ties", LIST, NEEDED, ties, .min = 1, .shape = &qz_tie_shape),
  QZ_SLOT (QzActivity, "awards", LIST, NEEDED, awards, .shape = &qz_award_as_given_shape),
};
static const QzShape activity_shape
    = QZ_SHAPE (QzActivity, qz_activity_new, activity_slots, .unique = -1);

static const QzSlot rules_slots[] = {
  QZ_SLOT (QzEdition, "id", ID, NEEDED, id),
  QZ_SLOT (QzEdition, "version", NAME, NEEDED, version),
  QZ_SLOT (QzEdition, "name", NAME, NEEDED, name),
  QZ_SLOT (QzEdition, "language", NAME, NEEDED, language),
  QZ_SLOT (QzEdition, "activities", LIST, NEEDED, activities, .min = 1, .max = 1,
           .shape = &activity_shape),
  QZ_SLOT (QzEdition, "rubrics", LIST, NEEDED, rubrics, .min = 1, .shape = &qz_rubric_shape),
};
static const QzShape rules_shape = QZ_SHAPE (QzEdition, NULL, rules_slots, .unique = -1);

static const QzSlot sheet_slots[] = {
  QZ_SLOT (QzSheet, "judge", UUID, NEEDED, judge),
  QZ_SLOT (QzSheet, "stage", ID, NEEDED, stage),
  QZ_SLOT (QzSheet, "rubric", ID, NEEDED, rubric),
  QZ_SLOT (QzSheet, "state", ENUM, NEEDED, state, .words = states),
  QZ_SLOT (QzSheet, "total", DECIMAL, QZ_SLOT_OPTIONAL, total, .min = -G_MAXINT64,
           .max = G_MAXINT64),
  QZ_SLOT (QzSheet, "scores", LIST, NEEDED, scores, .shape = &qz_sheet_score_shape),
};
static const QzShape sheet_shape = QZ_SHAPE (QzSheet, qz_sheet_new, sheet_slots, .unique = -1);

static const QzSlot fact_slots[] = {
  QZ_SLOT (QzReviewFact, "kind", ENUM, NEEDED, kind, .words = fact_kinds),
  QZ_SLOT (QzReviewFact, "stage", ID, QZ_SLOT_OPTIONAL, stage),
  QZ_SLOT (QzReviewFact, "value", SIZE, NEEDED, value, .min = 0, .max = G_MAXINT32),
};
static const QzShape fact_shape
    = QZ_SHAPE (QzReviewFact, qz_review_fact_new, fact_slots, .unique = -1);

static const QzSlot mean_slots[] = {
  QZ_SLOT (QzFrozenMean, "stage", ID, NEEDED, stage),
  QZ_SLOT (QzFrozenMean, "sum", DECIMAL, NEEDED, sum, .min = -G_MAXINT64, .max = G_MAXINT64),
  QZ_SLOT (QzFrozenMean, "count", SIZE, NEEDED, count, .max = G_MAXINT64),
};
static const QzShape mean_shape
    = QZ_SHAPE (QzFrozenMean, qz_frozen_mean_new, mean_slots,
                .unique = G_STRUCT_OFFSET (QzFrozenMean, stage));

static const QzSlot entry_slots[] = {
  QZ_SLOT (QzFrozenEntry, "id", UUID, NEEDED, id),
  QZ_SLOT (QzFrozenEntry, "number", NAME, NEEDED_OR_BLANK, number),
  QZ_SLOT (QzFrozenEntry, "category", ID, NEEDED_OR_BLANK, category),
  QZ_SLOT (QzFrozenEntry, "title", NAME, NEEDED_OR_BLANK, title, .max = MOST_TITLE),
  QZ_SLOT (QzFrozenEntry, "team", NAME, NEEDED_OR_BLANK, team, .max = MOST_TITLE),
  QZ_SLOT (QzFrozenEntry, "unit", NAME, NEEDED_OR_BLANK, unit, .max = MOST_TITLE),
  QZ_SLOT (QzFrozenEntry, "missing", COUNT, NEEDED, missing, .max = MOST_SHEETS),
  QZ_SLOT (QzFrozenEntry, "group", ID, QZ_SLOT_OPTIONAL, group),
  QZ_SLOT (QzFrozenEntry, "place", COUNT, NEEDED, place, .max = G_MAXUINT16),
  QZ_SLOT (QzFrozenEntry, "facts", LIST, QZ_SLOT_SPARE, facts, .max = MOST_SHEETS,
           .shape = &fact_shape),
  QZ_SLOT (QzFrozenEntry, "by_hand", FLAG, NEEDED, by_hand),
  QZ_SLOT (QzFrozenEntry, "hand", ID, NEEDED_OR_BLANK, hand),
  QZ_SLOT (QzFrozenEntry, "sheets", LIST, NEEDED, sheets, .max = MOST_SHEETS,
           .shape = &sheet_shape),
  QZ_SLOT (QzFrozenEntry, "means", LIST, NEEDED, means, .shape = &mean_shape),
  QZ_SLOT (QzFrozenEntry, "sum", DECIMAL, NEEDED, sum, .min = -G_MAXINT64, .max = G_MAXINT64),
  QZ_SLOT (QzFrozenEntry, "count", SIZE, NEEDED, count, .max = G_MAXINT64),
  QZ_SLOT (QzFrozenEntry, "points", DECIMAL, QZ_SLOT_OPTIONAL, points, .min = -G_MAXINT64,
           .max = G_MAXINT64),
  QZ_SLOT (QzFrozenEntry, "rank", COUNT, NEEDED, rank, .max = MOST_ENTRIES),
  QZ_SLOT (QzFrozenEntry, "decided", COUNT, NEEDED, decided, .max = 500),
  QZ_SLOT (QzFrozenEntry, "shared", FLAG, NEEDED, shared),
  QZ_SLOT (QzFrozenEntry, "open", FLAG, NEEDED, open),
  QZ_SLOT (QzFrozenEntry, "award", ID, NEEDED_OR_BLANK, award),
};
static const QzShape entry_shape
    = QZ_SHAPE (QzFrozenEntry, qz_frozen_entry_new, entry_slots,
                .unique = G_STRUCT_OFFSET (QzFrozenEntry, id));

static const QzSlot seed_slots[] = {
  QZ_SLOT (QzFrozenSeed, "stage", ID, NEEDED, stage),
  QZ_SLOT (QzFrozenSeed, "seed", SIZE, NEEDED, seed, .max = G_MAXUINT32),
};
static const QzShape seed_shape
    = QZ_SHAPE (QzFrozenSeed, qz_frozen_seed_new, seed_slots,
                .unique = G_STRUCT_OFFSET (QzFrozenSeed, stage));

static const QzSlot prize_slots[] = {
  QZ_SLOT (QzPrize, "award", ID, NEEDED, award),
  QZ_SLOT (QzPrize, "entry", UUID, QZ_SLOT_OPTIONAL, entry),
  QZ_SLOT (QzPrize, "name", NAME, NEEDED, name, .max = MOST_TITLE),
  QZ_SLOT (QzPrize, "unit", NAME, QZ_SLOT_OPTIONAL, unit, .max = MOST_TITLE),
};
static const QzShape prize_shape = QZ_SHAPE (QzPrize, qz_prize_new, prize_slots, .unique = -1);

static const QzSlot slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_RECORD_FORMAT },
  QZ_SLOT (QzFrozenResult, "version", COUNT, NEEDED, version, .min = 1, .max = G_MAXINT32),
  QZ_SLOT (QzFrozenResult, "previous", HASH, NEEDED_OR_BLANK, previous),
  QZ_SLOT (QzFrozenResult, "program", NAME, NEEDED, program),
  QZ_SLOT (QzFrozenResult, "reason", PROSE, NEEDED_OR_BLANK, reason, .max = MOST_REASON),
  QZ_SLOT (QzFrozenResult, "stage", ID, NEEDED_OR_BLANK, stage),
  QZ_SLOT (QzFrozenResult, "awards", FLAG, NEEDED, awards),
  QZ_SLOT (QzFrozenResult, "ties", ENUM, NEEDED, ties, .words = policies),
  QZ_SLOT (QzFrozenResult, "rules", POINTED, NEEDED, rules, .shape = &rules_shape),
  QZ_SLOT (QzFrozenResult, "seeds", LIST, NEEDED, seeds, .shape = &seed_shape),
  QZ_SLOT (QzFrozenResult, "entries", LIST, NEEDED, entries, .max = MOST_ENTRIES,
           .shape = &entry_shape),
  QZ_SLOT (QzFrozenResult, "prizes", LIST, QZ_SLOT_SPARE, prizes, .max = MOST_SHEETS,
           .shape = &prize_shape),
};
static const QzShape shape = QZ_SHAPE (QzFrozenResult, NULL, slots, .unique = -1);
/* clang-format on */

/* The sheets and facts of an entry as those of that entry. */
static void
name_entry (QzFrozenEntry *entry)
{
  for (guint i = 0; i < entry->facts->len; i++)
    {
      QzReviewFact *fact = entry->facts->pdata[i];

      g_free (fact->entry);
      fact->entry = g_strdup (entry->id);
    }
  for (guint i = 0; i < entry->sheets->len; i++)
    {
      QzSheet *sheet = entry->sheets->pdata[i];

      g_free (sheet->entry);
      sheet->entry = g_strdup (entry->id);
    }
}

/**
 * qz_result_record_print:
 * @self: a result with its rules
 *
 * Returns: (transfer full): its record
 */
GBytes *
qz_result_record_print (const QzFrozenResult *self)
{
  g_return_val_if_fail (self != NULL && self->rules->activities->len == 1, NULL);

  return qz_record_print (&shape, self);
}

/**
 * qz_result_record_parse:
 * @name: what to call the record in messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Whether ranks and totals follow from the scores is not asked here.
 *
 * Returns: (transfer full) (nullable): the result
 */
QzFrozenResult *
qz_result_record_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzFrozenResult) self = qz_frozen_result_new ();
  g_autoptr (GBytes) printed = NULL;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  if (!qz_record_parse_within (&shape, name, bytes, MOST_RECORD, self, error))
    return NULL;
  for (guint i = 0; i < self->entries->len; i++)
    name_entry (self->entries->pdata[i]);
  /* Of the many ways to write a decimal one is taken. */
  printed = qz_result_record_print (self);
  if (g_bytes_equal (bytes, printed))
    return g_steal_pointer (&self);
  g_set_error (error, QZ_ERROR, QZ_ERROR_SYNTAX, "%s: %s", name,
               _ ("is not written in the canonical form"));
  return NULL;
}
