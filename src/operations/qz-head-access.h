/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"

G_BEGIN_DECLS

/* What panel heads 评审组长 alone may do. For the operations only. */

const QzJudge *qz_head_access_find_judge (const QzPanel *panel, const char *judge, GError **error);
const QzJudge *qz_head_access_get_head (const QzPanel *panel);
gboolean qz_head_access_check_head (const QzPanel *panel, const char *name, GError **error);

G_END_DECLS
