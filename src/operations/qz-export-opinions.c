/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Second opinions as a spreadsheet: entries, methods, judges, outlying sheets. */

#include "config.h"

#include "operations/qz-clock.h"
#include "operations/qz-export-opinions.h"
#include "operations/qz-list-export.h"
#include "operations/qz-list-words.h"
#include "operations/qz-review-opinions.h"

#define N_SHEETS 4

static const char *const method_words[QZ_N_METHODS] = { "severity", "scale", "standard", "borda" };

struct _QzExportOpinions
{
  QzOperation parent_instance;

  QzReviewOpinions *review; /* owned */
  char *path;
  guint n_rows;

  const QzOpinions *opinions; /* borrowed from @review */
  const QzEdition *edition;   /* borrowed from @opinions */
  char *now;                  /* nullable */
};

G_DEFINE_FINAL_TYPE (QzExportOpinions, qz_export_opinions, QZ_TYPE_OPERATION)

static void
add_thousandths (QzListExport *list, double value)
{
  qz_list_export_add_number (list, qz_opinion_round (value));
}

static const char *
name_award (const QzExportOpinions *self, const char *id)
{
  const QzAward *award =
      id != NULL ? qz_activity_find_award (self->opinions->ranking->activity, id) : NULL;

  return award != NULL ? award->name : "";
}

/* The name of a sheet is the beginning of its title, so what tells them apart comes first. */
static QzListExport *
begin_list (const QzExportOpinions *self, const char *word, const QzListColumn *columns, gsize n)
{
  g_autofree char *title =
      g_strdup_printf ("%s %s %s", qz_list_words (self->edition, word),
                       self->opinions->ranking->activity->full_name, self->opinions->stage->name);

  return qz_list_export_new (title, self->now, columns, n);
}

static void
add_entry (const QzExportOpinions *self, QzListExport *list, const QzEntryOpinion *opinion)
{
  const QzStanding *standing = opinion->standing;
  const QzEntry *entry = standing->entry;

  qz_list_export_begin_row (list);
  qz_list_export_add_number (list, standing->rank > 0 ? (gint64) standing->rank : QZ_POINTS_NONE);
  qz_list_export_add_text (list, entry->number);
  qz_list_export_add_text (list, entry->title);
  qz_list_export_add_text (list, entry->unit_name);
  qz_list_export_add_number (list, opinion->sheets);
  qz_list_export_add_number (list, opinion->spread);
  qz_list_export_add_number (list, standing->points);
  qz_list_export_add_text (list, name_award (self, opinion->award));
  for (guint method = 0; method < QZ_N_METHODS; method++)
    {
      const QzEntryView *view = &opinion->views[method];

      add_thousandths (list, view->value);
      qz_list_export_add_number (list, view->rank > 0 ? (gint64) view->rank : QZ_POINTS_NONE);
      qz_list_export_add_text (list, name_award (self, view->award));
    }
}

static QzListExport *
list_entries (const QzExportOpinions *self)
{
  const QzEdition *edition = self->edition;
  const QzActivity *activity = self->opinions->ranking->activity;
  QzListColumn columns[8 + 3 * QZ_N_METHODS] = {
    { qz_list_words (edition, "rank"), QZ_COLUMN_INTEGER, 0, 4 },
    { qz_list_words (edition, "number"), QZ_COLUMN_TEXT, 0, 9 },
    { activity->noun, QZ_COLUMN_TEXT, 0, 20 },
    { qz_list_words (edition, "unit"), QZ_COLUMN_TEXT, 0, 16 },
    { qz_list_words (edition, "sheets"), QZ_COLUMN_INTEGER, 0, 5 },
    { qz_list_words (edition, "spread"), QZ_COLUMN_DECIMAL, 2, 5 },
    { qz_list_words (edition, "total"), QZ_COLUMN_DECIMAL, activity->score_rule.digits, 6 },
    { qz_list_words (edition, "award"), QZ_COLUMN_TEXT, 0, 6 },
  };
  static const char *const views[] = { "view-value", "view-rank", "view-award" };
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  QzListExport *list;

  for (guint i = 0; i < 3 * QZ_N_METHODS; i++)
    {
      QzListColumn *column = &columns[8 + i];
      g_auto (GStrv) around = g_strsplit (qz_list_words (edition, views[i % 3]), "%s", 2);

      g_ptr_array_add (headings, g_strjoinv (qz_list_words (edition, method_words[i / 3]), around));
      column->heading = headings->pdata[i];
      column->type =
          (const QzColumnType[]){ QZ_COLUMN_DECIMAL, QZ_COLUMN_INTEGER, QZ_COLUMN_TEXT }[i % 3];
      column->digits = 2;
      column->share = 6;
    }
  list = begin_list (self, "opinions", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->opinions->entries->len; i++)
    add_entry (self, list, &g_array_index (self->opinions->entries, QzEntryOpinion, i));
  return list;
}

static QzListExport *
list_methods (const QzExportOpinions *self)
{
  const QzEdition *edition = self->edition;
  const QzListColumn columns[] = {
    { qz_list_words (edition, "category"), QZ_COLUMN_TEXT, 0, 20 },
    { qz_list_words (edition, "method"), QZ_COLUMN_TEXT, 0, 10 },
    { qz_list_words (edition, "moved"), QZ_COLUMN_INTEGER, 0, 6 },
    { qz_list_words (edition, "changed"), QZ_COLUMN_INTEGER, 0, 6 },
    { qz_list_words (edition, "silence"), QZ_COLUMN_TEXT, 0, 40 },
    { qz_list_words (edition, "caution"), QZ_COLUMN_TEXT, 0, 30 },
  };
  QzListExport *list = begin_list (self, "opinion-methods", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < self->opinions->fields->len * QZ_N_METHODS; i++)
    {
      const QzFieldOpinion *field =
          &g_array_index (self->opinions->fields, QzFieldOpinion, i / QZ_N_METHODS);
      QzMethod method = i % QZ_N_METHODS;
      g_autofree char *name = qz_opinions_dup_field_name (self->opinions, field);
      g_autofree char *silence = qz_review_opinions_dup_silence (self->review, field, method);
      g_autofree char *caution = qz_opinions_dup_caution (self->opinions, field, method);

      qz_list_export_begin_row (list);
      qz_list_export_add_text (list, name);
      qz_list_export_add_text (list, qz_list_words (edition, method_words[method]));
      qz_list_export_add_number (list, silence == NULL ? field->moved[method] : QZ_POINTS_NONE);
      qz_list_export_add_number (list, silence == NULL ? field->changed[method] : QZ_POINTS_NONE);
      qz_list_export_add_text (list, silence);
      qz_list_export_add_text (list, caution);
    }
  return list;
}

static QzListExport *
list_judges (const QzExportOpinions *self)
{
  const QzEdition *edition = self->edition;
  const QzListColumn columns[] = {
    { qz_list_words (edition, "judge"), QZ_COLUMN_TEXT, 0, 8 },
    { qz_list_words (edition, "group"), QZ_COLUMN_INTEGER, 0, 4 },
    { qz_list_words (edition, "sheets"), QZ_COLUMN_INTEGER, 0, 5 },
    { qz_list_words (edition, "mean"), QZ_COLUMN_DECIMAL, 2, 6 },
    { qz_list_words (edition, "deviation"), QZ_COLUMN_DECIMAL, 2, 6 },
    { qz_list_words (edition, "strictness"), QZ_COLUMN_DECIMAL, 2, 6 },
    { qz_list_words (edition, "strictness-scaled"), QZ_COLUMN_DECIMAL, 2, 6 },
    { qz_list_words (edition, "scale-factor"), QZ_COLUMN_DECIMAL, 2, 6 },
    { qz_list_words (edition, "error"), QZ_COLUMN_DECIMAL, 2, 6 },
    { qz_list_words (edition, "outliers"), QZ_COLUMN_INTEGER, 0, 5 },
  };
  QzListExport *list = begin_list (self, "opinion-judges", columns, G_N_ELEMENTS (columns));
  g_autofree guint *places = qz_opinions_sort_judges (self->opinions);

  for (guint i = 0; i < self->opinions->judges->len; i++)
    {
      const QzJudgeOpinion *judge =
          &g_array_index (self->opinions->judges, QzJudgeOpinion, places[i]);

      qz_list_export_begin_row (list);
      qz_list_export_add_text (list, qz_review_opinions_get_judge_name (self->review, judge->id));
      qz_list_export_add_number (list, (gint64) judge->part + 1);
      qz_list_export_add_number (list, judge->sheets);
      add_thousandths (list, judge->mean);
      add_thousandths (list, judge->deviation);
      add_thousandths (list, judge->severity);
      add_thousandths (list, judge->scaled_severity);
      add_thousandths (list, judge->scale * (double) QZ_POINT);
      add_thousandths (list, judge->error);
      qz_list_export_add_number (list, judge->outliers);
    }
  return list;
}

static QzListExport *
list_outliers (const QzExportOpinions *self)
{
  const QzEdition *edition = self->edition;
  const QzListColumn columns[] = {
    { qz_list_words (edition, "number"), QZ_COLUMN_TEXT, 0, 9 },
    { self->opinions->ranking->activity->noun, QZ_COLUMN_TEXT, 0, 20 },
    { qz_list_words (edition, "judge"), QZ_COLUMN_TEXT, 0, 8 },
    { qz_list_words (edition, "points"), QZ_COLUMN_DECIMAL, 2, 6 },
    { qz_list_words (edition, "expected"), QZ_COLUMN_DECIMAL, 2, 6 },
    { qz_list_words (edition, "residual"), QZ_COLUMN_DECIMAL, 2, 6 },
    { qz_list_words (edition, "deviations"), QZ_COLUMN_DECIMAL, 1, 8 },
  };
  QzListExport *list = begin_list (self, "opinion-outliers", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < self->opinions->outliers->len; i++)
    {
      const QzOutlier *outlier = &g_array_index (self->opinions->outliers, QzOutlier, i);
      const QzEntry *entry =
          g_array_index (self->opinions->entries, QzEntryOpinion, outlier->entry).standing->entry;

      qz_list_export_begin_row (list);
      qz_list_export_add_text (list, entry->number);
      qz_list_export_add_text (list, entry->title);
      qz_list_export_add_text (
          list, qz_review_opinions_get_judge_name (self->review, outlier->sheet->judge));
      qz_list_export_add_number (list, outlier->sheet->total);
      add_thousandths (list, outlier->expected);
      add_thousandths (list, outlier->residual);
      add_thousandths (list, outlier->deviations * (double) QZ_POINT);
    }
  return list;
}

static gboolean
qz_export_opinions_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExportOpinions *self = QZ_EXPORT_OPINIONS (operation);
  QzListExport *lists[N_SHEETS];
  gboolean done;

  if (!qz_operation_run (QZ_OPERATION (self->review), cancellable, error))
    return FALSE;
  self->opinions = qz_review_opinions_get_opinions (self->review);
  self->edition = self->opinions->ranking->edition;
  self->now = qz_clock_now ();
  lists[0] = list_entries (self);
  lists[1] = list_methods (self);
  lists[2] = list_judges (self);
  lists[3] = list_outliers (self);
  self->n_rows = qz_list_export_get_n_rows (lists[0]);
  done = qz_list_export_write_book (lists, N_SHEETS, self->path, cancellable, error);
  for (guint i = 0; i < N_SHEETS; i++)
    qz_list_export_free (lists[i]);
  return done;
}

static void
qz_export_opinions_finalize (GObject *object)
{
  QzExportOpinions *self = QZ_EXPORT_OPINIONS (object);

  g_clear_object (&self->review);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->now, g_free);
  G_OBJECT_CLASS (qz_export_opinions_parent_class)->finalize (object);
}

static void
qz_export_opinions_class_init (QzExportOpinionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_export_opinions_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_export_opinions_run;
}

static void
qz_export_opinions_init (QzExportOpinions *self)
{
}

/**
 * qz_export_opinions_new:
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of one of its stages; %NULL for the first
 * @path: the file to be written, ending in .xlsx
 *
 * Writes what qz_review_opinions_new() finds, a sheet each for the entries under every method, what
 * the methods say by field, the judges, and the outlying sheets. Fails with %QZ_ERROR_TYPE for
 * another ending, and as the writer does.
 *
 * Returns: (transfer full): the operation
 */
QzExportOpinions *
qz_export_opinions_new (QzWorkspace *workspace,
                        const char *activity,
                        const char *stage,
                        const char *path)
{
  QzExportOpinions *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && path != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPORT_OPINIONS, NULL);
  self->review = qz_review_opinions_new (workspace, activity, stage);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_export_opinions_get_n_rows:
 * @self: an operation that was carried out
 *
 * Returns: how many entries were written
 */
guint
qz_export_opinions_get_n_rows (QzExportOpinions *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_OPINIONS (self), 0);

  return self->n_rows;
}
