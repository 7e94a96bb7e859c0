/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-frozen-result.h"

G_BEGIN_DECLS

GBytes *qz_result_record_print (const QzFrozenResult *self) G_GNUC_WARN_UNUSED_RESULT;
QzFrozenResult *
qz_result_record_parse (const char *name, GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
