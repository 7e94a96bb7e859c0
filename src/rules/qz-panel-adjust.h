/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An entry that no panel scores, a seat that nobody can take. */
#define QZ_PANEL_ADJUST_NONE G_MAXUINT

typedef struct _QzPanelAdjust QzPanelAdjust;

QzPanelAdjust *qz_panel_adjust_new (guint n_panels) G_GNUC_WARN_UNUSED_RESULT;
void qz_panel_adjust_free (QzPanelAdjust *self);
void qz_panel_adjust_add_judge (QzPanelAdjust *self, const char *house, guint panel, gboolean free);
void qz_panel_adjust_add_entry (QzPanelAdjust *self, const char *group, guint panel);
void qz_panel_adjust_add_conflict (QzPanelAdjust *self, guint entry, guint judge);
void qz_panel_adjust_vacate (QzPanelAdjust *self, guint judge);
void qz_panel_adjust_solve (QzPanelAdjust *self);

guint qz_panel_adjust_get_panel (const QzPanelAdjust *self, guint entry);
guint qz_panel_adjust_get_replacement (const QzPanelAdjust *self, guint judge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzPanelAdjust, qz_panel_adjust_free)

G_END_DECLS
