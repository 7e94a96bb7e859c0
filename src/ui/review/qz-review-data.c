/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/qz-review-data.h"

#include "store/qz-entry-table.h"
#include "store/qz-judge-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"

G_DEFINE_BOXED_TYPE (QzReviewData, qz_review_data, qz_review_data_ref, qz_review_data_unref)

static void
review_data_clear (gpointer data)
{
  QzReviewData *self = data;

  g_clear_pointer (&self->index, g_hash_table_unref);
  g_clear_pointer (&self->done, g_hash_table_unref);
  g_clear_pointer (&self->grid, qz_score_grid_unref);
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_clear_pointer (&self->judges, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
}

QzReviewData *
qz_review_data_ref (QzReviewData *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
qz_review_data_unref (QzReviewData *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, review_data_clear);
}

static void
release_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_set_task_data (task, NULL, NULL);
}

/**
 * qz_review_data_release:
 * @self: (transfer full) (nullable): what is not needed any more
 *
 * Lets it go on another thread: hundreds of thousands of sheets would hold up a frame.
 */
void
qz_review_data_release (QzReviewData *self)
{
  g_autoptr (GTask) task = NULL;

  if (self == NULL)
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, qz_review_data_release);
  g_task_set_task_data (task, self, (GDestroyNotify) qz_review_data_unref);
  g_task_run_in_thread (task, release_thread);
}

/* Loading */

typedef struct
{
  char *activity;
  char *stage;
  char *panel;
  QzReviewData *data; /* nullable: the result */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->activity);
  g_free (load->stage);
  g_free (load->panel);
  qz_review_data_unref (load->data);
  g_free (load);
}

static gboolean
is_settled (const QzSheet *sheet)
{
  return sheet->state == QZ_SHEET_LOCKED || sheet->state == QZ_SHEET_RECUSED;
}

static char *
make_key (const char *entry, const char *judge)
{
  return g_strconcat (entry, "/", judge, NULL);
}

static gboolean
is_whole (const Load *load)
{
  return g_strcmp0 (load->panel, QZ_EVERY_PANEL) == 0;
}

static gboolean
load_panels (QzConnection *connection, const Load *load, QzReviewData *self, GError **error)
{
  g_autoptr (GPtrArray) all = qz_panel_table_list (connection, load->activity, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len;)
    {
      const QzPanel *panel = g_ptr_array_index (all, i);

      if (g_str_equal (panel->stage, load->stage))
        g_ptr_array_add (self->panels, g_ptr_array_steal_index (all, i));
      else
        i++;
    }
  for (guint i = 0; i < self->panels->len; i++)
    {
      QzPanel *panel = g_ptr_array_index (self->panels, i);
      g_autoptr (GPtrArray) sheets = qz_sheet_table_list_by_panel (connection, panel->id, error);
      guint done = 0;

      if (sheets == NULL)
        return FALSE;
      /* Of one panel the entries that are shown are its entries. */
      if (is_whole (load))
        {
          panel->entry_ids = qz_panel_table_list_entries (connection, panel->id, error);
          if (panel->entry_ids == NULL)
            return FALSE;
        }
      for (guint n = 0; n < sheets->len; n++)
        done += is_settled (g_ptr_array_index (sheets, n));
      g_hash_table_insert (self->done, panel->id, GUINT_TO_POINTER (done));
      if (is_whole (load))
        {
          g_ptr_array_extend_and_steal (self->sheets, g_steal_pointer (&sheets));
        }
      else if (self->panel == NULL || g_strcmp0 (panel->id, load->panel) == 0)
        {
          self->panel = panel;
          g_clear_pointer (&self->sheets, g_ptr_array_unref);
          self->sheets = g_steal_pointer (&sheets);
        }
    }
  return TRUE;
}

static gboolean
scores (const QzPanel *panel, const char *entry)
{
  return panel->entry_ids == NULL
         || g_strv_contains ((const char *const *) panel->entry_ids, entry);
}

/* What some panel scores. */
static void
drop_others (QzReviewData *self)
{
  g_autoptr (GHashTable) scored = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (self->panels, i);

      for (guint k = 0; panel->entry_ids[k] != NULL; k++)
        g_hash_table_add (scored, panel->entry_ids[k]);
    }
  for (guint i = self->entries->len; i-- > 0;)
    if (!g_hash_table_contains (scored, ((const QzEntry *) self->entries->pdata[i])->id))
      g_ptr_array_remove_index (self->entries, i);
}

static gboolean
load_entries (QzConnection *connection, const Load *load, QzReviewData *self, GError **error)
{
  g_autoptr (QzQuery) query = qz_query_new ();

  if (self->panels->len == 0)
    return TRUE;
  if (self->panel != NULL)
    qz_query_set_string (&query->panel, self->panel->id);
  else
    qz_query_set_string (&query->activity, load->activity);
  query->states = QZ_QUERY_IN_REVIEW;
  query->sort = QZ_SORT_NUMBER;
  query->ascending = TRUE;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = qz_entry_table_list (connection, query, 0, G_MAXINT, error);
  if (self->entries != NULL && self->panel == NULL)
    drop_others (self);
  return self->entries != NULL;
}

/* Whoever sits in several panels has one column. */
static GPtrArray *
list_seated (const QzReviewData *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *judges = g_ptr_array_new ();

  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (self->panels, i);

      for (guint k = 0; (self->panel == NULL || self->panel == panel) && k < panel->judges->len;
           k++)
        {
          QzJudge *judge = g_ptr_array_index (panel->judges, k);

          if (g_hash_table_add (seen, judge->id))
            g_ptr_array_add (judges, judge);
        }
    }
  return judges;
}

static QzScoreGrid *
make_grid (const QzReviewData *self)
{
  g_autoptr (GPtrArray) judges = list_seated (self);
  QzScoreGrid *grid = qz_score_grid_new (self->entries, judges);

  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (self->panels, i);

      if (self->panel == NULL || self->panel == panel)
        qz_score_grid_add_panel (grid, panel);
    }
  qz_score_grid_add_sheets (grid, self->sheets);
  return grid;
}

static gboolean
load (QzConnection *connection, gpointer data, GError **error)
{
  Load *job = data;
  g_autoptr (QzReviewData) self = g_atomic_rc_box_new0 (QzReviewData);

  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_panel_free);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_sheet_free);
  self->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->done = g_hash_table_new (g_str_hash, g_str_equal);
  self->judges = qz_judge_table_list (connection, error);
  if (self->judges == NULL || !load_panels (connection, job, self, error)
      || !load_entries (connection, job, self, error))
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      QzSheet *sheet = g_ptr_array_index (self->sheets, i);

      g_hash_table_replace (self->index, make_key (sheet->entry, sheet->judge), sheet);
    }
  if (self->panels->len > 0)
    self->grid = make_grid (self);
  job->data = g_steal_pointer (&self);
  return TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!qz_store_read_finish (QZ_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&job->data),
                           (GDestroyNotify) qz_review_data_unref);
}

/**
 * qz_review_data_load_async:
 * @activity: id of an activity
 * @stage: id of one of its stages
 * @panel: (nullable): id of the panel to read in full, or %QZ_EVERY_PANEL; %NULL or one that is
 *   gone: the first
 */
void
qz_review_data_load_async (QzStore *store,
                           const char *activity,
                           const char *stage,
                           const char *panel,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Load *job = g_new0 (Load, 1);

  g_task_set_source_tag (task, qz_review_data_load_async);
  job->activity = g_strdup (activity);
  job->stage = g_strdup (stage);
  job->panel = g_strdup (panel);
  g_task_set_task_data (task, job, load_free);
  qz_store_read_async (store, load, job, NULL, cancellable, loaded_cb, task);
}

/**
 * qz_review_data_load_finish:
 *
 * Returns: (transfer full) (nullable): what was read
 *
 * Errors: as of the store.
 */
QzReviewData *
qz_review_data_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Questions */

/**
 * qz_review_data_find_sheet:
 *
 * Returns: (transfer none) (nullable): the sheet, if there is one yet
 */
const QzSheet *
qz_review_data_find_sheet (const QzReviewData *self, const char *entry, const char *judge)
{
  g_autofree char *key = make_key (entry, judge);

  return g_hash_table_lookup (self->index, key);
}

const QzEntry *
qz_review_data_find_entry (const QzReviewData *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QzEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->id, id) || g_str_equal (entry->number, id))
        return entry;
    }
  return NULL;
}

const char *
qz_review_data_get_judge_name (const QzReviewData *self, const char *id)
{
  for (guint i = 0; i < self->judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (self->judges, i);

      if (g_str_equal (judge->id, id))
        return judge->name;
    }
  return "";
}

/* How many of a panel's sheets need nothing more: locked or recused. */
guint
qz_review_data_count_done (const QzReviewData *self, const char *panel)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->done, panel));
}

/**
 * qz_review_data_find_panel:
 * @entry: id of an entry
 * @judge: id of a judge, "" for anybody
 *
 * Returns: (transfer none) (nullable): the panel in which the judge scores the entry
 */
const QzPanel *
qz_review_data_find_panel (const QzReviewData *self, const char *entry, const char *judge)
{
  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanel *panel = g_ptr_array_index (self->panels, i);

      if (scores (panel, entry) && (*judge == '\0' || qz_panel_has_seat (panel, entry, judge)))
        return panel;
    }
  return NULL;
}

/**
 * qz_review_data_find_waiting:
 * @entry: id of an entry of the panel
 *
 * Returns: (transfer none) (nullable): the first judge of the panel whose sheet is not settled
 */
const QzJudge *
qz_review_data_find_waiting (const QzReviewData *self, const char *entry)
{
  const GPtrArray *judges =
      self->panel != NULL ? qz_panel_get_judges_of (self->panel, entry) : NULL;

  for (guint i = 0; judges != NULL && i < judges->len; i++)
    {
      const QzJudge *judge = g_ptr_array_index (judges, i);
      const QzSheet *sheet = qz_review_data_find_sheet (self, entry, judge->id);

      if (sheet == NULL || !is_settled (sheet))
        return judge;
    }
  return NULL;
}
