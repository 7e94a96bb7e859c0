/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations that have declared something. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "cli/qz-entry-listing.h"
#include "cli/qz-listing.h"
#include "operations/qz-import-organisations.h"
#include "store/qz-organisation-table.h"

static const QzListingColumn columns[] = {
  { "id", N_ ("Id"), QZ_LISTING_TEXT },
  { "name", N_ ("Name"), QZ_LISTING_TEXT },
  { "contact", N_ ("Contact"), QZ_LISTING_TEXT },
  { "telephone", N_ ("Telephone"), QZ_LISTING_TEXT },
  { "line", N_ ("Line"), QZ_LISTING_TEXT },
  { NULL },
};

static gboolean
read_all (QzConnection *connection, gpointer data, GError **error)
{
  GPtrArray **organisations = data;

  *organisations = qz_organisation_table_list (connection, error);
  return *organisations != NULL;
}

static gboolean
run_list (QzCommandCall *call, GError **error)
{
  g_autoptr (GPtrArray) organisations = NULL;
  g_autoptr (QzListing) listing = NULL;

  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_all, &organisations, error))
    return FALSE;
  listing = qz_listing_begin (call, "organisations", columns);
  for (guint i = 0; i < organisations->len; i++)
    {
      const QzOrganisation *organisation = organisations->pdata[i];

      qz_listing_add (listing, organisation->id, organisation->name, organisation->contact,
                      organisation->telephone, organisation->line, NULL);
    }
  qz_listing_end (listing);
  return TRUE;
}

typedef struct
{
  const char *id;
  QzOrganisation *organisation;
} Reading;

/* @id may be the name, which is how people know an organisation. */
static gboolean
read_one (QzConnection *connection, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->organisation = qz_organisation_table_find (connection, reading->id, NULL);
  if (reading->organisation == NULL)
    reading->organisation = qz_organisation_table_get (connection, reading->id, error);
  return reading->organisation != NULL;
}

static gboolean
run_show (QzCommandCall *call, GError **error)
{
  Reading reading = { .id = qz_command_call_operand (call, 0) };
  g_autoptr (QzOrganisation) organisation = NULL;

  if (!qz_store_read (qz_workspace_get_store (call->workspace), read_one, &reading, error))
    return FALSE;
  organisation = reading.organisation;
  qz_answer_text (call, "id", _ ("Id"), organisation->id);
  qz_answer_text (call, "name", _ ("Name"), organisation->name);
  qz_answer_text (call, "stamp-name", _ ("Name on the stamp"), organisation->stamp_name);
  qz_answer_text (call, "invoice-name", _ ("Name for invoices"), organisation->invoice_name);
  qz_answer_text (call, "short-name", _ ("Short name"), organisation->short_name);
  qz_answer_text (call, "line", _ ("Line"), organisation->line);
  qz_answer_text (call, "contact", _ ("Contact"), organisation->contact);
  qz_answer_text (call, "telephone", _ ("Telephone"), organisation->telephone);
  qz_answer_text (call, "address", _ ("Address"), organisation->address);
  return TRUE;
}

static gboolean
run_import (QzCommandCall *call, GError **error)
{
  g_autoptr (QzImportOrganisations) operation =
      qz_import_organisations_new (call->workspace, qz_command_call_operand (call, 0));

  qz_import_organisations_set_dry_run (operation, qz_command_call_has (call, "dry-run"));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  qz_answer_number (call, "new", _ ("New"), qz_import_organisations_get_n_new (operation));
  qz_answer_number (call, "changed", _ ("Changed"),
                    qz_import_organisations_get_n_changed (operation));
  qz_answer_number (call, "unchanged", _ ("Unchanged"),
                    qz_import_organisations_get_n_same (operation));
  qz_answer_findings (call, qz_import_organisations_get_findings (operation));
  return TRUE;
}

static const QzOption import_options[] = {
  { "dry-run", NULL, N_ ("say what would happen and change nothing") },
  { NULL },
};

const QzCommand qz_organisation_commands[] = {
  { "organisation import", "FILE.xlsx|csv", N_ ("Put organisations on file from a list"),
    N_ ("One of the first rows names the columns; one is the name of the organisation. What the "
        "list leaves blank stays as it was."),
    1, 1, QZ_ACCESS_WRITE, import_options, run_import },
  { "organisation list", "", N_ ("List the organisations"), "", 0, 0, QZ_ACCESS_READ, NULL,
    run_list },
  { "organisation show", "ID", N_ ("Show an organisation, by its name or id"), "", 1, 1,
    QZ_ACCESS_READ, NULL, run_show },
  { NULL },
};
