/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/qz-prize.h"
#include "operations/qz-list-words.h"
#include "operations/qz-ranking-book.h"

/* The name of a sheet is the beginning of its title, so what tells them apart comes first. */
static QzListExport *
begin_list (const QzRanking *ranking,
            const char *word,
            const char *stage,
            const char *created,
            const QzListColumn *columns,
            gsize n)
{
  g_autofree char *title = g_strdup_printf ("%s%s%s %s", qz_list_words (ranking->edition, word),
                                            stage != NULL ? " " : "", stage != NULL ? stage : "",
                                            ranking->activity->full_name);

  return qz_list_export_new (title, created, columns, n);
}

/* Entries by judges */

/* All that sit at the stage, panel by panel, each once. */
static GPtrArray *
list_judges (const QzRanking *ranking, const QzStage *stage)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *judges = g_ptr_array_new ();

  for (guint i = 0; ranking->panels != NULL && i < ranking->panels->len; i++)
    {
      const QzPanel *panel = ranking->panels->pdata[i];

      for (guint k = 0; strcmp (panel->stage, stage->id) == 0 && k < panel->judges->len; k++)
        {
          QzJudge *judge = panel->judges->pdata[k];

          if (g_hash_table_add (seen, judge->id))
            g_ptr_array_add (judges, judge);
        }
    }
  return judges;
}

/* What a judge gave; blank without a locked sheet: a blank is not zero. */
static gint64
find_points (const QzStageResult *result, const char *judge)
{
  for (guint i = 0; i < result->sheets->len; i++)
    {
      const QzSheet *sheet = result->sheets->pdata[i];

      if (sheet->state == QZ_SHEET_LOCKED && strcmp (sheet->judge, judge) == 0)
        return sheet->total;
    }
  return QZ_POINTS_NONE;
}

static void
add_entry (QzListExport *list,
           const QzRanking *ranking,
           const QzStanding *standing,
           const QzStageResult *result,
           const GPtrArray *judges)
{
  guint digits = ranking->activity->score_rule.digits;

  qz_list_export_begin_row (list);
  qz_list_export_add_number (list, standing->rank > 0 ? (gint64) standing->rank : QZ_POINTS_NONE);
  qz_list_export_add_text (list, standing->entry->number);
  qz_list_export_add_text (list, standing->entry->title);
  for (guint i = 0; i < judges->len; i++)
    qz_list_export_add_number (list,
                               find_points (result, ((const QzJudge *) judges->pdata[i])->id));
  qz_list_export_add_number (list, qz_mean_exists (&result->mean)
                                       ? qz_mean_round (&result->mean, digits)
                                       : QZ_POINTS_NONE);
}

/**
 * qz_ranking_book_make_matrix:
 * @ranking: a ranking
 * @stage: place of one of its stages
 * @created: instant
 *
 * Returns: (transfer full): what every judge of every panel of the stage gave to every entry, in
 *   the order of the ranking, and the mean that counts; without judges while the stage has no panel
 */
QzListExport *
qz_ranking_book_make_matrix (const QzRanking *ranking, guint stage, const char *created)
{
  const QzStage *of = ranking->activity->stages->pdata[stage];
  g_autoptr (GPtrArray) judges = list_judges (ranking, of);
  g_autofree QzListColumn *columns = g_new0 (QzListColumn, judges->len + 4);
  QzListExport *list;

  columns[0] = (QzListColumn){ qz_list_words (ranking->edition, "rank"), QZ_COLUMN_INTEGER, 0, 4 };
  columns[1] = (QzListColumn){ qz_list_words (ranking->edition, "number"), QZ_COLUMN_TEXT, 0, 9 };
  columns[2] = (QzListColumn){ ranking->activity->noun, QZ_COLUMN_TEXT, 0, 20 };
  for (guint i = 0; i < judges->len; i++)
    columns[3 + i] =
        (QzListColumn){ ((const QzJudge *) judges->pdata[i])->name, QZ_COLUMN_DECIMAL, 2, 6 };
  columns[3 + judges->len] =
      (QzListColumn){ qz_list_words (ranking->edition, "mean"), QZ_COLUMN_DECIMAL,
                      ranking->activity->score_rule.digits, 6 };
  list = begin_list (ranking, "matrix", of->name, created, columns, judges->len + 4);
  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];

      add_entry (list, ranking, standing, standing->stages->pdata[stage], judges);
    }
  return list;
}

/* Levels by group */

typedef struct
{
  char *name;
  guint ranked;
  guint *counts; /* one for each award */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->name);
  g_free (group->counts);
  g_free (group);
}

/* The largest group first. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *one = *(const Group *const *) a;
  const Group *other = *(const Group *const *) b;

  if (one->ranked != other->ranked)
    return one->ranked < other->ranked ? 1 : -1;
  return strcmp (one->name, other->name);
}

static Group *
get_group (GPtrArray *groups, GHashTable *by_name, const char *name, guint n_awards)
{
  Group *group = g_hash_table_lookup (by_name, name);

  if (group != NULL)
    return group;
  group = g_new0 (Group, 1);
  group->name = g_strdup (name);
  group->counts = g_new0 (guint, n_awards);
  g_hash_table_insert (by_name, group->name, group);
  g_ptr_array_add (groups, group);
  return group;
}

static void
count_entry (Group *group, const QzStanding *standing, const GPtrArray *awards)
{
  group->ranked++;
  for (guint i = 0; i < awards->len; i++)
    group->counts[i] +=
        strcmp (((const QzAward *) awards->pdata[i])->id, standing->entry->award) == 0;
}

/* What an entry is of by a grouping; G_MAXUINT puts all into one. */
static GPtrArray *
count_groups (const QzRanking *ranking,
              QzPrepareCuts *known,
              guint grouping,
              const GPtrArray *awards)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];
      const char *name = grouping != G_MAXUINT
                             ? qz_prepare_cuts_get_group (known, standing->entry->id, grouping)
                             : "";

      if (standing->rank > 0)
        count_entry (get_group (groups, by_name, name, awards->len), standing, awards);
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static void
add_groups (QzListExport *list,
            const char *name,
            const char *blank,
            const GPtrArray *groups,
            guint n_awards)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = groups->pdata[i];

      qz_list_export_begin_row (list);
      qz_list_export_add_text (list, name);
      qz_list_export_add_text (list, *group->name != '\0' ? group->name : blank);
      for (guint k = 0; k < n_awards; k++)
        qz_list_export_add_number (list, group->counts[k]);
      qz_list_export_add_number (list, group->ranked);
    }
}

/* Levels and titles: single prizes have a list of their own. */
static GPtrArray *
list_awards (const QzActivity *activity)
{
  GPtrArray *awards = g_ptr_array_new ();

  for (guint i = 0; i < activity->awards->len; i++)
    if (((const QzAward *) activity->awards->pdata[i])->kind != QZ_AWARD_PRIZE)
      g_ptr_array_add (awards, activity->awards->pdata[i]);
  return awards;
}

/**
 * qz_ranking_book_make_counts:
 * @ranking: a ranking whose entries have the awards that are counted
 * @known: carried out for the same activity: by what there are groups
 * @created: instant
 *
 * Returns: (transfer full): how many of each group have which award, and how many are ranked
 */
QzListExport *
qz_ranking_book_make_counts (const QzRanking *ranking, QzPrepareCuts *known, const char *created)
{
  g_autoptr (GPtrArray) awards = list_awards (ranking->activity);
  g_autofree QzListColumn *columns = g_new0 (QzListColumn, awards->len + 3);
  const char *const *groupings = (const char *const *) qz_prepare_cuts_get_groupings (known);
  g_autoptr (GPtrArray) whole = count_groups (ranking, known, G_MAXUINT, awards);
  QzListExport *list;

  columns[0] =
      (QzListColumn){ qz_list_words (ranking->edition, "grouping"), QZ_COLUMN_TEXT, 0, 10 };
  columns[1] =
      (QzListColumn){ qz_list_words (ranking->edition, "group-name"), QZ_COLUMN_TEXT, 0, 20 };
  for (guint i = 0; i < awards->len; i++)
    columns[2 + i] =
        (QzListColumn){ ((const QzAward *) awards->pdata[i])->name, QZ_COLUMN_INTEGER, 0, 6 };
  columns[2 + awards->len] =
      (QzListColumn){ qz_list_words (ranking->edition, "ranked"), QZ_COLUMN_INTEGER, 0, 6 };
  list = begin_list (ranking, "counts", NULL, created, columns, awards->len + 3);
  add_groups (list, qz_list_words (ranking->edition, "everybody"), "", whole, awards->len);
  for (guint i = 0; groupings[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) groups = count_groups (ranking, known, i, awards);
      /* The first and the last are named by the program, what is between by the form. */
      const char *name = i == 0                     ? qz_list_words (ranking->edition, "category")
                         : groupings[i + 1] == NULL ? qz_list_words (ranking->edition, "unit")
                                                    : groupings[i];

      add_groups (list, name, qz_list_words (ranking->edition, "not-given"), groups, awards->len);
    }
  return list;
}

/* Single prizes */

/**
 * qz_ranking_book_make_prizes:
 * @ranking: a ranking
 * @prizes: (element-type QzPrize): of its activity
 * @created: instant
 *
 * Returns: (transfer full): who has which single prize, with or without an entry
 */
QzListExport *
qz_ranking_book_make_prizes (const QzRanking *ranking, const GPtrArray *prizes, const char *created)
{
  const QzEdition *edition = ranking->edition;
  const QzListColumn columns[] = {
    { qz_list_words (edition, "prize"), QZ_COLUMN_TEXT, 0, 10 },
    { qz_list_words (edition, "winner"), QZ_COLUMN_TEXT, 0, 14 },
    { qz_list_words (edition, "winner-unit"), QZ_COLUMN_TEXT, 0, 18 },
    { qz_list_words (edition, "number"), QZ_COLUMN_TEXT, 0, 9 },
    { qz_list_words (edition, "reason"), QZ_COLUMN_TEXT, 0, 24 },
  };
  QzListExport *list =
      begin_list (ranking, "prizes", NULL, created, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < prizes->len; i++)
    {
      const QzPrize *prize = prizes->pdata[i];
      const QzAward *award = qz_activity_find_award (ranking->activity, prize->award);
      const QzStanding *standing =
          *prize->entry != '\0' ? qz_ranking_find (ranking, prize->entry) : NULL;

      qz_list_export_begin_row (list);
      qz_list_export_add_text (list, award != NULL ? award->name : prize->award);
      qz_list_export_add_text (list, prize->name);
      qz_list_export_add_text (list, prize->unit);
      qz_list_export_add_text (list, standing != NULL ? standing->entry->number : "");
      qz_list_export_add_text (list, prize->reason);
    }
  return list;
}
