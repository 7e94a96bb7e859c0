/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register 证书台账 as a spreadsheet or as a list. */

#include "config.h"

#include "model/qz-points.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-export-register.h"
#include "operations/qz-list-export.h"
#include "operations/qz-list-words.h"
#include "store/qz-certificate-table.h"

struct _QzExportRegister
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;         /* nullable: all */
  char *path;

  GPtrArray *certificates; /* (element-type QzCertificate) (nullable) */
};

G_DEFINE_FINAL_TYPE (QzExportRegister, qz_export_register, QZ_TYPE_OPERATION)

static gboolean
read_register (QzConnection *connection, gpointer data, GError **error)
{
  QzExportRegister *self = data;

  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  self->certificates = qz_certificate_table_list (connection, self->activity, error);
  return self->certificates != NULL;
}

static void
add_row (const QzEdition *edition, QzListExport *list, const QzCertificate *certificate)
{
  const QzActivity *activity = qz_edition_find_activity (edition, certificate->activity);
  const QzAward *award =
      activity != NULL ? qz_activity_find_award (activity, certificate->award) : NULL;
  gboolean issued = certificate->state == QZ_CERTIFICATE_ISSUED;

  qz_list_export_begin_row (list);
  qz_list_export_add_text (list, certificate->number);
  qz_list_export_add_text (list, activity != NULL ? activity->name : certificate->activity);
  qz_list_export_add_text (list, award != NULL ? award->name : certificate->award);
  qz_list_export_add_text (list, certificate->recipient);
  qz_list_export_add_text (list, certificate->unit);
  qz_list_export_add_text (list, certificate->body);
  qz_list_export_add_text (list, certificate->date);
  qz_list_export_add_text (list, qz_list_words (edition, issued ? "issued" : "void"));
  qz_list_export_add_text (list, certificate->reason);
}

static gboolean
qz_export_register_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzExportRegister *self = QZ_EXPORT_REGISTER (operation);
  const QzEdition *edition = qz_workspace_require_edition (self->workspace, error);
  g_autofree char *now = qz_clock_now ();
  g_autofree char *title = NULL;
  g_autoptr (QzListExport) list = NULL;

  if (edition == NULL
      || (self->activity != NULL
          && qz_entry_access_get_activity (self->workspace, self->activity, error) == NULL)
      || !qz_store_read (qz_workspace_get_store (self->workspace), read_register, self, error))
    return FALSE;
  {
    const QzListColumn columns[] = {
      { qz_list_words (edition, "certificate"), QZ_COLUMN_TEXT, 0, 14 },
      { qz_list_words (edition, "activity"), QZ_COLUMN_TEXT, 0, 14 },
      { qz_list_words (edition, "award"), QZ_COLUMN_TEXT, 0, 8 },
      { qz_list_words (edition, "recipient"), QZ_COLUMN_TEXT, 0, 18 },
      { qz_list_words (edition, "unit"), QZ_COLUMN_TEXT, 0, 18 },
      { qz_list_words (edition, "body"), QZ_COLUMN_TEXT, 0, 30 },
      { qz_list_words (edition, "date"), QZ_COLUMN_DATE, 0, 8 },
      { qz_list_words (edition, "state"), QZ_COLUMN_TEXT, 0, 5 },
      { qz_list_words (edition, "reason"), QZ_COLUMN_TEXT, 0, 10 },
    };

    title = g_strconcat (edition->name, qz_list_words (edition, "register"), NULL);
    list = qz_list_export_new (title, now, columns, G_N_ELEMENTS (columns));
  }
  for (guint i = 0; i < self->certificates->len; i++)
    add_row (edition, list, self->certificates->pdata[i]);
  return qz_list_export_write (list, self->path, cancellable, error);
}

static void
qz_export_register_finalize (GObject *object)
{
  QzExportRegister *self = QZ_EXPORT_REGISTER (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_export_register_parent_class)->finalize (object);
}

static void
qz_export_register_class_init (QzExportRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_export_register_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_export_register_run;
}

static void
qz_export_register_init (QzExportRegister *self)
{
}

/**
 * qz_export_register_new:
 * @workspace: where
 * @activity: (nullable): id of an activity, %NULL for all
 * @path: the file to be written, ending in .xlsx or .pdf
 *
 * Writes every line of the register, the void ones with their reason. Fails with %QZ_ERROR_TYPE for
 * another ending, and as the writers do.
 *
 * Returns: (transfer full): the operation
 */
QzExportRegister *
qz_export_register_new (QzWorkspace *workspace, const char *activity, const char *path)
{
  QzExportRegister *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (QZ_TYPE_EXPORT_REGISTER, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = activity != NULL && *activity != '\0' ? g_strdup (activity) : NULL;
  self->path = g_strdup (path);
  return self;
}

/**
 * qz_export_register_get_n_rows:
 * @self: an operation that was carried out
 *
 * Returns: how many lines were written
 */
guint
qz_export_register_get_n_rows (QzExportRegister *self)
{
  g_return_val_if_fail (QZ_IS_EXPORT_REGISTER (self), 0);

  return self->certificates != NULL ? self->certificates->len : 0;
}
