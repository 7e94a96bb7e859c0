/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-spreadsheet-writer.h"

G_BEGIN_DECLS

/**
 * QzListExport:
 *
 * A list that is written as a spreadsheet or as an official table, as the name of the file says.
 * For the operations only.
 */
typedef struct _QzListExport QzListExport;

/* @share is the part of the width of the page in a PDF, beside the shares of the others. */
typedef struct
{
  const char *heading;
  QzColumnType type;
  guint digits;
  double share;
} QzListColumn;

QzListExport *qz_list_export_new (const char *title,
                                  const char *created,
                                  const QzListColumn *columns,
                                  gsize n_columns) G_GNUC_WARN_UNUSED_RESULT;
void qz_list_export_free (QzListExport *self);

void qz_list_export_set_note (QzListExport *self, const char *note);
void qz_list_export_begin_row (QzListExport *self);
void qz_list_export_add_text (QzListExport *self, const char *text);
void qz_list_export_add_number (QzListExport *self, gint64 number);
guint qz_list_export_get_n_rows (const QzListExport *self);

gboolean qz_list_export_write (QzListExport *self,
                               const char *path,
                               GCancellable *cancellable,
                               GError **error);

gboolean qz_list_export_write_book (QzListExport *const *lists,
                                    gsize n_lists,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzListExport, qz_list_export_free)

G_END_DECLS
