/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* One thing that changes: a late entry joins a panel, or a judge leaves one or joins it. */
typedef struct
{
  char *panel;    /* its name */
  char *entry;    /* UUID of the entry, "" for a judge */
  char *call;     /* what people call the entry, or the name of the judge */
  gboolean added; /* joins; else leaves */
} QzPanelChange;

#define QZ_TYPE_ADJUST_PANELS (qz_adjust_panels_get_type ())

G_DECLARE_FINAL_TYPE (QzAdjustPanels, qz_adjust_panels, QZ, ADJUST_PANELS, QzOperation)

QzAdjustPanels *qz_adjust_panels_new (QzWorkspace *workspace,
                                      const char *activity,
                                      const char *stage) G_GNUC_WARN_UNUSED_RESULT;

void qz_adjust_panels_set_without (QzAdjustPanels *self, const char *const *judges);
void qz_adjust_panels_set_judges (QzAdjustPanels *self, const char *const *judges);
gboolean qz_adjust_panels_set_days (QzAdjustPanels *self, const char *days, GError **error);
void qz_adjust_panels_set_dry_run (QzAdjustPanels *self, gboolean dry_run);

gboolean qz_adjust_panels_applies (QzWorkspace *workspace,
                                   const char *activity,
                                   const char *stage,
                                   gboolean *out_applies,
                                   GError **error);
const GPtrArray *qz_adjust_panels_get_changes (QzAdjustPanels *self);
const GPtrArray *qz_adjust_panels_get_findings (QzAdjustPanels *self);

G_END_DECLS
