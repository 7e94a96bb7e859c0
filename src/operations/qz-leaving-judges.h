/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-panel.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

gboolean qz_leaving_judges_apply (QzConnection *connection,
                                  const QzPanel *panel,
                                  const char *reason,
                                  guint *out_sheets,
                                  GError **error);

G_END_DECLS
