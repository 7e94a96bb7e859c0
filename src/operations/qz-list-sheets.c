/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The score sheets of an activity, with who typed them and what is open on them. */

#include "config.h"

#include "operations/qz-entry-access.h"
#include "operations/qz-list-sheets.h"

struct _QzListSheets
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;         /* nullable: all */

  QzEdition *edition; /* owned, nullable: has the items that the rows borrow */
  GPtrArray *rows;    /* (element-type QzSheetRow), nullable */
};

G_DEFINE_FINAL_TYPE (QzListSheets, qz_list_sheets, QZ_TYPE_OPERATION)

static gboolean
read_rows (QzConnection *connection, gpointer data, GError **error)
{
  QzListSheets *self = data;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = qz_sheet_access_list (connection, self->edition, self->activity, error);
  return self->rows != NULL;
}

static gboolean
qz_list_sheets_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzListSheets *self = QZ_LIST_SHEETS (operation);

  if (self->activity != NULL
      && qz_entry_access_get_activity (self->workspace, self->activity, error) == NULL)
    return FALSE;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  return qz_store_read (qz_workspace_get_store (self->workspace), read_rows, self, error);
}

static void
qz_list_sheets_finalize (GObject *object)
{
  QzListSheets *self = QZ_LIST_SHEETS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->activity, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_list_sheets_parent_class)->finalize (object);
}

static void
qz_list_sheets_class_init (QzListSheetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_list_sheets_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_list_sheets_run;
}

static void
qz_list_sheets_init (QzListSheets *self)
{
}

/**
 * qz_list_sheets_new:
 * @workspace: where
 * @activity: (nullable): id of an activity, %NULL for all
 *
 * Fails with %QZ_ERROR_NOT_FOUND for an unknown activity.
 *
 * Returns: (transfer full): the operation
 */
QzListSheets *
qz_list_sheets_new (QzWorkspace *workspace, const char *activity)
{
  QzListSheets *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_LIST_SHEETS, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  return self;
}

/**
 * qz_list_sheets_get_rows:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzSheetRow): the active sheets by entry, stage and judge;
 *   valid as long as the operation is
 */
const GPtrArray *
qz_list_sheets_get_rows (QzListSheets *self)
{
  g_return_val_if_fail (QZ_IS_LIST_SHEETS (self), NULL);

  return self->rows;
}
