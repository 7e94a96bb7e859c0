/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/qz-edition.h"
#include "store/qz-store.h"

G_BEGIN_DECLS

/* Where the store keeps the id of the edition. */
#define QZ_WORKSPACE_SETTING_EDITION "workspace.edition"

/**
 * QzHat:
 * @QZ_HAT_UNIT: 申报单位
 * @QZ_HAT_RECOMMENDER: 推荐单位
 * @QZ_HAT_OFFICE: 活动工作办公室
 * @QZ_HAT_JUDGE: 评审专家
 * @QZ_HAT_HOST: 主办/指导单位
 *
 * What the organisation of a workspace does in its edition. Rights and pages follow from the hats.
 */
typedef enum
{
  QZ_HAT_UNIT = 1 << 0,
  QZ_HAT_RECOMMENDER = 1 << 1,
  QZ_HAT_OFFICE = 1 << 2,
  QZ_HAT_JUDGE = 1 << 3,
  QZ_HAT_HOST = 1 << 4,
} QzHat;

#define QZ_TYPE_WORKSPACE (qz_workspace_get_type ())

G_DECLARE_FINAL_TYPE (QzWorkspace, qz_workspace, QZ, WORKSPACE, GObject)

QzWorkspace *qz_workspace_create (const char *directory,
                                  const char *name,
                                  QzHat hats,
                                  const char *edition_path,
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

gboolean qz_hat_from_id (const char *id, QzHat *out_hat);
char *qz_hats_to_string (QzHat hats) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
