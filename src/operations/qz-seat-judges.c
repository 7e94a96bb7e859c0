/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Seats a few judges of a pool 专家库 for each entry of an activity, or adjusts the seats there are
 * so that as few as possible change.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-panel-access.h"
#include "operations/qz-review-access.h"
#include "operations/qz-seat-judges.h"
#include "rules/qz-entry-state-rules.h"
#include "rules/qz-finding.h"
#include "rules/qz-judge-rules.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-panel-table.h"

/* What was not asked for stays as it is. */
#define UNSET G_MAXUINT
/* Changes in one event of the audit trail; of more it says how many. */
#define MOST_CHANGES 200

struct _QzSeatJudges
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;
  char *stage; /* nullable: the first one */
  gboolean adjusts;
  guint per_entry; /* UNSET in an adjustment */
  guint least;
  guint most;
  guint32 seed;
  GStrv judges;  /* nullable: all on file; in an adjustment, who joins */
  GStrv without; /* nullable: who takes no more seats */
  GStrv links;   /* nullable: as they are */
  char *days;
  gboolean dry_run;

  char *id;                  /* of a new pool */
  const QzActivity *found;   /* borrowed from the edition */
  GCancellable *cancellable; /* borrowed while it runs */
  QzSeating *seating;        /* owned, nullable: the result */
  GPtrArray *findings;       /* (element-type QzFinding) */
};

G_DEFINE_FINAL_TYPE (QzSeatJudges, qz_seat_judges, QZ_TYPE_OPERATION)

/* --- the pool --- */

/* Who has no time on the days of the review stays out, and that is said. */
static void
admit (QzSeatJudges *self, QzPanel *pool, QzJudge *judge)
{
  if (qz_judge_has_time (judge, self->days))
    {
      g_ptr_array_add (pool->judges, judge);
      return;
    }
  qz_findings_add (self->findings, judge->id, QZ_SEVERITY_WARNING,
                   _ ("%s has time only on %s, and gets no seat."), judge->name, judge->days);
  qz_judge_free (judge);
}

static gboolean
is_named (const GStrv ids, const char *id)
{
  return ids != NULL && g_strv_contains ((const char *const *) ids, id);
}

/* Who joins a pool after having left it is back. */
static void
take_back (QzPool *pool, const char *judge)
{
  g_autoptr (GStrvBuilder) gone = g_strv_builder_new ();

  for (guint i = 0; pool->gone[i] != NULL; i++)
    if (strcmp (pool->gone[i], judge) != 0)
      g_strv_builder_add (gone, pool->gone[i]);
  g_strfreev (pool->gone);
  pool->gone = g_strv_builder_end (gone);
}

static gboolean
add_named_judges (QzSeatJudges *self, QzConnection *connection, QzPanel *pool, GError **error)
{
  for (guint i = 0; self->judges[i] != NULL; i++)
    {
      QzJudge *judge = qz_review_access_get_judge (connection, self->judges[i], error);

      if (judge == NULL)
        return FALSE;
      take_back (pool->pool, judge->id);
      if (qz_panel_find_judge (pool, judge->id) == NULL)
        admit (self, pool, judge);
      else
        qz_judge_free (judge);
    }
  return TRUE;
}

static gboolean
add_all_judges (QzSeatJudges *self, QzConnection *connection, QzPanel *pool, GError **error)
{
  g_autoptr (GPtrArray) all = qz_judge_table_list (connection, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    admit (self, pool, g_steal_pointer (&all->pdata[i]));
  return all != NULL;
}

static gboolean
leave_out (QzSeatJudges *self, QzConnection *connection, QzPanel *pool, GError **error)
{
  g_autoptr (GStrvBuilder) gone = g_strv_builder_new ();

  g_strv_builder_addv (gone, (const char **) pool->pool->gone);
  for (guint i = 0; self->without != NULL && self->without[i] != NULL; i++)
    {
      g_autoptr (QzJudge) judge = qz_review_access_get_judge (connection, self->without[i], error);

      if (judge == NULL)
        return FALSE;
      if (qz_panel_find_judge (pool, judge->id) == NULL)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                       _ ("%s is not in the pool, so there is nobody to leave it."), judge->name);
          return FALSE;
        }
      if (!is_named (pool->pool->gone, judge->id))
        g_strv_builder_add (gone, judge->id);
    }
  g_strfreev (pool->pool->gone);
  pool->pool->gone = g_strv_builder_end (gone);
  return TRUE;
}

static gboolean
set_links (QzSeatJudges *self, QzConnection *connection, QzPanel *pool, GError **error)
{
  g_autoptr (GStrvBuilder) links = g_strv_builder_new ();

  for (guint i = 0; self->links != NULL && self->links[i] != NULL; i++)
    {
      g_autoptr (QzEntry) entry = qz_entry_table_get (connection, self->links[i], error);

      if (entry == NULL || !qz_entry_act_check (entry, QZ_ENTRY_SCORE, error))
        return FALSE;
      if (strcmp (entry->activity, self->activity) != 0)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("%s does not belong to “%s”, so it is no link entry of it."),
                       qz_entry_access_call (entry), self->found->name);
          return FALSE;
        }
      g_strv_builder_add (links, entry->id);
    }
  if (self->links == NULL)
    return TRUE;
  g_strfreev (pool->pool->links);
  pool->pool->links = g_strv_builder_end (links);
  return TRUE;
}

static QzPanel *
make_pool (QzSeatJudges *self)
{
  QzPanel *pool = qz_panel_new ();

  qz_text_set (&pool->id, self->id);
  qz_text_take (&pool->name, g_strdup_printf ("%s评审专家库", self->found->name));
  qz_text_set (&pool->activity, self->activity);
  qz_text_set (&pool->stage, self->stage);
  qz_panel_make_pool (pool, self->per_entry);
  return pool;
}

/* The pool of the stage; %NULL with the reason when there is none. */
static QzPanel *
find_pool (QzSeatJudges *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, self->activity, error);

  for (guint i = 0; panels != NULL && i < panels->len; i++)
    {
      const QzPanel *panel = panels->pdata[i];

      if (panel->pool != NULL && strcmp (panel->stage, self->stage) == 0)
        return g_ptr_array_steal_index (panels, i);
    }
  if (panels != NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("“%s” has no seats of single judges to adjust. Seat them first."),
                 self->found->name);
  return NULL;
}

static QzPanel *
read_pool (QzSeatJudges *self, QzConnection *connection, GError **error)
{
  g_autoptr (QzPanel) pool = self->adjusts ? find_pool (self, connection, error) : make_pool (self);
  gboolean all = !self->adjusts && self->judges == NULL;

  if (pool == NULL)
    return NULL;
  if (self->per_entry != UNSET)
    pool->pool->per_entry = self->per_entry;
  if (self->least != UNSET)
    pool->pool->least = self->least;
  if (self->most != UNSET)
    pool->pool->most = self->most;
  if ((all && !add_all_judges (self, connection, pool, error))
      || (self->judges != NULL && !add_named_judges (self, connection, pool, error))
      || !leave_out (self, connection, pool, error) || !set_links (self, connection, pool, error))
    return NULL;
  if (pool->judges->len > 0)
    return g_steal_pointer (&pool);
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                       _ ("Nobody can be seated. Put judges on file who have time first."));
  return NULL;
}

/* --- the plan --- */

/* A sheet that exists stays, although its judge may have to be recused: that has to be decided. */
static void
report_conflicts (QzSeatJudges *self)
{
  const QzSeating *seating = self->seating;
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; i < seating->conflicts->len; i++)
    {
      QzConflict *conflict = seating->conflicts->pdata[i];

      if (qz_panel_has_seat (seating->panel, conflict->entry, conflict->judge))
        g_ptr_array_add (open, conflict);
    }
  for (guint i = 0; open->len > 0 && i < seating->entries->len; i++)
    qz_conflict_access_report (open, seating->panel, seating->entries->pdata[i], self->findings);
}

static gboolean
check_limits (const QzPool *pool, GError **error)
{
  if (pool->most == 0 || pool->least <= pool->most)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
               _ ("At least %u entries and at most %u cannot both be. Change one of the limits."),
               pool->least, pool->most);
  return FALSE;
}

static gboolean
plan (QzConnection *connection, gpointer data, GError **error)
{
  QzSeatJudges *self = data;
  gint64 seed = self->seed;
  g_autoptr (QzPanel) pool = NULL;

  g_clear_pointer (&self->seating, qz_seating_free);
  g_ptr_array_set_size (self->findings, 0);
  if (!self->adjusts
      && !qz_panel_access_make_room (connection, self->activity, self->stage, TRUE, error))
    return FALSE;
  if (self->adjusts
      && !qz_review_access_read_seed (connection, self->activity, self->stage, &seed, error))
    return FALSE;
  pool = read_pool (self, connection, error);
  if (pool == NULL || !check_limits (pool->pool, error))
    return FALSE;
  qz_operation_report (QZ_OPERATION (self), 1, 4);
  self->seating =
      qz_seating_read (connection, qz_workspace_get_edition (self->workspace), self->found,
                       g_steal_pointer (&pool), (guint32) MAX (seed, 0), error);
  if (self->seating == NULL)
    return FALSE;
  qz_operation_report (QZ_OPERATION (self), 2, 4);
  if (!qz_seating_solve (self->seating, self->cancellable, error))
    return FALSE;
  qz_operation_report (QZ_OPERATION (self), 3, 4);
  report_conflicts (self);
  return TRUE;
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzSeatJudges *self = data;
  const QzPanel *pool;

  if (!plan (connection, self, error)
      || (!self->adjusts
          && !qz_panel_access_make_room (connection, self->activity, self->stage, FALSE, error)))
    return FALSE;
  pool = self->seating->panel;
  if (!qz_panel_table_put (connection, pool, error))
    return FALSE;
  for (guint i = 0; i < self->seating->entries->len; i++)
    if (!qz_panel_table_add_entry (connection, pool->id,
                                   ((const QzEntry *) self->seating->entries->pdata[i])->id, error))
      return FALSE;
  if (!qz_panel_table_put_seats (connection, pool, error))
    return FALSE;
  return self->adjusts
         || qz_review_access_write_seed (connection, self->activity, self->stage, self->seed,
                                         error);
}

/* --- the trail --- */

static char *
dup_detail (QzSeatJudges *self)
{
  const QzPool *pool = self->seating->panel->pool;
  const GPtrArray *changes = self->seating->changes;
  GString *detail = g_string_new (NULL);

  g_string_append_printf (
      detail, "activity: %s\nstage: %s\nper entry: %u\nmin: %u\nmax: %u\njudges: %u\nseats: %u",
      self->activity, self->stage, pool->per_entry, pool->least, pool->most,
      self->seating->panel->judges->len, pool->n_seats);
  if (!self->adjusts)
    g_string_append_printf (detail, "\nseed: %u", self->seed);
  for (guint i = 0; self->adjusts && i < MIN (changes->len, MOST_CHANGES); i++)
    {
      const QzSeatChange *change = changes->pdata[i];

      g_string_append_printf (detail, "\n%s: %s%s", change->call, change->added ? "+" : "−",
                              change->name);
    }
  if (self->adjusts && changes->len > MOST_CHANGES)
    g_string_append_printf (detail, "\nmore changes: %u", changes->len - MOST_CHANGES);
  return g_string_free (detail, FALSE);
}

static gboolean
qz_seat_judges_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzSeatJudges *self = QZ_SEAT_JUDGES (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  const char *verb = self->adjusts ? "seat.adjust" : "seat.plan";
  const QzStage *stage;
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;

  self->found = qz_entry_access_get_activity (self->workspace, self->activity, error);
  stage = self->found != NULL ? qz_review_access_get_stage (self->found, self->stage, error) : NULL;
  if (stage == NULL)
    return FALSE;
  g_free (self->stage);
  self->stage = g_strdup (stage->id);
  self->cancellable = cancellable;
  if (!qz_store_read (store, plan, self, error))
    return FALSE;
  if (self->dry_run)
    return TRUE;
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), verb, self->found->name);
  detail = dup_detail (self);
  return qz_store_write (store, &(const QzAct){ verb, "", summary, detail }, put, self, cancellable,
                         error);
}

static void
qz_seat_judges_finalize (GObject *object)
{
  QzSeatJudges *self = QZ_SEAT_JUDGES (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->judges, g_strfreev);
  g_clear_pointer (&self->without, g_strfreev);
  g_clear_pointer (&self->links, g_strfreev);
  g_clear_pointer (&self->days, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->seating, qz_seating_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (qz_seat_judges_parent_class)->finalize (object);
}

static void
qz_seat_judges_class_init (QzSeatJudgesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_seat_judges_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_seat_judges_run;
}

static void
qz_seat_judges_init (QzSeatJudges *self)
{
  self->per_entry = self->least = self->most = UNSET;
  self->days = g_strdup ("");
  self->id = g_uuid_string_random ();
  self->findings = qz_findings_new ();
}

static QzSeatJudges *
seat_judges_new (QzWorkspace *workspace, const char *activity, const char *stage)
{
  QzSeatJudges *self = g_object_new (QZ_TYPE_SEAT_JUDGES, NULL);

  self->workspace = g_object_ref (workspace);
  self->activity = g_strdup (activity);
  self->stage = g_strdup (stage);
  return self;
}

/**
 * qz_seat_judges_new:
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of a stage, %NULL for the first
 * @per_entry: judges of each entry, from 1
 * @seed: which of equally good plans it shall be
 *
 * Gives every entry of the activity that is submitted or accepted as many judges, of one employer
 * only one; nobody scores what he is recused from, and all within their limits. Panels that the
 * stage has are replaced. It fails with %QZ_ERROR_NOT_FOUND for an unknown activity, stage, judge
 * or entry, and with %QZ_ERROR_STATE when one of the panels has score sheets, or when the limits
 * cannot all be kept.
 *
 * Returns: (transfer full): the operation
 */
QzSeatJudges *
qz_seat_judges_new (
    QzWorkspace *workspace, const char *activity, const char *stage, guint per_entry, guint32 seed)
{
  QzSeatJudges *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL && per_entry > 0 && per_entry <= G_MAXUINT16, NULL);

  self = seat_judges_new (workspace, activity, stage);
  self->per_entry = per_entry;
  self->seed = seed;
  return self;
}

/**
 * qz_seat_judges_new_adjust:
 * @workspace: where
 * @activity: id of an activity
 * @stage: (nullable): id of a stage, %NULL for the first
 *
 * Fills the seats of judges who left or were recused, and those of late entries, so that as few
 * seats as possible change. Whoever has written a score sheet keeps the seat. It fails as a new
 * plan does, and with %QZ_ERROR_NOT_FOUND when there are no seats.
 *
 * Returns: (transfer full): the operation
 */
QzSeatJudges *
qz_seat_judges_new_adjust (QzWorkspace *workspace, const char *activity, const char *stage)
{
  QzSeatJudges *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = seat_judges_new (workspace, activity, stage);
  self->adjusts = TRUE;
  return self;
}

/**
 * qz_seat_judges_set_per_entry:
 * @self: an operation that was not run yet
 * @per_entry: judges of each entry, from 1
 */
void
qz_seat_judges_set_per_entry (QzSeatJudges *self, guint per_entry)
{
  g_return_if_fail (QZ_IS_SEAT_JUDGES (self));
  g_return_if_fail (per_entry > 0 && per_entry <= G_MAXUINT16);

  self->per_entry = per_entry;
}

/**
 * qz_seat_judges_set_least:
 * @self: an operation that was not run yet
 * @least: entries of each judge who has no limit of his own, 0 for none
 */
void
qz_seat_judges_set_least (QzSeatJudges *self, guint least)
{
  g_return_if_fail (QZ_IS_SEAT_JUDGES (self));

  self->least = least;
}

/**
 * qz_seat_judges_set_most:
 * @self: an operation that was not run yet
 * @most: entries of each judge who has no limit of his own, 0 for any number
 */
void
qz_seat_judges_set_most (QzSeatJudges *self, guint most)
{
  g_return_if_fail (QZ_IS_SEAT_JUDGES (self));

  self->most = most;
}

/**
 * qz_seat_judges_set_judges:
 * @self: an operation that was not run yet
 * @judges: (nullable) (array zero-terminated=1): UUIDs or names of those in the pool, or of those
 *   who join it; %NULL for all on file, or for nobody
 */
void
qz_seat_judges_set_judges (QzSeatJudges *self, const char *const *judges)
{
  g_return_if_fail (QZ_IS_SEAT_JUDGES (self));

  g_strfreev (self->judges);
  self->judges = g_strdupv ((char **) judges);
}

/**
 * qz_seat_judges_set_without:
 * @self: an operation that was not run yet
 * @judges: (nullable) (array zero-terminated=1): UUIDs or names of those who leave the pool; their
 *   score sheets stay
 */
void
qz_seat_judges_set_without (QzSeatJudges *self, const char *const *judges)
{
  g_return_if_fail (QZ_IS_SEAT_JUDGES (self));

  g_strfreev (self->without);
  self->without = g_strdupv ((char **) judges);
}

/**
 * qz_seat_judges_set_links:
 * @self: an operation that was not run yet
 * @entries: (nullable) (array zero-terminated=1): UUIDs or numbers of link entries, which everybody
 *   in the pool reads who may, so that the judges can be compared
 */
void
qz_seat_judges_set_links (QzSeatJudges *self, const char *const *entries)
{
  g_return_if_fail (QZ_IS_SEAT_JUDGES (self));

  g_strfreev (self->links);
  self->links = g_strdupv ((char **) entries);
}

/**
 * qz_seat_judges_set_days:
 * @self: an operation that was not run yet
 * @days: (nullable): on which the review is, as qz_judge_days_parse() takes them
 * @error: %QZ_ERROR_INVALID
 *
 * Who has no time then does not come into the pool.
 *
 * Returns: whether they are days
 */
gboolean
qz_seat_judges_set_days (QzSeatJudges *self, const char *days, GError **error)
{
  char *parsed;

  g_return_val_if_fail (QZ_IS_SEAT_JUDGES (self), FALSE);

  parsed = qz_judge_days_parse (days != NULL ? days : "", error);
  if (parsed == NULL)
    return FALSE;
  qz_text_take (&self->days, parsed);
  return TRUE;
}

/**
 * qz_seat_judges_set_dry_run:
 * @self: an operation that was not run yet
 * @dry_run: whether nothing is to be stored
 */
void
qz_seat_judges_set_dry_run (QzSeatJudges *self, gboolean dry_run)
{
  g_return_if_fail (QZ_IS_SEAT_JUDGES (self));

  self->dry_run = dry_run;
}

/**
 * qz_seat_judges_get_panel:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the pool with its seats
 */
const QzPanel *
qz_seat_judges_get_panel (QzSeatJudges *self)
{
  g_return_val_if_fail (QZ_IS_SEAT_JUDGES (self), NULL);

  return self->seating != NULL ? self->seating->panel : NULL;
}

/**
 * qz_seat_judges_get_loads:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzSeatLoad): what each judge has to do
 */
const GPtrArray *
qz_seat_judges_get_loads (QzSeatJudges *self)
{
  g_return_val_if_fail (QZ_IS_SEAT_JUDGES (self), NULL);

  return self->seating != NULL ? self->seating->loads : NULL;
}

/**
 * qz_seat_judges_get_changes:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzSeatChange): seats taken and given up, by entries
 */
const GPtrArray *
qz_seat_judges_get_changes (QzSeatJudges *self)
{
  g_return_val_if_fail (QZ_IS_SEAT_JUDGES (self), NULL);

  return self->seating != NULL ? self->seating->changes : NULL;
}

/**
 * qz_seat_judges_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): judges who have no time, and sheets of judges
 *   who may have to be recused
 */
const GPtrArray *
qz_seat_judges_get_findings (QzSeatJudges *self)
{
  g_return_val_if_fail (QZ_IS_SEAT_JUDGES (self), NULL);

  return self->findings;
}
