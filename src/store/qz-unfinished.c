/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "model/qz-error.h"
#include "model/qz-new-file.h"
#include "store/qz-bundle-table.h"
#include "store/qz-objects.h"
#include "store/qz-unfinished.h"

#define LIST_NAME "unfinished-objects"

static char *
list_path (QzStore *store)
{
  return g_build_filename (qz_store_get_directory (store), LIST_NAME, NULL);
}

/**
 * qz_unfinished_write:
 * @store: a store open for writing
 * @objects: (element-type utf8): SHA-256 of what is about to be put into the object store
 * @error: %QZ_ERROR_IO when the list cannot be written
 *
 * Returns: whether the list is on the disk
 */
gboolean
qz_unfinished_write (QzStore *store, const GPtrArray *objects, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (QZ_IS_STORE (store) && objects != NULL, FALSE);

  path = list_path (store);
  for (guint i = 0; i < objects->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) objects->pdata[i]);
  if (g_file_set_contents_full (path, text->str, (gssize) text->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &local))
    return TRUE;
  return qz_new_file_refuse (path, qz_error_get_number (local), error);
}

typedef struct
{
  GStrv objects;
  GPtrArray *unused; /* (element-type utf8): borrowed from objects */
} Sweep;

static gboolean
find_unused (QzConnection *connection, gpointer data, GError **error)
{
  Sweep *sweep = data;

  for (guint i = 0; sweep->objects[i] != NULL; i++)
    {
      gboolean uses = TRUE;

      if (*sweep->objects[i] == '\0')
        continue;
      if (!qz_bundle_table_uses_object (connection, sweep->objects[i], &uses, error))
        return FALSE;
      if (!uses)
        g_ptr_array_add (sweep->unused, sweep->objects[i]);
    }
  return TRUE;
}

/**
 * qz_unfinished_sweep:
 * @store: a store open for writing
 * @error: as of the store
 *
 * Removes those objects of the list that no row names, and the list. Without one nothing happens.
 *
 * Returns: %FALSE when the store failed
 */
gboolean
qz_unfinished_sweep (QzStore *store, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) objects = NULL;
  g_autoptr (GPtrArray) unused = g_ptr_array_new ();
  Sweep sweep;

  g_return_val_if_fail (QZ_IS_STORE (store), FALSE);

  path = list_path (store);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return TRUE;
  objects = g_strsplit (text, "\n", -1);
  sweep = (Sweep){ objects, unused };
  if (!qz_store_read (store, find_unused, &sweep, error))
    return FALSE;
  for (guint i = 0; i < unused->len; i++)
    qz_objects_remove (qz_store_get_directory (store), unused->pdata[i]);
  g_unlink (path);
  return TRUE;
}
