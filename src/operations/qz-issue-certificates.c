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
#include "operations/qz-issue-plan.h"
#include "rules/qz-chinese-date.h"
#include "rules/qz-finding.h"
#include "store/qz-certificate-table.h"
#include "store/qz-counter-table.h"
#include "store/qz-objects.h"
#include "store/qz-prize-table.h"

struct _QzIssueCertificates
{
  QzOperation parent_instance;

  QzWorkspace *workspace; /* owned */
  char *activity;         /* nullable: all */
  GStrv entries;          /* nullable: all that are due */
  char *date;             /* nullable: today */
  gboolean dry;

  QzEdition *edition;      /* owned: the items borrow from it */
  GPtrArray *items;        /* (element-type QzIssueItem) */
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

static gboolean
plan (QzConnection *connection, gpointer data, GError **error)
{
  QzIssueCertificates *self = data;
  QzIssuePlan plan = { self->workspace, self->edition, self->activity,
                       self->entries,   self->items,   self->findings };

  if (!qz_issue_plan_read (&plan, connection, error))
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      QzIssueItem *item = self->items->pdata[i];
      QzCertificate *certificate = item->certificate;

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
      const QzTemplate *page = ((const QzIssueItem *) self->items->pdata[i])->page;
      g_autoptr (GPtrArray) certificates = NULL;

      if (!g_hash_table_add (done, (gpointer) page))
        continue;
      certificates = g_ptr_array_new ();
      for (guint k = i; k < self->items->len; k++)
        {
          const QzIssueItem *item = self->items->pdata[k];

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
take_serial (QzConnection *connection, const QzIssueItem *item, GError **error)
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
check_unchanged (QzConnection *connection, const QzIssueItem *item, GError **error)
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
      const QzIssueItem *item = self->items->pdata[i];

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
  const QzIssueItem *first = self->items->pdata[0];
  const QzIssueItem *last = self->items->pdata[self->items->len - 1];
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
    g_ptr_array_add (self->certificates,
                     ((const QzIssueItem *) self->items->pdata[i])->certificate);
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
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) qz_issue_item_free);
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
