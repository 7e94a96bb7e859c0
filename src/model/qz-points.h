/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QZ_POINT:
 *
 * One point of a score, or one unit of any decimal in an edition, in thousandths.
 */
#define QZ_POINT (G_GINT64_CONSTANT (1000))

/**
 * QZ_POINTS_NONE:
 *
 * Stands for "no value": a blank is not zero.
 */
#define QZ_POINTS_NONE G_MININT64

gboolean qz_points_parse (const char *text, gint64 *out_points, GError **error);
char *qz_points_format (gint64 points) G_GNUC_WARN_UNUSED_RESULT;
char *qz_points_format_digits (gint64 points, guint digits) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
