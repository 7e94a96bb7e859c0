/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "model/qz-panel.h"
#include "model/qz-sheet.h"
#include "operations/qz-workspace.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* The records that one score sheet joins, read before it is written. */
typedef struct
{
  QzEntry *entry;
  QzJudge *judge;
  QzPanel *panel;             /* nullable: where single judges score */
  const QzActivity *activity; /* borrowed from the edition, as @stage and @rubric */
  const QzStage *stage;
  const QzRubric *rubric;
  QzSheet *sheet; /* a blank one before anything was typed */
  gboolean seat;  /* whether this is a helper seat, which types the sheets of its panels */
} QzSheetSubject;

gboolean qz_sheet_subject_find (QzSheetSubject *self,
                                QzWorkspace *workspace,
                                QzConnection *connection,
                                const char *entry,
                                const char *judge,
                                const char *stage,
                                GError **error);
void qz_sheet_subject_clear (QzSheetSubject *self);

char *qz_sheet_subject_dup_call (const QzSheetSubject *self) G_GNUC_WARN_UNUSED_RESULT;
const char *qz_sheet_subject_get_head (const QzSheetSubject *self);
gboolean
qz_sheet_subject_check_items (const QzSheetSubject *self, const GPtrArray *scores, GError **error);
gboolean qz_sheet_subject_check_remarks (const QzSheetSubject *self,
                                         const GPtrArray *remarks,
                                         GError **error);
gboolean
qz_sheet_subject_check_free (const QzSheetSubject *self, QzConnection *connection, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QzSheetSubject, qz_sheet_subject_clear)

G_END_DECLS
