/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-form.h"
#include "operations/qz-demo-random.h"

G_BEGIN_DECLS

void qz_demo_plan_fill (QzDemoRandom *random, const QzField *table, QzFormBuilder *form);

G_END_DECLS
