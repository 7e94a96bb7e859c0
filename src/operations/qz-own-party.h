/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-workspace.h"

G_BEGIN_DECLS

/* What the organisation of a workspace is called in bundles. For the operations only. */

char *qz_own_party_read (QzConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *qz_own_party_ensure (QzConnection *connection,
                           QzWorkspace *workspace,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_own_party_settle (QzConnection *connection, const char *id, GError **error);
const char *qz_own_party_get_role (QzWorkspace *workspace);

G_END_DECLS
