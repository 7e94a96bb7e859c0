/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Second opinions on the score sheets of a stage. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-review-call.h"
#include "operations/qz-export-opinions.h"
#include "operations/qz-review-opinions.h"

static const char *const method_ids[QZ_N_METHODS] = { "severity", "scale", "standard", "borda" };

typedef struct
{
  QzCommandCall *call;
  QzReviewOpinions *operation;
  const QzOpinions *opinions;
} Answer;

/* A number for a listing, blank when it cannot be told. */
static char *
show (double thousandths, guint digits)
{
  return qz_points_format_digits (qz_opinion_round (thousandths), digits);
}

static char *
show_ratio (double ratio)
{
  return show (ratio * (double) QZ_POINT, 3);
}

static char *
count (guint n)
{
  return g_strdup_printf ("%u", n);
}

static char *
count_part (guint part)
{
  return part == QZ_PART_NONE ? g_strdup ("") : count (part + 1);
}

static const char *
show_award (const Answer *self, const char *id)
{
  const QzAward *award =
      id != NULL ? qz_activity_find_award (self->opinions->ranking->activity, id) : NULL;

  if (award == NULL)
    return "";
  return self->call->json != NULL ? award->id : award->name;
}

static const QzListingColumn method_columns[] = {
  { "category", N_ ("Category"), QZ_LISTING_TEXT },
  { "method", N_ ("Method"), QZ_LISTING_TEXT },
  { "moved", N_ ("Ranks changed"), QZ_LISTING_NUMBER },
  { "changed", N_ ("Awards changed"), QZ_LISTING_NUMBER },
  { "silence", N_ ("Why no opinion"), QZ_LISTING_TEXT },
  { "caution", N_ ("Remark"), QZ_LISTING_TEXT },
  { NULL },
};

/* People read a reason once a field. */
static const char *
show_silence (const Answer *self, const QzFieldOpinion *field, QzMethod method, const char *silence)
{
  if (silence == NULL)
    return "";
  if (self->call->json == NULL && method > 0
      && field->silences[method] == field->silences[method - 1])
    return _ ("the same");
  return silence;
}

static void
list_methods (const Answer *self)
{
  g_autoptr (QzListing) listing = qz_listing_begin (self->call, "methods", method_columns);

  for (guint i = 0; i < self->opinions->fields->len * QZ_N_METHODS; i++)
    {
      const QzFieldOpinion *field =
          &g_array_index (self->opinions->fields, QzFieldOpinion, i / QZ_N_METHODS);
      QzMethod method = i % QZ_N_METHODS;
      g_autofree char *name = qz_opinions_dup_field_name (self->opinions, field);
      g_autofree char *silence = qz_review_opinions_dup_silence (self->operation, field, method);
      g_autofree char *caution = qz_opinions_dup_caution (self->opinions, field, method);
      g_autofree char *moved = silence == NULL ? count (field->moved[method]) : g_strdup ("");
      g_autofree char *changed = silence == NULL ? count (field->changed[method]) : g_strdup ("");

      qz_listing_add (listing, name,
                      self->call->json != NULL ? method_ids[method] : qz_method_get_name (method),
                      moved, changed, show_silence (self, field, method, silence),
                      caution != NULL ? caution : "", NULL);
    }
  qz_listing_end (listing);
}

static const QzListingColumn entry_columns[] = {
  { "rank", N_ ("Rank"), QZ_LISTING_NUMBER },
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "number", N_ ("Number"), QZ_LISTING_TEXT },
  { "title", N_ ("Title"), QZ_LISTING_TEXT },
  { "spread", N_ ("Spread"), QZ_LISTING_NUMBER },
  { "total", N_ ("Total"), QZ_LISTING_NUMBER },
  { "award", N_ ("Award"), QZ_LISTING_TEXT },
  { "severity", N_ ("Severity"), QZ_LISTING_NUMBER },
  { "severity-rank", N_ ("Rank"), QZ_LISTING_NUMBER },
  { "severity-award", N_ ("Award"), QZ_LISTING_TEXT },
  { "scale", N_ ("Scale"), QZ_LISTING_NUMBER },
  { "scale-rank", N_ ("Rank"), QZ_LISTING_NUMBER },
  { "scale-award", N_ ("Award"), QZ_LISTING_TEXT },
  { "standard", N_ ("Standard"), QZ_LISTING_NUMBER },
  { "standard-rank", N_ ("Rank"), QZ_LISTING_NUMBER },
  { "standard-award", N_ ("Award"), QZ_LISTING_TEXT },
  { "borda", N_ ("Borda"), QZ_LISTING_NUMBER },
  { "borda-rank", N_ ("Rank"), QZ_LISTING_NUMBER },
  { "borda-award", N_ ("Award"), QZ_LISTING_TEXT },
  { NULL },
};

static void
add_entry (const Answer *self, QzListing *listing, const QzEntryOpinion *opinion)
{
  const QzStanding *standing = opinion->standing;
  g_autofree char *rank = standing->rank > 0 ? count (standing->rank) : g_strdup ("");
  g_autofree char *spread = qz_points_format (opinion->spread);
  g_autofree char *total = qz_points_format (standing->points);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint method = 0; method < QZ_N_METHODS; method++)
    {
      const QzEntryView *view = &opinion->views[method];

      g_ptr_array_add (cells, show (view->value, 3));
      g_ptr_array_add (cells, view->rank > 0 ? count (view->rank) : g_strdup (""));
      g_ptr_array_add (cells, g_strdup (show_award (self, view->award)));
    }
  qz_listing_add (listing, rank, standing->entry->id, standing->entry->number,
                  standing->entry->title, spread, total, show_award (self, opinion->award),
                  cells->pdata[0], cells->pdata[1], cells->pdata[2], cells->pdata[3],
                  cells->pdata[4], cells->pdata[5], cells->pdata[6], cells->pdata[7],
                  cells->pdata[8], cells->pdata[9], cells->pdata[10], cells->pdata[11], NULL);
}

static void
list_entries (const Answer *self, gboolean all)
{
  g_autoptr (QzListing) listing = qz_listing_begin (self->call, "entries", entry_columns);

  for (guint i = 0; i < self->opinions->fields->len; i++)
    {
      const QzFieldOpinion *field = &g_array_index (self->opinions->fields, QzFieldOpinion, i);

      for (guint k = field->first; k < field->first + field->n; k++)
        {
          const QzEntryOpinion *entry = &g_array_index (self->opinions->entries, QzEntryOpinion, k);

          if (all || qz_entry_opinion_changes (entry, field))
            add_entry (self, listing, entry);
        }
    }
  qz_listing_end (listing);
}

static const QzListingColumn judge_columns[] = {
  { "id", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "judge", N_ ("Judge"), QZ_LISTING_TEXT },
  { "group", N_ ("Group"), QZ_LISTING_NUMBER },
  { "sheets", N_ ("Sheets"), QZ_LISTING_NUMBER },
  { "mean", N_ ("Mean"), QZ_LISTING_NUMBER },
  { "deviation", N_ ("Deviation"), QZ_LISTING_NUMBER },
  { "severity", N_ ("Severity"), QZ_LISTING_NUMBER },
  { "scaled-severity", N_ ("With scale"), QZ_LISTING_NUMBER },
  { "scale", N_ ("Scale"), QZ_LISTING_NUMBER },
  { "error", N_ ("Error"), QZ_LISTING_NUMBER },
  { "outlying", N_ ("Outlying"), QZ_LISTING_NUMBER },
  { "remark", N_ ("Remark"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_judges (const Answer *self)
{
  g_autoptr (QzListing) listing = qz_listing_begin (self->call, "judges", judge_columns);
  g_autofree guint *places = qz_opinions_sort_judges (self->opinions);

  for (guint i = 0; i < self->opinions->judges->len; i++)
    {
      const QzJudgeOpinion *judge =
          &g_array_index (self->opinions->judges, QzJudgeOpinion, places[i]);
      g_autofree char *part = count_part (judge->part);
      g_autofree char *sheets = count (judge->sheets);
      g_autofree char *mean = show (judge->mean, 2);
      g_autofree char *deviation = show (judge->deviation, 2);
      g_autofree char *severity = show (judge->severity, 3);
      g_autofree char *scaled = show (judge->scaled_severity, 3);
      g_autofree char *scale = show_ratio (judge->scale);
      g_autofree char *error = show (judge->error, 2);
      g_autofree char *outliers = count (judge->outliers);

      qz_listing_add (listing, judge->id,
                      qz_review_opinions_get_judge_name (self->operation, judge->id), part, sheets,
                      mean, deviation, severity, scaled, scale, error, outliers,
                      judge->held ? _ ("scale left at 1") : "", NULL);
    }
  qz_listing_end (listing);
}

static const QzListingColumn group_columns[] = {
  { "group", N_ ("Group"), QZ_LISTING_NUMBER },
  { "entries", N_ ("Entries"), QZ_LISTING_NUMBER },
  { "judges", N_ ("Judges"), QZ_LISTING_NUMBER },
  { "icc-agreement", N_ ("ICC agreement"), QZ_LISTING_NUMBER },
  { "icc-consistency", N_ ("ICC consistency"), QZ_LISTING_NUMBER },
  { "icc-mean-agreement", N_ ("of the mean: agreement"), QZ_LISTING_NUMBER },
  { "icc-mean-consistency", N_ ("consistency"), QZ_LISTING_NUMBER },
  { "error", N_ ("Usual error"), QZ_LISTING_NUMBER },
  { "unevenness", N_ ("Unevenness"), QZ_LISTING_NUMBER },
  { NULL },
};

static void
list_groups (const Answer *self)
{
  g_autoptr (QzListing) listing = qz_listing_begin (self->call, "groups", group_columns);

  for (guint i = 0; i < self->opinions->parts->len; i++)
    {
      const QzPartOpinion *part = &g_array_index (self->opinions->parts, QzPartOpinion, i);
      g_autofree char *number = count (i + 1);
      g_autofree char *entries = count (part->n_entries);
      g_autofree char *judges = count (part->n_judges);
      g_autofree char *agreement = show_ratio (part->reliability.agreement);
      g_autofree char *consistency = show_ratio (part->reliability.consistency);
      g_autofree char *mean_agreement = show_ratio (part->reliability.mean_agreement);
      g_autofree char *mean_consistency = show_ratio (part->reliability.mean_consistency);
      g_autofree char *error = show (part->deviation, 2);
      g_autofree char *unevenness = show_ratio (part->unevenness);

      qz_listing_add (listing, number, entries, judges, agreement, consistency, mean_agreement,
                      mean_consistency, error, unevenness, NULL);
    }
  qz_listing_end (listing);
}

static const QzListingColumn concordance_columns[] = {
  { "judges", N_ ("Judges"), QZ_LISTING_TEXT },
  { "entries", N_ ("Entries"), QZ_LISTING_NUMBER },
  { "w", N_ ("Kendall’s W"), QZ_LISTING_NUMBER },
  { NULL },
};

static void
list_concordance (const Answer *self)
{
  g_autoptr (QzListing) listing = qz_listing_begin (self->call, "concordance", concordance_columns);

  for (guint i = 0; i < self->opinions->blocks->len; i++)
    {
      const QzAgreementBlock *block = &g_array_index (self->opinions->blocks, QzAgreementBlock, i);
      g_autofree char *judges = qz_review_opinions_dup_judges (self->operation, block->entry);
      g_autofree char *entries = count (block->n_entries);
      g_autofree char *w = show_ratio (block->w);

      qz_listing_add (listing, judges, entries, w, NULL);
    }
  qz_listing_end (listing);
}

static const QzListingColumn outlier_columns[] = {
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "number", N_ ("Number"), QZ_LISTING_TEXT },
  { "judge", N_ ("Judge"), QZ_LISTING_TEXT },
  { "points", N_ ("Points"), QZ_LISTING_NUMBER },
  { "expected", N_ ("Expected"), QZ_LISTING_NUMBER },
  { "difference", N_ ("Difference"), QZ_LISTING_NUMBER },
  { "deviations", N_ ("Deviations"), QZ_LISTING_NUMBER },
  { NULL },
};

static void
list_outliers (const Answer *self)
{
  g_autoptr (QzListing) listing = qz_listing_begin (self->call, "outlying", outlier_columns);

  for (guint i = 0; i < self->opinions->outliers->len; i++)
    {
      const QzOutlier *outlier = &g_array_index (self->opinions->outliers, QzOutlier, i);
      const QzEntry *entry =
          g_array_index (self->opinions->entries, QzEntryOpinion, outlier->entry).standing->entry;
      g_autofree char *points = qz_points_format (outlier->sheet->total);
      g_autofree char *expected = show (outlier->expected, 2);
      g_autofree char *difference = show (outlier->residual, 2);
      g_autofree char *deviations = show (outlier->deviations * (double) QZ_POINT, 1);

      qz_listing_add (listing, entry->id, entry->number,
                      qz_review_opinions_get_judge_name (self->operation, outlier->sheet->judge),
                      points, expected, difference, deviations, NULL);
    }
  qz_listing_end (listing);
}

static gboolean
write_opinions (QzCommandCall *call, const char *activity, const char *path, GError **error)
{
  g_autoptr (QzExportOpinions) operation = qz_export_opinions_new (
      call->workspace, activity, qz_command_call_option (call, "stage"), path);

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "path", _ ("Written"), path);
  qz_answer_number (call, "rows", _ ("Rows"), qz_export_opinions_get_n_rows (operation));
  return TRUE;
}

static gboolean
run_opinions (QzCommandCall *call, GError **error)
{
  const QzActivity *activity = qz_review_call_get_activity (call, error);
  const char *path = qz_command_call_option (call, "output");
  g_autoptr (QzReviewOpinions) operation = NULL;
  Answer answer = { .call = call };

  if (activity == NULL)
    return FALSE;
  if (path != NULL)
    return write_opinions (call, activity->id, path, error);
  operation = qz_review_opinions_new (call->workspace, activity->id,
                                      qz_command_call_option (call, "stage"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  answer.operation = operation;
  answer.opinions = qz_review_opinions_get_opinions (operation);
  if (call->json != NULL)
    qz_answer_text (call, "stage", "", answer.opinions->stage->id);
  qz_answer_say (call,
                 _ ("Opinions on “%s” for the office. Totals, ranks and awards stay as they "
                    "are.\n\nWhat would change:"),
                 answer.opinions->stage->name);
  list_methods (&answer);
  list_entries (&answer, qz_command_call_has (call, "all"));
  qz_answer_say (call,
                 _ ("\nJudges; a positive severity is points that a strict judge takes off:"));
  list_judges (&answer);
  qz_answer_say (call, _ ("\nAgreement:"));
  list_groups (&answer);
  list_concordance (&answer);
  qz_answer_say (call, _ ("\nOutlying sheets:"));
  list_outliers (&answer);
  return TRUE;
}

static const QzOption options[] = {
  { "activity", "A", N_ ("the activity") },
  { "stage", "S", N_ ("the stage; otherwise the first") },
  { "all", NULL, N_ ("list all entries, not only those whose award would change") },
  { "output", "FILE.xlsx", N_ ("write it as a spreadsheet") },
  { NULL },
};

const QzCommand qz_opinion_commands[] = {
  { "review opinions", "", N_ ("Show second opinions on the score sheets"),
    N_ ("How strict each judge is by least squares, how far the judges agree (Kendall’s W, "
        "intraclass correlations), which sheets lie out, and which awards would change with "
        "severities taken out, with scales as well, by standard scores, and by places. A method "
        "says why it has no opinion, such as groups of judges that no entry links. Nothing is "
        "written."),
    0, 0, QZ_ACCESS_READ, options, run_opinions },
  { NULL },
};
