/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of judges: what is theirs to give, what has arrived, and the opening of a stage. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "cli/qz-passphrase.h"
#include "model/qz-bundle-note.h"
#include "operations/qz-list-arrivals.h"
#include "operations/qz-list-tasks.h"
#include "operations/qz-open-stage.h"

static const QzListingColumn line_columns[] = {
  { "outcome", N_ ("Outcome"), QZ_LISTING_TEXT },   { "title", N_ ("Entry"), QZ_LISTING_TEXT },
  { "version", N_ ("Version"), QZ_LISTING_NUMBER }, { "reason", N_ ("Reason"), QZ_LISTING_TEXT },
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },        { NULL },
};

static gboolean
run_open_stage (QzCommandCall *call, GError **error)
{
  g_autoptr (QzOpenStage) operation = qz_open_stage_new (
      call->workspace, qz_command_call_operand (call, 0), qz_command_call_operand (call, 1));
  g_autoptr (QzListing) listing = NULL;
  const GPtrArray *lines;

  if (!qz_passphrase_unlock (call, error)
      || !qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  lines = qz_open_stage_get_lines (operation);
  listing = qz_listing_begin (call, "sheets", line_columns);
  for (guint i = 0; i < lines->len; i++)
    {
      const QzBundleLine *line = lines->pdata[i];
      g_autofree char *version = g_strdup_printf ("%u", line->revision);

      qz_listing_add (listing, qz_verdict_get_id (line->verdict), line->title, version,
                      line->reason, line->record, NULL);
    }
  qz_listing_end (listing);
  return TRUE;
}

static const QzListingColumn arrival_columns[] = {
  { "judge", N_ ("Judge"), QZ_LISTING_TEXT },
  { "packet", N_ ("Packet"), QZ_LISTING_NUMBER },
  { "made", N_ ("Made"), QZ_LISTING_TEXT },
  { "answered", N_ ("Answered"), QZ_LISTING_NUMBER },
  { "sheets", N_ ("Score sheets"), QZ_LISTING_NUMBER },
  { "arrived", N_ ("Arrived"), QZ_LISTING_TEXT },
  { NULL },
};

static gboolean
run_arrivals (QzCommandCall *call, GError **error)
{
  g_autoptr (QzListArrivals) operation = qz_list_arrivals_new (call->workspace);
  g_autoptr (QzListing) listing = NULL;
  const GPtrArray *rows;

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  rows = qz_list_arrivals_get_rows (operation);
  listing = qz_listing_begin (call, "packets", arrival_columns);
  for (guint i = 0; i < rows->len; i++)
    {
      const QzArrivalRow *row = rows->pdata[i];
      g_autofree char *packet = g_strdup_printf ("%u", row->packet);
      g_autofree char *answered = g_strdup_printf ("%u", row->answered);
      g_autofree char *sheets = g_strdup_printf ("%u", row->sheets);

      qz_listing_add (listing, row->judge, packet, row->made, answered, sheets, row->arrived, NULL);
    }
  qz_listing_end (listing);
  return TRUE;
}

/* --- at a judge's --- */

static const QzListingColumn task_columns[] = {
  { "number", N_ ("Number"), QZ_LISTING_TEXT }, { "title", N_ ("Title"), QZ_LISTING_TEXT },
  { "stage", N_ ("Stage"), QZ_LISTING_TEXT },   { "state", N_ ("State"), QZ_LISTING_TEXT },
  { "blank", N_ ("Blank"), QZ_LISTING_NUMBER }, { "total", N_ ("Total"), QZ_LISTING_NUMBER },
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },    { NULL },
};

static void
list_tasks (QzCommandCall *call, const GPtrArray *tasks)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "tasks", task_columns);

  for (guint i = 0; i < tasks->len; i++)
    {
      const QzTask *task = tasks->pdata[i];
      g_autofree char *blank = g_strdup_printf ("%u", qz_task_count_blank (task));
      g_autofree char *total =
          qz_points_format (task->sheet != NULL ? task->sheet->total : QZ_POINTS_NONE);

      qz_listing_add (listing, task->entry->number, task->entry->title, task->stage->name,
                      qz_task_state_get_id (qz_task_get_state (task)), blank, total,
                      task->entry->id, NULL);
    }
  qz_listing_end (listing);
}

static const QzListingColumn score_columns[] = {
  { "form", N_ ("Form"), QZ_LISTING_TEXT },
  { "sheets", N_ ("Score sheets"), QZ_LISTING_NUMBER },
  { "mean", N_ ("Mean"), QZ_LISTING_NUMBER },
  { "deviation", N_ ("Spread"), QZ_LISTING_NUMBER },
  { "lowest", N_ ("Lowest"), QZ_LISTING_NUMBER },
  { "highest", N_ ("Highest"), QZ_LISTING_NUMBER },
  { "tenths", N_ ("By tenths"), QZ_LISTING_TEXT },
  { NULL },
};

static void
list_own_scores (QzCommandCall *call, const GPtrArray *all)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "scores", score_columns);

  for (guint i = 0; i < all->len; i++)
    {
      const QzTaskScores *own = all->pdata[i];
      const QzOwnScores *scores = &own->scores;
      g_autofree char *sheets = g_strdup_printf ("%u", scores->n);
      g_autofree char *mean = qz_points_format (qz_mean_round (&scores->mean, 2));
      char deviation[G_ASCII_DTOSTR_BUF_SIZE] = "";
      g_autofree char *lowest = qz_points_format (scores->lowest);
      g_autofree char *highest = qz_points_format (scores->highest);
      g_autoptr (GString) tenths = g_string_new (NULL);

      if (!isnan (scores->deviation))
        g_ascii_formatd (deviation, sizeof deviation, "%.2f", scores->deviation);
      for (guint n = 0; n < QZ_OWN_SCORES_BINS; n++)
        g_string_append_printf (tenths, "%s%u", n > 0 ? " " : "", scores->bins[n]);
      qz_listing_add (listing, own->rubric->name, sheets, mean, deviation, lowest, highest,
                      tenths->str, NULL);
    }
  qz_listing_end (listing);
}

static gboolean
run_tasks (QzCommandCall *call, GError **error)
{
  g_autoptr (QzListTasks) operation = qz_list_tasks_new (call->workspace);

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  list_tasks (call, qz_list_tasks_get_tasks (operation));
  list_own_scores (call, qz_list_tasks_get_scores (operation));
  return TRUE;
}

const QzCommand qz_stage_commands[] = {
  { "review tasks", "", N_ ("List what is yours to score, as a judge"),
    N_ ("How far each score sheet is, and how your own scores lie: their mean, their spread, and "
        "how many lie in each tenth of what the form gives at most."),
    0, 0, QZ_ACCESS_READ, NULL, run_tasks },
  { "review arrivals", "", N_ ("List the packets of the judges and the scores that have come"),
    N_ ("How many score sheets have come of whom, not what stands on them."), 0, 0, QZ_ACCESS_READ,
    NULL, run_arrivals },
  { "review open-stage", "ACTIVITY STAGE", N_ ("Open the scores that judges have sent"),
    N_ ("Until then they stay encrypted. From then on scores that come are written at once. What "
        "is kept out is named with the reason, and is looked at again when this is done again."),
    2, 2, QZ_ACCESS_WRITE, NULL, run_open_stage },
  { NULL },
};
