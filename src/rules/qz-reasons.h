/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-form.h"
#include "rules/qz-finding.h"

G_BEGIN_DECLS

const char *qz_finding_get_reason (const QzFinding *finding, QzForm *form);
QzForm *qz_form_drop_reasons (QzForm *form, const GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
