/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-bundle-report.h"
#include "operations/qz-operation.h"
#include "operations/qz-workspace.h"

G_BEGIN_DECLS

#define QZ_TYPE_IMPORT_BUNDLE (qz_import_bundle_get_type ())

G_DECLARE_FINAL_TYPE (QzImportBundle, qz_import_bundle, QZ, IMPORT_BUNDLE, QzOperation)

QzImportBundle *qz_import_bundle_new (QzWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void qz_import_bundle_add_file (QzImportBundle *self, const char *path);
void qz_import_bundle_add_named (QzImportBundle *self, const char *path, const char *name);
void qz_import_bundle_set_dry_run (QzImportBundle *self, gboolean dry_run);

const GPtrArray *qz_import_bundle_get_reports (QzImportBundle *self);

G_END_DECLS
