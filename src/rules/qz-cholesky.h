/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Linear algebra of the second opinions. For the rules only. */

gboolean qz_cholesky_solve (double *matrix, double *vector, gsize n);

G_END_DECLS
