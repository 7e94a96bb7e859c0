/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "preview/qz-preview-protocol.h"

G_BEGIN_DECLS

typedef struct _QzHelperLink QzHelperLink;

QzHelperLink *qz_helper_link_new (const char *kind, const char *name, int document, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void qz_helper_link_free (QzHelperLink *self);

gpointer qz_helper_link_ask (QzHelperLink *self,
                             QzPreviewRequest *request,
                             gsize sheet_size,
                             QzPreviewReply *reply,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_helper_link_is_dead (const QzHelperLink *self);
guint qz_helper_link_get_n_answers (const QzHelperLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzHelperLink, qz_helper_link_free)

G_END_DECLS
