/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_IMPORT_EDITION (qz_import_edition_get_type ())

G_DECLARE_FINAL_TYPE (QzImportEdition, qz_import_edition, QZ, IMPORT_EDITION, QzOperation)

QzImportEdition *qz_import_edition_new (QzWorkspace *workspace,
                                        const char *path) G_GNUC_WARN_UNUSED_RESULT;
QzImportEdition *qz_import_edition_new_for_files (QzWorkspace *workspace,
                                                  GHashTable *files) G_GNUC_WARN_UNUSED_RESULT;

void qz_import_edition_set_decision (QzImportEdition *self, const char *names, const char *reason);

const char *qz_import_edition_get_path (QzImportEdition *self);
const GPtrArray *qz_import_edition_get_faults (QzImportEdition *self);
const QzEdition *qz_import_edition_get_edition (QzImportEdition *self);
gboolean qz_import_edition_needs_decision (QzImportEdition *self);
guint qz_import_edition_get_n_sheets (QzImportEdition *self);
guint qz_import_edition_get_n_held (QzImportEdition *self);

G_END_DECLS
