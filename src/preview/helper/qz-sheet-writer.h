/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview/helper/qz-helper-kind.h"

G_BEGIN_DECLS

void qz_sheet_write_text (QzHelperSheet *sheet, const char *text, QzPreviewReply *reply);
void qz_sheet_write_title (
    QzHelperSheet *sheet, guint32 page, guint32 level, const char *title, QzPreviewReply *reply);
void qz_sheet_scale_pixels (QzHelperSheet *sheet,
                            const guint8 *pixels,
                            int width,
                            int height,
                            int stride,
                            const QzPreviewRequest *request,
                            QzPreviewReply *reply);

G_END_DECLS
