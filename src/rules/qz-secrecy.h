/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-form.h"

G_BEGIN_DECLS

gboolean qz_secrecy_check (const QzActivity *activity, QzForm *form, GError **error);

G_END_DECLS
