/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder of a test's own, and what is in it. */

char *temp_folder_new (void) G_GNUC_WARN_UNUSED_RESULT;
void temp_folder_remove (const char *path);
guint temp_folder_count (const char *path);

/* Owns the folder: it goes away with the variable. */
typedef char TempFolder;

static inline void
temp_folder_free (TempFolder *path)
{
  if (path != NULL)
    temp_folder_remove (path);
  g_free (path);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TempFolder, temp_folder_free)

G_END_DECLS
