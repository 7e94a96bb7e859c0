/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The on-site visits 现场评审 of an activity, with what their records still need. */

#include "config.h"

#include "operations/qz-entry-access.h"
#include "operations/qz-list-visits.h"

struct _QzListVisits
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;

  QzEdition *edition; /* owned, nullable: has the rubrics that the rows borrow */
  GPtrArray *rows;    /* (element-type QzVisitRow), nullable */
};

G_DEFINE_FINAL_TYPE (QzListVisits, qz_list_visits, QZ_TYPE_OPERATION)

static gboolean
read_rows (QzConnection *connection, gpointer data, GError **error)
{
  QzListVisits *self = data;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = qz_visit_access_list (connection, self->edition, self->activity, error);
  return self->rows != NULL;
}

static gboolean
qz_list_visits_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzListVisits *self = QZ_LIST_VISITS (operation);

  if (qz_entry_access_get_activity (self->workspace, self->activity, error) == NULL)
    return FALSE;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  return qz_store_read (qz_workspace_get_store (self->workspace), read_rows, self, error);
}

static void
qz_list_visits_finalize (GObject *object)
{
  QzListVisits *self = QZ_LIST_VISITS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->activity, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_list_visits_parent_class)->finalize (object);
}

static void
qz_list_visits_class_init (QzListVisitsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_list_visits_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_list_visits_run;
}

static void
qz_list_visits_init (QzListVisits *self)
{
}

/**
 * qz_list_visits_new:
 * @workspace: where
 * @activity: id of an activity
 *
 * Fails with %QZ_ERROR_NOT_FOUND for an unknown activity.
 *
 * Returns: (transfer full): the operation
 */
QzListVisits *
qz_list_visits_new (QzWorkspace *workspace, const char *activity)
{
  QzListVisits *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_LIST_VISITS, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  return self;
}

/**
 * qz_list_visits_get_rows:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzVisitRow): the visits by day, route and place; valid as
 *   long as the operation is
 */
const GPtrArray *
qz_list_visits_get_rows (QzListVisits *self)
{
  g_return_val_if_fail (QZ_IS_LIST_VISITS (self), NULL);

  return self->rows;
}
