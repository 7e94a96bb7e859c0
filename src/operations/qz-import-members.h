/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/qz-edition.h"
#include "model/qz-form.h"
#include "operations/qz-operation.h"

G_BEGIN_DECLS

#define QZ_TYPE_IMPORT_MEMBERS (qz_import_members_get_type ())

G_DECLARE_FINAL_TYPE (QzImportMembers, qz_import_members, QZ, IMPORT_MEMBERS, QzOperation)

QzImportMembers *qz_import_members_new (QzEdition *edition,
                                        const QzField *table,
                                        const char *path) G_GNUC_WARN_UNUSED_RESULT;

const QzField *qz_import_members_get_table (QzImportMembers *self);
guint qz_import_members_get_n_rows (QzImportMembers *self);
guint qz_import_members_get_n_sources (QzImportMembers *self);
char *qz_import_members_dup_source_name (QzImportMembers *self,
                                         guint source) G_GNUC_WARN_UNUSED_RESULT;
int qz_import_members_find_source (QzImportMembers *self, const char *heading);

int qz_import_members_get_source (QzImportMembers *self, guint column);
void qz_import_members_set_source (QzImportMembers *self, guint column, int source);

QzForm *qz_import_members_apply (QzImportMembers *self,
                                 QzForm *form,
                                 gboolean append) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *qz_import_members_check (QzImportMembers *self,
                                    QzForm *form,
                                    gboolean append) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
