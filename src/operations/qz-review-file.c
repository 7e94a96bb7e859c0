/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos and signed papers of the review: pictures, or a scan as PDF or picture. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "model/qz-visit.h"
#include "operations/qz-file-kind.h"
#include "operations/qz-review-file.h"
#include "store/qz-review-file-table.h"

/* Of one file, and so many at once. */
#define MOST_BYTES (50 * 1024 * 1024)
#define MOST_FILES 50

struct _QzReviewFiles
{
  GPtrArray *files;     /* (element-type GFile) */
  GPtrArray *uses;      /* (element-type utf8): of each */
  GPtrArray *materials; /* (element-type QzMaterial): of each, once they were looked at */
  GPtrArray *warnings;  /* (element-type utf8), ended by a %NULL */
};

/**
 * qz_review_files_new:
 *
 * Returns: (transfer full): none yet
 */
QzReviewFiles *
qz_review_files_new (void)
{
  QzReviewFiles *self = g_new0 (QzReviewFiles, 1);

  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->uses = g_ptr_array_new_with_free_func (g_free);
  self->materials = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_material_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->warnings, NULL);
  return self;
}

/**
 * qz_review_files_free:
 * @self: (nullable) (transfer full): some files
 */
void
qz_review_files_free (QzReviewFiles *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->uses);
  g_ptr_array_unref (self->materials);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/**
 * qz_review_files_take:
 * @self: some files
 * @use: what the file is; of a photo only pictures are taken
 * @file: a file on this computer
 */
void
qz_review_files_take (QzReviewFiles *self, const char *use, GFile *file)
{
  g_return_if_fail (self != NULL && use != NULL && G_IS_FILE (file));

  g_ptr_array_add (self->files, g_object_ref (file));
  g_ptr_array_add (self->uses, g_strdup (use));
}

/**
 * qz_review_files_get_n:
 * @self: some files
 *
 * Returns: how many
 */
guint
qz_review_files_get_n (const QzReviewFiles *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->files->len;
}

static gboolean
check_kind (const QzMaterial *material, const char *use, GError **error)
{
  gboolean photo = strcmp (use, QZ_REVIEW_FILE_PHOTO) == 0;

  if (strcmp (material->kind, "picture") == 0 || (!photo && strcmp (material->kind, "pdf") == 0))
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
               photo ? _ ("“%s” is no picture (%s). Choose the photo itself.")
                     : _ ("“%s” is no scan (%s). Scan the signed paper as PDF or picture."),
               material->name, qz_file_kind_get_label (material->kind));
  return FALSE;
}

static gboolean
look_at (QzReviewFiles *self, guint i, GCancellable *cancellable, GError **error)
{
  GFile *file = self->files->pdata[i];
  const char *use = self->uses->pdata[i];
  g_autoptr (QzMaterial) material = qz_taken_file_look (file, cancellable, error);
  char *unseen = NULL;

  if (material == NULL || !check_kind (material, use, error))
    return FALSE;
  if (material->bytes > MOST_BYTES)
    {
      g_autofree char *most = g_format_size (MOST_BYTES);

      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("“%s” is larger than %s. Make it smaller and choose it again."),
                   material->name, most);
      return FALSE;
    }
  if (!qz_taken_file_look_into (material, file, &unseen, cancellable, error))
    return FALSE;
  if (unseen != NULL)
    g_ptr_array_insert (self->warnings, (int) self->warnings->len - 1, unseen);
  qz_text_set (&material->requirement, use);
  g_ptr_array_add (self->materials, g_steal_pointer (&material));
  return TRUE;
}

/**
 * qz_review_files_look:
 * @self: some files
 * @cancellable: (nullable): gives up
 * @error: as qz_taken_file_look(); %QZ_ERROR_TYPE for a photo that is no picture or a paper that is
 *   no scan, %QZ_ERROR_LIMIT for one that is too large or for too many
 *
 * Looks at all of them before a byte is copied.
 *
 * Returns: whether they can be taken in
 */
gboolean
qz_review_files_look (QzReviewFiles *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_ptr_array_set_size (self->materials, 0);
  if (self->files->len > MOST_FILES)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
                   _ ("%u files are too many at once. Take in at most %u."), self->files->len,
                   MOST_FILES);
      return FALSE;
    }
  for (guint i = 0; i < self->files->len; i++)
    if (!look_at (self, i, cancellable, error))
      return FALSE;
  return TRUE;
}

/**
 * qz_review_files_store:
 * @self: files that were looked at
 * @workspace: where
 * @operation: told of the progress
 * @enter: writes them with qz_review_files_add()
 * @data: for @enter
 * @cancellable: (nullable): gives up
 * @error: as qz_taken_files_store()
 *
 * Returns: whether they are stored
 */
gboolean
qz_review_files_store (QzReviewFiles *self,
                       QzWorkspace *workspace,
                       QzOperation *operation,
                       QzTakenFunc enter,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && self->materials->len == self->files->len, FALSE);

  return qz_taken_files_store (workspace, (GFile *const *) self->files->pdata,
                               (QzMaterial *const *) self->materials->pdata, self->files->len,
                               operation, enter, data, cancellable, error);
}

/**
 * qz_review_files_add:
 * @self: files that are in the object store
 * @connection: inside a writing transaction
 * @entry: UUID of whose they are
 * @stage: id of a stage
 * @error: any code of the driver
 *
 * Returns: %TRUE when they were entered
 */
gboolean
qz_review_files_add (QzReviewFiles *self,
                     QzConnection *connection,
                     const char *entry,
                     const char *stage,
                     GError **error)
{
  g_return_val_if_fail (self != NULL && entry != NULL && stage != NULL, FALSE);

  for (guint i = 0; i < self->materials->len; i++)
    {
      QzMaterial *material = self->materials->pdata[i];

      qz_text_set (&material->entry, entry);
      if (!qz_review_file_table_add (connection, stage, material, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * qz_review_files_describe:
 * @self: files that are in the object store
 * @detail: takes a line for each, for the audit trail
 */
void
qz_review_files_describe (const QzReviewFiles *self, GString *detail)
{
  g_return_if_fail (self != NULL && detail != NULL);

  for (guint i = 0; i < self->materials->len; i++)
    {
      const QzMaterial *material = self->materials->pdata[i];

      g_string_append_printf (detail, "\n%s: %s %s", material->requirement, material->name,
                              material->sha256);
    }
}

/**
 * qz_review_files_get_warnings:
 * @self: files that were looked at
 *
 * Returns: (transfer none) (array zero-terminated=1): which could not be looked into, and why
 */
const char *const *
qz_review_files_get_warnings (QzReviewFiles *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->warnings->pdata;
}

/**
 * qz_review_files_get:
 * @self: files that were looked at
 * @i: which, from 0
 *
 * Returns: (transfer none): what is known of it
 */
const QzMaterial *
qz_review_files_get (const QzReviewFiles *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->materials->len, NULL);

  return self->materials->pdata[i];
}
