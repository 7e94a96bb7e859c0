/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives levels 等级 by the ranking and titles 称号 by hand, in one transaction. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-points.h"
#include "operations/qz-act-words.h"
#include "operations/qz-award-activity.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-given-awards.h"
#include "operations/qz-review-access.h"
#include "rules/qz-finding.h"
#include "store/qz-entry-table.h"

/* So many entries without all their sheets are named in the message. */
#define MOST_NAMED 5

struct _QzAwardActivity
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;
  gboolean dry;
  gboolean incomplete; /* give awards although score sheets are missing */
  QzGivenAwards *rule; /* owned: amounts and policy to go by; what is given against them */
  GHashTable *by_hand; /* id or number of an entry -> id of an award or "" */

  QzEdition *edition;         /* owned: the ranking borrows from it */
  const QzActivity *activity; /* borrowed from @edition */
  QzRanking *ranking;         /* owned, nullable: the result */
  GHashTable *ruled;          /* (element-type utf8 utf8): id of the entry -> award by the rule */
  GHashTable *given;          /* (element-type utf8 utf8): id of the entry -> award it gets */
  GPtrArray *findings;        /* (element-type QzFinding) */
  char *now;                  /* nullable: instant of the act */
};

G_DEFINE_FINAL_TYPE (QzAwardActivity, qz_award_activity, QZ_TYPE_OPERATION)

/* Somebody who knows which sheets are missing has to want it all the same. */
static gboolean
check_complete (QzAwardActivity *self, GError **error)
{
  guint n = qz_ranking_count_incomplete (self->ranking);
  g_autoptr (GString) names = g_string_new (NULL);
  guint named = 0;

  if (n == 0 || self->incomplete)
    return TRUE;
  for (guint i = 0; i < self->ranking->standings->len && named < MOST_NAMED; i++)
    {
      const QzStanding *standing = self->ranking->standings->pdata[i];

      if (standing->missing > 0)
        g_string_append_printf (names, "%s%s", named++ > 0 ? _ (", ") : "",
                                qz_entry_access_call (standing->entry));
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               ngettext ("%u entry of “%s” lacks score sheets: %s%s. Complete them, or confirm "
                         "that awards are given all the same.",
                         "%u entries of “%s” lack score sheets: %s%s. Complete them, or confirm "
                         "that awards are given all the same.",
                         n),
               n, self->activity->name, names->str, n > named ? " …" : "");
  return FALSE;
}

static void
report_cut (QzAwardActivity *self, const QzCutTie *tie)
{
  const QzAward *award = qz_activity_find_award (self->activity, tie->award);
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; i < tie->n; i++)
    {
      const QzStanding *standing = qz_ranking_find (self->ranking, tie->ids[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "",
                              qz_entry_access_call (standing->entry));
    }
  if (tie->vacant > 0)
    qz_findings_add (self->findings, "", QZ_SEVERITY_WARNING,
                     ngettext ("%u place of “%s” stays vacant: nobody may take it.",
                               "%u places of “%s” stay vacant: nobody may take them.", tie->vacant),
                     (guint) tie->vacant, award->name);
  else if (tie->of_unit)
    qz_findings_add (self->findings, tie->ids[0], QZ_SEVERITY_WARNING,
                     _ ("“%s” goes to %u entries of one unit at most, and %u equal entries of one "
                        "are left for %u: %s. Give it by hand."),
                     award->name, award->per_unit, (guint) tie->n, (guint) tie->room, names->str);
  else
    qz_findings_add (self->findings, tie->ids[0], QZ_SEVERITY_WARNING,
                     _ ("The line of “%s” falls among %u equal entries, of which %u stand above "
                        "it: %s. Decide whether all of them go up or down."),
                     award->name, (guint) tie->n, (guint) tie->room, names->str);
}

/* Awards by rule; what was given by hand before stays where no rule gives anything. */
static void
give_by_rule (QzAwardActivity *self)
{
  g_autoptr (GPtrArray) awards = qz_given_awards_list (self->rule, self->activity);
  g_autoptr (GHashTable) ruled = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) cuts = qz_ranking_award (self->ranking, awards, self->rule->policy, ruled);

  for (guint i = 0; i < cuts->len; i++)
    report_cut (self, &g_array_index (cuts, QzCutTie, i));
  for (guint i = 0; i < self->ranking->standings->len; i++)
    {
      const QzEntry *entry = ((const QzStanding *) self->ranking->standings->pdata[i])->entry;
      const char *award = g_hash_table_lookup (ruled, entry->id);
      const QzAward *before = qz_activity_find_award (self->activity, entry->award);

      g_hash_table_insert (self->ruled, g_strdup (entry->id),
                           g_strdup (award != NULL ? award : ""));
      if (award == NULL && before != NULL
          && (before->by == QZ_AWARD_BY_HAND || before->kind == QZ_AWARD_PRIZE))
        award = before->id;
      g_hash_table_insert (self->given, g_strdup (entry->id),
                           g_strdup (award != NULL ? award : ""));
    }
}

static const QzStanding *
find_standing (QzAwardActivity *self, const char *id, GError **error)
{
  for (guint i = 0; i < self->ranking->standings->len; i++)
    {
      const QzStanding *standing = self->ranking->standings->pdata[i];

      if (strcmp (standing->entry->id, id) == 0 || strcmp (standing->entry->number, id) == 0)
        return standing;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("“%s” is not in the review of “%s”. Choose an entry that was submitted."), id,
               self->activity->name);
  return NULL;
}

static gboolean
give_by_hand (QzAwardActivity *self, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->by_hand);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const QzStanding *standing = find_standing (self, key, error);
      const char *id = value;
      const QzAward *award = *id != '\0' ? qz_activity_find_award (self->activity, id) : NULL;

      if (standing == NULL)
        return FALSE;
      if (*id != '\0'
          && (award == NULL || !qz_applies_to (award->categories, standing->entry->category)))
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                       _ ("“%s” has no award “%s” for the category of %s."), self->activity->name,
                       id, qz_entry_access_call (standing->entry));
          return FALSE;
        }
      g_hash_table_insert (self->given, g_strdup (standing->entry->id), g_strdup (id));
    }
  return TRUE;
}

static gboolean
decide (QzConnection *connection, gpointer data, GError **error)
{
  QzAwardActivity *self = data;

  g_ptr_array_set_size (self->findings, 0);
  g_hash_table_remove_all (self->ruled);
  g_hash_table_remove_all (self->given);
  g_clear_pointer (&self->ranking, qz_ranking_free);
  self->ranking = qz_review_access_rank (connection, self->edition, self->activity, error);
  if (self->ranking == NULL || !qz_review_access_check_ranked (self->ranking, error))
    return FALSE;
  qz_ranking_report_missing (self->ranking, self->findings);
  give_by_rule (self);
  return give_by_hand (self, error);
}

/* What the awards follow from is kept: a frozen result tells it. */
static gboolean
keep_rule (QzAwardActivity *self, QzConnection *connection, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_remove_all (self->rule->by_hand);
  g_hash_table_iter_init (&iter, self->given);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (strcmp (value, g_hash_table_lookup (self->ruled, key)) != 0)
      g_hash_table_insert (self->rule->by_hand, g_strdup (key), g_strdup (value));
  return qz_given_awards_write (self->rule, connection, self->id, error);
}

static gboolean
give (QzConnection *connection, gpointer data, GError **error)
{
  QzAwardActivity *self = data;

  if (!decide (connection, self, error) || !check_complete (self, error))
    return FALSE;
  for (guint i = 0; i < self->ranking->standings->len; i++)
    {
      const QzStanding *standing = self->ranking->standings->pdata[i];
      const QzEntry *entry = standing->entry;
      const char *award = g_hash_table_lookup (self->given, entry->id);

      if (strcmp (award, entry->award) == 0)
        continue;
      if (!qz_review_access_check_uncertified (connection, entry, error)
          || !qz_entry_table_set_result (connection, entry->id, entry->total, entry->rank, award,
                                         self->now, error))
        return FALSE;
      qz_operation_report (QZ_OPERATION (self), i + 1, self->ranking->standings->len);
    }
  return keep_rule (self, connection, error);
}

static gboolean
check_amount (const QzAward *award, const QzAward *amount, GError **error)
{
  if (amount->by == QZ_AWARD_BY_SHARE && (amount->amount < 0 || amount->amount > QZ_POINT))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("The share of “%s” has to lie between 0 and 1, such as 0.15."), award->name);
      return FALSE;
    }
  if (amount->by == QZ_AWARD_BY_COUNT && amount->amount < 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("The number of “%s” has to be a whole number, 0 or more."), award->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_amounts (QzAwardActivity *self, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->rule->amounts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const QzAward *award = qz_activity_find_award (self->activity, key);

      if (award != NULL)
        {
          if (!check_amount (award, value, error))
            return FALSE;
          continue;
        }
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND, _ ("“%s” has no award “%s”."),
                   self->activity->name, (const char *) key);
      return FALSE;
    }
  return TRUE;
}

static gboolean
qz_award_activity_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzAwardActivity *self = QZ_AWARD_ACTIVITY (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;

  self->activity = qz_entry_access_get_activity (self->workspace, self->id, error);
  if (self->activity == NULL || !check_amounts (self, error))
    return FALSE;
  self->edition = qz_edition_ref (qz_workspace_get_edition (self->workspace));
  if (self->dry)
    return qz_store_read (store, decide, self, error);
  self->now = qz_clock_now ();
  summary = qz_act_words (self->edition, "review.award", self->activity->name);
  return qz_store_write (store, &(const QzAct){ "review.award", "", summary, NULL }, give, self,
                         cancellable, error);
}

static void
qz_award_activity_finalize (GObject *object)
{
  QzAwardActivity *self = QZ_AWARD_ACTIVITY (object);

  g_clear_pointer (&self->ranking, qz_ranking_free);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->rule, qz_given_awards_free);
  g_clear_pointer (&self->by_hand, g_hash_table_unref);
  g_clear_pointer (&self->ruled, g_hash_table_unref);
  g_clear_pointer (&self->given, g_hash_table_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->now, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_award_activity_parent_class)->finalize (object);
}

static void
qz_award_activity_class_init (QzAwardActivityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_award_activity_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_award_activity_run;
}

static void
qz_award_activity_init (QzAwardActivity *self)
{
  self->rule = qz_given_awards_new (QZ_CUT_ASK);
  self->by_hand = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ruled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->findings = qz_findings_new ();
}

/**
 * qz_award_activity_new:
 * @workspace: where
 * @activity: id of an activity that was ranked
 *
 * Gives every entry in review the award of the edition's rule, after shares, counts or cut-offs.
 * Titles and prizes are given by hand and stay when the rule says nothing about their entry.
 * Equals across a cut line are never split; unless a policy is set they get nothing and are
 * reported. Fails with %QZ_ERROR_STATE when scores changed since the ranking, when score sheets are
 * missing and that was not confirmed, or when the award of an entry with a valid certificate would
 * change.
 *
 * Returns: (transfer full): the operation
 */
QzAwardActivity *
qz_award_activity_new (QzWorkspace *workspace, const char *activity)
{
  QzAwardActivity *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_object_new (QZ_TYPE_AWARD_ACTIVITY, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (activity);
  return self;
}

/**
 * qz_award_activity_set_dry:
 * @self: an operation that was not run yet
 * @dry: %TRUE to show what would be given without writing anything
 */
void
qz_award_activity_set_dry (QzAwardActivity *self, gboolean dry)
{
  g_return_if_fail (QZ_IS_AWARD_ACTIVITY (self));

  self->dry = dry;
}

/**
 * qz_award_activity_set_incomplete:
 * @self: an operation that was not run yet
 * @incomplete: %TRUE to give awards although panels still owe score sheets
 */
void
qz_award_activity_set_incomplete (QzAwardActivity *self, gboolean incomplete)
{
  g_return_if_fail (QZ_IS_AWARD_ACTIVITY (self));

  self->incomplete = incomplete;
}

/**
 * qz_award_activity_set_policy:
 * @self: an operation that was not run yet
 * @policy: what becomes of equals across a cut line
 */
void
qz_award_activity_set_policy (QzAwardActivity *self, QzCutPolicy policy)
{
  g_return_if_fail (QZ_IS_AWARD_ACTIVITY (self));

  self->rule->policy = policy;
}

/**
 * qz_award_activity_set_amount:
 * @self: an operation that was not run yet
 * @award: id of an award
 * @by: how it is cut this time
 * @amount: share in thousandths, heads, or thousandths of a point, as @by says
 *
 * Goes by this amount instead of the edition's.
 */
void
qz_award_activity_set_amount (QzAwardActivity *self, const char *award, QzAwardBy by, gint64 amount)
{
  g_return_if_fail (QZ_IS_AWARD_ACTIVITY (self));
  g_return_if_fail (award != NULL);

  qz_given_awards_set_amount (self->rule, award, by, amount);
}

/**
 * qz_award_activity_set_award:
 * @self: an operation that was not run yet
 * @entry: UUID or number of an entry
 * @award: (nullable): id of the award it gets by hand, %NULL or "" for none, whatever the rule says
 */
void
qz_award_activity_set_award (QzAwardActivity *self, const char *entry, const char *award)
{
  g_return_if_fail (QZ_IS_AWARD_ACTIVITY (self));
  g_return_if_fail (entry != NULL);

  g_hash_table_insert (self->by_hand, g_strdup (entry), g_strdup (award != NULL ? award : ""));
}

/**
 * qz_award_activity_get_ranking:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the ranking that was gone by; good as long as @self
 */
const QzRanking *
qz_award_activity_get_ranking (QzAwardActivity *self)
{
  g_return_val_if_fail (QZ_IS_AWARD_ACTIVITY (self), NULL);

  return self->ranking;
}

/**
 * qz_award_activity_get_award:
 * @self: an operation that was carried out
 * @entry: UUID of an entry
 *
 * Returns: (transfer none): id of its award, "" for none
 */
const char *
qz_award_activity_get_award (QzAwardActivity *self, const char *entry)
{
  const char *award;

  g_return_val_if_fail (QZ_IS_AWARD_ACTIVITY (self), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  award = g_hash_table_lookup (self->given, entry);
  return award != NULL ? award : "";
}

/**
 * qz_award_activity_count:
 * @self: an operation that was carried out
 * @award: id of an award
 *
 * Returns: how many entries have it
 */
guint
qz_award_activity_count (QzAwardActivity *self, const char *award)
{
  GHashTableIter iter;
  gpointer value;
  guint count = 0;

  g_return_val_if_fail (QZ_IS_AWARD_ACTIVITY (self), 0);
  g_return_val_if_fail (award != NULL, 0);

  g_hash_table_iter_init (&iter, self->given);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    count += strcmp (value, award) == 0;
  return count;
}

/**
 * qz_award_activity_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): score sheets that are missing, and cut lines
 *   that fell among equals; the path is the UUID of the entry, or of the first of the equals
 */
const GPtrArray *
qz_award_activity_get_findings (QzAwardActivity *self)
{
  g_return_val_if_fail (QZ_IS_AWARD_ACTIVITY (self), NULL);

  return self->findings;
}
