/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers of the day of the review are made of: panels, their entries, who is recused. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-conflict-access.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-make-demo.h"
#include "operations/qz-review-access.h"
#include "operations/qz-review-day.h"
#include "rules/qz-finding.h"
#include "store/qz-entry-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-sheet-table.h"
#include "store/qz-visit-table.h"

/* One reading. */
typedef struct
{
  QzReviewDay *day;
  const char *activity;
  const char *panel; /* nullable: the only one */
  gboolean sample;
} Reading;

static void
document_free (gpointer data)
{
  QzPanelDocument *document = data;

  g_ptr_array_unref (document->entries);
  g_hash_table_unref (document->recused);
  g_clear_pointer (&document->conflicts, g_ptr_array_unref);
  g_clear_pointer (&document->visits, g_ptr_array_unref);
  g_free (document);
}

static void
judge_free (gpointer data)
{
  QzJudgeDocument *judge = data;

  g_ptr_array_unref (judge->panels);
  g_free (judge);
}

static gboolean
read_entries (QzConnection *connection, const QzPanel *panel, GPtrArray *entries, GError **error)
{
  g_auto (GStrv) ids = qz_panel_table_list_entries (connection, panel->id, error);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      QzEntry *entry = qz_entry_table_get (connection, ids[i], error);

      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (entries, entry);
    }
  return ids != NULL;
}

static gboolean
read_recused (QzConnection *connection, const QzPanel *panel, GHashTable *recused, GError **error)
{
  g_autoptr (GPtrArray) sheets = qz_sheet_table_list_by_panel (connection, panel->id, error);

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      const QzSheet *sheet = sheets->pdata[i];

      if (sheet->state == QZ_SHEET_RECUSED)
        g_hash_table_add (recused, qz_panel_document_dup_pair (sheet->entry, sheet->judge));
    }
  return sheets != NULL;
}

/* Who has to stay away gets no sheet; what nobody has decided yet is printed, and said. */
static gboolean
read_conflicts (QzReviewDay *self,
                QzConnection *connection,
                QzPanelDocument *document,
                GError **error)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  document->conflicts =
      qz_conflict_access_list (connection, document->entries, document->panel->judges, error);
  if (document->conflicts == NULL)
    return FALSE;
  for (guint i = 0; i < document->conflicts->len; i++)
    {
      QzConflict *conflict = document->conflicts->pdata[i];

      if (conflict->state == QZ_CONFLICT_FORCED)
        g_hash_table_add (document->recused,
                          qz_panel_document_dup_pair (conflict->entry, conflict->judge));
      else
        g_ptr_array_add (open, conflict);
    }
  for (guint i = 0; i < document->entries->len; i++)
    qz_conflict_access_report (open, document->panel, document->entries->pdata[i], self->findings);
  return TRUE;
}

static guint
find_place (const GPtrArray *visits, const QzEntry *entry)
{
  for (guint i = 0; i < visits->len; i++)
    if (strcmp (((const QzVisit *) visits->pdata[i])->entry, entry->id) == 0)
      return i;
  return visits->len;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  guint m = find_place (data, *(const QzEntry *const *) a);
  guint n = find_place (data, *(const QzEntry *const *) b);

  return (m > n) - (m < n);
}

/* Where a panel goes to the entries, they stand in the order of its route. */
static gboolean
read_visits (QzConnection *connection, QzPanelDocument *document, GError **error)
{
  g_autoptr (GPtrArray) visits = qz_visit_table_list (connection, document->panel->activity, error);

  for (guint i = visits != NULL ? visits->len : 0; i > 0; i--)
    if (strcmp (((const QzVisit *) visits->pdata[i - 1])->panel, document->panel->id) != 0)
      g_ptr_array_remove_index (visits, i - 1);
  if (visits == NULL)
    return FALSE;
  g_ptr_array_sort_with_data (document->entries, compare_places, visits);
  document->visits = g_steal_pointer (&visits);
  return TRUE;
}

static gboolean
read_panel (Reading *reading, QzConnection *connection, const QzPanel *panel, GError **error)
{
  QzReviewDay *self = reading->day;
  QzPanelDocument *document = g_new0 (QzPanelDocument, 1);

  document->edition = self->edition;
  document->activity = self->activity;
  document->panel = panel;
  document->day = self->date;
  document->place = self->place;
  document->sample = reading->sample;
  document->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_entry_free);
  document->recused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (self->panels, document);
  return qz_review_access_get_stage (self->activity, panel->stage, error) != NULL
         && read_entries (connection, panel, document->entries, error)
         && read_visits (connection, document, error)
         && read_recused (connection, panel, document->recused, error)
         && read_conflicts (self, connection, document, error);
}

static gboolean
read_panels (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;
  QzReviewDay *self = reading->day;
  const QzPanel *only = NULL;

  g_ptr_array_set_size (self->panels, 0);
  g_ptr_array_set_size (self->findings, 0);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = qz_panel_table_list (connection, reading->activity, error);
  if (self->found == NULL)
    return FALSE;
  if (reading->panel != NULL)
    {
      only = qz_review_access_find_panel (self->found, reading->panel, error);
      return only != NULL && read_panel (reading, connection, only, error);
    }
  for (guint i = 0; i < self->found->len; i++)
    if (!read_panel (reading, connection, self->found->pdata[i], error))
      return FALSE;
  return TRUE;
}

static QzJudgeDocument *
ensure_judge (QzReviewDay *self, const QzJudge *judge)
{
  QzJudgeDocument *document = NULL;

  for (guint i = 0; i < self->judges->len; i++)
    {
      document = self->judges->pdata[i];
      if (strcmp (document->judge->id, judge->id) == 0)
        return document;
    }
  document = g_new0 (QzJudgeDocument, 1);
  document->judge = judge;
  document->panels = g_ptr_array_new ();
  g_ptr_array_add (self->judges, document);
  return document;
}

/* Who sits in several panels gets one letter for all. */
static void
gather_judges (QzReviewDay *self)
{
  for (guint i = 0; i < self->panels->len; i++)
    {
      QzPanelDocument *panel = self->panels->pdata[i];

      for (guint k = 0; k < panel->panel->judges->len; k++)
        g_ptr_array_add (ensure_judge (self, panel->panel->judges->pdata[k])->panels, panel);
    }
}

/* The day of the newest entry: equal input gives equal bytes. */
static void
find_created (QzReviewDay *self)
{
  const char *created = "";

  for (guint i = 0; i < self->panels->len; i++)
    {
      const QzPanelDocument *document = self->panels->pdata[i];

      for (guint k = 0; k < document->entries->len; k++)
        {
          const QzEntry *entry = document->entries->pdata[k];

          created = strcmp (entry->updated, created) > 0 ? entry->updated : created;
        }
    }
  self->created =
      *created != '\0' ? g_strdup (created) : g_strdup_printf ("%u-01-01", self->edition->year);
}

static gboolean
has_entries (QzReviewDay *self, GError **error)
{
  for (guint i = 0; i < self->panels->len; i++)
    if (((const QzPanelDocument *) self->panels->pdata[i])->entries->len > 0)
      return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND,
               _ ("“%s” has no panel with entries to judge. Make the panels first."),
               self->activity->name);
  return FALSE;
}

/**
 * qz_review_day_read:
 * @workspace: where
 * @activity: id of an activity
 * @panel: (nullable): id or name of the only panel that is wanted
 * @date: (nullable): ISO, when the panels meet
 * @place: (nullable): where they meet
 * @error: %QZ_ERROR_NOT_FOUND when there is no such activity or panel or none with entries; any
 *   code of the store
 *
 * Returns: (transfer full) (nullable): what there is to print about
 */
QzReviewDay *
qz_review_day_read (QzWorkspace *workspace,
                    const char *activity,
                    const char *panel,
                    const char *date,
                    const char *place,
                    GError **error)
{
  g_autoptr (QzReviewDay) self = NULL;
  Reading reading = { NULL, activity, panel, FALSE };

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (activity != NULL, NULL);

  self = g_new0 (QzReviewDay, 1);
  self->panels = g_ptr_array_new_with_free_func (document_free);
  self->judges = g_ptr_array_new_with_free_func (judge_free);
  self->findings = qz_findings_new ();
  self->date = g_strdup (date);
  self->place = g_strdup (place);
  self->activity = qz_entry_access_get_activity (workspace, activity, error);
  if (self->activity == NULL)
    return NULL;
  self->edition = qz_edition_ref (qz_workspace_get_edition (workspace));
  reading.day = self;
  reading.sample = g_str_equal (qz_workspace_get_name (workspace), QZ_MAKE_DEMO_NAME);
  if (!qz_store_read (qz_workspace_get_store (workspace), read_panels, &reading, error)
      || !has_entries (self, error))
    return NULL;
  find_created (self);
  gather_judges (self);
  return g_steal_pointer (&self);
}

/**
 * qz_review_day_free:
 * @self: (nullable) (transfer full): a day
 */
void
qz_review_day_free (QzReviewDay *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->judges);
  g_ptr_array_unref (self->panels);
  g_ptr_array_unref (self->findings);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_free (self->date);
  g_free (self->place);
  g_free (self->created);
  g_free (self);
}
