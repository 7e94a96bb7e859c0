/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/qz-judge-document.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/**
 * QzReviewDay:
 *
 * What the papers of the day of the review are made of: the panels of an activity with their
 * entries and who is recused from them, and each of their judges once.
 */
typedef struct
{
  QzEdition *edition;         /* owned */
  const QzActivity *activity; /* of @edition */
  char *date;                 /* nullable: ISO, when the panels meet */
  char *place;                /* nullable: where */
  GPtrArray *found;           /* (element-type QzPanel) */
  GPtrArray *panels;          /* (element-type QzPanelDocument): of those that are wanted */
  GPtrArray *judges;          /* (element-type QzJudgeDocument): each once */
  char *created;              /* when the newest of their entries was changed */
  GPtrArray *findings;        /* (element-type QzFinding): conflicts that nobody decided yet */
} QzReviewDay;

QzReviewDay *qz_review_day_read (QzWorkspace *workspace,
                                 const char *activity,
                                 const char *panel,
                                 const char *date,
                                 const char *place,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_review_day_free (QzReviewDay *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzReviewDay, qz_review_day_free)

G_END_DECLS
