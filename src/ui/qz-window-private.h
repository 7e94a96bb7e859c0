/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-window.h"

G_BEGIN_DECLS

void _qz_window_add_actions (QzWindow *self);
void _qz_window_lend_actions (QzWindow *self, QzPage *page);
void _qz_window_take_back_actions (QzWindow *self, QzPage *page);

G_END_DECLS
