/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edition that comes as a bundle. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-edition-reader.h"
#include "exchange/qz-edition-record.h"
#include "exchange/qz-record.h"
#include "model/qz-error.h"
#include "operations/qz-import-edition.h"
#include "operations/qz-incoming-private.h"
#include "rules/qz-merge-rules.h"

static QzVerdict
judge (QzIncoming *self, const QzEditionRecord *record, char **out_reason)
{
  const QzEdition *here = qz_workspace_get_edition (self->workspace);
  gint order;

  *out_reason = g_strdup ("");
  if (here == NULL || strcmp (here->id, record->id) != 0)
    return QZ_VERDICT_TAKEN;
  order = qz_merge_compare_versions (record->version, here->version);
  if (order > 0)
    return QZ_VERDICT_TAKEN;
  if (order == 0)
    return QZ_VERDICT_UNCHANGED;
  g_free (*out_reason);
  *out_reason = g_strdup_printf (_ ("Version %s is here already; this one is %s."), here->version,
                                 record->version);
  return QZ_VERDICT_OLDER;
}

static gboolean
import (QzIncoming *self,
        const QzEditionRecord *record,
        QzBundleLine *line,
        gboolean dry_run,
        GCancellable *cancellable,
        GError **error)
{
  g_autofree char *reason = NULL;
  g_autoptr (GHashTable) files = qz_edition_record_collect (record, self->contents, error);
  g_autoptr (QzImportEdition) operation = NULL;
  QzVerdict verdict = judge (self, record, &reason);

  if (files == NULL)
    return FALSE;
  if (verdict == QZ_VERDICT_TAKEN && !dry_run)
    {
      operation = qz_import_edition_new_for_files (self->workspace, files);
      if (!qz_operation_run (QZ_OPERATION (operation), cancellable, error))
        return FALSE;
    }
  qz_incoming_settle (line, verdict, reason);
  return TRUE;
}

/* The edition in one record; its line is the last of the report then. */
gboolean
qz_incoming_take_edition_record (QzIncoming *self,
                                 const QzBundleRecord *record,
                                 gboolean dry_run,
                                 GCancellable *cancellable,
                                 GError **error)
{
  QzBundleLine *line = qz_incoming_add_line (self, record->kind, record->id, record->revision);
  g_autoptr (GBytes) bytes = qz_incoming_get_content (self, record->sha256);
  g_autoptr (GError) local = NULL;
  g_autoptr (QzEditionRecord) edition = NULL;

  if (bytes != NULL && strcmp (record->kind, QZ_RECORD_EDITION) == 0)
    edition = qz_edition_record_parse (self->report->file, bytes, &local);
  if (edition == NULL || !import (self, edition, line, dry_run, cancellable, &local))
    {
      if (local != NULL && !qz_incoming_is_fault (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      qz_incoming_settle (line, QZ_VERDICT_REFUSED,
                          local != NULL ? local->message
                                        : _ ("This record does not belong into such a bundle."));
    }
  g_free (line->title);
  line->title =
      edition != NULL ? g_strdup_printf ("%s %s", edition->id, edition->version) : g_strdup ("");
  return dry_run || qz_incoming_note (self, line, error);
}

gboolean
qz_incoming_take_edition (QzIncoming *self,
                          gboolean dry_run,
                          GCancellable *cancellable,
                          GError **error)
{
  const QzManifest *manifest = qz_bundle_reader_get_manifest (self->reader);

  for (guint i = 0; i < manifest->records->len; i++)
    if (!qz_incoming_take_edition_record (self, manifest->records->pdata[i], dry_run, cancellable,
                                          error))
      return FALSE;
  return TRUE;
}
