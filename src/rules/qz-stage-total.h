/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-mean.h"

G_BEGIN_DECLS

gboolean qz_stage_total (
    const gint64 *weights, const QzMean *means, gsize n, QzMean *out_total, GError **error);

G_END_DECLS
