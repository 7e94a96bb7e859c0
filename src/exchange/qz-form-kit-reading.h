/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-form-kit.h"
#include "exchange/qz-spreadsheet-reader.h"

G_BEGIN_DECLS

#define QZ_KIT_MOST_COLUMNS 256

/* A filled form while it is read: private to its reader. */
typedef struct
{
  const QzEdition *edition;
  const QzActivity *activity;
  QzKitForm *kit;
  QzFormBuilder *builder;
  const char *sheet;
  int value_column; /* below the heading of the values, -1 before */

  const QzField *table; /* whose rows we are in, nullable */
  const QzField *columns[QZ_KIT_MOST_COLUMNS];
  gboolean headings; /* the row with the labels may come now */
  GHashTable *rows;  /* id of a table -> how many rows were taken */
} QzKitReading;

char *
_qz_kit_dup_place (const QzKitReading *self, guint row, guint column) G_GNUC_WARN_UNUSED_RESULT;
char *_qz_kit_make_key (const char *label) G_GNUC_WARN_UNUSED_RESULT;
gboolean _qz_kit_is_label (const char *key, const QzField *field);
void _qz_kit_take_value (
    QzKitReading *self, const QzField *field, const char *path, guint row, const QzReadCell *cell);

/* In qz-form-kit-tables.c. */
gboolean _qz_kit_begin_table (QzKitReading *self, const QzReadRow *row);
gboolean _qz_kit_begin_table_by_labels (QzKitReading *self, const QzReadRow *row);
gboolean _qz_kit_take_table_row (QzKitReading *self, const QzReadRow *row, GError **error);

G_END_DECLS
