/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"
#include "rules/qz-calibration.h"

G_BEGIN_DECLS

#define QZ_TYPE_CALIBRATE_PANEL (qz_calibrate_panel_get_type ())

G_DECLARE_FINAL_TYPE (QzCalibratePanel, qz_calibrate_panel, QZ, CALIBRATE_PANEL, QzOperation)

QzCalibratePanel *qz_calibrate_panel_new (QzWorkspace *workspace,
                                          const char *panel) G_GNUC_WARN_UNUSED_RESULT;

void qz_calibrate_panel_set_report (QzCalibratePanel *self, const char *report, const char *rubric);
void qz_calibrate_panel_set_points (QzCalibratePanel *self,
                                    const char *judge,
                                    const char *item,
                                    const char *points);
void qz_calibrate_panel_set_note (QzCalibratePanel *self, const char *note, const char *noter);

const QzPanel *qz_calibrate_panel_get_panel (QzCalibratePanel *self);
const QzTrial *qz_calibrate_panel_get_trial (QzCalibratePanel *self);
const QzRubric *qz_calibrate_panel_get_rubric (QzCalibratePanel *self);
const QzCalibration *qz_calibrate_panel_get_calibration (QzCalibratePanel *self);

G_END_DECLS
