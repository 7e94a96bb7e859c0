/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of an entry that comes in: whether they are what they are said to be. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-file-kind.h"
#include "operations/qz-incoming-private.h"
#include "rules/qz-material-check.h"
#include "store/qz-objects.h"

/**
 * qz_incoming_awaits:
 * @self: one whose entries are taken
 * @material: of one of them, with its file in the manifest
 *
 * Returns: whether its file travels beside the bundle and has not come before
 */
gboolean
qz_incoming_awaits (QzIncoming *self, const QzMaterial *material)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);
  const QzBundleBlob *blob = qz_manifest_find_blob (manifest, material->sha256);
  g_autofree char *path =
      qz_objects_path (qz_workspace_get_directory (self->workspace), material->sha256);

  return blob->beside && !g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What the sender says of a file counts for nothing: its content decides. */
static gboolean
check_kind (QzIncoming *self, const QzMaterial *material, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  const char *kind = material->kind;

  if (self->batch != NULL && !qz_incoming_awaits (self, material))
    {
      path = qz_object_batch_dup_path (self->batch, material->sha256);
      file = g_file_new_for_path (path);
      kind = qz_file_kind_of_content (file, cancellable, error);
    }
  if (kind == NULL || !qz_file_kind_check (material->name, kind, error))
    return FALSE;
  if (strcmp (kind, material->kind) == 0)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
               _ ("“%s” is said to be of the kind %s, and its content is: %s. Ask the unit to "
                  "attach it again."),
               material->name, qz_file_kind_get_label (material->kind),
               qz_file_kind_get_label (kind));
  return FALSE;
}

static guint
count_before (const GPtrArray *materials, guint place)
{
  const char *requirement = ((const QzMaterial *) materials->pdata[place])->requirement;
  guint n = 0;

  for (guint i = 0; i < place; i++)
    n += strcmp (((const QzMaterial *) materials->pdata[i])->requirement, requirement) == 0;
  return n;
}

/* An earlier version of the edition may have asked for something else. */
static gboolean
check_requirement (QzIncoming *self,
                   const QzActivity *activity,
                   const GPtrArray *materials,
                   guint place,
                   GError **error)
{
  const QzMaterial *material = materials->pdata[place];
  const QzRequirement *requirement = qz_activity_find_requirement (activity, material->requirement);

  if (self->report->older_edition)
    return TRUE;
  if (requirement != NULL)
    return qz_material_may_attach (requirement, material->name, material->kind, material->bytes,
                                   count_before (materials, place), error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("“%s” asks for no material “%s”, to which the file “%s” belongs."),
               activity->name, material->requirement, material->name);
  return FALSE;
}

/**
 * qz_incoming_check_materials:
 * @self: one whose files were streamed
 * @activity: of an entry in it
 * @materials: (element-type QzMaterial): of that entry
 * @cancellable: (nullable): gives up
 * @error: %QZ_ERROR_TYPE when the content of a file is of another kind than it is said to be, or
 *   than its requirement takes; %QZ_ERROR_LIMIT over a hard limit; %QZ_ERROR_NOT_FOUND for an
 *   unknown requirement
 *
 * Nothing comes in that could not be attached here.
 *
 * Returns: whether the files can come in
 */
gboolean
qz_incoming_check_materials (QzIncoming *self,
                             const QzActivity *activity,
                             const GPtrArray *materials,
                             GCancellable *cancellable,
                             GError **error)
{
  for (guint i = 0; i < materials->len; i++)
    if (!check_requirement (self, activity, materials, i, error)
        || !check_kind (self, materials->pdata[i], cancellable, error))
      return FALSE;
  return TRUE;
}
