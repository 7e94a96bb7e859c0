/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "model/qz-panel.h"
#include "operations/qz-workspace.h"
#include "rules/qz-ranking.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* What the use cases of review have in common. */

const QzStage *
qz_review_access_get_stage (const QzActivity *activity, const char *id, GError **error);
QzJudge *qz_review_access_get_judge (QzConnection *connection,
                                     const char *id,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
const QzPanel *
qz_review_access_find_panel (const GPtrArray *panels, const char *wanted, GError **error);
gboolean qz_review_access_check_unsettled (const QzEntry *entry, GError **error);
GPtrArray *qz_review_access_list_entries (QzConnection *connection,
                                          const char *activity,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_review_access_count_leaving (QzConnection *connection,
                                         const QzActivity *activity,
                                         const char *entry,
                                         const char *category,
                                         guint *out_leaving,
                                         GError **error);
gboolean qz_review_access_follow_category (QzConnection *connection,
                                           const QzActivity *activity,
                                           const char *entry,
                                           const char *category,
                                           GError **error);
gboolean qz_review_access_read_seed (QzConnection *connection,
                                     const char *activity,
                                     const char *stage,
                                     gint64 *out_seed,
                                     GError **error);
gboolean qz_review_access_write_seed (QzConnection *connection,
                                      const char *activity,
                                      const char *stage,
                                      guint32 seed,
                                      GError **error);
QzRanking *qz_review_access_rank (QzConnection *connection,
                                  const QzEdition *edition,
                                  const QzActivity *activity,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_review_access_check_uncertified (QzConnection *connection,
                                             const QzEntry *entry,
                                             GError **error);
GPtrArray *qz_review_access_list_reaching (QzConnection *connection,
                                           const QzEdition *edition,
                                           const QzActivity *activity,
                                           const QzStage *stage,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_review_access_check_ranked (const QzRanking *ranking, GError **error);

G_END_DECLS
