/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundles that went out and came in, as a spreadsheet or as a list. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-bundle-note.h"
#include "operations/qz-clock.h"
#include "operations/qz-export-bundle-list.h"
#include "operations/qz-list-export.h"
#include "store/qz-bundle-table.h"

struct _QzExportBundleList
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *path;

  GPtrArray *notes; /* (element-type QzBundleNote) (nullable) */
};

G_DEFINE_FINAL_TYPE (QzExportBundleList, qz_export_bundle_list, QZ_TYPE_OPERATION)

static gboolean
read_notes (QzConnection *connection, gpointer data, GError **error)
{
  QzExportBundleList *self = data;

  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->notes = qz_bundle_table_list (connection, error);
  return self->notes != NULL;
}

static void
add_row (QzListExport *list, const QzBundleNote *note)
{
  g_autofree char *sequence = g_strdup_printf ("%u", note->sequence);

  qz_list_export_begin_row (list);
  qz_list_export_add_text (list, note->handled);
  qz_list_export_add_text (list, note->incoming ? C_ ("bundle", "In") : C_ ("bundle", "Out"));
  qz_list_export_add_text (list, note->kind);
  qz_list_export_add_text (list, note->name);
  qz_list_export_add_text (list, sequence);
  qz_list_export_add_text (list, note->waiting ? C_ ("bundle", "Waits for its key") : "");
  qz_list_export_add_text (list, note->file);
}

static gboolean
qz_export_bundle_list_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExportBundleList *self = QZ_EXPORT_BUNDLE_LIST (operation);
  const QzListColumn columns[] = {
    { _ ("When"), QZ_COLUMN_TEXT, 0, 14 },    { _ ("Direction"), QZ_COLUMN_TEXT, 0, 6 },
    { _ ("Kind"), QZ_COLUMN_TEXT, 0, 10 },    { _ ("Partner"), QZ_COLUMN_TEXT, 0, 24 },
    { _ ("Sequence"), QZ_COLUMN_TEXT, 0, 6 }, { _ ("State"), QZ_COLUMN_TEXT, 0, 10 },
    { _ ("File"), QZ_COLUMN_TEXT, 0, 24 },
  };
  g_autofree char *now = qz_clock_now ();
  g_autoptr (QzListExport) list = NULL;

  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_notes, self, error))
    return FALSE;
  list = qz_list_export_new (_ ("Bundles"), now, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->notes->len; i++)
    add_row (list, self->notes->pdata[i]);
  return qz_list_export_write (list, self->path, cancellable, error);
}

static void
qz_export_bundle_list_finalize (GObject *object)
{
  QzExportBundleList *self = QZ_EXPORT_BUNDLE_LIST (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_export_bundle_list_parent_class)->finalize (object);
}

static void
qz_export_bundle_list_class_init (QzExportBundleListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_export_bundle_list_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_export_bundle_list_run;
}

static void
qz_export_bundle_list_init (QzExportBundleList *self)
{
}

/**
 * qz_export_bundle_list_new:
 * @workspace: where
 * @path: the file to be written, ending in .xlsx or .pdf
 *
 * Writes a row for each bundle, the newest first. Fails with %QZ_ERROR_TYPE for another ending, and
 * as the writers do.
 *
 * Returns: (transfer full): the operation
 */
QzExportBundleList *
qz_export_bundle_list_new (QzWorkspace *workspace, const char *path)
{
  QzExportBundleList *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPORT_BUNDLE_LIST, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  return self;
}
