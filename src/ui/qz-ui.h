/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void qz_ui_register_resource (void);
void qz_ui_choose_language (void);
GSettings *qz_ui_get_settings (void);

G_END_DECLS
