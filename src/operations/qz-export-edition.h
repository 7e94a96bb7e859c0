/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-outgoing.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_EXPORT_EDITION (qz_export_edition_get_type ())

G_DECLARE_FINAL_TYPE (QzExportEdition, qz_export_edition, QZ, EXPORT_EDITION, QzOperation)

QzExportEdition *qz_export_edition_new (QzWorkspace *workspace,
                                        const char *path) G_GNUC_WARN_UNUSED_RESULT;

gboolean
qz_export_edition_add (QzWorkspace *workspace, QzOutgoing *outgoing, GError **error);
guint qz_export_edition_get_sequence (QzExportEdition *self);

G_END_DECLS
