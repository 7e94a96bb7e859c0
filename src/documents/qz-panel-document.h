/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-print-sheet.h"
#include "model/qz-conflict.h"
#include "model/qz-edition.h"
#include "model/qz-entry.h"
#include "model/qz-panel.h"
#include "model/qz-visit.h"

G_BEGIN_DECLS

/**
 * QzPanelDocument:
 *
 * The papers of one panel 评审组 on the day of the review: score sheets 评分表, tally tables
 * 统分表. Where the activity is judged blind they name neither units nor teams. Everything is
 * borrowed until they have been made.
 */
typedef struct
{
  const QzEdition *edition;   /* never NULL */
  const QzActivity *activity; /* never NULL */
  const QzPanel *panel;       /* never NULL, with its judges; its stage is one of the activity */
  GPtrArray *entries;         /* never NULL (element-type QzEntry): in the order of the day */
  GHashTable *recused;        /* nullable: set of qz_panel_document_dup_pair() */
  GPtrArray *conflicts;       /* nullable (element-type QzConflict): why they are recused */
  GPtrArray *visits;          /* nullable (element-type QzVisit): where it goes to the entries */
  const char *day;            /* nullable: ISO, when the panel meets; blank when not known */
  const char *place;          /* nullable: where */
  gboolean sample;            /* synthetic data: every page is marked 示例 */
} QzPanelDocument;

char *qz_panel_document_dup_pair (const char *entry, const char *judge) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_panel_document_is_recused (const QzPanelDocument *self,
                                       const QzEntry *entry,
                                       const QzJudge *judge);
char *qz_panel_document_dup_sheet_code (const QzPanelDocument *self,
                                        const QzEntry *entry,
                                        const QzJudge *judge) G_GNUC_WARN_UNUSED_RESULT;

QzPrintSheet *qz_panel_document_make_score_sheet (const QzPanelDocument *self,
                                                  guint place,
                                                  const QzJudge *judge,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzPrintSheet *
qz_panel_document_make_sign_in (const QzPanelDocument *self) G_GNUC_WARN_UNUSED_RESULT;
QzPrintSheet *qz_panel_document_make_list (const QzPanelDocument *self) G_GNUC_WARN_UNUSED_RESULT;
QzPrintSheet *
qz_panel_document_make_name_plates (const QzPanelDocument *self) G_GNUC_WARN_UNUSED_RESULT;
QzPrintSheet *qz_panel_document_make_labels (const QzPanelDocument *self) G_GNUC_WARN_UNUSED_RESULT;
QzPrintSheet *
qz_panel_document_make_route_list (const QzPanelDocument *self) G_GNUC_WARN_UNUSED_RESULT;
QzPrintSheet *qz_panel_document_make_visit_sheet (const QzPanelDocument *self,
                                                  guint place) G_GNUC_WARN_UNUSED_RESULT;
void qz_panel_document_add_tally (const QzPanelDocument *self, GPtrArray *sheets);

G_END_DECLS
