/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table of an entry from a list. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/qz-answer.h"
#include "cli/qz-command-table.h"
#include "model/qz-error.h"
#include "operations/qz-entry-access.h"
#include "operations/qz-import-members.h"
#include "operations/qz-save-entry.h"

static const QzField *
find_table (const QzActivity *activity, const char *id, GError **error)
{
  const QzField *field = qz_activity_find_field (activity, id);

  if (field != NULL && field->type == QZ_FIELD_TABLE)
    return field;
  g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE, _ ("The form of “%s” has no table “%s”."),
               activity->name, id);
  return NULL;
}

/* COLUMN=HEADING, where the column is an id and the heading may be a letter; "" leaves it blank. */
static gboolean
assign (QzImportMembers *operation, const char *text, GError **error)
{
  const QzField *table = qz_import_members_get_table (operation);
  const char *equals = strchr (text, '=');
  int source = -1;

  for (guint i = 0; equals != NULL && i < table->columns->len; i++)
    {
      const QzField *column = table->columns->pdata[i];

      if (strlen (column->id) != (gsize) (equals - text)
          || strncmp (column->id, text, (gsize) (equals - text)) != 0)
        continue;
      if (equals[1] != '\0')
        source = qz_import_members_find_source (operation, equals + 1);
      if (equals[1] != '\0' && source < 0)
        break;
      qz_import_members_set_source (operation, i, source);
      return TRUE;
    }
  g_set_error (error, QZ_ERROR, QZ_ERROR_USAGE,
               _ ("“%s” is not COLUMN=HEADING, such as name=姓名 or name=B."), text);
  return FALSE;
}

static void
answer_columns (QzCommandCall *call, QzImportMembers *operation)
{
  const QzField *table = qz_import_members_get_table (operation);

  if (call->json != NULL)
    qz_json_writer_begin_object (call->json, "columns");
  for (guint i = 0; i < table->columns->len; i++)
    {
      const QzField *column = table->columns->pdata[i];
      int source = qz_import_members_get_source (operation, i);
      g_autofree char *name =
          source >= 0 ? qz_import_members_dup_source_name (operation, (guint) source) : NULL;

      if (name != NULL)
        qz_answer_text (call, column->id, column->label, name);
    }
  if (call->json != NULL)
    qz_json_writer_end (call->json);
}

static gboolean
save (QzCommandCall *call, const QzEntry *entry, QzForm *form, GError **error)
{
  g_autoptr (QzSaveEntry) operation = NULL;

  if (qz_command_call_has (call, "dry-run"))
    return TRUE;
  operation = qz_save_entry_new_for (call->workspace, entry->id, form);
  return qz_command_call_run (call, QZ_OPERATION (operation), error);
}

static gboolean
run_members (QzCommandCall *call, GError **error)
{
  const char *id = qz_command_call_option (call, "table");
  gboolean append = qz_command_call_has (call, "append");
  g_autoptr (QzEntry) entry =
      qz_entry_access_get (call->workspace, qz_command_call_operand (call, 0), error);
  const QzActivity *activity =
      entry != NULL ? qz_entry_access_get_activity (call->workspace, entry->activity, error) : NULL;
  const QzField *table =
      activity != NULL ? find_table (activity, id != NULL ? id : "members", error) : NULL;
  g_autoptr (QzImportMembers) operation = NULL;
  g_autoptr (QzForm) form = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if (table == NULL)
    return FALSE;
  operation = qz_import_members_new (qz_workspace_get_edition (call->workspace), table,
                                     qz_command_call_operand (call, 1));
  if (!qz_command_call_run (call, QZ_OPERATION (operation), error))
    return FALSE;
  for (guint i = 2; i < call->operands->len; i++)
    if (!assign (operation, call->operands->pdata[i], error))
      return FALSE;
  form = qz_import_members_apply (operation, entry->form, append);
  if (!save (call, entry, form, error))
    return FALSE;
  answer_columns (call, operation);
  qz_answer_number (call, "rows", _ ("Rows"), qz_import_members_get_n_rows (operation));
  findings = qz_import_members_check (operation, entry->form, append);
  qz_answer_findings (call, findings);
  return TRUE;
}

static const QzOption options[] = {
  { "table", "ID", N_ ("the table of the form; otherwise members") },
  { "append", NULL, N_ ("keep the rows that are there") },
  { "dry-run", NULL, N_ ("say what would happen and change nothing") },
  { NULL },
};

const QzCommand qz_members_commands[] = {
  { "entry members", "ID FILE.xlsx|csv [COLUMN=HEADING…]",
    N_ ("Take the members of an entry from a list"),
    N_ ("The columns are guessed by their headings or by what stands in them; COLUMN=HEADING says "
        "it, where the heading may be the letter of the column."),
    2, QZ_OPERANDS_OPEN, QZ_ACCESS_WRITE, options, run_members },
  { NULL },
};
