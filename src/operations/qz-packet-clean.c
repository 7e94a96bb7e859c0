/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The materials of an entry that is judged without names. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-material.h"
#include "model/qz-new-file.h"
#include "model/qz-text.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-packet-clean.h"
#include "store/qz-objects.h"

/**
 * qz_cleaned_material_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_cleaned_material_free (QzCleanedMaterial *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->name);
  g_free (self);
}

/**
 * qz_cleaned_material_describe:
 * @self: a file that was written anew
 *
 * Returns: (transfer full): what was taken out of it, "" when nothing was found
 */
char *
qz_cleaned_material_describe (const QzCleanedMaterial *self)
{
  static const struct
  {
    QzCleaned what;
    const char *words;
  } all[] = {
    { QZ_CLEANED_PROPERTIES, N_ ("properties") },
    { QZ_CLEANED_METADATA, N_ ("metadata") },
    { QZ_CLEANED_ATTACHMENTS, N_ ("attachments") },
    { QZ_CLEANED_AUTHORS, N_ ("names at comments, changes and pictures") },
    { QZ_CLEANED_SIGNATURES, N_ ("digital signatures") },
    { QZ_CLEANED_PICTURES, N_ ("what cameras write into pictures") },
  };
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (words, FALSE));

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if ((self->cleaned & all[i].what) != 0)
      /* Translators: between two things of a list. */
      g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", _ (all[i].words));
  return g_string_free (words, FALSE);
}

static const char *
find_ending (const char *kind, GBytes *bytes)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  if (strcmp (kind, "pdf") == 0)
    return ".pdf";
  if (strcmp (kind, "word") == 0)
    return ".docx";
  if (strcmp (kind, "presentation") == 0)
    return ".pptx";
  return g_bytes_get_size (bytes) > 1 && data[0] == 0xff ? ".jpg" : ".png";
}

/* After what it answers, since the unit's name for it may say whose it is. */
static char *
make_name (const QzActivity *activity, const QzMaterial *material, guint number, GBytes *bytes)
{
  const QzRequirement *need = qz_activity_find_requirement (activity, material->requirement);

  return g_strdup_printf ("%s %u%s", need->name, number, find_ending (material->kind, bytes));
}

/* Beside the objects, until @files lets it go. */
static const char *
write_file (QzWorkspace *workspace, GBytes *bytes, GPtrArray *files, GError **error)
{
  g_autofree char *folder =
      g_build_filename (qz_workspace_get_directory (workspace), QZ_OBJECTS_FOLDER, NULL);
  QzNewFile *file = qz_new_file_begin (folder, error);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (file == NULL)
    return NULL;
  g_ptr_array_add (files, file);
  return qz_new_file_write (file, data, length, error) && qz_new_file_set_aside (file, error)
             ? qz_new_file_get_path (file)
             : NULL;
}

static gboolean
check_kind (const QzMaterial *material, GError **error)
{
  if (qz_foreign_clean_can (material->kind))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
               _ ("names cannot be taken out of the file “%s”. Ask the unit for PDF, .docx, .pptx "
                  "or a picture."),
               material->name);
  return FALSE;
}

static gboolean
clean_material (QzWorkspace *workspace,
                QzPacketView *view,
                guint place,
                GPtrArray *files,
                GPtrArray *cleaned,
                GCancellable *cancellable,
                GError **error)
{
  QzMaterial *material = view->materials->pdata[place];
  g_autofree char *object =
      qz_objects_path (qz_workspace_get_directory (workspace), material->sha256);
  g_autoptr (GBytes) bytes = NULL;
  QzCleanedMaterial *report;
  QzCleaned what = 0;
  const char *path;

  if (!check_kind (material, error))
    return FALSE;
  bytes = qz_foreign_clean (object, material->name, material->kind, &what, cancellable, error);
  path = bytes != NULL ? write_file (workspace, bytes, files, error) : NULL;
  if (path == NULL)
    return FALSE;
  g_ptr_array_add (view->files, g_strdup (path));
  report = g_new0 (QzCleanedMaterial, 1);
  report->entry = g_strdup (qz_entry_access_call (view->entry));
  report->name = g_strdup (material->name);
  report->cleaned = what;
  g_ptr_array_add (cleaned, report);
  qz_text_take (&material->name, make_name (view->activity, material, place + 1, bytes));
  qz_text_take (&material->sha256, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes));
  material->bytes = (gint64) g_bytes_get_size (bytes);
  qz_text_set (&material->check_code, "");
  return TRUE;
}

/**
 * qz_packet_clean_view:
 * @workspace: of the office
 * @view: an entry as its judge sees it; where it is judged without names its materials become those
 *   that are written anew
 * @files: (element-type QzNewFile): takes these, to be let go once the packet is written
 * @cleaned: (element-type QzCleanedMaterial): takes what was taken out of each
 * @cancellable: (nullable): gives up
 * @error: %QZ_ERROR_STATE when the entry has no material without names; as of qz_foreign_clean();
 *   %QZ_ERROR_FULL, %QZ_ERROR_IO
 *
 * Returns: whether the judge can read the entry
 */
gboolean
qz_packet_clean_view (QzWorkspace *workspace,
                      QzPacketView *view,
                      GPtrArray *files,
                      GPtrArray *cleaned,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && view != NULL, FALSE);
  g_return_val_if_fail (files != NULL && cleaned != NULL, FALSE);

  if (!view->activity->blind)
    return TRUE;
  if (view->materials->len == 0)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                           _ ("it has no material without names. Ask the unit for it."));
      return FALSE;
    }
  view->files = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < view->materials->len; i++)
    if (!clean_material (workspace, view, i, files, cleaned, cancellable, error))
      return FALSE;
  return TRUE;
}
