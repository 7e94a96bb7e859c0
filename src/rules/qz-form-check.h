/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-form.h"
#include "rules/qz-finding.h"

G_BEGIN_DECLS

GPtrArray *qz_form_check (const QzActivity *activity,
                          const char *category,
                          QzForm *form,
                          const GPtrArray *materials,
                          const char *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
