/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Places on a line of months. A day lies as far into its month as the month is gone, so that all
 * months are equally wide.
 */
gboolean qz_months_parse (const char *date, gboolean end, double *out_place);
char *qz_months_label (int month, gboolean with_year) G_GNUC_WARN_UNUSED_RESULT;
char *qz_months_format (const char *date) G_GNUC_WARN_UNUSED_RESULT;
char *qz_months_format_span (const char *from, const char *to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
