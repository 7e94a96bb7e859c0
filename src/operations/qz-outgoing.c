/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-outgoing.h"
#include "operations/qz-own-key.h"
#include "operations/qz-own-party.h"
#include "store/qz-bundle-table.h"
#include "store/qz-objects.h"

struct _QzOutgoing
{
  QzWorkspace *workspace; /* owned */
  QzManifest *heading;    /* owned */
  QzBundleNote *note;     /* owned */
  QzBundleWriter *writer; /* owned */
  GPtrArray *lines;       /* (element-type QzBundleLine) */
  char *path;
  gboolean finished;
};

static const struct
{
  const char *kind;
  const char *media_type;
} media_types[] = {
  { "pdf", "application/pdf" },
  { "word", "application/msword" },
  { "presentation", "application/vnd.ms-powerpoint" },
  { "spreadsheet", "application/vnd.ms-excel" },
  { "video", "video/mp4" },
  { "archive", "application/zip" },
};

/* In the transaction that notes it: the next number, and the one before. */
static gboolean
reserve (QzConnection *connection, gpointer data, GError **error)
{
  QzOutgoing *self = data;
  QzManifest *heading = self->heading;
  guint last = 0;
  char *own = qz_own_party_ensure (connection, self->workspace, error);

  if (own == NULL)
    return FALSE;
  g_free (heading->sender.organisation);
  heading->sender.organisation = own;
  g_clear_pointer (&heading->previous, g_free);
  if (!qz_bundle_table_get_last (connection, FALSE, self->note->organisation, heading->edition,
                                 &last, &heading->previous, error))
    return FALSE;
  heading->sequence = self->note->sequence = last + 1;
  return qz_bundle_table_insert (connection, self->note, error);
}

static gboolean
take_back (QzConnection *connection, gpointer data, GError **error)
{
  QzOutgoing *self = data;

  return qz_bundle_table_delete (connection, self->note, error);
}

static gboolean
note_lines (QzConnection *connection, gpointer data, GError **error)
{
  QzOutgoing *self = data;

  for (guint i = 0; i < self->lines->len; i++)
    if (!qz_bundle_table_put_line (connection, self->note->seq, self->lines->pdata[i], error))
      return FALSE;
  return qz_bundle_table_update (connection, self->note, error);
}

static void
fill_heading (QzOutgoing *self, QzBundleKind kind, const char *role)
{
  const QzEdition *edition = qz_workspace_get_edition (self->workspace);
  QzManifest *heading = self->heading;
  QzBundleNote *note = self->note;

  heading->kind = kind;
  g_free (heading->id);
  heading->id = g_uuid_string_random ();
  qz_text_set (&heading->edition, edition->id);
  qz_text_set (&heading->edition_version, edition->version);
  qz_text_set (&heading->sender.role, qz_own_party_get_role (self->workspace));
  qz_text_set (&heading->sender.name, qz_workspace_get_name (self->workspace));
  qz_text_set (&heading->recipient.role, role);
  qz_text_set (&heading->recipient.organisation, note->organisation);
  qz_text_set (&heading->recipient.name, note->name);
  g_free (heading->created);
  heading->created = qz_clock_now ();

  qz_text_set (&note->id, heading->id);
  qz_text_set (&note->kind, qz_bundle_kind_get_id (kind));
  qz_text_set (&note->edition, edition->id);
  qz_text_set (&note->edition_version, edition->version);
  qz_text_set (&note->created, heading->created);
  qz_text_set (&note->handled, heading->created);
  g_free (note->file);
  note->file = g_filename_display_basename (self->path);
}

static gboolean
write_note (QzOutgoing *self, GError **error)
{
  g_autofree char *summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), "bundle.export", self->note->file);
  g_autofree char *detail =
      g_strdup_printf ("kind: %s\nrecipient: %s", self->note->kind, self->note->name);

  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "bundle.export", self->note->id, summary, detail },
                         reserve, self, NULL, error);
}

/**
 * qz_outgoing_begin:
 * @workspace: where
 * @kind: of the bundle
 * @role: of the recipient
 * @organisation: UUID of the recipient, "" when it is not known
 * @name: of the recipient, for display
 * @path: the file that is made
 * @error: %QZ_ERROR_STATE without an edition; as of the store
 *
 * Returns: (transfer full) (nullable): a bundle that is noted
 */
QzOutgoing *
qz_outgoing_begin (QzWorkspace *workspace,
                   QzBundleKind kind,
                   const char *role,
                   const char *organisation,
                   const char *name,
                   const char *path,
                   GError **error)
{
  g_autoptr (QzOutgoing) self = NULL;

  if (qz_workspace_require_edition (workspace, error) == NULL)
    return NULL;
  self = g_new0 (QzOutgoing, 1);
  self->workspace = g_object_ref (workspace);
  self->heading = qz_manifest_new ();
  self->note = qz_bundle_note_new ();
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_bundle_line_free);
  self->path = g_strdup (path);
  qz_text_set (&self->note->organisation, organisation);
  qz_text_set (&self->note->name, name);
  fill_heading (self, kind, role);
  if (!write_note (self, error))
    return NULL;
  self->writer = qz_bundle_writer_new (self->heading);
  return g_steal_pointer (&self);
}

/**
 * qz_outgoing_free:
 * @self: (nullable) (transfer full): a bundle; when it was not finished its note is taken back
 */
void
qz_outgoing_free (QzOutgoing *self)
{
  if (self == NULL)
    return;
  if (self->note->seq > 0 && !self->finished)
    {
      g_autoptr (GError) error = NULL;

      if (!qz_store_write (qz_workspace_get_store (self->workspace), NULL, take_back, self, NULL,
                           &error))
        g_message ("%s", error->message);
    }
  qz_bundle_writer_free (self->writer);
  qz_manifest_free (self->heading);
  qz_bundle_note_free (self->note);
  g_ptr_array_unref (self->lines);
  g_free (self->path);
  g_object_unref (self->workspace);
  g_free (self);
}

/**
 * qz_outgoing_get_writer:
 * @self: a bundle
 *
 * Returns: (transfer none): what takes its files
 */
QzBundleWriter *
qz_outgoing_get_writer (QzOutgoing *self)
{
  return self->writer;
}

/**
 * qz_outgoing_get_organisation:
 * @self: a bundle
 *
 * Returns: (transfer none): UUID of the organisation that sends it
 */
const char *
qz_outgoing_get_organisation (QzOutgoing *self)
{
  return self->heading->sender.organisation;
}

/**
 * qz_outgoing_get_sequence:
 * @self: a bundle
 *
 * Returns: its number among those to this recipient
 */
guint
qz_outgoing_get_sequence (QzOutgoing *self)
{
  return self->note->sequence;
}

/**
 * qz_outgoing_add_record:
 * @self: a bundle
 * @kind: of the record
 * @id: its UUID
 * @revision: its revision
 * @title: how people call it
 * @canonical: its content
 *
 * Adds a record and the line that is noted of it.
 */
void
qz_outgoing_add_record (QzOutgoing *self,
                        const char *kind,
                        const char *id,
                        guint revision,
                        const char *title,
                        GBytes *canonical)
{
  QzBundleLine *line = qz_bundle_line_new ();

  qz_bundle_writer_add_record (self->writer, kind, id, revision, canonical);
  line->place = self->lines->len;
  qz_text_set (&line->kind, kind);
  qz_text_set (&line->record, id);
  line->revision = revision;
  qz_text_set (&line->title, title);
  g_ptr_array_add (self->lines, line);
}

/**
 * qz_outgoing_find_media_type:
 * @material: of an entry
 *
 * Returns: (transfer none): what a manifest calls its type
 */
const char *
qz_outgoing_find_media_type (const QzMaterial *material)
{
  for (guint i = 0; i < G_N_ELEMENTS (media_types); i++)
    if (strcmp (media_types[i].kind, material->kind) == 0)
      return media_types[i].media_type;
  return "application/octet-stream";
}

/**
 * qz_outgoing_add_material:
 * @self: a bundle
 * @material: one whose file is in the object store; it goes into the bundle
 */
void
qz_outgoing_add_material (QzOutgoing *self, const QzMaterial *material)
{
  g_autofree char *object =
      qz_objects_path (qz_workspace_get_directory (self->workspace), material->sha256);

  qz_outgoing_add_file (self, material, object);
}

/**
 * qz_outgoing_add_file:
 * @self: a bundle
 * @material: what is said of a file
 * @path: where that lies until the bundle is finished; it goes into the bundle
 */
void
qz_outgoing_add_file (QzOutgoing *self, const QzMaterial *material, const char *path)
{
  qz_bundle_writer_add_file (self->writer, path, material->sha256, material->bytes, material->name,
                             qz_outgoing_find_media_type (material));
}

/**
 * qz_outgoing_encrypt_for:
 * @self: a bundle
 * @reader: who alone will be able to read it
 */
void
qz_outgoing_encrypt_for (QzOutgoing *self, const QzPublicKey *reader)
{
  g_autofree char *folder =
      g_build_filename (qz_workspace_get_directory (self->workspace), QZ_OBJECTS_FOLDER, NULL);

  qz_bundle_writer_encrypt_for (self->writer, reader, folder);
}

static void
written_cb (gint64 done, gint64 total, gpointer data)
{
  qz_operation_report (data, (guint64) done, (guint64) total);
}

/**
 * qz_outgoing_finish:
 * @self: a bundle
 * @operation: whose progress is told
 * @cancellable: (nullable): stops it
 * @error: as of qz_bundle_writer_write()
 *
 * Signs and writes the file, then notes what went out with it.
 *
 * Returns: whether the file is there, whole
 */
gboolean
qz_outgoing_finish (QzOutgoing *self,
                    QzOperation *operation,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (QzSecretKey) key = qz_own_key_load (self->workspace, error);
  char *sha256;

  if (key == NULL)
    return FALSE;
  sha256 = qz_bundle_writer_write (self->writer, key, self->path, written_cb, operation,
                                   cancellable, error);
  if (sha256 == NULL)
    return FALSE;
  g_free (self->note->sha256);
  self->note->sha256 = sha256;
  g_free (self->note->key);
  self->note->key = qz_public_key_to_string (qz_secret_key_get_public (key));
  self->finished = TRUE;
  return qz_store_write (qz_workspace_get_store (self->workspace), NULL, note_lines, self, NULL,
                         error);
}
