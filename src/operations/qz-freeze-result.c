/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Freezes the result 评审结果 of an activity, or of one of its stages, as a new version. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/qz-result-record.h"
#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-approval-access.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-freeze-result.h"
#include "operations/qz-frozen-access.h"
#include "operations/qz-review-access.h"
#include "rules/qz-finding.h"
#include "rules/qz-frozen-rules.h"
#include "store/qz-result-table.h"

struct _QzFreezeResult
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
  char *stage_id; /* nullable */
  char *reason;   /* "" for none */
  gboolean dry;

  QzEdition *edition;         /* owned */
  const QzActivity *activity; /* borrowed from @edition */
  const QzStage *stage;       /* nullable, borrowed from @edition */
  QzFrozenResult *result;     /* owned, nullable */
  QzFrozenVersion *version;   /* owned, nullable */
  guint n_moved;              /* entries that stand elsewhere than in the version before */
  GPtrArray *findings;        /* (element-type QzFinding) */
};

G_DEFINE_FINAL_TYPE (QzFreezeResult, qz_freeze_result, QZ_TYPE_OPERATION)

/* Who knows what is open has to say why it is frozen all the same. */
static gboolean
check_open (QzFreezeResult *self, const QzPresentResult *present, GError **error)
{
  if (present->result->entries->len == 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("“%s” has no entry in review, so there is nothing to freeze."),
                   self->activity->name);
      return FALSE;
    }
  if (present->stale != NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("The award of %s does not follow from how the awards of “%s” were given. "
                      "Give the awards again first."),
                   present->stale, self->activity->name);
      return FALSE;
    }
  if (present->n_waiting == 0)
    return TRUE;
  if (*self->reason != '\0')
    {
      qz_findings_add (self->findings, "", QZ_SEVERITY_WARNING, _ ("Frozen with this open: %s"),
                       present->waiting);
      return TRUE;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               ngettext ("%u entry of “%s” is not settled: %s. Settle it, or give the reason why "
                         "the result is frozen all the same.",
                         "%u entries of “%s” are not settled: %s. Settle them, or give the reason "
                         "why the result is frozen all the same.",
                         present->n_waiting),
               present->n_waiting, self->activity->name, present->waiting);
  return FALSE;
}

/* Hosts who were asked have the word before it is frozen. */
static gboolean
check_approved (QzFreezeResult *self, QzConnection *connection, GError **error)
{
  g_autofree char *waiting = NULL;

  if (self->stage != NULL)
    return TRUE;
  if (!qz_approval_access_check (connection, self->edition, self->activity, &waiting, error))
    return FALSE;
  if (*waiting == '\0')
    return TRUE;
  if (*self->reason != '\0')
    {
      qz_findings_add (self->findings, "", QZ_SEVERITY_WARNING,
                       _ ("Frozen without the approval of the hosts: %s"), waiting);
      return TRUE;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("“%s” is not approved by its hosts: %s. Wait for them, decide on objections, or "
                  "give the reason why the result is frozen all the same."),
               self->activity->name, waiting);
  return FALSE;
}

/* Whether @former says the same as the new result, its number and its reason apart. */
static gboolean
says_the_same (QzFrozenResult *result, const QzFrozenResult *former)
{
  g_autoptr (GBytes) old = qz_result_record_print (former);
  g_autoptr (GBytes) new = NULL;

  result->version = former->version;
  qz_text_set (&result->previous, former->previous);
  qz_text_set (&result->program, former->program);
  qz_text_set (&result->reason, former->reason);
  new = qz_result_record_print (result);
  return g_bytes_equal (old, new);
}

static gboolean
follow (QzFreezeResult *self, const QzFrozenVersion *last, GError **error)
{
  g_autoptr (QzFrozenResult) former = NULL;
  g_autoptr (GArray) moves = NULL;

  if (last == NULL)
    {
      self->result->version = 1;
      return TRUE;
    }
  former = qz_result_record_parse (self->activity->name, last->record, error);
  if (former == NULL)
    return FALSE;
  if (says_the_same (self->result, former))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("“%s” is frozen as version %u, and nothing has changed since."),
                   self->activity->name, last->version);
      return FALSE;
    }
  moves = qz_frozen_result_compare (former, self->result);
  self->n_moved = moves->len;
  self->result->version = last->version + 1;
  qz_text_set (&self->result->previous, last->sha256);
  return TRUE;
}

static void
number_version (QzFreezeResult *self)
{
  QzFrozenVersion *version = qz_frozen_version_new ();

  version->record = qz_result_record_print (self->result);
  qz_text_take (&version->sha256,
                g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, version->record));
  qz_text_take (&version->id,
                self->version != NULL ? g_strdup (self->version->id) : g_uuid_string_random ());
  qz_text_set (&version->edition, self->edition->id);
  qz_text_set (&version->activity, self->activity->id);
  qz_text_set (&version->stage, self->result->stage);
  version->version = self->result->version;
  qz_text_take (&version->frozen, qz_clock_now ());
  version->entries = self->result->entries->len;
  qz_text_set (&version->reason, self->reason);
  g_clear_pointer (&self->version, qz_frozen_version_free);
  self->version = version;
}

static gboolean
prepare (QzConnection *connection, gpointer data, GError **error)
{
  QzFreezeResult *self = data;
  g_autoptr (QzPresentResult) present = NULL;
  g_autoptr (QzFrozenVersion) last = NULL;

  g_ptr_array_set_size (self->findings, 0);
  present =
      qz_present_result_read (connection, self->edition, self->activity, self->stage, TRUE, error);
  if (present == NULL || !check_open (self, present, error)
      || !check_approved (self, connection, error))
    return FALSE;
  g_clear_pointer (&self->result, qz_frozen_result_free);
  self->result = g_steal_pointer (&present->result);
  if (!qz_result_table_find_last (connection, self->edition->id, self->activity->id,
                                  self->result->stage, &last, error)
      || !follow (self, last, error))
    return FALSE;
  qz_text_set (&self->result->program, QZ_VERSION);
  qz_text_set (&self->result->reason, self->reason);
  if (!self->result->awards && self->stage == NULL)
    qz_findings_add (self->findings, "", QZ_SEVERITY_WARNING,
                     _ ("No awards were given yet; totals and ranks alone are frozen."));
  number_version (self);
  return TRUE;
}

/* The trail names the hash, so the record has to be the one that was prepared. */
static gboolean
freeze (QzConnection *connection, gpointer data, GError **error)
{
  QzFreezeResult *self = data;
  g_autofree char *before = g_strdup (self->version->sha256);

  if (!prepare (connection, self, error))
    return FALSE;
  if (strcmp (before, self->version->sha256) == 0)
    return qz_result_table_add (connection, self->version, error);
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("Scores of “%s” changed at this very moment. Look at the ranking and freeze it "
                  "again."),
               self->activity->name);
  return FALSE;
}

static gboolean
look_up (QzFreezeResult *self, GError **error)
{
  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL)
    return FALSE;
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  if (self->stage_id == NULL || *self->stage_id == '\0')
    return TRUE;
  self->stage = qz_review_access_get_stage (self->activity, self->stage_id, error);
  return self->stage != NULL;
}

static gboolean
qz_freeze_result_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzFreezeResult *self = QZ_FREEZE_RESULT (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  if (!look_up (self, error)
      || (*self->reason != '\0' && !qz_text_check_prose (_ ("The reason"), self->reason, error))
      || !qz_store_read (store, prepare, self, error))
    return FALSE;
  if (self->dry)
    return TRUE;
  summary = qz_act_words (self->edition, "review.freeze", self->activity->name);
  detail = g_strdup_printf ("activity: %s\nstage: %s\nversion: %u\nsha256: %s\nreason: %s",
                            self->activity->id, self->result->stage, self->version->version,
                            self->version->sha256, self->reason);
  return qz_store_write (store,
                         &(const QzAct){ "review.freeze", self->version->id, summary, detail },
                         freeze, self, cancellable, error);
}

static void
qz_freeze_result_finalize (GObject *object)
{
  QzFreezeResult *self = QZ_FREEZE_RESULT (object);

  g_clear_pointer (&self->result, qz_frozen_result_free);
  g_clear_pointer (&self->version, qz_frozen_version_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->stage_id, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_freeze_result_parent_class)->finalize (object);
}

static void
qz_freeze_result_class_init (QzFreezeResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_freeze_result_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_freeze_result_run;
}

static void
qz_freeze_result_init (QzFreezeResult *self)
{
  self->reason = g_strdup ("");
  self->findings = qz_findings_new ();
}

/**
 * qz_freeze_result_new:
 * @workspace: where
 * @activity: id of an activity that was ranked
 * @stage: (nullable): id of one of its stages, which is ranked for itself and gives no awards;
 *   %NULL for the whole activity
 *
 * Keeps scores, rules, seeds, totals, ranks and awards as a record for itself, which nothing that
 * happens later changes. Fails with %QZ_ERROR_STATE when scores changed since the ranking, when an
 * award does not follow from how awards were given, when score sheets are missing or to be
 * clarified or equals wait for the deliberation or a host that was sent the result list has not
 * answered or objects, and no reason is given, and when the newest version says the same.
 *
 * Returns: (transfer full): the operation
 */
QzFreezeResult *
qz_freeze_result_new (QzWorkspace *workspace, const char *activity, const char *stage)
{
  QzFreezeResult *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_FREEZE_RESULT, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  self->stage_id = g_strdup (stage);
  return self;
}

/**
 * qz_freeze_result_set_reason:
 * @self: an operation that was not run yet
 * @reason: (nullable): why it is frozen although something is open; stands in the record
 */
void
qz_freeze_result_set_reason (QzFreezeResult *self, const char *reason)
{
  g_return_if_fail (QZ_IS_FREEZE_RESULT (self));

  g_free (self->reason);
  self->reason = g_strstrip (g_strdup (reason != NULL ? reason : ""));
}

/**
 * qz_freeze_result_set_dry:
 * @self: an operation that was not run yet
 * @dry: %TRUE to show what would be frozen without writing anything
 */
void
qz_freeze_result_set_dry (QzFreezeResult *self, gboolean dry)
{
  g_return_if_fail (QZ_IS_FREEZE_RESULT (self));

  self->dry = dry;
}

/**
 * qz_freeze_result_get_version:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the version with its record
 */
const QzFrozenVersion *
qz_freeze_result_get_version (QzFreezeResult *self)
{
  g_return_val_if_fail (QZ_IS_FREEZE_RESULT (self), NULL);

  return self->version;
}

/**
 * qz_freeze_result_get_result:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): what was frozen
 */
const QzFrozenResult *
qz_freeze_result_get_result (QzFreezeResult *self)
{
  g_return_val_if_fail (QZ_IS_FREEZE_RESULT (self), NULL);

  return self->result;
}

/**
 * qz_freeze_result_get_n_moved:
 * @self: an operation that was carried out
 *
 * Returns: how many entries stand elsewhere than in the version before; 0 for the first
 */
guint
qz_freeze_result_get_n_moved (QzFreezeResult *self)
{
  g_return_val_if_fail (QZ_IS_FREEZE_RESULT (self), 0);

  return self->n_moved;
}

/**
 * qz_freeze_result_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): what is to be known of it
 */
const GPtrArray *
qz_freeze_result_get_findings (QzFreezeResult *self)
{
  g_return_val_if_fail (QZ_IS_FREEZE_RESULT (self), NULL);

  return self->findings;
}
