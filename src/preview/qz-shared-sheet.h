/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int qz_shared_sheet_new (gsize size, GError **error);
gpointer qz_shared_sheet_take (int fd, gsize size) G_GNUC_WARN_UNUSED_RESULT;
void qz_shared_sheet_free (gpointer data, gsize size);

G_END_DECLS
