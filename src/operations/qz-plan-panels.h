/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* An entry that is scored by another panel than those of its category, because of who is recused.
 */
typedef struct
{
  char *entry; /* UUID */
  char *call;
  char *title;
  char *from; /* names of panels */
  char *to;
} QzPanelMove;

#define QZ_TYPE_PLAN_PANELS (qz_plan_panels_get_type ())

G_DECLARE_FINAL_TYPE (QzPlanPanels, qz_plan_panels, QZ, PLAN_PANELS, QzOperation)

QzPlanPanels *qz_plan_panels_new (QzWorkspace *workspace,
                                  const char *activity,
                                  const char *stage,
                                  guint n_panels,
                                  guint n_seats,
                                  guint32 seed) G_GNUC_WARN_UNUSED_RESULT;

void qz_plan_panels_set_links (QzPlanPanels *self, const char *const *entries);
void qz_plan_panels_set_dry_run (QzPlanPanels *self, gboolean dry_run);

const GPtrArray *qz_plan_panels_get_panels (QzPlanPanels *self);
const GPtrArray *qz_plan_panels_get_moves (QzPlanPanels *self);
const GPtrArray *qz_plan_panels_get_findings (QzPlanPanels *self);

G_END_DECLS
