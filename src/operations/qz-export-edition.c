/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edition of the workspace as a signed bundle, for the units and recommenders. */

#include "config.h"

#include "exchange/qz-edition-record.h"
#include "exchange/qz-record.h"
#include "operations/qz-export-edition.h"
#include "store/qz-edition-table.h"

#define MEDIA_TYPE "text/plain"

struct _QzExportEdition
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;

  guint sequence;
};

G_DEFINE_FINAL_TYPE (QzExportEdition, qz_export_edition, QZ_TYPE_OPERATION)

/* What is read of it. */
typedef struct
{
  const QzEdition *edition;
  GHashTable *files; /* (element-type utf8 GBytes), nullable */
} Reading;

static gboolean
read_files (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->files = qz_edition_table_get_files (connection, reading->edition->id, error);
  return reading->files != NULL;
}

static void
add_files (GHashTable *files, const QzEdition *edition, QzOutgoing *outgoing)
{
  g_autoptr (QzEditionRecord) record = qz_edition_record_new ();
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (files), (GCompareFunc) strcmp);
  g_autoptr (GBytes) canonical = NULL;

  g_free (record->id);
  record->id = g_strdup (edition->id);
  g_free (record->version);
  record->version = g_strdup (edition->version);
  for (GList *l = paths; l != NULL; l = l->next)
    {
      GBytes *bytes = g_hash_table_lookup (files, l->data);
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_autofree char *name = g_path_get_basename (l->data);

      qz_edition_record_add (record, l->data, sha256);
      qz_bundle_writer_add_bytes (qz_outgoing_get_writer (outgoing), bytes, name, MEDIA_TYPE);
    }
  canonical = qz_edition_record_print (record);
  qz_outgoing_add_record (outgoing, QZ_RECORD_EDITION, edition->id, 1, edition->name, canonical);
}

/**
 * qz_export_edition_add:
 * @workspace: one with an edition
 * @outgoing: a bundle; gets the edition of @workspace as a record and its files
 * @error: as of the store
 *
 * Returns: whether it is in it
 */
gboolean
qz_export_edition_add (QzWorkspace *workspace, QzOutgoing *outgoing, GError **error)
{
  Reading reading = { .edition = qz_workspace_get_edition (workspace) };
  g_autoptr (GHashTable) files = NULL;
  gboolean ok = qz_store_read (qz_workspace_get_store (workspace), read_files, &reading, error);

  files = reading.files;
  if (ok)
    add_files (files, reading.edition, outgoing);
  return ok;
}

static gboolean
qz_export_edition_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExportEdition *self = QZ_EXPORT_EDITION (operation);
  g_autoptr (QzOutgoing) outgoing = NULL;

  outgoing =
      qz_outgoing_begin (self->workspace, QZ_BUNDLE_EDITION, "unit", "", "", self->path, error);
  if (outgoing == NULL || !qz_export_edition_add (self->workspace, outgoing, error))
    return FALSE;
  self->sequence = qz_outgoing_get_sequence (outgoing);
  return qz_outgoing_finish (outgoing, operation, cancellable, error);
}

static void
qz_export_edition_finalize (GObject *object)
{
  QzExportEdition *self = QZ_EXPORT_EDITION (object);

  g_clear_object (&self->workspace);
  g_free (self->path);
  G_OBJECT_CLASS (qz_export_edition_parent_class)->finalize (object);
}

static void
qz_export_edition_class_init (QzExportEditionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_export_edition_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_export_edition_run;
}

static void
qz_export_edition_init (QzExportEdition *self)
{
}

/**
 * qz_export_edition_new:
 * @workspace: where
 * @path: the file to be made
 *
 * Writes the edition for everybody who declares or recommends. Fails with %QZ_ERROR_STATE without
 * one, and as the writer does.
 *
 * Returns: (transfer full): the operation
 */
QzExportEdition *
qz_export_edition_new (QzWorkspace *workspace, const char *path)
{
  QzExportEdition *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPORT_EDITION, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_export_edition_get_sequence:
 * @self: an operation that was carried out
 *
 * Returns: its number among the bundles to everybody
 */
guint
qz_export_edition_get_sequence (QzExportEdition *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_EDITION (self), 0);

  return self->sequence;
}
