/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QzLock:
 *
 * The right to write in a workspace, held by one process at a time.
 */
typedef struct _QzLock QzLock;

QzLock *qz_lock_take (const char *directory, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void qz_lock_release (QzLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QzLock, qz_lock_release)

G_END_DECLS
