/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"
#include "rules/qz-paper-rules.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* A score sheet with what people call it, and how far its typing is. */
typedef struct
{
  QzSheet *sheet;
  char *call; /* number of the entry, or its title before it has one */
  char *title;
  char *judge;
  QzSheetTrail *trail;
  QzPaperState paper;
  GPtrArray *questions; /* (element-type QzPaperQuestion): of an item of the edition */
} QzSheetRow;

void qz_sheet_row_free (QzSheetRow *self);

const char *qz_sheet_row_get_state (const QzSheetRow *self);
const char *qz_sheet_row_get_typist (const QzSheetRow *self, QzTypingTurn turn);
char *qz_sheet_row_dup_questions (const QzSheetRow *self) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *qz_sheet_access_list (QzConnection *connection,
                                 const QzEdition *edition,
                                 const char *activity,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_sheet_access_list_of (QzConnection *connection,
                                    const QzEdition *edition,
                                    const char *entry,
                                    const char *judge,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzSheetRow, qz_sheet_row_free)

G_END_DECLS
