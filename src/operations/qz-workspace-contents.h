/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/qz-hat.h"
#include "store/qz-connection.h"

G_BEGIN_DECLS

/* Where the store keeps the id of the edition. */
#define QZ_WORKSPACE_SETTING_EDITION "workspace.edition"

/* What the store knows of a workspace as a whole. */
typedef struct
{
  char *name; /* of the organisation */
  QzHat hats;
  char *edition;     /* id, nullable */
  GHashTable *files; /* of the edition, nullable */
} QzWorkspaceContents;

void qz_workspace_contents_clear (QzWorkspaceContents *self);
gboolean qz_workspace_contents_read (QzConnection *connection, gpointer self, GError **error);
gboolean qz_workspace_contents_write (QzConnection *connection, gpointer self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QzWorkspaceContents, qz_workspace_contents_clear)

G_END_DECLS
