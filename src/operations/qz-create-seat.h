/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-known-key.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

QzWorkspace *qz_create_seat (const char *directory,
                             const char *path,
                             QzKnownKey **out_office,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
