/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-loose-table.h"
#include "model/qz-edition.h"

G_BEGIN_DECLS

/**
 * QzScoreTableReader:
 *
 * A table of scores from a spreadsheet: one row for each entry and judge, one column for each item
 * of the form, known by its heading. For the operations only.
 */
typedef struct _QzScoreTableReader QzScoreTableReader;

/* The columns beside those of the items. */
typedef enum
{
  QZ_SCORE_COLUMN_NUMBER,
  QZ_SCORE_COLUMN_TITLE,
  QZ_SCORE_COLUMN_UNIT,
  QZ_SCORE_COLUMN_JUDGE,
  QZ_SCORE_COLUMN_STAGE,
  QZ_SCORE_COLUMN_TOTAL,
  QZ_SCORE_COLUMN_COMMENT,
  QZ_N_SCORE_COLUMNS,
} QzScoreColumn;

QzScoreTableReader *qz_score_table_reader_open (const char *path,
                                                const QzEdition *edition,
                                                gboolean with_judge,
                                                GCancellable *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_score_table_reader_free (QzScoreTableReader *self);

const char *qz_score_table_reader_get_file (const QzScoreTableReader *self);
guint qz_score_table_reader_get_n_rows (const QzScoreTableReader *self);
gboolean qz_score_table_reader_is_blank (const QzScoreTableReader *self, guint row);
const char *
qz_score_table_reader_get (const QzScoreTableReader *self, guint row, QzScoreColumn column);
char *qz_score_table_reader_dup_place (const QzScoreTableReader *self,
                                       guint row,
                                       QzScoreColumn column) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_score_table_reader_read_scores (QzScoreTableReader *self,
                                              guint row,
                                              const QzRubric *rubric,
                                              GPtrArray *faults) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzScoreTableReader, qz_score_table_reader_free)

G_END_DECLS
