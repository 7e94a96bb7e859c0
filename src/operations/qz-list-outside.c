/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signed scores from units and recommenders, with whether each counts. */

#include "config.h"

#include "operations/qz-entry-access.h"
#include "operations/qz-list-outside.h"
#include "rules/qz-sheet-rules.h"
#include "store/qz-entry-table.h"
#include "store/qz-outside-table.h"

struct _QzListOutside
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;

  QzEdition *edition; /* owned, nullable: has the stages that the rows borrow */
  GPtrArray *scores;  /* (element-type QzOutsideScore), nullable */
  GPtrArray *rows;    /* (element-type QzOutsideRow) */
};

G_DEFINE_FINAL_TYPE (QzListOutside, qz_list_outside, QZ_TYPE_OPERATION)

static void
row_free (gpointer data)
{
  QzOutsideRow *row = data;

  g_free (row->call);
  g_free (row->title);
  g_free (row);
}

static gboolean
add_row (QzListOutside *self, QzConnection *connection, QzOutsideScore *score, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, score->sheet->entry, error);
  const QzActivity *activity = qz_edition_find_activity (self->edition, self->activity);
  QzOutsideRow *row;

  if (entry == NULL)
    return FALSE;
  row = g_new0 (QzOutsideRow, 1);
  row->score = score;
  row->call = g_strdup (qz_entry_access_call (entry));
  row->title = g_strdup (entry->title);
  row->stage = qz_activity_find_stage (activity, score->sheet->stage);
  row->counts = row->stage != NULL && row->stage->outside && qz_sheet_counts (score->sheet)
                && g_strcmp0 (qz_activity_find_rubric_id (activity, row->stage, entry->category),
                              score->sheet->rubric)
                       == 0;
  g_ptr_array_add (self->rows, row);
  return TRUE;
}

static gboolean
read_rows (QzConnection *connection, gpointer data, GError **error)
{
  QzListOutside *self = data;

  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->scores, g_ptr_array_unref);
  self->scores = qz_outside_table_list (connection, self->activity, error);
  for (guint i = 0; self->scores != NULL && i < self->scores->len; i++)
    if (!add_row (self, connection, self->scores->pdata[i], error))
      return FALSE;
  return self->scores != NULL;
}

static gboolean
qz_list_outside_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzListOutside *self = QZ_LIST_OUTSIDE (operation);

  if (qz_entry_access_get_activity (self->workspace, self->activity, error) == NULL)
    return FALSE;
  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  return qz_store_read (qz_workspace_get_store (self->workspace), read_rows, self, error);
}

static void
qz_list_outside_finalize (GObject *object)
{
  QzListOutside *self = QZ_LIST_OUTSIDE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->scores, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->activity, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_list_outside_parent_class)->finalize (object);
}

static void
qz_list_outside_class_init (QzListOutsideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_list_outside_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_list_outside_run;
}

static void
qz_list_outside_init (QzListOutside *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
}

/**
 * qz_list_outside_new:
 * @workspace: where
 * @activity: id of an activity
 *
 * Fails with %QZ_ERROR_NOT_FOUND for an unknown activity.
 *
 * Returns: (transfer full): the operation
 */
QzListOutside *
qz_list_outside_new (QzWorkspace *workspace, const char *activity)
{
  QzListOutside *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_LIST_OUTSIDE, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  return self;
}

/**
 * qz_list_outside_get_rows:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzOutsideRow): by entry, stage and side; valid as long as
 *   the operation is
 */
const GPtrArray *
qz_list_outside_get_rows (QzListOutside *self)
{
  g_return_val_if_fail (QZ_IS_LIST_OUTSIDE (self), NULL);

  return self->rows;
}
