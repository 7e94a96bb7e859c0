/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-form.h"

G_BEGIN_DECLS

/* What of an entry its judges may see. */

GStrv qz_redaction_list_paths (const QzActivity *activity,
                               const char *category) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_redaction_shows_material (const QzActivity *activity, const char *requirement);
QzForm *qz_redaction_mask (const QzActivity *activity,
                           QzForm *whole,
                           QzForm *shown) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
