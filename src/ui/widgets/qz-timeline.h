/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/qz-edition.h"

G_BEGIN_DECLS

/**
 * QzTimeline:
 *
 * The phases of an edition over its months, with a mark for today. Phases that overlap lie in lanes
 * below each other.
 */
#define QZ_TYPE_TIMELINE (qz_timeline_get_type ())
G_DECLARE_FINAL_TYPE (QzTimeline, qz_timeline, QZ, TIMELINE, GtkWidget)

GtkWidget *qz_timeline_new (void) G_GNUC_WARN_UNUSED_RESULT;
void qz_timeline_set_phases (QzTimeline *self, GPtrArray *phases, const char *today);

G_END_DECLS
