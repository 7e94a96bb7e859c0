/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-window.h"

G_BEGIN_DECLS

void qz_demo_open (QzWindow *window);

G_END_DECLS
