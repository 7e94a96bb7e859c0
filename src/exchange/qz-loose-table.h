/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-spreadsheet-reader.h"

G_BEGIN_DECLS

/**
 * QzLooseTable:
 *
 * A table that somebody made as they pleased: the first sheet with something in it, its headings
 * in any row of the first ones and in any order.
 */
typedef struct _QzLooseTable QzLooseTable;

/* A column that is looked for. */
typedef struct
{
  const char *label;
  const char *const *also; /* nullable: other spellings, ended by NULL */
} QzLooseColumn;

QzLooseTable *qz_loose_table_read (const char *path,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_loose_table_free (QzLooseTable *self);

guint qz_loose_table_guess (QzLooseTable *self,
                            const QzLooseColumn *wanted,
                            gsize n_wanted,
                            int *out_columns);

gboolean
qz_loose_table_is_called (const QzLooseTable *self, guint column, const QzLooseColumn *wanted);
char *qz_loose_table_dup_above (const QzLooseTable *self,
                                const QzLooseColumn *wanted) G_GNUC_WARN_UNUSED_RESULT;

const char *qz_loose_table_get_file (const QzLooseTable *self);
guint qz_loose_table_get_n_columns (const QzLooseTable *self);
guint qz_loose_table_get_n_rows (const QzLooseTable *self);
const char *qz_loose_table_get_heading (const QzLooseTable *self, guint column);
const char *qz_loose_table_get (const QzLooseTable *self, guint row, int column);
const QzReadCell *qz_loose_table_get_cell (const QzLooseTable *self, guint row, int column);
char *qz_loose_table_dup_heading_place (const QzLooseTable *self,
                                        guint column) G_GNUC_WARN_UNUSED_RESULT;
char *qz_loose_table_dup_place (const QzLooseTable *self,
                                guint row,
                                guint column) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzLooseTable, qz_loose_table_free)

G_END_DECLS
