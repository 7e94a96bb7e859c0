/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which certificates are due, in what order, and with which numbers. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "operations/qz-certificate-words.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-issue-plan.h"
#include "rules/qz-entry-state-rules.h"
#include "rules/qz-finding.h"
#include "rules/qz-number-rule.h"
#include "store/qz-certificate-table.h"
#include "store/qz-counter-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-prize-table.h"

/**
 * qz_issue_item_free:
 * @item: (nullable) (transfer full): a certificate that was planned
 */
void
qz_issue_item_free (QzIssueItem *item)
{
  if (item == NULL)
    return;
  qz_entry_free (item->entry);
  qz_certificate_free (item->certificate);
  g_free (item->counter);
  g_free (item->prize);
  g_free (item);
}

/* A valid one of the level when @prize is "", of the prize otherwise. */
static gboolean
find_valid (GPtrArray *certificates, const char *prize, gboolean *out_has)
{
  *out_has = FALSE;
  for (guint i = 0; certificates != NULL && i < certificates->len; i++)
    {
      const QzCertificate *certificate = certificates->pdata[i];

      *out_has |=
          certificate->state == QZ_CERTIFICATE_ISSUED && strcmp (certificate->prize, prize) == 0;
    }
  return certificates != NULL;
}

static gboolean
has_certificate (QzConnection *connection, const QzEntry *entry, gboolean *out_has, GError **error)
{
  g_autoptr (GPtrArray) certificates =
      qz_certificate_table_list_by_entry (connection, entry->id, error);

  return find_valid (certificates, "", out_has);
}

static gboolean
add_item (const QzIssuePlan *self, QzConnection *connection, const char *id, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, id, error);
  const QzActivity *activity;
  const QzTemplate *page;
  QzIssueItem *item;

  if (entry == NULL || !qz_entry_act_check (entry, QZ_ENTRY_CERTIFY, error))
    return FALSE;
  activity = qz_entry_access_get_activity (self->workspace, entry->activity, error);
  if (activity == NULL)
    return FALSE;
  page = qz_certificate_words_find_template (self->edition, activity, entry->award, entry->category,
                                             error);
  if (page == NULL)
    return FALSE;
  item = g_new0 (QzIssueItem, 1);
  item->entry = g_steal_pointer (&entry);
  item->activity = activity;
  item->page = page;
  item->certificate = qz_certificate_new ();
  g_ptr_array_add (self->items, item);
  return TRUE;
}

/* A single prize that is due; without an entry only where the words need none. */
static gboolean
add_prize (const QzIssuePlan *self,
           QzConnection *connection,
           const QzActivity *activity,
           const QzPrize *prize,
           GError **error)
{
  g_autoptr (GPtrArray) certificates =
      qz_certificate_table_list_by_prize (connection, prize->id, error);
  g_autoptr (QzEntry) entry = NULL;
  QzIssueItem *item;
  gboolean has;

  if (!find_valid (certificates, prize->id, &has) || has)
    return certificates != NULL;
  if (*prize->entry == '\0' && !qz_certificate_words_can_do_without_entry (activity, prize->award))
    {
      const QzAward *award = qz_activity_find_award (activity, prize->award);

      qz_findings_add (self->findings, prize->id, QZ_SEVERITY_WARNING,
                       _ ("%s: the edition has no certificate text for the prize “%s” that does "
                          "without an entry, so none is issued. Add one."),
                       prize->name, award != NULL ? award->name : prize->award);
      return TRUE;
    }
  if (*prize->entry != '\0')
    {
      entry = qz_entry_table_get (connection, prize->entry, error);
      if (entry == NULL)
        return FALSE;
    }
  item = g_new0 (QzIssueItem, 1);
  item->entry = qz_certificate_words_make_winner (prize, g_steal_pointer (&entry));
  item->prize = g_strdup (prize->id);
  item->activity = activity;
  item->certificate = qz_certificate_new ();
  g_ptr_array_add (self->items, item);
  item->page = qz_certificate_words_find_template (self->edition, activity, prize->award,
                                                   item->entry->category, error);
  return item->page != NULL;
}

static gboolean
add_prizes (const QzIssuePlan *self, QzConnection *connection, GError **error)
{
  for (guint i = 0; i < self->edition->activities->len; i++)
    {
      const QzActivity *activity = self->edition->activities->pdata[i];
      g_autoptr (GPtrArray) prizes = NULL;

      if (self->activity != NULL && strcmp (activity->id, self->activity) != 0)
        continue;
      prizes = qz_prize_table_list (connection, activity->id, error);
      if (prizes == NULL)
        return FALSE;
      for (guint k = 0; k < prizes->len; k++)
        if (!add_prize (self, connection, activity, prizes->pdata[k], error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
check_once (const QzIssuePlan *self, GError **error)
{
  const QzIssueItem *last = self->items->pdata[self->items->len - 1];

  for (guint i = 0; i + 1 < self->items->len; i++)
    if (strcmp (((const QzIssueItem *) self->items->pdata[i])->entry->id, last->entry->id) == 0)
      {
        g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                     _ ("%s is named twice. Name each entry once, or it would get two "
                        "certificates."),
                     qz_entry_access_call (last->entry));
        return FALSE;
      }
  return TRUE;
}

/* Those that were asked for, each of which has to be due. */
static gboolean
add_given (const QzIssuePlan *self, QzConnection *connection, GError **error)
{
  for (guint i = 0; self->entries[i] != NULL; i++)
    {
      const QzIssueItem *item;
      gboolean has;

      if (!add_item (self, connection, self->entries[i], error) || !check_once (self, error))
        return FALSE;
      item = self->items->pdata[self->items->len - 1];
      if (!has_certificate (connection, item->entry, &has, error))
        return FALSE;
      if (!has)
        continue;
      g_set_error (error, QZ_ERROR, QZ_ERROR_DUPLICATE,
                   _ ("%s has a valid certificate already. Void it before you issue another."),
                   qz_entry_access_call (item->entry));
      return FALSE;
    }
  return TRUE;
}

static gboolean
add_due (const QzIssuePlan *self, QzConnection *connection, GError **error)
{
  g_autoptr (QzQuery) query = qz_query_new ();
  g_autoptr (GPtrArray) entries = NULL;

  qz_query_set_string (&query->activity, self->activity != NULL ? self->activity : "");
  query->states = QZ_QUERY_STATE (QZ_ENTRY_SUBMITTED) | QZ_QUERY_STATE (QZ_ENTRY_ACCEPTED);
  query->sort = QZ_SORT_NUMBER;
  query->ascending = TRUE;
  entries = qz_entry_table_list (connection, query, 0, G_MAXINT, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const QzEntry *entry = entries->pdata[i];
      gboolean has;

      if (*entry->award == '\0')
        continue;
      if (!has_certificate (connection, entry, &has, error)
          || (!has && !add_item (self, connection, entry->id, error)))
        return FALSE;
    }
  return add_prizes (self, connection, error);
}

/* The place of @wanted among the activities or the awards of the edition. */
static guint
find_place (const GPtrArray *array, gconstpointer wanted)
{
  guint i;

  for (i = 0; i < array->len; i++)
    if (array->pdata[i] == wanted)
      break;
  return i;
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/* List order: activity, award, rank, number. */
static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const QzIssueItem *m = *(const QzIssueItem *const *) a;
  const QzIssueItem *n = *(const QzIssueItem *const *) b;
  const QzEdition *edition = data;
  int order = COMPARE (find_place (edition->activities, m->activity),
                       find_place (edition->activities, n->activity));

  if (order == 0)
    order = COMPARE (
        find_place (m->activity->awards, qz_activity_find_award (m->activity, m->entry->award)),
        find_place (n->activity->awards, qz_activity_find_award (n->activity, n->entry->award)));
  if (order == 0)
    order = COMPARE (m->entry->rank - 1, n->entry->rank - 1);
  return order != 0 ? order : strcmp (m->entry->number, n->entry->number);
}

static gboolean
is_taken (QzConnection *connection, const char *number, gboolean *out_taken, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QzCertificate) other = qz_certificate_table_get (connection, number, &local);

  *out_taken = other != NULL;
  if (other != NULL || g_error_matches (local, QZ_ERROR, QZ_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The number that follows in its counter; numbers that came in from elsewhere are stepped over. */
static gboolean
number_item (const QzIssuePlan *self,
             QzConnection *connection,
             QzIssueItem *item,
             GHashTable *counters,
             GError **error)
{
  const char *rule = self->edition->certificate_number;
  QzNumberFields fields = { self->edition->year, item->activity->code, item->entry->category,
                            item->entry->award };
  g_autofree char *prefix = g_strconcat ("certificate:", self->edition->id, NULL);
  gint64 *last;
  gboolean taken = TRUE;

  item->counter = qz_number_dup_counter (prefix, rule, &fields, error);
  if (item->counter == NULL)
    return FALSE;
  last = g_hash_table_lookup (counters, item->counter);
  if (last == NULL)
    {
      last = g_new0 (gint64, 1);
      g_hash_table_insert (counters, g_strdup (item->counter), last);
      if (!qz_counter_table_get (connection, item->counter, last, error))
        return FALSE;
    }
  while (taken)
    {
      g_free (item->certificate->number);
      item->serial = (guint64)++ * last;
      item->certificate->number = qz_number_format (rule, &fields, item->serial, error);
      if (item->certificate->number == NULL
          || !is_taken (connection, item->certificate->number, &taken, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * qz_issue_plan_read:
 * @self: what is asked for; its items and findings are filled
 * @connection: inside a transaction
 * @error: as qz_issue_certificates_new()
 *
 * Finds what is due and gives it numbers, in the order of activity, award, rank and number.
 *
 * Returns: whether all of it can be issued
 */
gboolean
qz_issue_plan_read (const QzIssuePlan *self, QzConnection *connection, GError **error)
{
  g_autoptr (GHashTable) counters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (self != NULL && connection != NULL, FALSE);

  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_size (self->findings, 0);
  if (self->entries != NULL ? !add_given (self, connection, error)
                            : !add_due (self, connection, error))
    return FALSE;
  g_ptr_array_sort_with_data (self->items, compare_items, (gpointer) self->edition);
  for (guint i = 0; i < self->items->len; i++)
    if (!number_item (self, connection, self->items->pdata[i], counters, error))
      return FALSE;
  return TRUE;
}
