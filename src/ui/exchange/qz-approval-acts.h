/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"

G_BEGIN_DECLS

void qz_approval_acts_add (QzPage *page);
void qz_approval_acts_update (QzPage *page);

G_END_DECLS
