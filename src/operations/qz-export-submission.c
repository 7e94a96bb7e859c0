/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 申报包: entries with their materials as one signed file; large ones are named and lie beside it,
 * unless the edition asks for encrypted bundles: then all of it is inside. */

#include "config.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "exchange/qz-entry-record.h"
#include "exchange/qz-organisation-record.h"
#include "exchange/qz-record.h"
#include "model/qz-error.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-export-submission.h"
#include "operations/qz-outgoing.h"
#include "operations/qz-recipient-key.h"
#include "store/qz-entry-table.h"
#include "store/qz-material-table.h"
#include "model/qz-new-file.h"
#include "store/qz-objects.h"
#include "store/qz-organisation-table.h"

#define CHUNK (256 * 1024)

struct _QzExportSubmission
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;
  char *recipient; /* nullable: name; the office of the edition */
  gint64 limit;
  GPtrArray *ids;  /* (element-type utf8): none means all that are submitted, or all drafts */
  gboolean drafts; /* for the clerk of the own unit, and not for the office */

  GPtrArray *entries;   /* (element-type QzEntry) */
  GPtrArray *materials; /* (element-type GPtrArray): of each entry */
  GPtrArray *beside;    /* (element-type filename), NULL at the end once it was run */
  QzPublicKey *reader;  /* owned, nullable: for whom it is encrypted */
  guint sequence;
};

G_DEFINE_FINAL_TYPE (QzExportSubmission, qz_export_submission, QZ_TYPE_OPERATION)

static gboolean
check_entry (QzExportSubmission *self, const QzEntry *entry, GError **error)
{
  if (self->drafts && entry->state != QZ_ENTRY_DRAFT)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("“%s” is not a draft. Inside a unit only drafts are gathered."),
                   qz_entry_access_call (entry));
      return FALSE;
    }
  if (entry->state == QZ_ENTRY_DRAFT || entry->state == QZ_ENTRY_SUBMITTED
      || entry->state == QZ_ENTRY_WITHDRAWN)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               entry->state == QZ_ENTRY_RETURNED
                   ? _ ("“%s” was returned for correction. Correct it and submit it again first.")
                   : _ ("“%s” is accepted and need not be handed in again."),
               qz_entry_access_call (entry));
  return FALSE;
}

static gboolean
take_entry (QzExportSubmission *self, QzConnection *connection, const char *id, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, id, error);
  GPtrArray *materials;

  if (entry == NULL || !check_entry (self, entry, error))
    return FALSE;
  materials = qz_material_table_list (connection, entry->id, error);
  if (materials == NULL)
    return FALSE;
  g_ptr_array_add (self->materials, materials);
  g_ptr_array_add (self->entries, g_steal_pointer (&entry));
  return TRUE;
}

/* What goes out is one state of the workspace. */
static gboolean
read_entries (QzConnection *connection, gpointer data, GError **error)
{
  QzExportSubmission *self = data;
  g_autoptr (QzQuery) query = qz_query_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < self->ids->len; i++)
    if (!take_entry (self, connection, self->ids->pdata[i], error))
      return FALSE;
  if (self->ids->len > 0)
    return TRUE;
  query->states = QZ_QUERY_STATE (self->drafts ? QZ_ENTRY_DRAFT : QZ_ENTRY_SUBMITTED);
  query->ascending = TRUE;
  all = qz_entry_table_list_ids (connection, query, error);
  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    if (!take_entry (self, connection, all[i], error))
      return FALSE;
  if (all != NULL && self->entries->len > 0)
    return TRUE;
  if (all != NULL)
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                         self->drafts
                             ? _ ("There is no draft. Write an entry first.")
                             : _ ("Nothing is submitted yet. Submit an entry first, then hand it "
                                  "in."));
  return FALSE;
}

typedef struct
{
  const char *id;
  QzOrganisation *organisation;
} Sender;

static gboolean
read_sender (QzConnection *connection, gpointer data, GError **error)
{
  Sender *sender = data;

  sender->organisation = qz_organisation_table_get (connection, sender->id, error);
  return sender->organisation != NULL;
}

static gboolean
add_sender (QzExportSubmission *self, QzOutgoing *outgoing, GError **error)
{
  Sender sender = { .id = qz_outgoing_get_organisation (outgoing) };
  g_autoptr (QzOrganisation) organisation = NULL;
  g_autoptr (GBytes) record = NULL;

  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_sender, &sender, error))
    return FALSE;
  organisation = sender.organisation;
  record = qz_organisation_record_print (organisation);
  qz_outgoing_add_record (outgoing, QZ_RECORD_ORGANISATION, organisation->id, 1, organisation->name,
                          record);
  return TRUE;
}

static gboolean
is_beside (QzExportSubmission *self, const QzMaterial *material)
{
  return material->awaited || (self->reader == NULL && material->bytes > self->limit);
}

static void
add_material (QzExportSubmission *self, QzOutgoing *outgoing, const QzMaterial *material)
{
  if (is_beside (self, material))
    qz_bundle_writer_add_beside (qz_outgoing_get_writer (outgoing), material->sha256,
                                 material->bytes, material->name,
                                 qz_outgoing_find_media_type (material));
  else
    qz_outgoing_add_material (outgoing, material);
}

static void
add_entries (QzExportSubmission *self, QzOutgoing *outgoing)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzEntry *entry = self->entries->pdata[i];
      const GPtrArray *materials = self->materials->pdata[i];
      g_autoptr (GBytes) record = qz_entry_record_print (entry, materials);

      qz_outgoing_add_record (outgoing, QZ_RECORD_ENTRY, entry->id, entry->revision, entry->title,
                              record);
      for (guint k = 0; k < materials->len; k++)
        add_material (self, outgoing, materials->pdata[k]);
    }
}

/* The bundle's own name in front, so that they are found together. */
static char *
name_beside (QzExportSubmission *self, const QzMaterial *material)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, QZ_BUNDLE_SUFFIX))
    base[strlen (base) - strlen (QZ_BUNDLE_SUFFIX)] = '\0';
  name = g_strdup_printf ("%s %.8s %s", base, material->sha256, material->name);
  return g_build_filename (folder, name, NULL);
}

static gboolean
copy_pieces (QzNewFile *target,
             GInputStream *source,
             GChecksum *checksum,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gssize n;

  while ((n = g_input_stream_read (source, buffer, CHUNK, cancellable, error)) > 0)
    {
      g_checksum_update (checksum, buffer, n);
      if (!qz_new_file_write (target, buffer, (gsize) n, error))
        return FALSE;
    }
  return n == 0;
}

static gboolean
copy_beside (QzExportSubmission *self,
             const QzMaterial *material,
             const char *path,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (QzNewFile) target = NULL;
  g_autoptr (GInputStream) source =
      qz_objects_open (qz_workspace_get_directory (self->workspace), material->sha256, error);

  if (source == NULL)
    return FALSE;
  target = qz_new_file_begin (folder, error);
  if (target == NULL || !copy_pieces (target, source, checksum, cancellable, error))
    return FALSE;
  if (strcmp (g_checksum_get_string (checksum), material->sha256) == 0)
    return qz_new_file_keep (target, path, error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_CORRUPT,
               _ ("The stored file “%s” is damaged and was not sent. Attach it again, or restore "
                  "it from a backup."),
               material->name);
  return FALSE;
}

static gboolean
copy_large_files (QzExportSubmission *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->materials->len; i++)
    {
      const GPtrArray *materials = self->materials->pdata[i];

      for (guint k = 0; k < materials->len; k++)
        {
          const QzMaterial *material = materials->pdata[k];
          g_autofree char *path = NULL;

          if (material->awaited || !is_beside (self, material)
              || !g_hash_table_add (seen, material->sha256))
            continue;
          path = name_beside (self, material);
          if (!copy_beside (self, material, path, cancellable, error))
            return FALSE;
          g_ptr_array_add (self->beside, g_steal_pointer (&path));
        }
    }
  return TRUE;
}

static void
remove_beside (QzExportSubmission *self)
{
  for (guint i = 0; i < self->beside->len; i++)
    g_unlink (self->beside->pdata[i]);
  g_ptr_array_set_size (self->beside, 0);
}

/* Drafts go to the unit that they name; that is where their writer works. */
static const char *
name_recipient (QzExportSubmission *self, const QzEdition *edition)
{
  if (self->recipient != NULL)
    return self->recipient;
  return self->drafts ? ((const QzEntry *) self->entries->pdata[0])->unit_name : edition->office;
}

static gboolean
write_bundle (QzExportSubmission *self, GCancellable *cancellable, GError **error)
{
  const QzEdition *edition = qz_workspace_require_edition (self->workspace, error);
  g_autoptr (QzOutgoing) outgoing = NULL;

  if (edition == NULL)
    return FALSE;
  if (edition->encrypts_submissions && !self->drafts)
    {
      self->reader = qz_recipient_key_find (self->workspace, self->recipient, error);
      if (self->reader == NULL)
        return FALSE;
    }
  outgoing =
      qz_outgoing_begin (self->workspace, QZ_BUNDLE_SUBMISSION, self->drafts ? "unit" : "office",
                         "", name_recipient (self, edition), self->path, error);
  if (outgoing == NULL || !add_sender (self, outgoing, error))
    return FALSE;
  add_entries (self, outgoing);
  if (self->reader != NULL)
    qz_outgoing_encrypt_for (outgoing, self->reader);
  self->sequence = qz_outgoing_get_sequence (outgoing);
  return copy_large_files (self, cancellable, error)
         && qz_outgoing_finish (outgoing, QZ_OPERATION (self), cancellable, error);
}

static gboolean
qz_export_submission_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExportSubmission *self = QZ_EXPORT_SUBMISSION (operation);
  gboolean done =
      qz_store_read (qz_workspace_get_store (self->workspace), read_entries, self, error)
      && write_bundle (self, cancellable, error);

  if (!done)
    remove_beside (self);
  g_ptr_array_add (self->beside, NULL);
  return done;
}

static void
qz_export_submission_finalize (GObject *object)
{
  QzExportSubmission *self = QZ_EXPORT_SUBMISSION (object);

  g_clear_object (&self->workspace);
  g_free (self->path);
  g_free (self->recipient);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->materials);
  g_ptr_array_unref (self->beside);
  qz_public_key_free (self->reader);
  G_OBJECT_CLASS (qz_export_submission_parent_class)->finalize (object);
}

static void
qz_export_submission_class_init (QzExportSubmissionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_export_submission_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_export_submission_run;
}

static void
qz_export_submission_init (QzExportSubmission *self)
{
  self->limit = QZ_SUBMISSION_FILE_LIMIT;
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  self->materials = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->beside = g_ptr_array_new_with_free_func (g_free);
}

/**
 * qz_export_submission_new:
 * @workspace: where
 * @path: the file to be made
 *
 * Hands in all entries that are submitted, or those of qz_export_submission_add_entry(). Nobody is
 * kept from it by a date: whoever receives the bundle says when it came. Fails with %QZ_ERROR_STATE
 * when there is nothing to hand in or an entry is returned or accepted, with %QZ_ERROR_LIMIT when
 * it does not fit into one bundle, with %QZ_ERROR_NOT_FOUND when the edition asks for encrypted
 * bundles and the key of the recipient is not confirmed, and as the writer does.
 *
 * Returns: (transfer full): the operation
 */
QzExportSubmission *
qz_export_submission_new (QzWorkspace *workspace, const char *path)
{
  QzExportSubmission *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPORT_SUBMISSION, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_export_submission_add_entry:
 * @self: an operation that was not run yet
 * @entry: UUID or number of an entry that goes along; a draft, one submitted or withdrawn
 */
void
qz_export_submission_add_entry (QzExportSubmission *self, const char *entry)
{
  g_return_if_fail (QZ_IS_EXPORT_SUBMISSION (self));
  g_return_if_fail (entry != NULL);

  g_ptr_array_add (self->ids, g_strdup (entry));
}

/**
 * qz_export_submission_set_recipient:
 * @self: an operation that was not run yet
 * @name: (nullable): who receives it, and when it is encrypted whose confirmed key bears that name;
 *   %NULL: the office of the edition
 */
void
qz_export_submission_set_recipient (QzExportSubmission *self, const char *name)
{
  g_return_if_fail (QZ_IS_EXPORT_SUBMISSION (self));

  g_free (self->recipient);
  self->recipient = g_strdup (name);
}

/**
 * qz_export_submission_set_drafts:
 * @self: an operation that was not run yet
 * @drafts: %TRUE when drafts go to the clerk of the own unit
 *
 * A group leader writes an entry in a workspace of his own and passes it on before it is submitted.
 * The clerk of the unit takes in many of these, edits them, has them signed and hands them in. Such
 * a bundle is a submission whose recipient has the role of a unit: only a unit takes it in, only
 * drafts are in it, and it is not encrypted. Without entries, all drafts go along.
 */
void
qz_export_submission_set_drafts (QzExportSubmission *self, gboolean drafts)
{
  g_return_if_fail (QZ_IS_EXPORT_SUBMISSION (self));

  self->drafts = drafts;
}

/**
 * qz_export_submission_set_file_limit:
 * @self: an operation that was not run yet
 * @bytes: larger files travel beside the bundle; %QZ_SUBMISSION_FILE_LIMIT unless set. Beside an
 *   encrypted one travels nothing
 */
void
qz_export_submission_set_file_limit (QzExportSubmission *self, gint64 bytes)
{
  g_return_if_fail (QZ_IS_EXPORT_SUBMISSION (self));
  g_return_if_fail (bytes >= 0);

  self->limit = bytes;
}

/**
 * qz_export_submission_get_n_entries:
 * @self: an operation that was carried out
 *
 * Returns: how many entries went out
 */
guint
qz_export_submission_get_n_entries (QzExportSubmission *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_SUBMISSION (self), 0);

  return self->entries->len;
}

/**
 * qz_export_submission_get_sequence:
 * @self: an operation that was carried out
 *
 * Returns: its number among the bundles to this recipient
 */
guint
qz_export_submission_get_sequence (QzExportSubmission *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_SUBMISSION (self), 0);

  return self->sequence;
}

/**
 * qz_export_submission_get_beside:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (array zero-terminated=1) (element-type filename): the large files,
 * which have to be brought along with the bundle
 */
const char *const *
qz_export_submission_get_beside (QzExportSubmission *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_SUBMISSION (self), NULL);

  return (const char *const *) self->beside->pdata;
}
