/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Name, hats and edition of a workspace, in its store. */

#include "config.h"

#include "operations/qz-workspace-contents.h"

#include "store/qz-edition-table.h"
#include "store/qz-setting-table.h"

#define SETTING_NAME "workspace.name"
#define SETTING_HATS "workspace.hats"

/**
 * qz_workspace_contents_clear:
 * @self: contents whose members belong to it
 */
void
qz_workspace_contents_clear (QzWorkspaceContents *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->edition, g_free);
  g_clear_pointer (&self->files, g_hash_table_unref);
}

/* "" when it was never set. */
static gboolean
read_setting (QzConnection *connection, const char *name, char **out_value, GError **error)
{
  g_autoptr (GError) local = NULL;
  char *value = qz_setting_table_get (connection, name, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *out_value = value != NULL ? value : g_strdup ("");
  return TRUE;
}

/**
 * qz_workspace_contents_read:
 * @connection: inside a transaction
 * @self: (type QzWorkspaceContents): empty contents
 * @error: any code of the driver
 *
 * Returns: %TRUE when they were read; there may be no edition
 */
gboolean
qz_workspace_contents_read (QzConnection *connection, gpointer self, GError **error)
{
  QzWorkspaceContents *contents = self;
  g_autofree char *hats = NULL;

  if (!read_setting (connection, SETTING_NAME, &contents->name, error)
      || !read_setting (connection, SETTING_HATS, &hats, error)
      || !read_setting (connection, QZ_WORKSPACE_SETTING_EDITION, &contents->edition, error))
    return FALSE;
  contents->hats = qz_hats_from_string (hats);
  if (*contents->edition == '\0')
    return TRUE;
  contents->files = qz_edition_table_get_files (connection, contents->edition, error);
  return contents->files != NULL;
}

/**
 * qz_workspace_contents_write:
 * @connection: inside a writing transaction
 * @self: (type QzWorkspaceContents): what a new workspace begins with
 * @error: any code of the driver
 *
 * Returns: %TRUE when they were written
 */
gboolean
qz_workspace_contents_write (QzConnection *connection, gpointer self, GError **error)
{
  const QzWorkspaceContents *contents = self;
  g_autofree char *hats = qz_hats_to_string (contents->hats);

  if (!qz_setting_table_set (connection, SETTING_NAME, contents->name, error)
      || !qz_setting_table_set (connection, SETTING_HATS, hats, error))
    return FALSE;
  if (contents->files == NULL)
    return TRUE;
  return qz_edition_table_put (connection, contents->edition, contents->files, error)
         && qz_setting_table_set (connection, QZ_WORKSPACE_SETTING_EDITION, contents->edition,
                                  error);
}
