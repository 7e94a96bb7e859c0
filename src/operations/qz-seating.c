/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-conflict.h"
#include "model/qz-error.h"
#include "model/qz-sheet.h"
#include "model/qz-text.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-review-access.h"
#include "operations/qz-seating.h"
#include "rules/qz-conflict-rules.h"
#include "rules/qz-finding.h"
#include "rules/qz-judge-rules.h"
#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"

/* Sentences of why it cannot be; of more it says how many. */
#define MOST_OBSTACLES 10

#define FIELD_TRADE "field" /* 专业范围 */

static void
change_free (gpointer data)
{
  qz_seat_change_free (data);
}

static void
load_free (gpointer data)
{
  QzSeatLoad *load = data;

  g_free (load->judge);
  g_free (load->name);
  g_free (load);
}

/* --- what is there --- */

/* What other panels of the stage score is theirs; everything else is the pool's. One that is not
   stored yet takes the place of all of them. */
static gboolean
read_entries (QzSeating *self,
              QzConnection *connection,
              const QzEdition *edition,
              const QzActivity *activity,
              GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, self->panel->activity, error);
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = NULL;
  gboolean stored = FALSE;

  for (guint i = 0; panels != NULL && i < panels->len; i++)
    stored = stored || strcmp (((const QzPanel *) panels->pdata[i])->id, self->panel->id) == 0;
  for (guint i = 0; stored && i < panels->len; i++)
    {
      const QzPanel *panel = panels->pdata[i];
      g_auto (GStrv) ids = NULL;

      if (strcmp (panel->stage, self->panel->stage) != 0
          || strcmp (panel->id, self->panel->id) == 0)
        continue;
      ids = qz_panel_table_list_entries (connection, panel->id, error);
      if (ids == NULL)
        return FALSE;
      for (guint k = 0; ids[k] != NULL; k++)
        g_hash_table_add (others, g_strdup (ids[k]));
    }
  all = panels != NULL
            ? qz_review_access_list_reaching (connection, edition, activity,
                                              qz_activity_find_stage (activity, self->panel->stage),
                                              error)
            : NULL;
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (!g_hash_table_contains (others, ((const QzEntry *) all->pdata[i])->id))
      g_ptr_array_add (self->entries, g_steal_pointer (&all->pdata[i]));
  return all != NULL;
}

static GHashTable *
number_entries (const QzSeating *self)
{
  GHashTable *numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_insert (numbers, ((const QzEntry *) self->entries->pdata[i])->id,
                         GUINT_TO_POINTER (i + 1));
  return numbers;
}

static GHashTable *
number_judges (const QzSeating *self)
{
  GHashTable *numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->panel->judges->len; i++)
    g_hash_table_insert (numbers, ((const QzJudge *) self->panel->judges->pdata[i])->id,
                         GUINT_TO_POINTER (i + 1));
  return numbers;
}

/* Who has scored at the stage and is in the pool no more is so again, without getting more. */
static gboolean
add_former_judges (QzSeating *self,
                   QzConnection *connection,
                   const GPtrArray *sheets,
                   GHashTable *entries,
                   GError **error)
{
  QzPool *pool = self->panel->pool;
  g_autoptr (GStrvBuilder) gone = g_strv_builder_new ();

  g_strv_builder_addv (gone, (const char **) pool->gone);
  for (guint i = 0; i < sheets->len; i++)
    {
      const QzSheet *sheet = sheets->pdata[i];
      QzJudge *judge;

      if (strcmp (sheet->stage, self->panel->stage) != 0 || sheet->state == QZ_SHEET_RECUSED
          || !g_hash_table_contains (entries, sheet->entry)
          || qz_panel_find_judge (self->panel, sheet->judge) != NULL)
        continue;
      judge = qz_judge_table_get (connection, sheet->judge, error);
      if (judge == NULL)
        return FALSE;
      g_ptr_array_add (self->panel->judges, judge);
      g_strv_builder_add (gone, judge->id);
    }
  g_strfreev (pool->gone);
  pool->gone = g_strv_builder_end (gone);
  return TRUE;
}

/* --- the question --- */

/* The own limits of a judge go before those of the pool. */
static void
add_judge (QzSeating *self, const QzJudge *judge)
{
  const QzPool *pool = self->panel->pool;
  g_autofree char *house = qz_conflict_dup_house (judge->organisation);
  guint least = judge->least > 0 ? judge->least : pool->least;
  guint most = judge->most > 0 ? judge->most : pool->most;

  if (most > 0 && least > most)
    *(judge->most > 0 ? &least : &most) = judge->most > 0 ? most : least;
  qz_seat_plan_add_judge (self->plan, judge->name, house, least, most);
}

static void
add_judges_and_entries (QzSeating *self)
{
  const QzPool *pool = self->panel->pool;

  for (guint i = 0; i < self->panel->judges->len; i++)
    add_judge (self, self->panel->judges->pdata[i]);
  for (guint i = 0; i < self->panel->judges->len; i++)
    if (g_strv_contains ((const char *const *) pool->gone,
                         ((const QzJudge *) self->panel->judges->pdata[i])->id))
      qz_seat_plan_dismiss (self->plan, i);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzEntry *entry = self->entries->pdata[i];

      qz_seat_plan_add_entry (self->plan, qz_entry_access_call (entry),
                              g_strv_contains ((const char *const *) pool->links, entry->id));
    }
}

/* What an entry is about: activity, category and trade. */
static GStrv
list_subjects (const QzActivity *activity, const QzEntry *entry, QzForm *form)
{
  g_autoptr (GStrvBuilder) subjects = g_strv_builder_new ();
  const QzCategory *category = qz_activity_find_category (activity, entry->category);
  const QzField *field = qz_activity_find_field (activity, FIELD_TRADE);
  const char *trade = qz_form_get (form, FIELD_TRADE);

  g_strv_builder_add (subjects, activity->name);
  if (category != NULL)
    g_strv_builder_add (subjects, category->name);
  if (!qz_text_is_blank (trade))
    g_strv_builder_add (subjects, trade);
  for (guint i = 0; field != NULL && i < field->choices->len; i++)
    if (g_strcmp0 (((const QzChoice *) field->choices->pdata[i])->id, trade) == 0)
      g_strv_builder_add (subjects, ((const QzChoice *) field->choices->pdata[i])->label);
  return g_strv_builder_end (subjects);
}

/* The penalties of all judges; most entries are about the same few subjects. */
static const guint *
ensure_penalties (const QzSeating *self, GHashTable *known, const char *const *subjects)
{
  g_autofree char *key = g_strjoinv ("\n", (char **) subjects);
  guint *penalties = g_hash_table_lookup (known, key);

  if (penalties != NULL)
    return penalties;
  penalties = g_new (guint, self->panel->judges->len + 1);
  for (guint i = 0; i < self->panel->judges->len; i++)
    penalties[i] = qz_judge_get_penalty (self->panel->judges->pdata[i], subjects);
  g_hash_table_insert (known, g_steal_pointer (&key), penalties);
  return penalties;
}

static gboolean
add_penalties (QzSeating *self,
               QzConnection *connection,
               const QzActivity *activity,
               GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzEntry *entry = self->entries->pdata[i];
      g_autoptr (QzForm) form = qz_entry_table_get_form (connection, entry->seq, error);
      g_auto (GStrv) subjects = NULL;
      const guint *penalties;

      if (form == NULL)
        return FALSE;
      subjects = list_subjects (activity, entry, form);
      penalties = ensure_penalties (self, known, (const char *const *) subjects);
      for (guint k = 0; k < self->panel->judges->len; k++)
        qz_seat_plan_set_penalty (self->plan, i, k, penalties[k]);
    }
  return TRUE;
}

/* Who is to be decided on stays away like one who has to. */
static void
add_conflicts (QzSeating *self, GHashTable *entries, GHashTable *judges)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const QzConflict *conflict = self->conflicts->pdata[i];

      if (conflict->state != QZ_CONFLICT_DISMISSED)
        qz_seat_plan_forbid (self->plan,
                             GPOINTER_TO_UINT (g_hash_table_lookup (entries, conflict->entry)) - 1,
                             GPOINTER_TO_UINT (g_hash_table_lookup (judges, conflict->judge)) - 1);
    }
}

static void
add_seats (QzSeating *self, GHashTable *judges)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const GPtrArray *seated =
          qz_panel_get_judges_of (self->panel, ((const QzEntry *) self->entries->pdata[i])->id);

      for (guint k = 0; seated != NULL && k < seated->len; k++)
        {
          const QzJudge *judge = seated->pdata[k];

          qz_seat_plan_seat (self->plan, i,
                             GPOINTER_TO_UINT (g_hash_table_lookup (judges, judge->id)) - 1, FALSE);
        }
    }
}

/* A sheet that exists is never moved; whose sheet was recused does not come back. */
static void
add_sheets (QzSeating *self, const GPtrArray *sheets, GHashTable *entries, GHashTable *judges)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const QzSheet *sheet = sheets->pdata[i];
      guint entry = GPOINTER_TO_UINT (g_hash_table_lookup (entries, sheet->entry));
      guint judge = GPOINTER_TO_UINT (g_hash_table_lookup (judges, sheet->judge));

      if (entry == 0 || judge == 0 || strcmp (sheet->stage, self->panel->stage) != 0)
        continue;
      if (sheet->state == QZ_SHEET_RECUSED)
        qz_seat_plan_forbid (self->plan, entry - 1, judge - 1);
      else
        qz_seat_plan_seat (self->plan, entry - 1, judge - 1, TRUE);
    }
}

/**
 * qz_seating_read:
 * @connection: inside a transaction
 * @edition: the edition
 * @activity: the activity of @panel
 * @panel: (transfer full): a pool that is stored, or is to be, with its judges; entries that
 *   reach its stage and that no other panel of it scores are its own
 * @seed: which of equally good plans it shall be
 * @error: any code of the driver
 *
 * Returns: (transfer full) (nullable): who could score what
 */
QzSeating *
qz_seating_read (QzConnection *connection,
                 const QzEdition *edition,
                 const QzActivity *activity,
                 QzPanel *panel,
                 guint32 seed,
                 GError **error)
{
  g_autoptr (QzSeating) self = g_new0 (QzSeating, 1);
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GHashTable) entries = NULL;
  g_autoptr (GHashTable) judges = NULL;

  self->panel = panel;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  self->changes = g_ptr_array_new_with_free_func (change_free);
  self->loads = g_ptr_array_new_with_free_func (load_free);
  self->plan = qz_seat_plan_new (panel->pool->per_entry, seed);
  sheets = qz_sheet_table_list_by_activity (connection, panel->activity, error);
  if (sheets == NULL || !read_entries (self, connection, edition, activity, error))
    return NULL;
  entries = number_entries (self);
  if (!add_former_judges (self, connection, sheets, entries, error))
    return NULL;
  judges = number_judges (self);
  add_judges_and_entries (self);
  self->conflicts = qz_conflict_access_list (connection, self->entries, self->panel->judges, error);
  if (self->conflicts == NULL || !add_penalties (self, connection, activity, error))
    return NULL;
  add_conflicts (self, entries, judges);
  add_seats (self, judges);
  add_sheets (self, sheets, entries, judges);
  return g_steal_pointer (&self);
}

/* --- the answer --- */

static void
add_change (QzSeating *self, guint entry_number, guint judge_number, gboolean added)
{
  const QzEntry *entry = self->entries->pdata[entry_number];
  const QzJudge *judge = self->panel->judges->pdata[judge_number];
  QzSeatChange *change = g_new0 (QzSeatChange, 1);

  change->entry = g_strdup (entry->id);
  change->stage = g_strdup (self->panel->stage);
  change->call = g_strdup (qz_entry_access_call (entry));
  change->judge = g_strdup (judge->id);
  change->name = g_strdup (judge->name);
  change->added = added;
  change->load = qz_seat_plan_get_load (self->plan, judge_number);
  g_ptr_array_add (self->changes, change);
}

static void
take_seats (QzSeating *self, guint number)
{
  const char *entry = ((const QzEntry *) self->entries->pdata[number])->id;

  qz_panel_clear_seats (self->panel, entry);
  for (guint k = 0; k < self->panel->judges->len; k++)
    {
      gboolean has = qz_seat_plan_has (self->plan, number, k);

      if (has)
        {
          qz_panel_seat (self->panel, entry, self->panel->judges->pdata[k]);
          self->panel->pool->n_seats++;
        }
      if (has != qz_seat_plan_had (self->plan, number, k))
        add_change (self, number, k, has);
    }
}

static void
take_loads (QzSeating *self)
{
  for (guint k = 0; k < self->panel->judges->len; k++)
    {
      const QzJudge *judge = self->panel->judges->pdata[k];
      QzSeatLoad *load = g_new0 (QzSeatLoad, 1);

      load->judge = g_strdup (judge->id);
      load->name = g_strdup (judge->name);
      load->before = qz_seat_plan_get_former_load (self->plan, k);
      load->after = qz_seat_plan_get_load (self->plan, k);
      load->most = judge->most > 0 ? judge->most : self->panel->pool->most;
      g_ptr_array_add (self->loads, load);
    }
}

static gboolean
has_any_seat (const QzPanel *panel, const QzJudge *judge)
{
  GHashTableIter iter;
  gpointer judges;

  g_hash_table_iter_init (&iter, panel->pool->seats);
  while (g_hash_table_iter_next (&iter, NULL, &judges))
    if (g_ptr_array_find (judges, judge, NULL))
      return TRUE;
  return FALSE;
}

/* Who is gone and has no seat left is not in the pool any more. */
static void
let_go (QzPanel *panel)
{
  g_autoptr (GStrvBuilder) gone = g_strv_builder_new ();

  for (guint i = 0; panel->pool->gone[i] != NULL; i++)
    {
      const QzJudge *judge = qz_panel_find_judge (panel, panel->pool->gone[i]);

      if (judge == NULL)
        continue;
      if (has_any_seat (panel, judge))
        g_strv_builder_add (gone, judge->id);
      else
        g_ptr_array_remove (panel->judges, (gpointer) judge);
    }
  g_strfreev (panel->pool->gone);
  panel->pool->gone = g_strv_builder_end (gone);
}

/* Not only the first of the sentences. */
static void
tell_all (const QzSeating *self, GError **error)
{
  const GPtrArray *obstacles = qz_seat_plan_get_obstacles (self->plan);
  g_autoptr (GString) words = g_string_new (NULL);

  if (error == NULL || !g_error_matches (*error, QZ_ERROR, QZ_ERROR_STATE) || obstacles == NULL)
    return;
  for (guint i = 0; i < MIN (obstacles->len, MOST_OBSTACLES); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (const char *) obstacles->pdata[i]);
  if (obstacles->len > MOST_OBSTACLES)
    {
      guint more = obstacles->len - MOST_OBSTACLES;

      g_string_append_c (words, '\n');
      g_string_append_printf (words, ngettext ("%u more obstacle.", "%u more obstacles.", more),
                              more);
    }
  g_free ((*error)->message);
  (*error)->message = g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * qz_seating_solve:
 * @self: not solved yet
 * @cancellable: (nullable): to stop it
 * @error: %QZ_ERROR_STATE when it cannot be; the sentences tell why; %G_IO_ERROR_CANCELLED
 *
 * Gives the pool its seats, and tells what that changes.
 *
 * Returns: whether it could be done
 */
gboolean
qz_seating_solve (QzSeating *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!qz_seat_plan_solve (self->plan, cancellable, error))
    {
      tell_all (self, error);
      return FALSE;
    }
  self->panel->entries = self->entries->len;
  self->panel->pool->n_seats = 0;
  for (guint i = 0; i < self->entries->len; i++)
    take_seats (self, i);
  take_loads (self);
  let_go (self->panel);
  return TRUE;
}

/**
 * qz_seating_free:
 * @self: (nullable) (transfer full): a seating
 */
void
qz_seating_free (QzSeating *self)
{
  if (self == NULL)
    return;
  qz_panel_free (self->panel);
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->loads);
  qz_seat_plan_free (self->plan);
  g_free (self);
}

/**
 * qz_seat_change_free:
 * @self: (nullable) (transfer full): a change
 */
void
qz_seat_change_free (QzSeatChange *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_free (self->stage);
  g_free (self->call);
  g_free (self->judge);
  g_free (self->name);
  g_free (self);
}

static gboolean
add_changes (QzConnection *connection,
             const QzEdition *edition,
             const QzActivity *activity,
             QzPanel *pool,
             GPtrArray *changes,
             GPtrArray *findings,
             GError **error)
{
  g_autofree char *name = g_strdup (pool->name);
  g_autoptr (GError) local = NULL;
  g_autoptr (QzSeating) seating = NULL;
  gint64 seed = 0;

  if (!qz_review_access_read_seed (connection, pool->activity, pool->stage, &seed, error))
    {
      qz_panel_free (pool);
      return FALSE;
    }
  seating = qz_seating_read (connection, edition, activity, pool, (guint32) MAX (seed, 0), error);
  if (seating == NULL)
    return FALSE;
  if (qz_seating_solve (seating, NULL, &local))
    g_ptr_array_extend_and_steal (changes, g_ptr_array_ref (seating->changes));
  else
    qz_findings_add (findings, "", QZ_SEVERITY_WARNING, _ ("%s: no replacement. %s"), name,
                     local->message);
  return TRUE;
}

/**
 * qz_seating_list_changes:
 * @connection: inside a transaction
 * @workspace: with the edition
 * @activity: (nullable): id of an activity, %NULL for all
 * @changes: (element-type QzSeatChange): takes what an adjustment would change
 * @findings: (element-type QzFinding): takes why it could not be done
 * @error: any code of the driver
 *
 * Returns: %FALSE when the store failed
 */
gboolean
qz_seating_list_changes (QzConnection *connection,
                         QzWorkspace *workspace,
                         const char *activity,
                         GPtrArray *changes,
                         GPtrArray *findings,
                         GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, activity, error);

  for (guint i = 0; panels != NULL && i < panels->len; i++)
    {
      const QzPanel *panel = panels->pdata[i];
      const QzActivity *found =
          panel->pool != NULL ? qz_entry_access_get_activity (workspace, panel->activity, NULL)
                              : NULL;

      if (found != NULL && qz_activity_find_stage (found, panel->stage) != NULL
          && !add_changes (connection, qz_workspace_get_edition (workspace), found,
                           g_steal_pointer (&panels->pdata[i]), changes, findings, error))
        return FALSE;
    }
  return panels != NULL;
}

/**
 * qz_seating_find_replacement:
 * @changes: (element-type QzSeatChange): of an adjustment
 * @entry: UUID
 * @judge: UUID
 *
 * Returns: (transfer none) (nullable): who gets the seat that the judge gives up there
 */
const QzSeatChange *
qz_seating_find_replacement (const GPtrArray *changes, const char *entry, const char *judge)
{
  guint place = 0;
  gboolean found = FALSE;

  g_return_val_if_fail (changes != NULL && entry != NULL && judge != NULL, NULL);

  for (guint i = 0; i < changes->len && !found; i++)
    {
      const QzSeatChange *change = changes->pdata[i];

      if (change->added || strcmp (change->entry, entry) != 0)
        continue;
      found = strcmp (change->judge, judge) == 0;
      place += !found;
    }
  for (guint i = 0; i < changes->len && found; i++)
    {
      const QzSeatChange *change = changes->pdata[i];

      if (change->added && strcmp (change->entry, entry) == 0 && place-- == 0)
        return change;
    }
  return NULL;
}
