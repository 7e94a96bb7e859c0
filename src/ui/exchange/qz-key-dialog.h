/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/qz-page.h"

G_BEGIN_DECLS

/* The passphrase of the workspace's key: asked for, set, changed, removed. A page that shows it
   gets the action "set-passphrase". */

/**
 * QzKeyReadyFunc:
 * @page: the page that asked
 * @data: (transfer full): what was handed in
 *
 * The key can be used now.
 */
typedef void (*QzKeyReadyFunc) (QzPage *page, gpointer data);

void
qz_key_dialog_unlock (QzPage *page, QzKeyReadyFunc ready, gpointer data, GDestroyNotify destroy);
void qz_key_dialog_add_actions (QzPage *page);

G_END_DECLS
