/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace of a helper seat 子席位, made from the file of its office. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-bundle-store.h"
#include "exchange/qz-edition-record.h"
#include "exchange/qz-record.h"
#include "exchange/qz-seat-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-create-seat.h"
#include "operations/qz-import-bundle.h"
#include "operations/qz-key-access.h"
#include "operations/qz-own-key.h"
#include "operations/qz-own-party.h"
#include "store/qz-seat-table.h"

/* The file of the office, read whole before anything is made. */
typedef struct
{
  const char *path;
  QzBundleReader *reader; /* owned */
  GHashTable *contents;   /* (element-type utf8 GBytes) by SHA-256 */
  QzHelperPlan *plan;     /* owned */
  GHashTable *files;      /* (element-type utf8 GBytes) of the edition */
} Source;

static void
source_clear (Source *source)
{
  qz_bundle_reader_free (source->reader);
  g_clear_pointer (&source->contents, g_hash_table_unref);
  g_clear_pointer (&source->plan, qz_helper_plan_free);
  g_clear_pointer (&source->files, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

static gboolean
check_manifest (const Source *source, GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (source->reader);
  const char *name = qz_bundle_reader_get_name (source->reader);

  if (manifest->kind != QZ_BUNDLE_SEAT || strcmp (manifest->sender.role, "office") != 0)
    g_set_error (error, QZ_ERROR, QZ_ERROR_TYPE,
                 _ ("“%s” does not make a helper seat. Ask the office for the file that “seat "
                    "make” has written."),
                 name);
  else if (qz_bundle_reader_is_encrypted (source->reader))
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("“%s” is for the helper seat “%s”, which exists already and alone can read it. "
                    "Import it in the workspace of that seat."),
                 name, manifest->recipient.name);
  else
    return TRUE;
  return FALSE;
}

static GBytes *
find_record (const Source *source, const char *kind, GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (source->reader);
  GBytes *found = NULL;

  for (guint i = 0; found == NULL && i < manifest->records->len; i++)
    {
      const QzBundleRecord *record = manifest->records->pdata[i];

      if (strcmp (record->kind, kind) == 0)
        found = g_hash_table_lookup (source->contents, record->sha256);
    }
  if (found == NULL)
    g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                         _ ("Its parts do not belong together. Ask the office for a new file."));
  return found;
}

static gboolean
read_records (Source *source, GError **error)
{
  const char *name = qz_bundle_reader_get_name (source->reader);
  GBytes *plan = find_record (source, QZ_RECORD_SEAT, error);
  GBytes *edition = plan != NULL ? find_record (source, QZ_RECORD_EDITION, error) : NULL;
  g_autoptr (QzEditionRecord) record = NULL;

  if (edition == NULL)
    return FALSE;
  source->plan = qz_seat_record_parse_plan (name, plan, error);
  record = source->plan != NULL ? qz_edition_record_parse (name, edition, error) : NULL;
  source->files =
      record != NULL ? qz_edition_record_collect (record, source->contents, error) : NULL;
  return source->files != NULL;
}

static gboolean
read_source (Source *source, GError **error)
{
  gboolean failed;

  source->reader = qz_bundle_reader_open (source->path, error);
  if (source->reader == NULL || !check_manifest (source, error))
    return FALSE;
  source->contents =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  return qz_bundle_store (source->reader, NULL, source->contents, NULL, NULL, NULL, &failed, error)
         && read_records (source, error);
}

/* The office is known by what it signed, the seat by what it is called there. The plan itself comes
 * in as any later one does. */
static gboolean
write_identity (QzConnection *connection, gpointer data, GError **error)
{
  const Source *source = data;
  const QzManifest *manifest = qz_bundle_reader_get_manifest (source->reader);
  g_autoptr (QzSeat) seat = qz_seat_new ();

  qz_text_set (&seat->id, source->plan->seat);
  qz_text_set (&seat->name, source->plan->name);
  qz_text_set (&seat->office, manifest->sender.organisation);
  return qz_own_party_settle (connection, seat->id, error)
         && qz_key_access_confirm (connection, qz_bundle_reader_get_key (source->reader),
                                   manifest->sender.organisation, manifest->sender.name,
                                   manifest->sender.name, error)
         && qz_seat_table_put (connection, seat, error);
}

static gboolean
take_plan (QzWorkspace *workspace, const char *path, GError **error)
{
  g_autoptr (QzImportBundle) operation = qz_import_bundle_new (workspace);
  const QzBundleReport *report;

  qz_import_bundle_add_file (operation, path);
  if (!qz_operation_run (QZ_OPERATION (operation), NULL, error))
    return FALSE;
  report = qz_import_bundle_get_reports (operation)->pdata[0];
  if (*report->refusal != '\0')
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID, report->refusal);
      return FALSE;
    }
  for (guint i = 0; i < report->lines->len; i++)
    {
      const QzBundleLine *line = report->lines->pdata[i];

      if (line->verdict == QZ_VERDICT_TAKEN || line->verdict == QZ_VERDICT_UNCHANGED)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID, _ ("“%s”: %s"), report->file, line->reason);
      return FALSE;
    }
  return TRUE;
}

static gboolean
fill (QzWorkspace *workspace, Source *source, GError **error)
{
  g_autoptr (QzPublicKey) own = NULL;

  if (!qz_store_write (qz_workspace_get_store (workspace), NULL, write_identity, source, NULL,
                       error)
      || !take_plan (workspace, source->path, error))
    return FALSE;
  own = qz_own_key_dup_public (workspace, error);
  return own != NULL;
}

static QzKnownKey *
describe_office (const Source *source)
{
  const QzPublicKey *public = qz_bundle_reader_get_key (source->reader);
  QzKnownKey *key = qz_known_key_new ();

  qz_text_take (&key->id, qz_public_key_dup_id (public));
  qz_text_take (&key->fingerprint, qz_public_key_dup_fingerprint (public));
  qz_text_set (&key->name, qz_bundle_reader_get_manifest (source->reader)->sender.name);
  return key;
}

/**
 * qz_create_seat:
 * @directory: where; made when it does not exist
 * @path: the file that #QzMakeSeat has written
 * @out_office: (out) (transfer full): who signed it; whoever brought the file compares the
 *   fingerprint with what “key show” says at the office
 * @error: %QZ_ERROR_TYPE for a file of another kind, %QZ_ERROR_STATE for one that only the seat can
 *   read that it is for, %QZ_ERROR_INVALID or %QZ_ERROR_SYNTAX when it is damaged; as of
 *   qz_workspace_create(). Nothing is made then
 *
 * Makes a workspace that types score sheets, with a key of its own.
 *
 * Returns: (transfer full) (nullable): the workspace, open for writing
 */
QzWorkspace *
qz_create_seat (const char *directory, const char *path, QzKnownKey **out_office, GError **error)
{
  g_auto (Source) source = { .path = path };
  g_autoptr (QzWorkspace) workspace = NULL;

  g_return_val_if_fail (directory != NULL && path != NULL && out_office != NULL, NULL);

  *out_office = NULL;
  if (!read_source (&source, error))
    return NULL;
  workspace = qz_workspace_create_with_files (directory, source.plan->name, QZ_HAT_SEAT,
                                              source.files, error);
  if (workspace == NULL)
    return NULL;
  if (!fill (workspace, &source, error))
    {
      qz_workspace_discard (workspace);
      return NULL;
    }
  *out_office = describe_office (&source);
  return g_steal_pointer (&workspace);
}
