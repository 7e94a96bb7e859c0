/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-sheet-subject.h"

G_BEGIN_DECLS

/* What the audit trail says of an act on one score sheet, gathered before it is carried out. */
typedef struct
{
  char *call;      /* as people call the sheet */
  char *id;        /* of its entry */
  GString *detail; /* whose sheet it is, and what the act adds */
} QzSheetWords;

/**
 * QzSheetWordsFunc:
 * @detail: takes what the act adds, each line begun with "\n"
 * @subject: the sheet before the act
 * @act: the operation
 */
typedef void (*QzSheetWordsFunc) (GString *detail, const QzSheetSubject *subject, gpointer act);

gboolean qz_sheet_words_read (QzSheetWords *self,
                              QzWorkspace *workspace,
                              const char *entry,
                              const char *judge,
                              const char *stage,
                              QzSheetWordsFunc add,
                              gpointer act,
                              GError **error);
void qz_sheet_words_clear (QzSheetWords *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QzSheetWords, qz_sheet_words_clear)

G_END_DECLS
