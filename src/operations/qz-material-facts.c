/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages, size and length of a file that came from outside, entered in its material. */

#include "config.h"

#include "operations/qz-material-facts.h"

#include "preview/qz-foreign-facts.h"

/**
 * qz_material_read_facts:
 * @material: with name and kind
 * @path: the file
 * @cancellable: (nullable): gives up
 * @error: %G_IO_ERROR_CANCELLED, or why the file cannot be looked into, as qz_foreign_probe()
 *
 * Has a helper look into the file. A file that cannot be shown may still be handed in: then the
 * facts stay unknown and @error is a warning.
 *
 * Returns: whether the file could be looked into
 */
gboolean
qz_material_read_facts (QzMaterial *material,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (QzForeignFacts) facts = { 0 };

  g_return_val_if_fail (material != NULL && path != NULL, FALSE);

  if (!qz_foreign_probe (path, material->name, material->kind, &facts, cancellable, error))
    return FALSE;
  material->pages = facts.pages;
  material->width = facts.width;
  material->height = facts.height;
  material->milliseconds = facts.milliseconds;
  g_free (material->format);
  material->format = g_strdup (facts.format != NULL ? facts.format : "");
  return TRUE;
}
