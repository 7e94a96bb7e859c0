/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/lib/temp-folder.h"

#include <glib/gstdio.h>

/* Empty, and removed with temp_folder_remove(). */
char *
temp_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("qunzhi-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

/* With all that is in it; links are not followed. What may not be listed is made so before. */
void
temp_folder_remove (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = NULL;
      const char *name;

      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *below = g_build_filename (path, name, NULL);

          temp_folder_remove (below);
        }
    }
  g_remove (path);
}

/* How many files are below it, hidden ones included; none when it is not there. */
guint
temp_folder_count (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      n += g_file_test (below, G_FILE_TEST_IS_DIR) ? temp_folder_count (below) : 1;
    }
  return n;
}
