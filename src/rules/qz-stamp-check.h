/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-form.h"
#include "model/qz-material.h"

G_BEGIN_DECLS

gboolean qz_stamp_is_outdated (const QzActivity *activity,
                               const QzMaterial *material,
                               const char *check_code);
void qz_stamp_check (const QzActivity *activity,
                     const char *category,
                     QzForm *form,
                     const GPtrArray *materials,
                     GPtrArray *findings);

G_END_DECLS
