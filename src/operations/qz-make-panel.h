/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_MAKE_PANEL (qz_make_panel_get_type ())

G_DECLARE_FINAL_TYPE (QzMakePanel, qz_make_panel, QZ, MAKE_PANEL, QzOperation)

QzMakePanel *qz_make_panel_new (QzWorkspace *workspace,
                                const char *activity,
                                const char *stage,
                                const char *name,
                                const char *const *judges) G_GNUC_WARN_UNUSED_RESULT;
QzMakePanel *qz_make_panel_new_change (QzWorkspace *workspace,
                                       const char *panel,
                                       const char *name,
                                       const char *const *judges) G_GNUC_WARN_UNUSED_RESULT;

void qz_make_panel_set_head (QzMakePanel *self, const char *judge);
void qz_make_panel_set_categories (QzMakePanel *self, const char *const *categories);
void qz_make_panel_set_entries (QzMakePanel *self, const char *const *entries);
void qz_make_panel_set_reason (QzMakePanel *self, const char *reason);

const QzPanel *qz_make_panel_get_panel (QzMakePanel *self);
guint qz_make_panel_get_n_sheets (QzMakePanel *self);
const GPtrArray *qz_make_panel_get_findings (QzMakePanel *self);

G_END_DECLS
