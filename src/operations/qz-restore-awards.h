/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-prepare-cuts.h"

G_BEGIN_DECLS

#define QZ_TYPE_RESTORE_AWARDS (qz_restore_awards_get_type ())

G_DECLARE_FINAL_TYPE (QzRestoreAwards, qz_restore_awards, QZ, RESTORE_AWARDS, QzOperation)

QzRestoreAwards *qz_restore_awards_new (QzWorkspace *workspace,
                                        const char *activity,
                                        QzPrepareCuts *before) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
