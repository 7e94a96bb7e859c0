/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_ADD_JUDGES (qz_add_judges_get_type ())

G_DECLARE_FINAL_TYPE (QzAddJudges, qz_add_judges, QZ, ADD_JUDGES, QzOperation)

QzAddJudges *qz_add_judges_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

void qz_add_judges_add (QzAddJudges *self,
                        const char *name,
                        const char *organisation,
                        const char *title,
                        const char *expertise,
                        const char *telephone);
void qz_add_judges_set_key (QzAddJudges *self, const char *key);
void qz_add_judges_set_qualification (QzAddJudges *self, const char *qualification);
gboolean qz_add_judges_set_days (QzAddJudges *self, const char *days, GError **error);
void qz_add_judges_set_loads (QzAddJudges *self, guint least, guint most);

const GPtrArray *qz_add_judges_get_judges (QzAddJudges *self);
guint qz_add_judges_get_n_new (QzAddJudges *self);

G_END_DECLS
