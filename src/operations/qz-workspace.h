/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-edition.h"
#include "operations/qz-hat.h"
#include "store/qz-store.h"

G_BEGIN_DECLS

#define QZ_TYPE_WORKSPACE (qz_workspace_get_type ())

G_DECLARE_FINAL_TYPE (QzWorkspace, qz_workspace, QZ, WORKSPACE, GObject)

QzWorkspace *qz_workspace_create (const char *directory,
                                  const char *name,
                                  QzHat hats,
                                  const char *edition_path,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzWorkspace *qz_workspace_create_with_files (const char *directory,
                                             const char *name,
                                             QzHat hats,
                                             GHashTable *files,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzWorkspace *qz_workspace_open (const char *directory, GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzWorkspace *qz_workspace_open_read_only (const char *directory,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
QzWorkspace *qz_workspace_open_either (const char *directory,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean qz_workspace_close (QzWorkspace *self, GError **error);
void qz_workspace_discard (QzWorkspace *self);

QzStore *qz_workspace_get_store (QzWorkspace *self);
QzEdition *qz_workspace_get_edition (QzWorkspace *self);
QzEdition *qz_workspace_require_edition (QzWorkspace *self, GError **error);
const char *qz_workspace_get_directory (QzWorkspace *self);
const char *qz_workspace_get_name (QzWorkspace *self);
QzHat qz_workspace_get_hats (QzWorkspace *self);
gboolean qz_workspace_is_read_only (QzWorkspace *self);
const char *qz_workspace_get_read_only_reason (QzWorkspace *self);

gboolean qz_workspace_reload_edition (QzWorkspace *self, GError **error);

gboolean qz_workspace_exists (const char *directory);
char *qz_workspace_dup_default_directory (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
