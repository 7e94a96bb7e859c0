/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *qz_amount_in_words (gint64 fen) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
