/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A judge who sits in no panel. */
#define QZ_PANEL_PLAN_NONE G_MAXUINT

typedef struct _QzPanelPlan QzPanelPlan;

QzPanelPlan *
qz_panel_plan_new (guint n_panels, guint n_seats, guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
void qz_panel_plan_free (QzPanelPlan *self);
void qz_panel_plan_add_entry (QzPanelPlan *self, const char *group);
void qz_panel_plan_add_judge (QzPanelPlan *self, const char *name, const char *house);
void qz_panel_plan_add_conflict (QzPanelPlan *self, guint entry, guint judge);
gboolean qz_panel_plan_solve (QzPanelPlan *self, GCancellable *cancellable, GError **error);
guint qz_panel_plan_get_panel (const QzPanelPlan *self, guint entry);
guint qz_panel_plan_get_origin (const QzPanelPlan *self, guint entry);
guint qz_panel_plan_get_seat (const QzPanelPlan *self, guint judge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPanelPlan, qz_panel_plan_free)

G_END_DECLS
