/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranking of an activity as a list to be signed, or as a spreadsheet with all beside it. */

#include "config.h"

#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-export-ranking.h"
#include "operations/qz-list-export.h"
#include "operations/qz-list-words.h"
#include "operations/qz-ranking-book.h"
#include "operations/qz-review-access.h"
#include "store/qz-prize-table.h"

struct _QzExportRanking
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
  char *path;

  QzEdition *edition;         /* owned: the ranking borrows from it */
  const QzActivity *activity; /* borrowed from @edition */
  QzRanking *ranking;         /* owned, nullable */
  GPtrArray *prizes;          /* (element-type QzPrize), nullable */
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (QzExportRanking, qz_export_ranking, QZ_TYPE_OPERATION)

static gboolean
read_ranking (QzConnection *connection, gpointer data, GError **error)
{
  QzExportRanking *self = data;

  g_clear_pointer (&self->ranking, qz_ranking_free);
  g_clear_pointer (&self->prizes, g_ptr_array_unref);
  self->ranking = qz_review_access_rank (connection, self->edition, self->activity, error);
  self->prizes = self->ranking != NULL ? qz_prize_table_list (connection, self->id, error) : NULL;
  return self->prizes != NULL;
}

/* Heads that went into the total at the stages that count. */
static gint64
count_sheets (const QzStanding *standing)
{
  gint64 count = 0;

  for (guint i = 0; i < standing->stages->len; i++)
    {
      const QzStageResult *stage = standing->stages->pdata[i];

      for (guint k = 0; stage->stage->weight != 0 && k < stage->sheets->len; k++)
        count += stage->drops[k] != QZ_DROP_BLANK;
    }
  return count;
}

static void
add_row (QzExportRanking *self, QzListExport *list, const QzStanding *standing)
{
  const QzEntry *entry = standing->entry;
  const QzCategory *category = qz_activity_find_category (self->activity, entry->category);
  const QzAward *award = qz_activity_find_award (self->activity, entry->award);
  g_autofree char *label = category != NULL ? qz_category_dup_label (category) : NULL;
  g_autofree char *decision = qz_ranking_dup_decision (self->ranking, standing);

  qz_list_export_begin_row (list);
  qz_list_export_add_number (list, standing->rank > 0 ? (gint64) standing->rank : QZ_POINTS_NONE);
  qz_list_export_add_text (list, entry->number);
  qz_list_export_add_text (list, entry->title);
  qz_list_export_add_text (list, entry->team);
  qz_list_export_add_text (list, entry->unit_name);
  qz_list_export_add_text (list, label);
  qz_list_export_add_number (list, count_sheets (standing));
  qz_list_export_add_number (list, standing->points);
  qz_list_export_add_text (list, award != NULL ? award->name : "");
  qz_list_export_add_text (list, decision);
}

/* Of a list on paper the prizes are the last line. */
static void
set_note (QzExportRanking *self, QzListExport *list)
{
  g_autoptr (GString) note = g_string_new (qz_list_words (self->edition, "ranking-note"));

  for (guint i = 0; i < self->prizes->len; i++)
    {
      const QzPrize *prize = self->prizes->pdata[i];
      const QzAward *award = qz_activity_find_award (self->activity, prize->award);

      if (i == 0)
        g_string_append_printf (note, "\n%s：", qz_list_words (self->edition, "prizes"));
      g_string_append_printf (note, "%s%s %s%s%s", i == 0 ? "" : "；",
                              award != NULL ? award->name : prize->award, prize->name,
                              *prize->unit != '\0' ? " " : "", prize->unit);
    }
  qz_list_export_set_note (list, note->str);
}

static QzListExport *
make_list (QzExportRanking *self, const char *now)
{
  const QzEdition *edition = self->edition;
  const QzListColumn columns[] = {
    { qz_list_words (edition, "rank"), QZ_COLUMN_INTEGER, 0, 4 },
    { qz_list_words (edition, "number"), QZ_COLUMN_TEXT, 0, 9 },
    { self->activity->noun, QZ_COLUMN_TEXT, 0, 24 },
    { self->activity->team_noun, QZ_COLUMN_TEXT, 0, 12 },
    { qz_list_words (edition, "unit"), QZ_COLUMN_TEXT, 0, 18 },
    { qz_list_words (edition, "category"), QZ_COLUMN_TEXT, 0, 12 },
    { qz_list_words (edition, "sheets"), QZ_COLUMN_INTEGER, 0, 5 },
    { qz_list_words (edition, "total"), QZ_COLUMN_DECIMAL, self->activity->score_rule.digits, 6 },
    { qz_list_words (edition, "award"), QZ_COLUMN_TEXT, 0, 8 },
    { qz_list_words (edition, "decision"), QZ_COLUMN_TEXT, 0, 10 },
  };
  g_autofree char *title =
      g_strdup_printf ("%s%s", self->activity->full_name, qz_list_words (edition, "ranking"));
  QzListExport *list = qz_list_export_new (title, now, columns, G_N_ELEMENTS (columns));

  set_note (self, list);
  for (guint i = 0; i < self->ranking->standings->len; i++)
    add_row (self, list, self->ranking->standings->pdata[i]);
  return list;
}

/* The ranking, a matrix for each stage, the counts by group, and the prizes when there are any. */
static gboolean
write_book (QzExportRanking *self,
            QzListExport *first,
            const char *now,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (QzPrepareCuts) known = qz_prepare_cuts_new (self->workspace, self->id);
  g_autoptr (GPtrArray) others =
      g_ptr_array_new_with_free_func ((GDestroyNotify) qz_list_export_free);
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();

  if (!qz_operation_run (QZ_OPERATION (known), cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->activity->stages->len; i++)
    g_ptr_array_add (others, qz_ranking_book_make_matrix (self->ranking, i, now));
  g_ptr_array_add (others, qz_ranking_book_make_counts (self->ranking, known, now));
  if (self->prizes->len > 0)
    g_ptr_array_add (others, qz_ranking_book_make_prizes (self->ranking, self->prizes, now));
  g_ptr_array_add (lists, first);
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (lists, others->pdata[i]);
  return qz_list_export_write_book ((QzListExport *const *) lists->pdata, lists->len, self->path,
                                    cancellable, error);
}

static gboolean
ends_as_spreadsheet (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".xlsx");
}

static gboolean
qz_export_ranking_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExportRanking *self = QZ_EXPORT_RANKING (operation);
  g_autofree char *now = qz_clock_now ();
  g_autoptr (QzListExport) list = NULL;

  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL)
    return FALSE;
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_ranking, self, error))
    return FALSE;
  list = make_list (self, now);
  self->n_rows = qz_list_export_get_n_rows (list);
  return ends_as_spreadsheet (self->path)
             ? write_book (self, list, now, cancellable, error)
             : qz_list_export_write (list, self->path, cancellable, error);
}

static void
qz_export_ranking_finalize (GObject *object)
{
  QzExportRanking *self = QZ_EXPORT_RANKING (object);

  g_clear_pointer (&self->prizes, g_ptr_array_unref);
  g_clear_pointer (&self->ranking, qz_ranking_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_export_ranking_parent_class)->finalize (object);
}

static void
qz_export_ranking_class_init (QzExportRankingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_export_ranking_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_export_ranking_run;
}

static void
qz_export_ranking_init (QzExportRanking *self)
{
}

/**
 * qz_export_ranking_new:
 * @workspace: where
 * @activity: id of an activity
 * @path: the file to be written, ending in .xlsx or .pdf
 *
 * Writes how the entries in review stand as the score sheets are now, field by field, best first. A
 * spreadsheet has beside it what every judge gave, a sheet a stage, how many of each group have
 * which level, and the single prizes.
 * Fails with %QZ_ERROR_TYPE for another ending, and as the writers do.
 *
 * Returns: (transfer full): the operation
 */
QzExportRanking *
qz_export_ranking_new (QzWorkspace *workspace, const char *activity, const char *path)
{
  QzExportRanking *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && path != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPORT_RANKING, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_export_ranking_get_n_rows:
 * @self: an operation that was carried out
 *
 * Returns: how many entries were written
 */
guint
qz_export_ranking_get_n_rows (QzExportRanking *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_RANKING (self), 0);

  return self->n_rows;
}
