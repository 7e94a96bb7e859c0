/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-files.h"
#include "exchange/qz-edition-record.h"
#include "exchange/qz-record.h"
#include "model/qz-error.h"

#define NEEDED QZ_SLOT_REQUIRED
#define MOST_FILES 200

static gpointer
file_new (void)
{
  QzEditionRecordFile *self = g_new0 (QzEditionRecordFile, 1);

  self->path = g_strdup ("");
  self->sha256 = g_strdup ("");
  return self;
}

static void
file_free (gpointer data)
{
  QzEditionRecordFile *self = data;

  g_free (self->path);
  g_free (self->sha256);
  g_free (self);
}

static void
check_file (const QzPlace *place, gconstpointer value)
{
  const QzEditionRecordFile *file = value;

  if (!qz_edition_files_know (file->path))
    qz_place_fault (place, "path", _ ("a file of this name does not belong to an edition"));
}

/* clang-format off */
static const QzSlot file_slots[] = {
  QZ_SLOT (QzEditionRecordFile, "path", NAME, NEEDED, path),
  QZ_SLOT (QzEditionRecordFile, "sha256", HASH, NEEDED, sha256),
};
static const QzShape file_shape
    = QZ_SHAPE (QzEditionRecordFile, file_new, file_slots,
                .unique = G_STRUCT_OFFSET (QzEditionRecordFile, path), .check = check_file);

static const QzSlot slots[] = {
  { .key = "format", .kind = QZ_SLOT_FORMAT, .flags = NEEDED, .min = QZ_RECORD_FORMAT },
  QZ_SLOT (QzEditionRecord, "id", ID, NEEDED, id),
  QZ_SLOT (QzEditionRecord, "version", NAME, NEEDED, version, .max = 20),
  QZ_SLOT (QzEditionRecord, "files", LIST, NEEDED, files, .min = 1, .max = MOST_FILES,
           .shape = &file_shape),
};
static const QzShape shape = QZ_SHAPE (QzEditionRecord, NULL, slots, .unique = -1);
/* clang-format on */

/**
 * qz_edition_record_new:
 *
 * Returns: (transfer full): one with every string empty and every list empty
 */
QzEditionRecord *
qz_edition_record_new (void)
{
  QzEditionRecord *self = g_new0 (QzEditionRecord, 1);

  self->id = g_strdup ("");
  self->version = g_strdup ("");
  self->files = g_ptr_array_new_with_free_func (file_free);
  return self;
}

/**
 * qz_edition_record_free:
 * @self: (nullable) (transfer full): the value
 */
void
qz_edition_record_free (QzEditionRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->version);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/**
 * qz_edition_record_add:
 * @self: a record
 * @path: of a file inside the package
 * @sha256: of its content
 */
void
qz_edition_record_add (QzEditionRecord *self, const char *path, const char *sha256)
{
  QzEditionRecordFile *file;

  g_return_if_fail (self != NULL && path != NULL && sha256 != NULL);

  file = g_new0 (QzEditionRecordFile, 1);
  file->path = g_strdup (path);
  file->sha256 = g_strdup (sha256);
  g_ptr_array_add (self->files, file);
}

/**
 * qz_edition_record_print:
 * @self: a record
 *
 * Returns: (transfer full): its canonical JSON
 */
GBytes *
qz_edition_record_print (const QzEditionRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return qz_record_print (&shape, self);
}

/**
 * qz_edition_record_parse:
 * @name: what to call the record in messages
 * @bytes: its content
 * @error: %QZ_ERROR_SYNTAX with the first fault and its place
 *
 * Returns: (transfer full) (nullable): the list of files
 */
QzEditionRecord *
qz_edition_record_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (QzEditionRecord) self = qz_edition_record_new ();

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  return qz_record_parse (&shape, name, bytes, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * qz_edition_record_collect:
 * @self: the list of the files of an edition
 * @contents: (element-type utf8 GBytes): what came with it, by SHA-256
 * @error: %QZ_ERROR_INVALID when a file is not among them
 *
 * Returns: (transfer full) (nullable) (element-type utf8 GBytes): its files by path
 */
GHashTable *
qz_edition_record_collect (const QzEditionRecord *self, GHashTable *contents, GError **error)
{
  g_autoptr (GHashTable) files = NULL;

  g_return_val_if_fail (self != NULL && contents != NULL, NULL);

  files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < self->files->len; i++)
    {
      const QzEditionRecordFile *file = self->files->pdata[i];
      GBytes *bytes = g_hash_table_lookup (contents, file->sha256);

      if (bytes == NULL)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("The file “%s” is not in the bundle. Ask the sender for a new bundle."),
                       file->path);
          return NULL;
        }
      g_hash_table_replace (files, g_strdup (file->path), g_bytes_ref (bytes));
    }
  return g_steal_pointer (&files);
}
