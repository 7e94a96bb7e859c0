/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-window.h"

G_BEGIN_DECLS

void qz_new_seat_open (QzWindow *window, const char *path);

G_END_DECLS
