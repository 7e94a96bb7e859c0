/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *qz_clock_now (void) G_GNUC_WARN_UNUSED_RESULT;
char *qz_clock_today (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
