/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-approval.h"
#include "rules/qz-ranking.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* What the use cases of the approval by the hosts have in common. */

QzResultList *qz_approval_access_make_list (const QzRanking *ranking,
                                            const char *made) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_approval_access_list_newest (QzConnection *connection,
                                           const char *activity,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzApprovalNote *qz_approval_access_find (QzConnection *connection,
                                         const QzActivity *activity,
                                         const char *host,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_approval_access_check (QzConnection *connection,
                                   const QzEdition *edition,
                                   const QzActivity *activity,
                                   char **out_waiting,
                                   GError **error);

G_END_DECLS
