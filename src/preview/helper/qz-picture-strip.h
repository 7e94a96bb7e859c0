/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GByteArray *qz_picture_strip (const guint8 *bytes,
                              gsize length,
                              gboolean *out_stripped) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
