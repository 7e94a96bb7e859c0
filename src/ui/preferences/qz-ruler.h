/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QzRuler:
 *
 * A line of 100 mm, as long as the screen's calibration makes it.
 */
#define QZ_TYPE_RULER (qz_ruler_get_type ())
G_DECLARE_FINAL_TYPE (QzRuler, qz_ruler, QZ, RULER, GtkWidget)

GtkWidget *qz_ruler_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
