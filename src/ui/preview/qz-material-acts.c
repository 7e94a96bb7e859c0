/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preview/qz-material-acts.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "store/qz-objects.h"

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QzPage) page = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    qz_page_show_error (page, _ ("The File Cannot Be Opened"), error);
}

/* The object has no name of its own that a program would know: a copy with one is opened. */
static GFile *
copy_to_open (QzPage *page, const QzMaterial *material, GError **error)
{
  const char *directory = qz_workspace_get_directory (qz_page_get_workspace (page));
  g_autofree char *path = qz_objects_path (directory, material->sha256);
  g_autofree char *folder =
      g_build_filename (g_get_user_cache_dir (), "qunzhi", "opened", material->sha256, NULL);
  g_autofree char *name = g_path_get_basename (material->name);
  g_autoptr (GFile) object = g_file_new_for_path (path);
  g_autoptr (GFile) copy = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_IO,
                   _ ("The folder “%s” cannot be made; “%s” is not opened."), folder, name);
      return NULL;
    }
  copy = g_file_new_build_filename (folder, name, NULL);
  if (!g_file_copy (object, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&copy);
}

/**
 * qz_material_open:
 * @page: where it is asked for; it says what goes wrong
 * @material: the file
 *
 * Opens a copy in the program that the desktop has for it.
 */
void
qz_material_open (QzPage *page, const QzMaterial *material)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = NULL;
  g_autoptr (GdkAppLaunchContext) context = NULL;
  g_autofree char *uri = NULL;

  g_return_if_fail (QZ_IS_PAGE (page) && material != NULL);

  copy = copy_to_open (page, material, &error);
  if (copy == NULL)
    {
      qz_page_show_error (page, _ ("The File Cannot Be Opened"), error);
      return;
    }
  uri = g_file_get_uri (copy);
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (page)));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (page));
}
