/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-form-reader.h"

G_BEGIN_DECLS

/* Tables that checks know the meaning of, with their columns. */
#define QZ_TABLE_CAUSES "causes"     /* 末端原因: cause, method, finding, main */
#define QZ_TABLE_MEASURES "measures" /* 对策表: cause, what, goal, how, where, when, who, result \
                                      */
#define QZ_TABLE_STEPS "steps"       /* 活动步骤: step, from, to */
#define QZ_CAUSE_IS_MAIN "yes"       /* choice of the column "main" */

void qz_plan_check (const QzFormReader *form, GPtrArray *findings);

G_END_DECLS
