/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates and their register. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-listing.h"
#include "model/qz-error.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-export-register.h"
#include "operations/qz-issue-certificates.h"
#include "operations/qz-render-certificates.h"
#include "operations/qz-void-certificate.h"
#include "store/qz-certificate-table.h"

static const QzListingColumn columns[] = {
  { "number", N_ ("Certificate number"), QZ_LISTING_TEXT },
  { "state", N_ ("State"), QZ_LISTING_TEXT },
  { "date", N_ ("Date"), QZ_LISTING_TEXT },
  { "activity", N_ ("Activity"), QZ_LISTING_TEXT },
  { "award", N_ ("Award"), QZ_LISTING_TEXT },
  { "recipient", N_ ("Recipient"), QZ_LISTING_TEXT },
  { "unit", N_ ("Unit"), QZ_LISTING_HIDDEN },
  { "entry", N_ ("Id"), QZ_LISTING_HIDDEN },
  { "title", N_ ("Title"), QZ_LISTING_HIDDEN },
  { "body", N_ ("Text"), QZ_LISTING_HIDDEN },
  { "issuers", N_ ("Issuers"), QZ_LISTING_HIDDEN },
  { "reason", N_ ("Reason"), QZ_LISTING_TEXT },
  { "sha256", "SHA-256", QZ_LISTING_HIDDEN },
  { "page", N_ ("Certificate page"), QZ_LISTING_HIDDEN },
  { NULL },
};

static const char *
state_label (QzCertificateState state)
{
  return state == QZ_CERTIFICATE_VOID ? _ ("Void") : _ ("Valid");
}

static void
list_certificates (QzCommandCall *call, const GPtrArray *certificates)
{
  g_autoptr (QzListing) listing = qz_listing_begin (call, "certificates", columns);

  for (guint i = 0; i < certificates->len; i++)
    {
      const QzCertificate *certificate = certificates->pdata[i];
      const char *id = certificate->state == QZ_CERTIFICATE_VOID ? "void" : "issued";
      g_autofree char *page = g_strdup_printf ("%u", certificate->page + 1);

      qz_listing_add (listing, certificate->number,
                      call->json != NULL ? id : state_label (certificate->state), certificate->date,
                      certificate->activity, certificate->award, certificate->recipient,
                      certificate->unit, certificate->entry, certificate->title, certificate->body,
                      certificate->issuers, certificate->reason, certificate->sha256, page, NULL);
    }
  qz_listing_end (listing);
}

static GStrv
dup_operands (QzCommandCall *call)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < call->operands->len; i++)
    g_strv_builder_add (builder, call->operands->pdata[i]);
  return g_strv_builder_end (builder);
}

static gboolean
run_issue (QzCommandCall *call, GError **error)
{
  g_autoptr (QzIssueCertificates) operation =
      qz_issue_certificates_new (call->workspace, qz_command_call_option (call, "activity"));
  g_auto (GStrv) entries = dup_operands (call);
  const GPtrArray *certificates;

  if (entries[0] != NULL)
    qz_issue_certificates_set_entries (operation, (const char *const *) entries);
  qz_issue_certificates_set_date (operation, qz_command_call_option (call, "date"));
  qz_issue_certificates_set_dry (operation, qz_command_call_has (call, "dry-run"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  certificates = qz_issue_certificates_get_certificates (operation);
  list_certificates (call, certificates);
  if (certificates->len == 0)
    qz_answer_say (call, _ ("No certificate is due."));
  qz_answer_findings (call, qz_issue_certificates_get_findings (operation));
  return TRUE;
}

static gboolean
run_render (QzCommandCall *call, GError **error)
{
  const char *path = qz_command_call_option (call, "output");
  const char *folder = qz_command_call_option (call, "separate");
  g_autoptr (QzRenderCertificates) operation = NULL;
  g_auto (GStrv) numbers = dup_operands (call);
  guint64 first = 0;
  guint64 last = 0;

  if (path == NULL && folder == NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("“certificate render” needs “--output” or “--separate”."));
      return FALSE;
    }
  if (path != NULL && folder != NULL)
    {
      g_set_error_literal (error, QZ_ERROR, QZ_ERROR_USAGE,
                           _ ("“certificate render” takes “--output” or “--separate”, not both."));
      return FALSE;
    }
  if (!qz_command_call_number (call, "from", 1, G_MAXUINT32, &first, error)
      || !qz_command_call_number (call, "to", 1, G_MAXUINT32, &last, error))
    return FALSE;
  operation =
      qz_render_certificates_new (call->workspace, qz_command_call_option (call, "activity"));
  qz_render_certificates_set_file (operation, path);
  qz_render_certificates_set_folder (operation, folder);
  qz_render_certificates_set_range (operation, (guint) first, (guint) last);
  if (numbers[0] != NULL)
    qz_render_certificates_set_numbers (operation, (const char *const *) numbers);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "path", _ ("Written"), path != NULL ? path : folder);
  qz_answer_number (call, "pages", _ ("Certificates"),
                    qz_render_certificates_get_n_pages (operation));
  return TRUE;
}

static gboolean
run_void (QzCommandCall *call, GError **error)
{
  const char *reason = qz_command_call_option (call, "reason");
  g_autoptr (QzVoidCertificate) operation = NULL;

  if (reason == NULL)
    {
      g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("“%s” needs “--%s”."), call->command->name,
                   "reason");
      return FALSE;
    }
  operation = qz_void_certificate_new (call->workspace, qz_command_call_operand (call, 0), reason);
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "number", _ ("Void"),
                  qz_void_certificate_get_certificate (operation)->number);
  return TRUE;
}

typedef struct
{
  const char *activity; /* nullable */
  GPtrArray *certificates;
} Reading;

static gboolean
read_register (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->certificates = qz_certificate_table_list (connection, reading->activity, error);
  return reading->certificates != NULL;
}

static gboolean
write_register (QzCommandCall *call, const char *activity, const char *path, GError **error)
{
  g_autoptr (QzExportRegister) operation = qz_export_register_new (call->workspace, activity, path);

  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_text (call, "path", _ ("Written"), path);
  qz_answer_number (call, "rows", _ ("Rows"), qz_export_register_get_n_rows (operation));
  return TRUE;
}

static gboolean
run_register (QzCommandCall *call, GError **error)
{
  const char *path = qz_command_call_option (call, "output");
  Reading reading = { .activity = qz_command_call_option (call, "activity") };
  g_autoptr (GPtrArray) certificates = NULL;

  if (reading.activity != NULL
      && qz_entry_access_get_activity (call->workspace, reading.activity, error) == NULL)
    return FALSE;
  if (path != NULL)
    return write_register (call, reading.activity, path, error);
  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_register, &reading, error))
    return FALSE;
  certificates = reading.certificates;
  list_certificates (call, certificates);
  return TRUE;
}

static const QzOption issue_options[] = {
  { "activity", "A", N_ ("only this activity") },
  { "date", "DAY", N_ ("the day printed on them; otherwise today") },
  { "dry-run", NULL, N_ ("only show what would be issued") },
  { NULL },
};

static const QzOption render_options[] = {
  { "output", "FILE.pdf", N_ ("one file with a page for each") },
  { "separate", "DIR", N_ ("one file for each, named by number") },
  { "activity", "A", N_ ("only this activity") },
  { "from", "N", N_ ("from the N-th on") },
  { "to", "M", N_ ("up to the M-th") },
  { NULL },
};

static const QzOption void_options[] = {
  { "reason", "T", N_ ("why") },
  { NULL },
};

static const QzOption register_options[] = {
  { "activity", "A", N_ ("only this activity") },
  { "output", "FILE.xlsx|pdf", N_ ("write it as a spreadsheet or as PDF") },
  { NULL },
};

const QzCommand qz_certificate_commands[] = {
  { "certificate issue", "[ENTRY…]", N_ ("Give numbers and issue certificates"),
    N_ ("Without entries, to all that have an award and no valid certificate."), 0,
    QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, issue_options, run_issue },
  { "certificate render", "[NUMBER…]", N_ ("Write certificates as PDF"), "", 0, QZ_OPERANDS_OPEN,
    QZ_ACCESS_READ, render_options, run_render },
  { "certificate void", "NUMBER", N_ ("Make a certificate void"), "", 1, 1, QZ_ACCESS_WRITE,
    void_options, run_void },
  { "certificate register", "", N_ ("Show or write the register"), "", 0, 0, QZ_ACCESS_READ,
    register_options, run_register },
  { NULL },
};
