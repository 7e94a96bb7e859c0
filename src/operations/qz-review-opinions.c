/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Second opinions on the sheets of a stage, read and never written. */

#include "config.h"

#include "operations/qz-rank-activity.h"
#include "operations/qz-review-access.h"
#include "operations/qz-review-opinions.h"

struct _QzReviewOpinions
{
  QzOperation parent_instance;

  QzRankActivity *rank; /* owned: the exact ranking, from which the opinions borrow */
  char *stage;          /* nullable */
  QzOpinions *opinions; /* owned, nullable: the result */
};

G_DEFINE_FINAL_TYPE (QzReviewOpinions, qz_review_opinions, QZ_TYPE_OPERATION)

static gboolean
qz_review_opinions_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzReviewOpinions *self = QZ_REVIEW_OPINIONS (operation);
  const QzRanking *ranking;
  const QzStage *stage;

  if (!qz_operation_run (QZ_OPERATION (self->rank), cancellable, error))
    return FALSE;
  ranking = qz_rank_activity_get_ranking (self->rank);
  stage = qz_review_access_get_stage (ranking->activity, self->stage, error);
  if (stage == NULL)
    return FALSE;
  self->opinions = qz_opinions_new (ranking, stage, QZ_CUT_ASK);
  return TRUE;
}

static void
qz_review_opinions_finalize (GObject *object)
{
  QzReviewOpinions *self = QZ_REVIEW_OPINIONS (object);

  g_clear_pointer (&self->opinions, qz_opinions_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_object (&self->rank);
  G_OBJECT_CLASS (qz_review_opinions_parent_class)->finalize (object);
}

static void
qz_review_opinions_class_init (QzReviewOpinionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_review_opinions_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_review_opinions_run;
}

static void
qz_review_opinions_init (QzReviewOpinions *self)
{
}

/**
 * qz_review_opinions_new:
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of one of its stages; %NULL for the first
 *
 * Ranks as the score sheets are now and looks at the sheets of the stage, see qz_opinions_new().
 * Equals across a cut line get no award, as long as nobody has decided. Nothing is written.
 * Fails with %QZ_ERROR_NOT_FOUND for an unknown activity or stage.
 *
 * Returns: (transfer full): the operation
 */
QzReviewOpinions *
qz_review_opinions_new (QzWorkspace *workspace, const char *activity, const char *stage)
{
  QzReviewOpinions *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_REVIEW_OPINIONS, NULL);
  self->rank = qz_rank_activity_new (workspace, activity);
  qz_rank_activity_set_dry (self->rank, TRUE);
  self->stage = g_strdup (stage);
  return self;
}

/**
 * qz_review_opinions_get_opinions:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the opinions; good as long as @self
 */
const QzOpinions *
qz_review_opinions_get_opinions (QzReviewOpinions *self)
{
  g_return_val_if_fail (QZ_IS_REVIEW_OPINIONS (self), NULL);

  return self->opinions;
}

/**
 * qz_review_opinions_get_judge_name:
 * @self: an operation that was carried out
 * @judge: id of a judge
 *
 * Returns: (transfer none): the name
 */
const char *
qz_review_opinions_get_judge_name (QzReviewOpinions *self, const char *judge)
{
  g_return_val_if_fail (QZ_IS_REVIEW_OPINIONS (self), judge);

  return qz_rank_activity_get_judge_name (self->rank, judge);
}

static const char *
name_judge (const char *judge, gpointer user_data)
{
  return qz_review_opinions_get_judge_name (user_data, judge);
}

/**
 * qz_review_opinions_dup_silence:
 * @self: an operation that was carried out
 * @field: one of the fields
 * @method: a method
 *
 * Returns: (transfer full) (nullable): as qz_opinions_dup_silence()
 */
char *
qz_review_opinions_dup_silence (QzReviewOpinions *self,
                                const QzFieldOpinion *field,
                                QzMethod method)
{
  g_return_val_if_fail (QZ_IS_REVIEW_OPINIONS (self), NULL);

  return qz_opinions_dup_silence (self->opinions, field, method, name_judge, self);
}

/**
 * qz_review_opinions_dup_judges:
 * @self: an operation that was carried out
 * @entry: place in the entries
 *
 * Returns: (transfer full): as qz_opinions_dup_judges()
 */
char *
qz_review_opinions_dup_judges (QzReviewOpinions *self, guint entry)
{
  g_return_val_if_fail (QZ_IS_REVIEW_OPINIONS (self), NULL);

  return qz_opinions_dup_judges (self->opinions, entry, name_judge, self);
}
