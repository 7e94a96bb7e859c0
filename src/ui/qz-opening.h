/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/**
 * QzOpening:
 *
 * A workspace that is being opened beside the main thread. Started before the toolkit is, it is
 * mostly done when the first window is built.
 */
#define QZ_TYPE_OPENING (qz_opening_get_type ())
G_DECLARE_FINAL_TYPE (QzOpening, qz_opening, QZ, OPENING, GObject)

QzOpening *qz_opening_new (const char *directory) G_GNUC_WARN_UNUSED_RESULT;
const char *qz_opening_get_directory (QzOpening *self);
gboolean qz_opening_wait (QzOpening *self, gint64 microseconds);
QzWorkspace *qz_opening_finish (QzOpening *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
