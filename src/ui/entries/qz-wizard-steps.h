/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-form.h"

G_BEGIN_DECLS

/* The steps that the wizard shows by a page of its own, whatever else an edition puts there. */
#define QZ_STEP_REPORT "report"
#define QZ_STEP_MATERIALS "materials"
#define QZ_STEP_SUMMARY "summary"

/* Path of the category among the findings. */
#define QZ_PATH_CATEGORY "category"

GPtrArray *qz_wizard_steps_lay (const QzActivity *activity) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_wizard_steps_find (GPtrArray *steps, const char *id, guint *out_index);
const char *qz_wizard_steps_of_requirement (GPtrArray *steps,
                                            const QzActivity *activity,
                                            const QzRequirement *requirement);
gboolean qz_wizard_steps_find_path (GPtrArray *steps,
                                    const QzActivity *activity,
                                    const char *path,
                                    guint *out_index);
gboolean qz_wizard_steps_has_content (GPtrArray *steps,
                                      guint index,
                                      const QzActivity *activity,
                                      const char *category,
                                      QzForm *form,
                                      GPtrArray *materials);

G_END_DECLS
