/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the overview reads from the store. */

#include "config.h"

#include "model/qz-event.h"
#include "model/qz-panel.h"
#include "store/qz-audit-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-store.h"
#include "store/qz-waiting-table.h"
#include "ui/overview/qz-overview-data.h"

typedef struct
{
  QzOverviewData *data;
  guint n_events;
} Reading;

static gboolean
read_data (QzConnection *connection, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  reading->data->counts = qz_count_table_list (connection, error);
  if (reading->data->counts == NULL)
    return FALSE;
  reading->data->events = qz_audit_table_list (connection, NULL, 0, reading->n_events, error);
  return reading->data->events != NULL;
}

/**
 * qz_overview_data_read:
 * @workspace: a workspace
 * @n_events: how many events at most
 * @error: any code of the store
 *
 * Returns: (transfer full) (nullable): counts and last events
 */
QzOverviewData *
qz_overview_data_read (QzWorkspace *workspace, guint n_events, GError **error)
{
  g_autoptr (QzOverviewData) data = g_new0 (QzOverviewData, 1);
  Reading reading = { data, n_events };

  g_return_val_if_fail (workspace != NULL, NULL);

  if (!qz_store_read (qz_workspace_get_store (workspace), read_data, &reading, error))
    return NULL;
  return g_steal_pointer (&data);
}

/**
 * qz_overview_data_free:
 * @self: (nullable) (transfer full): what was read
 */
void
qz_overview_data_free (QzOverviewData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self);
}

/**
 * qz_overview_data_find:
 * @self: what was read
 * @activity: id of an activity
 *
 * Returns: (nullable): its counts; %NULL: it has no entries
 */
const QzCount *
qz_overview_data_find (const QzOverviewData *self, const char *activity)
{
  for (guint i = 0; i < self->counts->len; i++)
    {
      const QzCount *count = g_ptr_array_index (self->counts, i);

      if (strcmp (count->activity, activity) == 0)
        return count;
    }
  return NULL;
}

/**
 * qz_overview_data_sum:
 * @self: what was read
 * @state: a state
 *
 * Returns: how many entries of all activities are in @state
 */
guint
qz_overview_data_sum (const QzOverviewData *self, QzEntryState state)
{
  guint sum = 0;

  for (guint i = 0; i < self->counts->len; i++)
    sum += ((const QzCount *) g_ptr_array_index (self->counts, i))->states[state];
  return sum;
}

/* --- What waits --- */

typedef struct
{
  QzWorkspace *workspace;
  GPtrArray *panels; /* (element-type QzPanel), nullable until read */
  guint next;
  QzWaiting waiting;
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  g_clear_pointer (&counting->panels, g_ptr_array_unref);
  g_object_unref (counting->workspace);
  g_free (counting);
}

static gboolean
read_panels (QzConnection *connection, gpointer data, GError **error)
{
  Counting *counting = data;

  counting->panels = qz_panel_table_list (connection, NULL, error);
  return counting->panels != NULL
         && qz_waiting_table_count_certificates (connection, &counting->waiting.certificates,
                                                 error);
}

static gboolean
read_sheets (QzConnection *connection, gpointer data, GError **error)
{
  Counting *counting = data;
  const QzPanel *panel = g_ptr_array_index (counting->panels, counting->next);
  guint missing = 0;

  if (!qz_waiting_table_count_sheets (connection, panel->id, &missing, error))
    return FALSE;
  counting->waiting.sheets += missing;
  counting->waiting.panels += missing > 0 ? 1 : 0;
  counting->next++;
  return TRUE;
}

static void
slice_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Counting *counting = g_task_get_task_data (task);
  GError *error = NULL;

  if (!qz_store_read_finish (QZ_STORE (source), result, &error))
    g_task_return_error (task, error);
  else if (counting->next == counting->panels->len)
    g_task_return_boolean (task, TRUE);
  else
    qz_store_read_async (QZ_STORE (source), read_sheets, counting, NULL,
                         g_task_get_cancellable (task), slice_cb, g_object_ref (task));
}

/**
 * qz_waiting_count_async:
 * @workspace: a workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called when everything was counted
 * @user_data: for @callback
 *
 * Counts in short reads, one a panel, so that nothing else has to wait for them.
 */
void
qz_waiting_count_async (QzWorkspace *workspace,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  Counting *counting = g_new0 (Counting, 1);

  counting->workspace = g_object_ref (workspace);
  g_task_set_source_tag (task, qz_waiting_count_async);
  g_task_set_task_data (task, counting, counting_free);
  qz_store_read_async (qz_workspace_get_store (workspace), read_panels, counting, NULL, cancellable,
                       slice_cb, task);
}

/**
 * qz_waiting_count_finish:
 * @result: what the callback got
 * @out_waiting: (out): what waits
 * @error: any code of the store
 *
 * Returns: %TRUE when everything could be counted
 */
gboolean
qz_waiting_count_finish (GAsyncResult *result, QzWaiting *out_waiting, GError **error)
{
  const Counting *counting;

  g_return_val_if_fail (G_IS_TASK (result) && out_waiting != NULL, FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  counting = g_task_get_task_data (G_TASK (result));
  *out_waiting = counting->waiting;
  return TRUE;
}
