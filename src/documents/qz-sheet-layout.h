/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-page-flow.h"
#include "documents/qz-table-block.h"

G_BEGIN_DECLS

/* What forms and lists have in common: a title, lines under it, one table, lines after it, and the
 * number of each page. Strings are borrowed, nullable unless said. */
typedef struct
{
  QzPageSetup setup;
  const char *created; /* never NULL: date of the file */
  const char *title;   /* never NULL; "\n" breaks it */
  const char *left;    /* small line over the table */
  const char *right;
  const char *note;    /* after the table */
  const char *foot;    /* on every page, left of its number */
  QzTableBlock *table; /* never NULL */
} QzSheetLayout;

gboolean qz_sheet_layout_write (const QzSheetLayout *self,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);
gboolean qz_sheet_layout_write_stream (const QzSheetLayout *self,
                                       GOutputStream *stream,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
