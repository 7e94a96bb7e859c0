/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "model/qz-rubric.h"
#include "model/qz-visit.h"

G_BEGIN_DECLS

gboolean qz_visit_check_judges (const QzPanel *panel, GError **error);
gboolean
qz_visit_check_signature (const QzVisit *visit, const char *name, const char *day, GError **error);
GStrv qz_visit_list_missing (const QzVisit *visit,
                             const QzRubric *rubric,
                             const GPtrArray *judges) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
