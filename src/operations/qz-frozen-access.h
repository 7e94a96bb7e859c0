/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-frozen-result.h"
#include "rules/qz-ranking.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* The result of an activity as it could be frozen now. For the operations only. */
typedef struct
{
  QzFrozenResult *result; /* owned */
  char *waiting;          /* owned: what is still open, entry by entry; "" when nothing is */
  guint n_waiting;        /* so many entries */
  char *stale;            /* owned: an entry whose award does not follow from the last giving */
} QzPresentResult;

QzPresentResult *qz_present_result_read (QzConnection *connection,
                                         const QzEdition *edition,
                                         const QzActivity *activity,
                                         const QzStage *stage,
                                         gboolean published,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_present_result_free (QzPresentResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPresentResult, qz_present_result_free)

G_END_DECLS
