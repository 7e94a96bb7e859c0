/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-form.h"

G_BEGIN_DECLS

/* Days that do not pass with the year: when a team was founded, when a person was born. */
#define QZ_FIELD_FOUNDED "founded"
#define QZ_FIELD_BIRTH "birth"

/* The steps of the wizard whose fields belong to one entry only. */
#define QZ_STEP_EFFECT "effect"         /* what came of it */
#define QZ_STEP_COMMITMENT "commitment" /* what is promised, and how secret it is */

QzForm *qz_form_copy_for_new (const QzActivity *activity, QzForm *form) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
