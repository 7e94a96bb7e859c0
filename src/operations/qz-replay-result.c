/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works a frozen result out anew from its own scores and rules, and says what does not hold. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-result-record.h"
#include "model/qz-event.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-replay-result.h"
#include "operations/qz-review-access.h"
#include "rules/qz-finding.h"
#include "rules/qz-frozen-rules.h"
#include "store/qz-audit-table.h"
#include "store/qz-result-table.h"

struct _QzReplayResult
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;
  char *stage; /* "" for the whole activity */
  guint number;

  QzFrozenVersion *version; /* owned, nullable: as it is kept */
  char *previous;           /* owned, nullable: hash of the version before */
  char *event;              /* owned, nullable: detail of the event of the freeze */
  QzFrozenResult *again;    /* owned, nullable: worked out anew */
  GBytes *record;           /* owned, nullable: written anew */
  char *sha256;             /* owned, nullable: of @record */
  GPtrArray *findings;      /* (element-type QzFinding): what does not hold */
};

G_DEFINE_FINAL_TYPE (QzReplayResult, qz_replay_result, QZ_TYPE_OPERATION)

static gboolean
read_event (QzReplayResult *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) events =
      qz_audit_table_list (connection, self->version->id, 0, G_MAXINT, error);

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const QzEvent *event = events->pdata[i];

      if (strcmp (event->verb, "review.freeze") == 0)
        {
          g_free (self->event);
          self->event = g_strdup (event->detail);
        }
    }
  return events != NULL;
}

static gboolean
read_version (QzConnection *connection, gpointer data, GError **error)
{
  QzReplayResult *self = data;
  const char *edition = qz_workspace_get_edition (self->workspace)->id;
  g_autoptr (QzFrozenVersion) before = NULL;

  self->version =
      qz_result_table_get (connection, edition, self->activity, self->stage, self->number, error);
  if (self->version == NULL || !read_event (self, connection, error))
    return FALSE;
  if (self->version->version == 1)
    {
      self->previous = g_strdup ("");
      return TRUE;
    }
  before = qz_result_table_get (connection, edition, self->activity, self->stage,
                                self->version->version - 1, NULL);
  self->previous = before != NULL ? g_strdup (before->sha256) : NULL;
  return TRUE;
}

static void
find (QzReplayResult *self, const char *message)
{
  qz_findings_add (self->findings, "", QZ_SEVERITY_HARD, "%s", message);
}

/* The bytes as they are kept, the hash beside them and the one in the trail. */
static void
check_hashes (QzReplayResult *self)
{
  const QzFrozenVersion *version = self->version;
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, version->record);
  g_autofree char *line = g_strdup_printf ("\nsha256: %s\n", version->sha256);

  if (strcmp (sha256, version->sha256) != 0)
    qz_findings_add (self->findings, "", QZ_SEVERITY_HARD,
                     _ ("The record has the hash %s, and not %s as when it was frozen."), sha256,
                     version->sha256);
  if (self->event == NULL)
    find (self, _ ("The audit trail has no event of this freeze."));
  else if (strstr (self->event, line) == NULL)
    find (self, _ ("The audit trail names another hash for this version."));
}

static void
check_place (QzReplayResult *self, const QzFrozenResult *said)
{
  const QzFrozenVersion *version = self->version;
  const QzActivity *activity = qz_frozen_result_get_activity (said);

  if (said->version != version->version || strcmp (said->stage, version->stage) != 0
      || strcmp (activity->id, version->activity) != 0
      || strcmp (said->rules->id, version->edition) != 0
      || strcmp (said->reason, version->reason) != 0 || said->entries->len != version->entries)
    find (self, _ ("The record is that of another version, activity or stage."));
  if (self->previous == NULL)
    find (self, _ ("The version before is gone."));
  else if (strcmp (said->previous, self->previous) != 0)
    find (self, _ ("The record names another hash for the version before it."));
}

static void
work_out (QzReplayResult *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QzFrozenResult) said =
      qz_result_record_parse (_ ("record"), self->version->record, &error);
  g_autoptr (QzFrozenResult) again = NULL;
  guint before;

  if (said == NULL)
    {
      find (self, error->message);
      return;
    }
  check_place (self, said);
  again = qz_result_record_parse (_ ("record"), self->version->record, NULL);
  if (!qz_frozen_result_work_out (again, &error))
    {
      find (self, error->message);
      return;
    }
  before = self->findings->len;
  qz_frozen_result_report (said, again, self->findings);
  self->record = qz_result_record_print (again);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->record);
  if (self->findings->len == before && !g_bytes_equal (self->record, self->version->record))
    find (self, _ ("The record is written otherwise than its scores and rules are."));
  self->again = g_steal_pointer (&again);
}

static gboolean
qz_replay_result_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzReplayResult *self = QZ_REPLAY_RESULT (operation);
  const QzActivity *activity =
      qz_entry_access_get_activity (self->workspace, self->activity, error);

  if (activity == NULL
      || (*self->stage != '\0' && qz_review_access_get_stage (activity, self->stage, error) == NULL)
      || !qz_store_read (qz_workspace_get_store (self->workspace), read_version, self, error))
    return FALSE;
  check_hashes (self);
  work_out (self);
  return TRUE;
}

static void
qz_replay_result_finalize (GObject *object)
{
  QzReplayResult *self = QZ_REPLAY_RESULT (object);

  g_clear_pointer (&self->version, qz_frozen_version_free);
  g_clear_pointer (&self->again, qz_frozen_result_free);
  g_clear_pointer (&self->record, g_bytes_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->previous, g_free);
  g_clear_pointer (&self->event, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_replay_result_parent_class)->finalize (object);
}

static void
qz_replay_result_class_init (QzReplayResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_replay_result_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_replay_result_run;
}

static void
qz_replay_result_init (QzReplayResult *self)
{
  self->findings = qz_findings_new ();
}

/**
 * qz_replay_result_new:
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of a stage, %NULL for the whole activity
 * @version: number of a frozen version, 0 for the newest
 *
 * Works totals, ranks and awards out from the frozen scores and rules alone and writes the record
 * anew: it has to come to the same bytes, the hash that was kept and the one in the audit trail.
 * What does not hold stands in the findings, and does not make the operation fail. Fails with
 * %QZ_ERROR_NOT_FOUND when there is no such version.
 *
 * Returns: (transfer full): the operation
 */
QzReplayResult *
qz_replay_result_new (QzWorkspace *workspace,
                      const char *activity,
                      const char *stage,
                      guint version)
{
  QzReplayResult *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_REPLAY_RESULT, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  self->stage = g_strdup (stage != NULL ? stage : "");
  self->number = version;
  return self;
}

/**
 * qz_replay_result_is_same:
 * @self: an operation that was carried out
 *
 * Returns: whether everything holds
 */
gboolean
qz_replay_result_is_same (QzReplayResult *self)
{
  g_return_val_if_fail (QZ_IS_REPLAY_RESULT (self), FALSE);

  return self->version != NULL && self->findings->len == 0;
}

/**
 * qz_replay_result_get_version:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the version as it is kept
 */
const QzFrozenVersion *
qz_replay_result_get_version (QzReplayResult *self)
{
  g_return_val_if_fail (QZ_IS_REPLAY_RESULT (self), NULL);

  return self->version;
}

/**
 * qz_replay_result_get_result:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (nullable): what its scores and rules give; %NULL when the record cannot
 *   be read
 */
const QzFrozenResult *
qz_replay_result_get_result (QzReplayResult *self)
{
  g_return_val_if_fail (QZ_IS_REPLAY_RESULT (self), NULL);

  return self->again;
}

/**
 * qz_replay_result_get_record:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (nullable): the record as it was written anew
 */
GBytes *
qz_replay_result_get_record (QzReplayResult *self)
{
  g_return_val_if_fail (QZ_IS_REPLAY_RESULT (self), NULL);

  return self->record;
}

/**
 * qz_replay_result_get_sha256:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (nullable): hash of the record as it was written anew
 */
const char *
qz_replay_result_get_sha256 (QzReplayResult *self)
{
  g_return_val_if_fail (QZ_IS_REPLAY_RESULT (self), NULL);

  return self->sha256;
}

/**
 * qz_replay_result_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): what does not hold; the path is the id of the
 *   entry, or ""
 */
const GPtrArray *
qz_replay_result_get_findings (QzReplayResult *self)
{
  g_return_val_if_fail (QZ_IS_REPLAY_RESULT (self), NULL);

  return self->findings;
}
