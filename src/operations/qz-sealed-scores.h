/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-bundle-note.h"
#include "model/qz-scores.h"
#include "operations/qz-workspace.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* Scores that have come and stay encrypted until their stage is opened. For the operations only. */

gboolean qz_sealed_scores_is_open (QzConnection *connection,
                                   const char *activity,
                                   const char *stage,
                                   gboolean *out_open,
                                   GError **error);
gboolean qz_sealed_scores_set_open (QzConnection *connection,
                                    const char *activity,
                                    const char *stage,
                                    GError **error);
gboolean qz_sealed_scores_take (QzWorkspace *workspace,
                                const QzScoreArrival *arrival,
                                const char *activity,
                                const char *stage,
                                GPtrArray *lines,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
