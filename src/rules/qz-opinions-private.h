/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/qz-opinions.h"

G_BEGIN_DECLS

void qz_opinions_rank_fields (QzOpinions *self, QzCutPolicy policy);

G_END_DECLS
