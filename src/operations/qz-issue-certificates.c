/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Issues certificates in one act: numbers are worked out, the pages are drawn and put into the
 * object store, and then one transaction takes the numbers and writes the register. Until that has
 * happened nothing is issued; if it fails, nothing was.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qz-error.h"
#include "model/qz-text.h"
#include "operations/qz-act-words.h"
#include "operations/qz-certificate-words.h"
#include "operations/qz-clock.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-issue-certificates.h"
#include "rules/qz-chinese-date.h"
#include "rules/qz-entry-state-rules.h"
#include "rules/qz-finding.h"
#include "rules/qz-number-rule.h"
#include "store/qz-certificate-table.h"
#include "store/qz-counter-table.h"
#include "store/qz-entry-table.h"
#include "store/qz-objects.h"
#include "store/qz-prize-table.h"

/* A certificate to be issued. */
typedef struct
{
  QzEntry *entry; /* of a prize: who has it, see qz_certificate_words_make_winner() */
  char *prize;    /* UUID, nullable */
  const QzActivity *activity;
  const QzTemplate *page;
  char *counter;
  guint64 serial;
  QzCertificate *certificate;
} Item;

struct _QzIssueCertificates
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;         /* nullable: all */
  GStrv entries;          /* nullable: all that are due */
  char *date;             /* nullable: today */
  gboolean dry;

  QzEdition *edition;      /* owned: the items borrow from it */
  GPtrArray *items;        /* (element-type Item) */
  GPtrArray *files;        /* (element-type utf8): hashes of the files made by this act */
  GPtrArray *certificates; /* (element-type QzCertificate) borrowed from @items: the result */
  GPtrArray *findings;     /* (element-type QzFinding): prizes that get none */
  char *now;               /* nullable: instant of the act */
  guint64 drawn;           /* pages of the files before the one being drawn */
};

G_DEFINE_FINAL_TYPE (QzIssueCertificates, qz_issue_certificates, QZ_TYPE_OPERATION)

/* Two issues at once would draw the same numbers into the same object, and the one that loses would
 * remove the file that the register of the other names. The second waits and plans afterwards. */
static GMutex issuing;

static void
item_free (Item *item)
{
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
add_item (QzIssueCertificates *self, QzConnection *connection, const char *id, GError **error)
{
  g_autoptr (QzEntry) entry = qz_entry_table_get (connection, id, error);
  const QzActivity *activity;
  const QzTemplate *page;
  Item *item;

  if (entry == NULL || !qz_entry_act_check (entry, QZ_ENTRY_CERTIFY, error))
    return FALSE;
  activity = qz_entry_access_get_activity (self->workspace, entry->activity, error);
  if (activity == NULL)
    return FALSE;
  page = qz_certificate_words_find_template (self->edition, activity, entry->award, entry->category,
                                             error);
  if (page == NULL)
    return FALSE;
  item = g_new0 (Item, 1);
  item->entry = g_steal_pointer (&entry);
  item->activity = activity;
  item->page = page;
  item->certificate = qz_certificate_new ();
  g_ptr_array_add (self->items, item);
  return TRUE;
}

/* A single prize that is due; without an entry only where the words need none. */
static gboolean
add_prize (QzIssueCertificates *self,
           QzConnection *connection,
           const QzActivity *activity,
           const QzPrize *prize,
           GError **error)
{
  g_autoptr (GPtrArray) certificates =
      qz_certificate_table_list_by_prize (connection, prize->id, error);
  g_autoptr (QzEntry) entry = NULL;
  Item *item;
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
  item = g_new0 (Item, 1);
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
add_prizes (QzIssueCertificates *self, QzConnection *connection, GError **error)
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
check_once (QzIssueCertificates *self, GError **error)
{
  const Item *last = self->items->pdata[self->items->len - 1];

  for (guint i = 0; i + 1 < self->items->len; i++)
    if (strcmp (((const Item *) self->items->pdata[i])->entry->id, last->entry->id) == 0)
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
add_given (QzIssueCertificates *self, QzConnection *connection, GError **error)
{
  for (guint i = 0; self->entries[i] != NULL; i++)
    {
      const Item *item;
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
add_due (QzIssueCertificates *self, QzConnection *connection, GError **error)
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
  const Item *m = *(const Item *const *) a;
  const Item *n = *(const Item *const *) b;
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
number_item (QzIssueCertificates *self,
             QzConnection *connection,
             Item *item,
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

static gboolean
plan (QzConnection *connection, gpointer data, GError **error)
{
  QzIssueCertificates *self = data;
  g_autoptr (GHashTable) counters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_size (self->findings, 0);
  if (self->entries != NULL ? !add_given (self, connection, error)
                            : !add_due (self, connection, error))
    return FALSE;
  g_ptr_array_sort_with_data (self->items, compare_items, self->edition);
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];
      QzCertificate *certificate = item->certificate;

      if (!number_item (self, connection, item, counters, error))
        return FALSE;
      g_free (certificate->id);
      g_free (certificate->date);
      g_free (certificate->issued);
      certificate->id = g_uuid_string_random ();
      certificate->date = g_strdup (self->date);
      certificate->issued = g_strdup (self->now);
      if (!qz_certificate_words_fill (certificate, self->edition, item->activity, item->entry,
                                      error))
        return FALSE;
      qz_text_set (&certificate->prize, item->prize != NULL ? item->prize : "");
    }
  return TRUE;
}

static void
report_page (gsize done, gsize total, gpointer user_data)
{
  QzIssueCertificates *self = user_data;

  qz_operation_report (QZ_OPERATION (self), self->drawn + done, self->items->len);
}

/* Draws the certificates of one page template into one file of the object store. */
static gboolean
draw_file (QzIssueCertificates *self,
           const QzTemplate *page,
           const GPtrArray *certificates,
           GCancellable *cancellable,
           GError **error)
{
  const char *directory = qz_workspace_get_directory (self->workspace);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;

  if (!qz_certificate_words_write (stream, self->edition, page, certificates, report_page, self,
                                   cancellable, error)
      || !g_output_stream_close (stream, NULL, error))
    return FALSE;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  sha256 = qz_objects_put_bytes (directory, bytes, error);
  if (sha256 == NULL)
    return FALSE;
  for (guint i = 0; i < certificates->len; i++)
    {
      QzCertificate *certificate = certificates->pdata[i];

      g_free (certificate->sha256);
      certificate->sha256 = g_strdup (sha256);
      certificate->page = i;
    }
  g_ptr_array_add (self->files, g_steal_pointer (&sha256));
  self->drawn += certificates->len;
  return TRUE;
}

static gboolean
draw (QzIssueCertificates *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  self->drawn = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      const QzTemplate *page = ((const Item *) self->items->pdata[i])->page;
      g_autoptr (GPtrArray) certificates = NULL;

      if (!g_hash_table_add (done, (gpointer) page))
        continue;
      certificates = g_ptr_array_new ();
      for (guint k = i; k < self->items->len; k++)
        {
          const Item *item = self->items->pdata[k];

          if (item->page == page)
            g_ptr_array_add (certificates, item->certificate);
        }
      if (!draw_file (self, page, certificates, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Takes the serial that was drawn; when somebody else took it meanwhile, nothing is issued. */
static gboolean
take_serial (QzConnection *connection, const Item *item, GError **error)
{
  gint64 serial = 0;

  while ((guint64) serial < item->serial)
    if (!qz_counter_table_next (connection, item->counter, &serial, error))
      return FALSE;
  if ((guint64) serial == item->serial)
    return TRUE;
  g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
               _ ("The certificate number %s was given in the meantime. Issue again."),
               item->certificate->number);
  return FALSE;
}

/* What the certificate says has to be what stands there still. */
static gboolean
check_unchanged (QzConnection *connection, const Item *item, GError **error)
{
  g_autoptr (GPtrArray) prizes = NULL;

  if (*item->entry->id != '\0' && !qz_entry_access_check_unchanged (connection, item->entry, error))
    return FALSE;
  if (item->prize == NULL)
    return TRUE;
  prizes = qz_prize_table_list (connection, item->activity->id, error);
  for (guint i = 0; prizes != NULL && i < prizes->len; i++)
    if (strcmp (((const QzPrize *) prizes->pdata[i])->id, item->prize) == 0)
      return TRUE;
  if (prizes != NULL)
    g_set_error (error, QZ_ERROR, QZ_ERROR_STATE,
                 _ ("The prize of %s was taken back in the meantime. Issue again."),
                 item->certificate->recipient);
  return FALSE;
}

static gboolean
enter (QzConnection *connection, gpointer data, GError **error)
{
  QzIssueCertificates *self = data;

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = self->items->pdata[i];

      if (!check_unchanged (connection, item, error) || !take_serial (connection, item, error)
          || !qz_certificate_table_insert (connection, item->certificate, error))
        return FALSE;
    }
  return TRUE;
}

/* Files of certificates that were not issued after all. */
static void
remove_files (QzIssueCertificates *self)
{
  for (guint i = 0; i < self->files->len; i++)
    qz_objects_remove (qz_workspace_get_directory (self->workspace), self->files->pdata[i]);
  g_ptr_array_set_size (self->files, 0);
}

static gboolean
write_register (QzIssueCertificates *self, GCancellable *cancellable, GError **error)
{
  const Item *first = self->items->pdata[0];
  const Item *last = self->items->pdata[self->items->len - 1];
  g_autofree char *range = self->items->len > 1
                               ? g_strdup_printf ("%s – %s (%u)", first->certificate->number,
                                                  last->certificate->number, self->items->len)
                               : g_strdup (first->certificate->number);
  g_autofree char *summary = qz_act_words (self->edition, "certificate.issue", range);
  g_autoptr (GString) detail = g_string_new (NULL);

  for (guint i = 0; i < self->files->len; i++)
    g_string_append_printf (detail, "%ssha256: %s", i > 0 ? "\n" : "",
                            (const char *) self->files->pdata[i]);
  return qz_store_write (qz_workspace_get_store (self->workspace),
                         &(const QzAct){ "certificate.issue", "", summary, detail->str }, enter,
                         self, cancellable, error);
}

static gboolean
prepare (QzIssueCertificates *self, GError **error)
{
  QzEdition *edition = qz_workspace_require_edition (self->workspace, error);

  if (edition == NULL)
    return FALSE;
  self->edition = qz_edition_ref (edition);
  if (self->activity != NULL
      && qz_entry_access_get_activity (self->workspace, self->activity, error) == NULL)
    return FALSE;
  if (*edition->certificate_number == '\0')
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_STATE,
                           _ ("The edition has no rule for certificate numbers. Add one first."));
      return FALSE;
    }
  if (self->date == NULL)
    self->date = qz_clock_today ();
  if (!qz_date_parse (self->date, NULL))
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_INVALID,
                   _ ("There is no day “%s”. Write the date of the certificates as 2018-12-20."),
                   self->date);
      return FALSE;
    }
  self->now = qz_clock_now ();
  return TRUE;
}

static gboolean
qz_issue_certificates_run (QzOperation *operation, GCancellable *cancellable, GError **error)
{
  QzIssueCertificates *self = QZ_ISSUE_CERTIFICATES (operation);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&issuing);
  g_autoptr (GError) local = NULL;

  if (!prepare (self, error)
      || !qz_store_read (qz_workspace_get_store (self->workspace), plan, self, error))
    return FALSE;
  if (self->items->len > 0 && !self->dry
      && (!draw (self, cancellable, &local) || !write_register (self, cancellable, &local)))
    {
      /* After an error at COMMIT the register may be written; its files have to stay. */
      if (!g_error_matches (local, QZ_ERROR, QZ_ERROR_UNKNOWN_OUTCOME))
        remove_files (self);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (self->certificates, ((const Item *) self->items->pdata[i])->certificate);
  return TRUE;
}

static void
qz_issue_certificates_finalize (GObject *object)
{
  QzIssueCertificates *self = QZ_ISSUE_CERTIFICATES (object);

  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->edition, qz_edition_unref);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->entries, g_strfreev);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->now, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (qz_issue_certificates_parent_class)->finalize (object);
}

static void
qz_issue_certificates_class_init (QzIssueCertificatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qz_issue_certificates_finalize;
  QZ_OPERATION_CLASS (klass)->run = qz_issue_certificates_run;
}

static void
qz_issue_certificates_init (QzIssueCertificates *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->certificates = g_ptr_array_new ();
  self->findings = qz_findings_new ();
}

/**
 * qz_issue_certificates_new:
 * @workspace: where
 * @activity: (nullable): id of an activity, %NULL for all
 *
 * Issues a certificate to every entry that has an award and no valid certificate, and for every
 * single prize, in the order of activity, award and rank. Numbers follow the rule of the edition
 * without gaps; the words come from the record and are kept in the register as printed. All pages
 * lie in one file of the object store (one for each page template in use). Fails with
 * %QZ_ERROR_FONT when a character cannot be printed, with %QZ_ERROR_NOT_FOUND when the edition
 * lacks a text or a page, with %QZ_ERROR_STATE when an entry or a number changed meanwhile; then,
 * and when it is cancelled, nothing is issued.
 *
 * Returns: (transfer full): the operation
 */
QzIssueCertificates *
qz_issue_certificates_new (QzWorkspace *workspace, const char *activity)
{
  QzIssueCertificates *self;

  g_return_val_if_fail (QZ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (QZ_TYPE_ISSUE_CERTIFICATES, NULL);
  self->workspace = g_object_ref (workspace);
  self->activity = activity != NULL && *activity != '\0' ? g_strdup (activity) : NULL;
  return self;
}

/**
 * qz_issue_certificates_set_entries:
 * @self: an operation that was not run yet
 * @entries: (nullable) (array zero-terminated=1): UUIDs or numbers of just these entries; one that
 *   has a valid certificate is %QZ_ERROR_DUPLICATE
 */
void
qz_issue_certificates_set_entries (QzIssueCertificates *self, const char *const *entries)
{
  g_return_if_fail (QZ_IS_ISSUE_CERTIFICATES (self));

  g_strfreev (self->entries);
  self->entries = g_strdupv ((char **) entries);
}

/**
 * qz_issue_certificates_set_date:
 * @self: an operation that was not run yet
 * @date: (nullable): ISO day printed on the certificates, %NULL for today
 */
void
qz_issue_certificates_set_date (QzIssueCertificates *self, const char *date)
{
  g_return_if_fail (QZ_IS_ISSUE_CERTIFICATES (self));

  g_free (self->date);
  self->date = g_strdup (date);
}

/**
 * qz_issue_certificates_set_dry:
 * @self: an operation that was not run yet
 * @dry: %TRUE to show what would be issued, with the numbers, without issuing anything
 */
void
qz_issue_certificates_set_dry (QzIssueCertificates *self, gboolean dry)
{
  g_return_if_fail (QZ_IS_ISSUE_CERTIFICATES (self));

  self->dry = dry;
}

/**
 * qz_issue_certificates_get_certificates:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzCertificate): what was issued, in the order of the
 *   numbers; empty when nothing was due. Good as long as @self.
 */
const GPtrArray *
qz_issue_certificates_get_certificates (QzIssueCertificates *self)
{
  g_return_val_if_fail (QZ_IS_ISSUE_CERTIFICATES (self), NULL);

  return self->certificates;
}

/**
 * qz_issue_certificates_get_findings:
 * @self: an operation that was carried out
 *
 * Returns: (transfer none) (element-type QzFinding): prizes without an entry for which the edition
 *   has no words
 */
const GPtrArray *
qz_issue_certificates_get_findings (QzIssueCertificates *self)
{
  g_return_val_if_fail (QZ_IS_ISSUE_CERTIFICATES (self), NULL);

  return self->findings;
}
