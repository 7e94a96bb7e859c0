/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entries the head of a panel recommends for presentation 推荐发表, within a quota. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-head-access.h"
#include "operations/qz-recommend-entries.h"
#include "operations/qz-review-access.h"
#include "store/qz-entry-table.h"
#include "store/qz-fact-table.h"
#include "store/qz-panel-table.h"
#include "store/qz-setting-table.h"

struct _QzRecommendEntries
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *id;               /* of the panel, or its name */
  gboolean has_quota;
  guint quota;
  GStrv entries; /* nullable: they stay */
  char *head;
  char *reason;

  QzPanel *panel;  /* owned, nullable */
  GPtrArray *list; /* (element-type QzRecommendation): the result */
};

G_DEFINE_FINAL_TYPE (QzRecommendEntries, qz_recommend_entries, QZ_TYPE_OPERATION)

static void
recommendation_free (gpointer data)
{
  QzRecommendation *self = data;

  g_free (self->entry);
  g_free (self->call);
  g_free (self->title);
  g_free (self->unit);
  g_free (self->head);
  g_free (self->reason);
  g_free (self);
}

/* --- what is there --- */

static char *
name_setting (const QzPanel *panel)
{
  return g_strdup_printf ("review.quota.%s", panel->id);
}

static gboolean
read_panel (QzRecommendEntries *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) panels = qz_panel_table_list (connection, NULL, error);
  const QzPanel *found =
      panels != NULL ? qz_review_access_find_panel (panels, self->id, error) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  guint64 quota = 0;

  g_clear_pointer (&self->panel, qz_panel_free);
  self->panel = found != NULL ? qz_panel_table_get (connection, found->id, error) : NULL;
  if (self->panel == NULL)
    return FALSE;
  self->panel->entry_ids = qz_panel_table_list_entries (connection, self->panel->id, error);
  if (self->panel->entry_ids == NULL)
    return FALSE;
  if (self->has_quota)
    return TRUE;
  name = name_setting (self->panel);
  value = qz_setting_table_get (connection, name, error);
  if (value == NULL)
    return FALSE;
  g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT16, &quota, NULL);
  self->quota = (guint) quota;
  return TRUE;
}

/* A fact of the panel: its entry goes on by decision of somebody. */
static gboolean
is_recommended (QzRecommendEntries *self, const QzReviewFact *fact)
{
  return fact->kind == QZ_FACT_ADVANCE && fact->value == 1
         && strcmp (fact->stage, self->panel->stage) == 0
         && g_strv_contains ((const char *const *) self->panel->entry_ids, fact->entry);
}

static int
compare_calls (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const QzRecommendation *const *) a)->call,
                 (*(const QzRecommendation *const *) b)->call);
}

static gboolean
read_list (QzRecommendEntries *self, QzConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) facts =
      qz_fact_table_list_by_activity (connection, self->panel->activity, error);

  g_ptr_array_set_size (self->list, 0);
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const QzReviewFact *fact = facts->pdata[i];
      g_autoptr (QzEntry) entry = NULL;
      QzRecommendation *line;

      if (!is_recommended (self, fact))
        continue;
      entry = qz_entry_table_get (connection, fact->entry, error);
      if (entry == NULL)
        return FALSE;
      line = g_new0 (QzRecommendation, 1);
      line->entry = g_strdup (entry->id);
      line->call = g_strdup (qz_entry_access_call (entry));
      line->title = g_strdup (entry->title);
      line->unit = g_strdup (entry->unit_name);
      line->head = g_strdup (fact->names);
      line->reason = g_strdup (fact->reason);
      g_ptr_array_add (self->list, line);
    }
  g_ptr_array_sort (self->list, compare_calls);
  return facts != NULL;
}

static gboolean
look (QzConnection *connection, gpointer data, GError **error)
{
  QzRecommendEntries *self = data;

  return read_panel (self, connection, error) && read_list (self, connection, error);
}

/* --- what is new --- */

static gboolean
check_number (QzRecommendEntries *self, guint n, GError **error)
{
  if (self->quota == 0)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("Say first how many entries “%s” may recommend."), self->panel->name);
      return FALSE;
    }
  if (n <= self->quota)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_LIMIT,
               _ ("“%s” may recommend %u entries, and these are %u. Leave some out."),
               self->panel->name, self->quota, n);
  return FALSE;
}

static gboolean
put_entry (QzRecommendEntries *self,
           QzConnection *connection,
           const char *wanted,
           GHashTable *chosen,
           const char *now,
           GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, wanted, error);
  g_autoptr (QzReviewFact) fact = NULL;

  if (entry == NULL || !qz_review_access_check_unsettled (entry, error))
    return FALSE;
  if (!g_strv_contains ((const char *const *) self->panel->entry_ids, entry->id))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_NOT_FOUND, _ ("“%s” does not score %s."),
                   self->panel->name, qz_entry_access_call (entry));
      return FALSE;
    }
  if (!g_hash_table_add (chosen, g_strdup (entry->id)))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                   _ ("%s stands there twice. Take one of the two out."),
                   qz_entry_access_call (entry));
      return FALSE;
    }
  fact = qz_review_fact_new ();
  qz_text_set (&fact->entry, entry->id);
  qz_text_set (&fact->stage, self->panel->stage);
  fact->kind = QZ_FACT_ADVANCE;
  fact->value = 1;
  qz_text_set (&fact->names, qz_head_access_get_head (self->panel)->name);
  qz_text_set (&fact->reason, self->reason);
  qz_text_set (&fact->decided, now);
  return qz_fact_table_put (connection, fact, error);
}

/* What the head does not name any more goes by the rule again. */
static gboolean
take_back (QzRecommendEntries *self, QzConnection *connection, GHashTable *chosen, GError **error)
{
  g_autoptr (GPtrArray) facts =
      qz_fact_table_list_by_activity (connection, self->panel->activity, error);

  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const QzReviewFact *fact = facts->pdata[i];

      if (is_recommended (self, fact) && !g_hash_table_contains (chosen, fact->entry)
          && !qz_fact_table_remove (connection, fact->entry, fact->stage, fact->kind, error))
        return FALSE;
    }
  return facts != NULL;
}

static gboolean
put_entries (QzRecommendEntries *self, QzConnection *connection, GError **error)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *now = qz_clock_now ();

  if (!qz_head_access_check_head (self->panel, self->head, error)
      || !check_number (self, g_strv_length (self->entries), error))
    return FALSE;
  for (guint i = 0; self->entries[i] != NULL; i++)
    if (!put_entry (self, connection, self->entries[i], chosen, now, error))
      return FALSE;
  return take_back (self, connection, chosen, error);
}

static gboolean
put (QzConnection *connection, gpointer data, GError **error)
{
  QzRecommendEntries *self = data;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (!look (connection, self, error))
    return FALSE;
  if (self->has_quota && self->entries == NULL && self->list->len > 0
      && !check_number (self, self->list->len, error))
    return FALSE;
  name = name_setting (self->panel);
  value = g_strdup_printf ("%u", self->quota);
  if (self->has_quota && !qz_setting_table_set (connection, name, value, error))
    return FALSE;
  if (self->entries != NULL && !put_entries (self, connection, error))
    return FALSE;
  return read_list (self, connection, error);
}

static gboolean
check_texts (QzRecommendEntries *self, GError **error)
{
  if (self->entries == NULL)
    return TRUE;
  if (!qz_text_is_blank (self->reason))
    return qz_text_check_prose (_ ("The reason"), self->reason, error);
  g_set_error_literal (error, QZ_ERROR, QZ_ERROR_INVALID,
                       _ ("Give the reason of the decision; it stays in the trail."));
  return FALSE;
}

static gboolean
qz_recommend_entries_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzRecommendEntries *self = QZ_RECOMMEND_ENTRIES (operation);
  QzStore *store = qz_workspace_get_store (self->workspace);
  g_autofree char *summary = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *entries = NULL;
  g_autofree char *id = NULL;

  if (!check_texts (self, error) || !qz_store_read (store, look, self, error))
    return FALSE;
  if (!self->has_quota && self->entries == NULL)
    return TRUE;
  entries = self->entries != NULL ? g_strjoinv (", ", self->entries) : g_strdup ("");
  summary = qz_act_words (qz_workspace_get_edition (self->workspace), "panel.recommend",
                          self->panel->name);
  detail = g_strdup_printf ("quota: %u\nentries: %s\nby: %s\nreason: %s", self->quota, entries,
                            self->head, self->reason);
  id = g_strdup (self->panel->id);
  return qz_store_write (store, &(const QzAct){ "panel.recommend", id, summary, detail }, put, self,
                         cancellable, error);
}

static void
qz_recommend_entries_finalize (GObject *object)
{
  QzRecommendEntries *self = QZ_RECOMMEND_ENTRIES (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->entries, g_strfreev);
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->panel, qz_panel_free);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_recommend_entries_parent_class)->finalize (object);
}

static void
qz_recommend_entries_class_init (QzRecommendEntriesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_recommend_entries_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_recommend_entries_run;
}

static void
qz_recommend_entries_init (QzRecommendEntries *self)
{
  self->list = g_ptr_array_new_with_free_func (recommendation_free);
  self->head = g_strdup ("");
  self->reason = g_strdup ("");
}

/**
 * qz_recommend_entries_new:
 * @workspace: where
 * @panel: UUID or name of a panel
 *
 * With nothing set it only reads. What is recommended goes on from the stage of the panel whatever
 * its rule says, by the name and the reason of the head. Fails with %QZ_ERROR_NOT_FOUND for an
 * unknown panel or an entry of another one, %QZ_ERROR_LIMIT over the quota, %QZ_ERROR_INVALID
 * without a quota or a reason and when it is not the head's to say, %QZ_ERROR_STATE for an entry
 * that has an award.
 *
 * Returns: (transfer full): the operation
 */
QzRecommendEntries *
qz_recommend_entries_new (QzWorkspace *workspace, const char *panel)
{
  QzRecommendEntries *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace) && panel != NULL, NULL);

  self = g_object_new (QZ_TYPE_RECOMMEND_ENTRIES, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (panel);
  return self;
}

/**
 * qz_recommend_entries_set_quota:
 * @self: an operation that was not run yet
 * @quota: how many entries the panel may recommend, from 1
 */
void
qz_recommend_entries_set_quota (QzRecommendEntries *self, guint quota)
{
  g_return_if_fail (QZ_IS_RECOMMEND_ENTRIES (self) && quota > 0);

  self->has_quota = TRUE;
  self->quota = quota;
}

/**
 * qz_recommend_entries_set_entries:
 * @self: an operation that was not run yet
 * @entries: (array zero-terminated=1): UUIDs or numbers of all that are recommended; those that
 *   were before and are not named go by the rule again
 * @head: name of the head
 * @reason: why
 */
void
qz_recommend_entries_set_entries (QzRecommendEntries *self,
                                  const char *const *entries,
                                  const char *head,
                                  const char *reason)
{
  g_return_if_fail (QZ_IS_RECOMMEND_ENTRIES (self));
  g_return_if_fail (entries != NULL && head != NULL && reason != NULL);

  g_strfreev (self->entries);
  self->entries = g_strdupv ((char **) entries);
  qz_text_take (&self->head, g_strstrip (g_strdup (head)));
  qz_text_take (&self->reason, g_strstrip (g_strdup (reason)));
}

/**
 * qz_recommend_entries_get_panel:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none): the panel, with the ids of its entries
 */
const QzPanel *
qz_recommend_entries_get_panel (QzRecommendEntries *self)
{
  g_return_val_if_fail (QZ_IS_RECOMMEND_ENTRIES (self), NULL);

  return self->panel;
}

/**
 * qz_recommend_entries_get_quota:
 * @self: an operation that was carried out
 *
 * Returns: how many the panel may recommend, 0 before anybody said so
 */
guint
qz_recommend_entries_get_quota (QzRecommendEntries *self)
{
  g_return_val_if_fail (QZ_IS_RECOMMEND_ENTRIES (self), 0);

  return self->quota;
}

/**
 * qz_recommend_entries_get_list:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzRecommendation): what is recommended now
 */
const GPtrArray *
qz_recommend_entries_get_list (QzRecommendEntries *self)
{
  g_return_val_if_fail (QZ_IS_RECOMMEND_ENTRIES (self), NULL);

  return self->list;
}
