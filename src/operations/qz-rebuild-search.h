/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_REBUILD_SEARCH (qz_rebuild_search_get_type ())

G_DECLARE_FINAL_TYPE (QzRebuildSearch, qz_rebuild_search, QZ, REBUILD_SEARCH, QzOperation)

QzRebuildSearch *qz_rebuild_search_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
