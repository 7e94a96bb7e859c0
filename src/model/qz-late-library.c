/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Libraries that are loaded when somebody needs them. */

#include "config.h"

#include "model/qz-late-library.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>

#include "model/qz-error.h"

static GMutex lock;

/* Loads it for as long as the process lives. */
static gboolean
load (const QzLateLibrary *self, GError **error)
{
  void *handle = dlopen (self->file, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
  const char *missing = self->file;

  for (guint i = 0; handle != NULL && missing != NULL; i++)
    {
      missing = self->names[i];
      if (missing != NULL && (self->functions[i] = dlsym (handle, missing)) == NULL)
        break;
    }
  if (missing == NULL)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("A part of the program is missing (%s in %s). Install Qunzhi again."), missing,
               self->file);
  if (handle != NULL)
    dlclose (handle);
  return FALSE;
}

/**
 * qz_late_library_load:
 * @self: a library
 * @error: %QZ_ERROR_NOT_FOUND when it or one of its functions is not there
 *
 * Makes sure that the library is loaded. May be called on any thread.
 *
 * Returns: %TRUE when its functions can be called
 */
gboolean
qz_late_library_load (QzLateLibrary *self, GError **error)
{
  gboolean loaded;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&lock);
  if (!self->loaded)
    self->loaded = load (self, error);
  loaded = self->loaded;
  g_mutex_unlock (&lock);
  return loaded;
}
