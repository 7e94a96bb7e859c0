/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "documents/qz-panel-document.h"

G_BEGIN_DECLS

/**
 * QzJudgeDocument:
 *
 * The letters to one judge: invitation 邀请函 with a reply slip, appointment 聘书, commitment of
 * confidentiality and recusal 承诺书. One letter speaks of all panels in which the judge sits.
 * Everything is borrowed until they have been made.
 */
typedef struct
{
  const QzJudge *judge; /* never NULL */
  GPtrArray *panels; /* never NULL (element-type QzPanelDocument): at least one, of one activity */
} QzJudgeDocument;

QzPrintSheet *qz_judge_document_make_invitation (const QzJudgeDocument *self,
                                                 const QzJudgeLetter *letter,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzPrintSheet *qz_judge_document_make_commitment (const QzJudgeDocument *self,
                                                 const QzJudgeLetter *letter,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzPrintSheet *qz_judge_documents_make_appointments (GPtrArray *judges,
                                                    const QzJudgeLetter *letter,
                                                    const QzTemplate *page,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzPrintSheet *qz_judge_documents_make_fee_list (GPtrArray *judges) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
