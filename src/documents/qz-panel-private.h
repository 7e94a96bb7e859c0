/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/qz-panel-document.h"

G_BEGIN_DECLS

/* What the papers of a panel share. Lengths in mm. */

#define QZ_PANEL_AFTER_TITLE 3.0
#define QZ_PANEL_AFTER_LINE 1.2
#define QZ_PANEL_ROW_HEIGHT 7.0

/* A column of a list. A width of 0 takes what the others leave. */
typedef struct
{
  const char *title;
  double width;
  QzAlign align;
} QzPanelColumn;

const QzStage *_qz_panel_get_stage (const QzPanelDocument *self);
char *_qz_panel_dup_category (const QzPanelDocument *self, const QzEntry *entry);
const char *_qz_panel_get_label (const QzPanelDocument *self, const char *field);
const char *_qz_panel_get_duty (const QzPanelDocument *self, const QzJudge *judge);
char *_qz_panel_dup_foot (const QzPanelDocument *self);
void _qz_panel_add_title (const QzPanelDocument *self,
                          QzPrintSheet *sheet,
                          const char *title,
                          const char *left,
                          const char *right);
void _qz_panel_add_line (QzPrintSheet *sheet, const char *text);
void _qz_panel_add_row (QzTableBlock *table,
                        double width,
                        const QzPanelColumn *columns,
                        guint n_columns,
                        double height,
                        const char *const *texts);

G_END_DECLS
