/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-entry.h"
#include "model/qz-rubric.h"
#include "operations/qz-workspace.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* How a judge's workspace and a helper seat come to have panels and entries as the office has them,
   and nothing of their own. For the operations only. */

const QzRubric *qz_plan_access_get_rubric (QzWorkspace *workspace,
                                           const QzEntry *entry,
                                           const char *stage,
                                           GError **error);
gboolean
qz_plan_access_check_rubrics (const QzEdition *edition, const GPtrArray *rubrics, GError **error);
gboolean qz_plan_access_clear_panels (QzConnection *connection, GError **error);
gboolean qz_plan_access_put_entry (QzConnection *connection,
                                   const QzActivity *activity,
                                   QzEntry *entry,
                                   const char *const *panels,
                                   gboolean *out_known,
                                   GError **error);

G_END_DECLS
