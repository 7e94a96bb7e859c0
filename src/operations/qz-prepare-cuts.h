/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-given-awards.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_PREPARE_CUTS (qz_prepare_cuts_get_type ())

G_DECLARE_FINAL_TYPE (QzPrepareCuts, qz_prepare_cuts, QZ, PREPARE_CUTS, QzOperation)

QzPrepareCuts *qz_prepare_cuts_new (QzWorkspace *workspace,
                                    const char *activity) G_GNUC_WARN_UNUSED_RESULT;

const GPtrArray *qz_prepare_cuts_get_awards (QzPrepareCuts *self);
QzCutPolicy qz_prepare_cuts_get_policy (QzPrepareCuts *self);
GStrv qz_prepare_cuts_get_groupings (QzPrepareCuts *self);
const char *qz_prepare_cuts_get_group (QzPrepareCuts *self, const char *entry, guint grouping);

/* For what brings the awards back. */
const QzGivenAwards *qz_prepare_cuts_get_given (QzPrepareCuts *self);
GHashTable *qz_prepare_cuts_get_before (QzPrepareCuts *self);

G_END_DECLS
