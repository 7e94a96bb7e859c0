/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/qz-record-item.h"
#include "ui/widgets/qz-table.h"

G_BEGIN_DECLS

#define QZ_TYPE_RECORD_TABLE (qz_record_table_get_type ())

/**
 * QzRecordTable:
 *
 * A table of plain values of the model that are all in memory: it sorts and searches them itself,
 * keeps its place and selection when it is given others, and has one row selected. A subclass says
 * in its instance init what the columns are, and by the functions of its class what is found, what
 * is shown and how two records compare.
 *
 * Signals: `selected ()`, when another record or none is; `row-activated ()`, of the selected row.
 */
G_DECLARE_DERIVABLE_TYPE (QzRecordTable, qz_record_table, QZ, RECORD_TABLE, AdwBin)

/**
 * QzRecordTableClass:
 * @dup_words: what can be found in a record, plain text
 * @is_shown: (nullable): whether a record is in the table at all; all are without it
 * @compare: (nullable): by the column of this id, as strcmp() answers; the order that the records
 *   came in decides what is equal. Needed when a column sorts
 */
struct _QzRecordTableClass
{
  AdwBinClass parent_class;

  char *(*dup_words) (QzRecordTable *self, gconstpointer record);
  gboolean (*is_shown) (QzRecordTable *self, gconstpointer record);
  int (*compare) (QzRecordTable *self, const char *column, gconstpointer a, gconstpointer b);
};

void qz_record_table_set_up (QzRecordTable *self,
                             const char *id,
                             const char *label,
                             const QzColumn *columns,
                             guint n_columns);
QzTable *qz_record_table_get_table (QzRecordTable *self);
GPtrArray *qz_record_table_get_records (QzRecordTable *self);
void qz_record_table_set_records (QzRecordTable *self, GPtrArray *records);
void qz_record_table_set_text (QzRecordTable *self, const char *text);
void qz_record_table_refill (QzRecordTable *self);
gconstpointer qz_record_table_get_selected (QzRecordTable *self);
void qz_record_table_select (QzRecordTable *self, gconstpointer record);

G_END_DECLS
