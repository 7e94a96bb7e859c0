/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading judges, entries under review and the ranking inside a transaction. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-review-access.h"
#include "operations/qz-workspace-contents.h"
#include "store/qz-certificate-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-fact-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-outside-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-setting-table.h"
#include "store/qz-sheet-table.h"

/**
 * qz_review_access_get_stage:
 * @activity: an activity
 * @id: (nullable): of a stage; %NULL or "" for the first
 * @error: %QZ_ERROR_NOT_FOUND
 *
 * Returns: (transfer none) (nullable): the stage
 */
const QzStage *
qz_review_access_get_stage (const QzActivity *activity, const char *id, GError **error)
{
  const QzStage *stage = NULL;
  g_autoptr (GString) known = NULL;

  if (id != NULL && *id != '\0')
    stage = qz_activity_find_stage (activity, id);
  else if (activity->stages->len > 0)
    stage = activity->stages->pdata[0];
  if (stage != NULL)
    return stage;
  known = g_string_new (NULL);
  for (guint i = 0; i < activity->stages->len; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                            ((const QzStage *) activity->stages->pdata[i])->id);
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("“%s” has no stage “%s”. Choose one of: %s."), activity->name,
               id != NULL ? id : "", known->str);
  return NULL;
}

/* The judge of that name; two of one name have to be told apart by their id. */
static QzJudge *
find_by_name (QzConnection *connection, const char *name, GError **error)
{
  g_autoptr (GPtrArray) judges = qz_judge_table_list (connection, error);
  g_autofree char *key = qz_text_fold (name);
  QzJudge *found = NULL;

  if (judges == NULL)
    return NULL;
  for (guint i = 0; i < judges->len; i++)
    {
      QzJudge *judge = judges->pdata[i];
      g_autofree char *other = qz_text_fold (judge->name);

      if (strcmp (key, other) != 0)
        continue;
      if (found != NULL)
        {
          g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                       _ ("There are several judges called “%s”. Give the id of the one you mean."),
                       name);
          return NULL;
        }
      found = judge;
    }
  if (found == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                   _ ("There is no judge “%s”. Add the judge first."), name);
      return NULL;
    }
  return qz_judge_table_get (connection, found->id, error);
}

/**
 * qz_review_access_get_judge:
 * @connection: inside a transaction
 * @id: UUID or name
 * @error: %QZ_ERROR_NOT_FOUND, %QZ_ERROR_DUPLICATE when several have that name
 *
 * Returns: (transfer full) (nullable): the judge
 */
QzJudge *
qz_review_access_get_judge (QzConnection *connection, const char *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  QzJudge *judge = qz_judge_table_get (connection, id, &local);

  if (judge != NULL)
    return judge;
  if (g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
    return find_by_name (connection, id, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * qz_review_access_find_panel:
 * @panels: (element-type QzPanel): among which it is looked for
 * @wanted: UUID or name
 * @error: %QZ_ERROR_NOT_FOUND, %QZ_ERROR_DUPLICATE when several have that name
 *
 * Returns: (transfer none) (nullable): the panel
 */
const QzPanel *
qz_review_access_find_panel (const GPtrArray *panels, const char *wanted, GError **error)
{
  const QzPanel *found = NULL;
  guint n = 0;

  for (guint i = 0; i < panels->len; i++)
    {
      const QzPanel *panel = panels->pdata[i];

      if (strcmp (panel->id, wanted) == 0)
        return panel;
      if (strcmp (panel->name, wanted) != 0)
        continue;
      found = panel;
      n++;
    }
  if (n == 1)
    return found;
  if (n == 0)
    g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
                 _ ("There is no panel “%s”. Look on the review board."), wanted);
  else
    g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                 _ ("There are several panels called “%s”. Give the id of the one you mean."),
                 wanted);
  return NULL;
}

/**
 * qz_review_access_check_unsettled:
 * @entry: an entry in review
 * @error: %QZ_ERROR_STATE when it has an award
 *
 * Returns: whether its score sheets may still change
 */
gboolean
qz_review_access_check_unsettled (const QzEntry *entry, GError **error)
{
  if (*entry->award == '\0')
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("%s has an award, so its scores are settled. Take the award back first."),
               qz_entry_access_call (entry));
  return FALSE;
}

/**
 * qz_review_access_list_entries:
 * @connection: inside a transaction
 * @activity: (nullable): id of an activity, %NULL for all
 * @error: as of the store
 *
 * Returns: (transfer full) (element-type QzEntry) (nullable): the entries that are in review, by
 *   number: submitted or accepted; those of the edition of the workspace
 */
GPtrArray *
qz_review_access_list_entries (QzConnection *connection, const char *activity, GError **error)
{
  g_autoptr (QzQuery) query = qz_query_new ();
  g_autofree char *edition = qz_setting_table_get (connection, QZ_WORKSPACE_SETTING_EDITION, error);
  GPtrArray *entries;

  if (edition == NULL)
    return NULL;
  qz_query_set_string (&query->activity, activity);
  query->states = QZ_QUERY_IN_REVIEW;
  query->sort = QZ_SORT_NUMBER;
  query->ascending = TRUE;
  entries = qz_entry_table_list (connection, query, 0, G_MAXINT, error);
  for (guint i = entries != NULL && *edition != '\0' ? entries->len : 0; i > 0; i--)
    if (strcmp (((const QzEntry *) entries->pdata[i - 1])->edition, edition) != 0)
      g_ptr_array_remove_index (entries, i - 1);
  return entries;
}

static gboolean
is_on_form (const QzActivity *activity, const char *category, const QzSheet *sheet)
{
  const QzStage *stage = qz_activity_find_stage (activity, sheet->stage);

  return stage != NULL
         && g_strcmp0 (qz_activity_find_rubric_id (activity, stage, category), sheet->rubric) == 0;
}

/* Of the sheets of a judge one is active at a time, so the others are retired first. */
static gboolean
set_active (QzConnection *connection,
            const QzActivity *activity,
            const char *category,
            const GPtrArray *sheets,
            gboolean active,
            GError **error)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const QzSheet *sheet = sheets->pdata[i];

      if (sheet->active != active && is_on_form (activity, category, sheet) == active
          && !qz_sheet_table_set_active (connection, sheet->id, active, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * qz_review_access_count_leaving:
 * @connection: inside a transaction
 * @activity: the activity of the entry
 * @entry: UUID
 * @category: id of the category that it is to have
 * @out_leaving: (out): its active score sheets that are on another form
 * @error: as of the store
 *
 * Returns: %TRUE when they could be counted
 */
gboolean
qz_review_access_count_leaving (QzConnection *connection,
                                const QzActivity *activity,
                                const char *entry,
                                const char *category,
                                guint *out_leaving,
                                GError **error)
{
  g_autoptr (GPtrArray) sheets = qz_sheet_table_list_by_entry (connection, entry, error);

  *out_leaving = 0;
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      const QzSheet *sheet = sheets->pdata[i];

      *out_leaving += sheet->active && !is_on_form (activity, category, sheet);
    }
  return sheets != NULL;
}

/**
 * qz_review_access_follow_category:
 * @connection: inside a writing transaction
 * @activity: the activity of the entry
 * @entry: UUID
 * @category: id of its category now
 * @error: as of the store
 *
 * Score sheets on the form of that category are the active ones; the others are kept and count
 * again when the entry comes back.
 *
 * Returns: %TRUE when it is so
 */
gboolean
qz_review_access_follow_category (QzConnection *connection,
                                  const QzActivity *activity,
                                  const char *entry,
                                  const char *category,
                                  GError **error)
{
  g_autoptr (GPtrArray) sheets = qz_sheet_table_list_by_entry (connection, entry, error);

  return sheets != NULL && set_active (connection, activity, category, sheets, FALSE, error)
         && set_active (connection, activity, category, sheets, TRUE, error);
}

static char *
name_seed (const char *activity, const char *stage)
{
  return g_strdup_printf ("review.seed.%s.%s", activity, stage);
}

/**
 * qz_review_access_read_seed:
 * @connection: inside a transaction
 * @activity: id of an activity
 * @stage: id of a stage
 * @out_seed: (out): the seed that its panels were planned with, -1 when they were made by hand
 * @error: as of the store
 *
 * Returns: %FALSE when the store failed
 */
gboolean
qz_review_access_read_seed (QzConnection *connection,
                            const char *activity,
                            const char *stage,
                            gint64 *out_seed,
                            GError **error)
{
  g_autofree char *name = name_seed (activity, stage);
  g_autofree char *value = qz_setting_table_get (connection, name, error);

  if (value == NULL)
    return FALSE;
  if (!g_ascii_string_to_signed (value, 10, 0, G_MAXUINT32, out_seed, NULL))
    *out_seed = -1;
  return TRUE;
}

/**
 * qz_review_access_write_seed:
 * @connection: inside a writing transaction
 * @activity: id of an activity
 * @stage: id of a stage
 * @seed: what its panels were planned with
 * @error: as of the store
 *
 * Returns: %TRUE when it is kept
 */
gboolean
qz_review_access_write_seed (
    QzConnection *connection, const char *activity, const char *stage, guint32 seed, GError **error)
{
  g_autofree char *name = name_seed (activity, stage);
  g_autofree char *value = g_strdup_printf ("%u", seed);

  return qz_setting_table_set (connection, name, value, error);
}

/* The panels of the activity, each with its entries. */
static GPtrArray *
list_panels (QzConnection *connection, const char *activity, GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, activity, error);

  for (guint i = 0; panels != NULL && i < panels->len; i++)
    {
      QzPanel *panel = panels->pdata[i];

      panel->entry_ids = qz_panel_table_list_entries (connection, panel->id, error);
      if (panel->entry_ids == NULL)
        return NULL;
    }
  return g_steal_pointer (&panels);
}

/* Where groups are ranked apart, each entry learns the one that it is in. */
static gboolean
find_groups (QzConnection *connection,
             const QzActivity *activity,
             GPtrArray *entries,
             GError **error)
{
  if (*activity->group_by == '\0')
    return TRUE;
  for (guint i = 0; i < entries->len; i++)
    {
      QzEntry *entry = entries->pdata[i];
      g_autoptr (QzEntry) whole = NULL;

      if (strcmp (activity->group_by, "line") == 0)
        {
          entry->group = g_strdup (entry->line);
          continue;
        }
      whole = qz_entry_table_get (connection, entry->id, error);
      if (whole == NULL)
        return FALSE;
      entry->group = g_strdup (qz_form_get (whole->form, activity->group_by));
    }
  return TRUE;
}

/* What units and recommenders gave joins the sheets of a stage where the edition says so. */
static gboolean
add_outside (QzConnection *connection,
             const QzActivity *activity,
             GPtrArray *sheets,
             GError **error)
{
  g_autoptr (GPtrArray) scores = qz_outside_table_list (connection, activity->id, error);

  for (guint i = 0; scores != NULL && i < scores->len; i++)
    {
      QzOutsideScore *score = scores->pdata[i];
      const QzStage *stage = qz_activity_find_stage (activity, score->sheet->stage);

      if (stage != NULL && stage->outside)
        g_ptr_array_add (sheets, g_steal_pointer (&score->sheet));
    }
  return scores != NULL;
}

/**
 * qz_review_access_rank:
 * @connection: inside a transaction
 * @edition: the edition
 * @activity: one of its activities
 * @error: as of the store and qz_ranking_new()
 *
 * Returns: (transfer full) (nullable): the ranking as the score sheets are now
 */
QzRanking *
qz_review_access_rank (QzConnection *connection,
                       const QzEdition *edition,
                       const QzActivity *activity,
                       GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GPtrArray) panels = NULL;
  g_autoptr (GPtrArray) facts = NULL;

  entries = qz_review_access_list_entries (connection, activity->id, error);
  if (entries == NULL || !find_groups (connection, activity, entries, error))
    return NULL;
  sheets = qz_sheet_table_list_by_activity (connection, activity->id, error);
  if (sheets == NULL || !add_outside (connection, activity, sheets, error))
    return NULL;
  facts = qz_fact_table_list_by_activity (connection, activity->id, error);
  if (facts == NULL)
    return NULL;
  panels = list_panels (connection, activity->id, error);
  if (panels == NULL)
    return NULL;
  return qz_ranking_new (edition, activity, panels, entries, sheets, facts, error);
}

static gboolean
reaches (const QzRanking *ranking, const QzEntry *entry, const QzStage *stage)
{
  const QzStanding *standing = qz_ranking_find (ranking, entry->id);

  for (guint i = 0; standing != NULL && !standing->excluded && i < standing->reached; i++)
    if (((const QzStageResult *) standing->stages->pdata[i])->stage == stage)
      return TRUE;
  return FALSE;
}

/**
 * qz_review_access_list_reaching:
 * @connection: inside a transaction
 * @edition: the edition
 * @activity: one of its activities
 * @stage: one of its stages
 * @error: as of the store and qz_ranking_new()
 *
 * Returns: (transfer full) (element-type QzEntry) (nullable): the entries in review that are scored
 *   at @stage, by number: those that nothing kept back at the stages before
 */
GPtrArray *
qz_review_access_list_reaching (QzConnection *connection,
                                const QzEdition *edition,
                                const QzActivity *activity,
                                const QzStage *stage,
                                GError **error)
{
  g_autoptr (GPtrArray) entries = qz_review_access_list_entries (connection, activity->id, error);
  g_autoptr (QzRanking) ranking = NULL;

  if (entries == NULL || activity->stages->len == 0 || activity->stages->pdata[0] == stage)
    return g_steal_pointer (&entries);
  ranking = qz_review_access_rank (connection, edition, activity, error);
  if (ranking == NULL)
    return NULL;
  for (guint i = entries->len; i > 0; i--)
    if (!reaches (ranking, entries->pdata[i - 1], stage))
      g_ptr_array_remove_index (entries, i - 1);
  return g_steal_pointer (&entries);
}

/**
 * qz_review_access_check_ranked:
 * @ranking: the ranking as the score sheets are now
 * @error: %QZ_ERROR_STATE when an entry has another total or rank than was published
 *
 * Returns: whether totals and ranks in the entries are those of @ranking
 */
gboolean
qz_review_access_check_ranked (const QzRanking *ranking, GError **error)
{
  for (guint i = 0; i < ranking->standings->len; i++)
    {
      const QzStanding *standing = ranking->standings->pdata[i];
      const QzEntry *entry = standing->entry;

      if (entry->total == standing->points && entry->rank == standing->rank)
        continue;
      g_set_error (
          error, QZ_ERROR, QZ_ERROR_STATE,
          _ ("Score sheets changed since “%s” was ranked: %s has another total or rank now. "
             "Rank the activity again first."),
          ranking->activity->name, qz_entry_access_call (entry));
      return FALSE;
    }
  return TRUE;
}

/**
 * qz_review_access_check_uncertified:
 * @connection: inside a transaction
 * @entry: an entry whose award is about to change
 * @error: %QZ_ERROR_STATE when a certificate of it is valid; as of the store
 *
 * A printed certificate must not say something else than the record.
 *
 * Returns: whether its award may change
 */
gboolean
qz_review_access_check_uncertified (QzConnection *connection, const QzEntry *entry, GError **error)
{
  g_autoptr (GPtrArray) certificates = NULL;

  if (*entry->award == '\0')
    return TRUE;
  certificates = qz_certificate_table_list_by_entry (connection, entry->id, error);
  if (certificates == NULL)
    return FALSE;
  for (guint i = 0; i < certificates->len; i++)
    {
      const QzCertificate *certificate = certificates->pdata[i];

      if (certificate->state != QZ_CERTIFICATE_ISSUED)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                   _ ("The award of %s cannot change: the certificate %s was issued. Void it "
                      "first."),
                   qz_entry_access_call (entry), certificate->number);
      return FALSE;
    }
  return TRUE;
}
