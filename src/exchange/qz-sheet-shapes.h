/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/qz-shape.h"

G_BEGIN_DECLS

/* Parts of score sheets that several records hold. */

extern const QzShape qz_sheet_score_shape; /* QzSheetScore; without points where it is blank */

G_END_DECLS
