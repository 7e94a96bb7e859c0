/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-score-matrix.h"

#include <glib/gi18n-lib.h>

#include "model/qz-points.h"
#include "ui/widgets/qz-record-item.h"
#include "ui/widgets/qz-table.h"

/* A column of one judge. */
typedef struct
{
  QzScoreMatrix *matrix; /* borrowed: owns the column */
  char *judge;
} JudgeColumn;

struct _QzScoreMatrix
{
  AdwBin parent_instance;

  QzTable *table;     /* borrowed, our child; nullable */
  GListStore *items;  /* owned (element-type QzRecordItem) */
  QzReviewData *data; /* owned, nullable */
  GPtrArray *columns; /* owned (element-type JudgeColumn) */
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QzScoreMatrix, qz_score_matrix, ADW_TYPE_BIN)

static void
judge_column_free (gpointer data)
{
  JudgeColumn *column = data;

  g_free (column->judge);
  g_free (column);
}

/**
 * qz_score_matrix_dup_cell:
 * @sheet: (nullable): a sheet, %NULL before it was begun
 *
 * Returns: (transfer full): its total once it is locked, or its state in a word
 */
char *
qz_score_matrix_dup_cell (const QzSheet *sheet)
{
  if (sheet == NULL)
    return g_strdup ("–");
  switch (sheet->state)
    {
    case QZ_SHEET_LOCKED:
      return qz_points_format (sheet->total);
    case QZ_SHEET_RECUSED:
      return g_strdup (_ ("Recused"));
    case QZ_SHEET_HELD:
      return g_strdup (_ ("Held"));
    case QZ_SHEET_OPEN:
    default:
      return g_strdup (C_ ("score sheet", "Open"));
    }
}

static char *
judge_text (gpointer item, QzTone *tone, gpointer user_data)
{
  static const QzTone tones[] = { [QZ_SHEET_OPEN] = QZ_TONE_ACCENT,
                                  [QZ_SHEET_LOCKED] = QZ_TONE_SUCCESS,
                                  [QZ_SHEET_RECUSED] = QZ_TONE_NEUTRAL,
                                  [QZ_SHEET_HELD] = QZ_TONE_WARNING };
  const JudgeColumn *column = user_data;
  const QzEntry *entry = qz_record_item_get (item);
  const QzSheet *sheet = qz_review_data_find_sheet (column->matrix->data, entry->id, column->judge);

  if (tone != NULL)
    *tone = sheet != NULL ? tones[sheet->state] : QZ_TONE_NEUTRAL;
  return qz_score_matrix_dup_cell (sheet);
}

static char *
settled_text (gpointer item, QzTone *tone, gpointer user_data)
{
  QzScoreMatrix *self = user_data;
  const QzEntry *entry = qz_record_item_get (item);
  guint n = 0;

  for (guint i = 0; i < self->data->panel->judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (self->data->panel->judges, i);
      const QzSheet *sheet = qz_review_data_find_sheet (self->data, entry->id, judge->id);

      n += sheet != NULL && (sheet->state == QZ_SHEET_LOCKED || sheet->state == QZ_SHEET_RECUSED);
    }
  return g_strdup_printf ("%u / %u", n, self->data->panel->judges->len);
}

static void
activated_cb (QzScoreMatrix *self, guint position)
{
  g_autoptr (QzRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL)
    {
      const QzEntry *entry = qz_record_item_get (item);

      g_signal_emit (self, signals[SIGNAL_OPENED], 0, entry->id);
    }
}

static char *
number_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzEntry *entry = qz_record_item_get (item);

  return g_strdup (entry->number);
}

static char *
title_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzEntry *entry = qz_record_item_get (item);

  return g_strdup (entry->title);
}

static char *
unit_text (gpointer item, QzTone *tone, gpointer user_data)
{
  const QzEntry *entry = qz_record_item_get (item);

  return g_strdup (entry->unit_name);
}

static void
add_columns (QzScoreMatrix *self)
{
  const QzPanel *panel = self->data->panel;

  qz_table_add_column (self->table, &(QzColumn){ .id = "number",
                                                 .title = _ ("Number"),
                                                 .property = "revision",
                                                 .text = number_text,
                                                 .width = 130 });
  qz_table_add_column (self->table, &(QzColumn){ .id = "title",
                                                 .title = _ ("Title"),
                                                 .property = "revision",
                                                 .text = title_text,
                                                 .width = 200,
                                                 .flags = QZ_COLUMN_EXPAND | QZ_COLUMN_NAME });
  qz_table_add_column (self->table, &(QzColumn){ .id = "unit",
                                                 .title = _ ("Unit"),
                                                 .property = "revision",
                                                 .text = unit_text,
                                                 .flags = QZ_COLUMN_HIDDEN });
  for (guint i = 0; i < panel->judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (panel->judges, i);
      g_autofree char *title = NULL;
      JudgeColumn *column = g_new0 (JudgeColumn, 1);

      column->matrix = self;
      column->judge = g_strdup (judge->id);
      g_ptr_array_add (self->columns, column);
      title = g_str_equal (judge->id, panel->head) ? g_strdup_printf (_ ("%s (head)"), judge->name)
                                                   : g_strdup (judge->name);
      qz_table_add_column (self->table, &(QzColumn){ .id = judge->id,
                                                     .title = title,
                                                     .property = "revision",
                                                     .text = judge_text,
                                                     .user_data = column,
                                                     .width = 92,
                                                     .chip = TRUE });
    }
  qz_table_add_column (self->table, &(QzColumn){ .id = "settled",
                                                 .title = _ ("Settled"),
                                                 .property = "revision",
                                                 .text = settled_text,
                                                 .user_data = self,
                                                 .width = 72,
                                                 .flags = QZ_COLUMN_FIGURES });
}

/* Each panel has columns of its own, so each gets a table of its own. */
static void
build_table (QzScoreMatrix *self)
{
  g_ptr_array_set_size (self->columns, 0);
  self->table = QZ_TABLE (qz_table_new ("score-matrix", _ ("Entries by judges")));
  add_columns (self);
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  qz_table_set_model (self->table, GTK_SELECTION_MODEL (gtk_single_selection_new (
                                       g_object_ref (G_LIST_MODEL (self->items)))));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->table));
}

static void
qz_score_matrix_dispose (GObject *object)
{
  QzScoreMatrix *self = QZ_SCORE_MATRIX (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->table = NULL;
  g_clear_object (&self->items);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->data, qz_review_data_unref);

  G_OBJECT_CLASS (qz_score_matrix_parent_class)->dispose (object);
}

static void
qz_score_matrix_class_init (QzScoreMatrixClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qz_score_matrix_dispose;

  /**
   * QzScoreMatrix::opened:
   * @entry: id of the entry whose sheets are to be typed
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", QZ_TYPE_SCORE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
qz_score_matrix_init (QzScoreMatrix *self)
{
  self->items = g_list_store_new (QZ_TYPE_RECORD_ITEM);
  self->columns = g_ptr_array_new_with_free_func (judge_column_free);
}

/**
 * qz_score_matrix_new:
 *
 * Returns: (transfer floating): an empty matrix
 */
GtkWidget *
qz_score_matrix_new (void)
{
  return g_object_new (QZ_TYPE_SCORE_MATRIX, NULL);
}

static gboolean
has_same_columns (const QzReviewData *a, const QzReviewData *b)
{
  const QzPanel *before = a != NULL ? a->panel : NULL;
  const QzPanel *after = b->panel;

  if (before == NULL || !g_str_equal (before->id, after->id)
      || !g_str_equal (before->head, after->head) || before->judges->len != after->judges->len)
    return FALSE;
  for (guint i = 0; i < before->judges->len; i++)
    {
      const QzJudge *one = g_ptr_array_index (before->judges, i);
      const QzJudge *other = g_ptr_array_index (after->judges, i);

      if (!g_str_equal (one->id, other->id) || !g_str_equal (one->name, other->name))
        return FALSE;
    }
  return TRUE;
}

/**
 * qz_score_matrix_set_data:
 * @data: with a panel
 *
 * Shows the sheets of the panel that is chosen in @data.
 */
void
qz_score_matrix_set_data (QzScoreMatrix *self, QzReviewData *data)
{
  g_autoptr (QzReviewData) before = NULL;

  g_return_if_fail (QZ_IS_SCORE_MATRIX (self));
  g_return_if_fail (data != NULL && data->panel != NULL);

  before = g_steal_pointer (&self->data);
  self->data = qz_review_data_ref (data);
  if (!has_same_columns (before, data))
    {
      /* The old columns ask for judges that are gone. */
      adw_bin_set_child (ADW_BIN (self), NULL);
      qz_record_list_clear (self->items);
      build_table (self);
    }
  qz_record_list_fill (self->items, data->entries, QZ_TYPE_REVIEW_DATA, data);
}
