/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moved between two frozen versions, or since one of them. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-result-record.h"
#include "operations/qz-compare-results.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-frozen-access.h"
#include "operations/qz-review-access.h"
#include "rules/qz-frozen-rules.h"
#include "store/qz-result-table.h"

struct _QzCompareResults
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
  char *stage_id; /* "" for the whole activity */
  guint from;     /* 0: the newest */
  guint to;       /* 0: as things stand */

  QzEdition *edition;         /* owned */
  const QzActivity *activity; /* borrowed from @edition */
  const QzStage *stage;       /* nullable, borrowed from @edition */
  QzFrozenResult *before;     /* owned, nullable */
  QzFrozenResult *after;      /* owned, nullable */
  GArray *moves;              /* (element-type QzFrozenMove) owned, nullable */
};

G_DEFINE_FINAL_TYPE (QzCompareResults, qz_compare_results, QZ_TYPE_OPERATION)

static QzFrozenResult *
read_version (QzCompareResults *self, QzConnection *connection, guint number, GError **error)
{
  g_autoptr (QzFrozenVersion) version =
      qz_result_table_get (connection, self->edition->id, self->id, self->stage_id, number, error);

  return version != NULL ? qz_result_record_parse (self->activity->name, version->record, error)
                         : NULL;
}

static gboolean
read_both (QzConnection *connection, gpointer data, GError **error)
{
  QzCompareResults *self = data;
  g_autoptr (QzPresentResult) present = NULL;

  self->before = read_version (self, connection, self->from, error);
  if (self->before == NULL)
    return FALSE;
  self->from = self->before->version;
  if (self->to > 0)
    {
      self->after = read_version (self, connection, self->to, error);
      return self->after != NULL;
    }
  present =
      qz_present_result_read (connection, self->edition, self->activity, self->stage, FALSE, error);
  if (present == NULL)
    return FALSE;
  self->after = g_steal_pointer (&present->result);
  return TRUE;
}

static gboolean
qz_compare_results_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzCompareResults *self = QZ_COMPARE_RESULTS (operation);

  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL)
    return FALSE;
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  if (*self->stage_id != '\0')
    {
      self->stage = qz_review_access_get_stage (self->activity, self->stage_id, error);
      if (self->stage == NULL)
        return FALSE;
    }
  if (!qz_store_read (qz_workspace_get_store (self->workspace), read_both, self, error))
    return FALSE;
  self->moves = qz_frozen_result_compare (self->before, self->after);
  return TRUE;
}

static void
qz_compare_results_finalize (GObject *object)
{
  QzCompareResults *self = QZ_COMPARE_RESULTS (object);

  g_clear_pointer (&self->moves, g_array_unref);
  g_clear_pointer (&self->before, qz_frozen_result_free);
  g_clear_pointer (&self->after, qz_frozen_result_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->stage_id, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_compare_results_parent_class)->finalize (object);
}

static void
qz_compare_results_class_init (QzCompareResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_compare_results_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_compare_results_run;
}

static void
qz_compare_results_init (QzCompareResults *self)
{
}

/**
 * qz_compare_results_new:
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of a stage, %NULL for the whole activity
 *
 * Compares the newest frozen version with how things stand, unless versions are set. Fails with
 * %QZ_ERROR_NOT_FOUND when there is no such version.
 *
 * Returns: (transfer full): the operation
 */
QzCompareResults *
qz_compare_results_new (QzWorkspace *workspace, const char *activity, const char *stage)
{
  QzCompareResults *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_COMPARE_RESULTS, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  self->stage_id = g_strdup (stage != NULL ? stage : "");
  return self;
}

/**
 * qz_compare_results_set_versions:
 * @self: an operation that was not run yet
 * @from: number of a version, 0 for the newest
 * @to: number of a version, 0 for how things stand
 */
void
qz_compare_results_set_versions (QzCompareResults *self, guint from, guint to)
{
  g_return_if_fail (QZ_IS_COMPARE_RESULTS (self));

  self->from = from;
  self->to = to;
}

/**
 * qz_compare_results_get_from:
 * @self: an operation that was carried out
 *
 * Returns: number of the version that was compared with
 */
guint
qz_compare_results_get_from (QzCompareResults *self)
{
  g_return_val_if_fail (QZ_IS_COMPARE_RESULTS (self), 0);

  return self->from;
}

/**
 * qz_compare_results_get_before:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the earlier result
 */
const QzFrozenResult *
qz_compare_results_get_before (QzCompareResults *self)
{
  g_return_val_if_fail (QZ_IS_COMPARE_RESULTS (self), NULL);

  return self->before;
}

/**
 * qz_compare_results_get_after:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the later result
 */
const QzFrozenResult *
qz_compare_results_get_after (QzCompareResults *self)
{
  g_return_val_if_fail (QZ_IS_COMPARE_RESULTS (self), NULL);

  return self->after;
}

/**
 * qz_compare_results_get_moves:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFrozenMove): who stands elsewhere, as of
 *   qz_frozen_result_compare()
 */
const GArray *
qz_compare_results_get_moves (QzCompareResults *self)
{
  g_return_val_if_fail (QZ_IS_COMPARE_RESULTS (self), NULL);

  return self->moves;
}
