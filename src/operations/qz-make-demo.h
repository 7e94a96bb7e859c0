/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* Name of the organisation of a demo workspace. */
#define QZ_MAKE_DEMO_NAME "（示例）上海市质量协会"

#define QZ_TYPE_MAKE_DEMO (qz_make_demo_get_type ())

G_DECLARE_FINAL_TYPE (QzMakeDemo, qz_make_demo, QZ, MAKE_DEMO, QzOperation)

QzMakeDemo *qz_make_demo_new (QzWorkspace *workspace, guint entries, guint judges, guint64 seed)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
