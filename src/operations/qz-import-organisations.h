/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_IMPORT_ORGANISATIONS (qz_import_organisations_get_type ())

G_DECLARE_FINAL_TYPE (
    QzImportOrganisations, qz_import_organisations, QZ, IMPORT_ORGANISATIONS, QzOperation)

QzImportOrganisations *qz_import_organisations_new (QzWorkspace *workspace,
                                                    const char *path) G_GNUC_WARN_UNUSED_RESULT;
void qz_import_organisations_set_dry_run (QzImportOrganisations *self, gboolean dry_run);

guint qz_import_organisations_get_n_new (QzImportOrganisations *self);
guint qz_import_organisations_get_n_changed (QzImportOrganisations *self);
guint qz_import_organisations_get_n_same (QzImportOrganisations *self);
const GPtrArray *qz_import_organisations_get_findings (QzImportOrganisations *self);

G_END_DECLS
