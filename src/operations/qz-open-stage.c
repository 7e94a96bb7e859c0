/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a stage: the scores that have come until then become score sheets, and later ones at once.
 */

#include "config.h"

#include "model/qz-bundle-note.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-open-stage.h"
#include "operations/qz-own-key.h"
#include "operations/qz-review-access.h"
#include "operations/qz-sealed-scores.h"
#include "store/qz-score-bundle-table.h"

struct _QzOpenStage
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;
  char *stage;

  GPtrArray *arrivals; /* (element-type QzScoreArrival) (nullable) */
  GPtrArray *lines;    /* (element-type QzBundleLine) */
};

G_DEFINE_FINAL_TYPE (QzOpenStage, qz_open_stage, QZ_TYPE_OPERATION)

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzOpenStage *self = data;

  return qz_sealed_scores_set_open (connection, self->activity, self->stage, error);
}

static gboolean
read_arrivals (QzConnection *connection, gpointer data, GError **error)
{
  QzOpenStage *self = data;

  self->arrivals = qz_score_bundle_table_list_last (connection, error);
  return self->arrivals != NULL;
}

/* Without the key of the office nothing is opened by halves. */
static gboolean
open_stage (QzOpenStage *self, const char *name, GCancellable *cancellable, GError **error)
{
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autoptr (QzSecretKey) key = qz_own_key_load (self->workspace, error);
  g_autofree char *summary =
      qz_act_words (qz_workspace_get_edition (self->workspace), "stage.open", name);

  return key != NULL
         && qz_store_write (store, &(const QzAct){ "stage.open", "", summary, self->stage }, put,
                            self, cancellable, error)
         && qz_store_read (store, read_arrivals, self, error);
}

static gboolean
qz_open_stage_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzOpenStage *self = QZ_OPEN_STAGE (operation);
  const QzActivity *activity =
      qz_entry_access_get_activity (self->workspace, self->activity, error);
  const QzStage *stage =
      activity != NULL ? qz_review_access_get_stage (activity, self->stage, error) : NULL;
  g_autofree char *name = NULL;

  if (stage == NULL)
    return FALSE;
  name = g_strdup_printf ("%s / %s", activity->name, stage->name);
  if (!open_stage (self, name, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->arrivals->len; i++)
    {
      if (!qz_sealed_scores_take (self->workspace, self->arrivals->pdata[i], self->activity,
                                  self->stage, self->lines, cancellable, error))
        return FALSE;
      qz_operation_report (operation, i + 1, self->arrivals->len);
    }
  return TRUE;
}

static void
qz_open_stage_finalize (GObject *object)
{
  QzOpenStage *self = QZ_OPEN_STAGE (object);

  g_clear_object (&self->workspace);
  g_free (self->activity);
  g_free (self->stage);
  g_clear_pointer (&self->arrivals, g_ptr_array_unref);
  g_ptr_array_unref (self->lines);
  G_OBJECT_CLASS (qz_open_stage_parent_class)->finalize (object);
}

static void
qz_open_stage_class_init (QzOpenStageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_open_stage_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_open_stage_run;
}

static void
qz_open_stage_init (QzOpenStage *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_bundle_line_free);
}

/**
 * qz_open_stage_new:
 * @workspace: of the office
 * @activity: id of an activity
 * @stage: id of one of its stages
 *
 * May be done again: what was kept out then is looked at once more. Fails with %QZ_ERROR_NOT_FOUND
 * for an unknown activity or stage, and as qz_own_key_load() when the key is locked.
 *
 * Returns: (transfer full): the operation
 */
QzOpenStage *
qz_open_stage_new (QzWorkspace *workspace, const char *activity, const char *stage)
{
  QzOpenStage *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && stage != NULL, NULL);

  self = g_object_new (QZ_TYPE_OPEN_STAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  self->stage = g_strdup (stage);
  return self;
}

/**
 * qz_open_stage_get_lines:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzBundleLine): what became of each sheet
 */
const GPtrArray *
qz_open_stage_get_lines (QzOpenStage *self)
{
  g_return_val_if_fail (QZ_IS_OPEN_STAGE (self), NULL);

  return self->lines;
}
