/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void qz_drawing_spare_gl (void);

G_END_DECLS
