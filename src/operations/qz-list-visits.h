/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-visit-access.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_LIST_VISITS (qz_list_visits_get_type ())

G_DECLARE_FINAL_TYPE (QzListVisits, qz_list_visits, QZ, LIST_VISITS, QzOperation)

QzListVisits *qz_list_visits_new (QzWorkspace *workspace,
                                  const char *activity) G_GNUC_WARN_UNUSED_RESULT;

const GPtrArray *qz_list_visits_get_rows (QzListVisits *self);

G_END_DECLS
