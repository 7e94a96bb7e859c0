/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ranking shows of a standing, cell by cell. */

#include "config.h"

#include "ui/review/qz-ranking-columns.h"

#include <glib/gi18n-lib.h>

#include "model/qz-points.h"
#include "operations/qz-rank-activity.h"
#include "ui/widgets/qz-record-item.h"

typedef void (*ScoreFunc) (const char *text, QzDrop drop, gpointer user_data);

static void
foreach_score (const QzStanding *standing, ScoreFunc func, gpointer user_data)
{
  for (guint i = 0; i < standing->stages->len; i++)
    {
      const QzStageResult *result = g_ptr_array_index (standing->stages, i);

      for (guint n = 0; n < result->sheets->len; n++)
        {
          const QzSheet *sheet = g_ptr_array_index (result->sheets, n);
          g_autofree char *text = NULL;

          if (sheet->state == QZ_SHEET_RECUSED)
            text = g_strdup (_ ("recused"));
          else if (sheet->state != QZ_SHEET_LOCKED)
            text = g_strdup ("–");
          else
            text = qz_points_format (sheet->total);
          func (text, result->drops[n], user_data);
        }
    }
}

static void
append_score (const char *text, QzDrop drop, gpointer user_data)
{
  GString *line = user_data;

  if (line->len > 0)
    g_string_append (line, "  ");
  g_string_append (line, text);
}

typedef struct
{
  PangoAttrList *list;
  guint position; /* bytes */
} Strike;

static void
strike_score (const char *text, QzDrop drop, gpointer user_data)
{
  Strike *strike = user_data;

  if (strike->position > 0)
    strike->position += 2;
  if (drop == QZ_DROP_HIGHEST || drop == QZ_DROP_LOWEST)
    {
      PangoAttribute *line = pango_attr_strikethrough_new (TRUE);
      PangoAttribute *pale = pango_attr_foreground_alpha_new (0x8fff);

      line->start_index = pale->start_index = strike->position;
      line->end_index = pale->end_index = strike->position + (guint) strlen (text);
      pango_attr_list_insert (strike->list, line);
      pango_attr_list_insert (strike->list, pale);
    }
  strike->position += (guint) strlen (text);
}

/**
 * qz_standing_dup_scores:
 *
 * Returns: (transfer full): the totals of the sheets in one line
 */
char *
qz_standing_dup_scores (const QzStanding *standing)
{
  GString *line = g_string_new (NULL);

  foreach_score (standing, append_score, line);
  return g_string_free (line, FALSE);
}

/**
 * qz_standing_get_score_style:
 *
 * Returns: (transfer full): strikes those out of qz_standing_dup_scores() that were dropped
 */
PangoAttrList *
qz_standing_get_score_style (const QzStanding *standing)
{
  Strike strike = { pango_attr_list_new (), 0 };

  foreach_score (standing, strike_score, &strike);
  return strike.list;
}

static char *
scores_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return qz_standing_dup_scores (qz_record_item_get (item));
}

static PangoAttrList *
scores_style (gpointer item, gpointer user_data)
{
  return qz_standing_get_score_style (qz_record_item_get (item));
}

static char *
rank_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzStanding *standing = qz_record_item_get (item);

  if (standing->rank == 0)
    return g_strdup ("–");
  return g_strdup_printf (standing->shared ? "%u =" : "%u", standing->rank);
}

static char *
number_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzStanding *standing = qz_record_item_get (item);

  return g_strdup (standing->entry->number);
}

static char *
title_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzStanding *standing = qz_record_item_get (item);

  return g_strdup (standing->entry->title);
}

static char *
team_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzStanding *standing = qz_record_item_get (item);

  return g_strdup (standing->entry->team);
}

static char *
unit_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzStanding *standing = qz_record_item_get (item);

  return g_strdup (standing->entry->unit_name);
}

/**
 * qz_ranking_columns_get_ranking:
 * @item: a #QzRecordItem of the table
 *
 * Returns: (transfer none): the ranking that its standing belongs to
 */
const QzRanking *
qz_ranking_columns_get_ranking (gpointer item)
{
  return qz_rank_activity_get_ranking (qz_record_item_get_owner (item));
}

static char *
category_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzStanding *standing = qz_record_item_get (item);
  const QzCategory *category = qz_activity_find_category (
      qz_ranking_columns_get_ranking (item)->activity, standing->entry->category);

  return category != NULL ? qz_category_dup_label (category) : g_strdup ("");
}

static char *
total_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzStanding *standing = qz_record_item_get (item);

  if (standing->points == QZ_POINTS_NONE)
    return g_strdup ("–");
  return qz_points_format_digits (
      standing->points, qz_ranking_columns_get_ranking (item)->activity->score_rule.digits);
}

static char *
decision_text (gpointer item, QzTone *tone, gpointer user_data)
{
  return qz_ranking_dup_decision (qz_ranking_columns_get_ranking (item), qz_record_item_get (item));
}

/**
 * qz_ranking_columns_add:
 * @table: a table of #QzStanding whose owner is a #QzRankActivity
 *
 * Adds what tells the entries and their totals; the award is left to the caller.
 */
void
qz_ranking_columns_add (QzTable *table)
{
  const QzColumn columns[] = {
    { "rank", _ ("Rank"), "revision", rank_text, NULL, 56, QZ_COLUMN_FIGURES, FALSE, NULL },
    { "number", _ ("Number"), "revision", number_text, NULL, 120, 0, FALSE, NULL },
    { "title", _ ("Title"), "revision", title_text, NULL, 220, QZ_COLUMN_NAME | QZ_COLUMN_EXPAND,
      FALSE, NULL },
    { "team", _ ("Team or Person"), "revision", team_text, NULL, 130, 0, FALSE, NULL },
    { "unit", _ ("Unit"), "revision", unit_text, NULL, 0, QZ_COLUMN_HIDDEN, FALSE, NULL },
    { "category", _ ("Category"), "revision", category_text, NULL, 0, QZ_COLUMN_HIDDEN, FALSE,
      NULL },
    { "scores", C_ ("column", "Scores"), "revision", scores_text, NULL, 210, 0, FALSE,
      scores_style },
    { "total", _ ("Total"), "revision", total_text, NULL, 72, QZ_COLUMN_FIGURES, FALSE, NULL },
    { "decision", _ ("Decided By"), "revision", decision_text, NULL, 110, 0, FALSE, NULL },
  };

  g_return_if_fail (QZ_IS_TABLE (table));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    qz_table_add_column (table, &columns[i]);
}
