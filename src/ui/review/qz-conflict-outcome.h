/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/qz-dialog-act.h"

G_BEGIN_DECLS

void qz_conflict_outcome_show (QzDialog *dialog, QzOperation *operation);

G_END_DECLS
