/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-activity.h"
#include "model/qz-form.h"

G_BEGIN_DECLS

gboolean qz_table_paste_is_block (const char *text);
QzForm *qz_table_paste (QzForm *form,
                        const QzField *table,
                        guint row,
                        guint column,
                        const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
